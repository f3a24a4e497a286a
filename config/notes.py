"""Reads files in which checkpoints of the public log are kept."""


def notes_of(text: str) -> list[str]:
    """Will return the checkpoints of a file: each is two paragraphs, with empty lines between them."""
    paragraphs = [part.strip("\n") for part in text.split("\n\n") if part.strip()]
    pairs = zip(paragraphs[::2], [*paragraphs[1::2], ""], strict=False)
    return [f"{body}\n\n{signatures}\n" for body, signatures in pairs]
