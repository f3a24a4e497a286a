"""What is kept of a document that could not be read: enough to see what it was, and never too much."""

from hashlib import sha256

LONGEST = 2_000
"""So many characters or bytes are kept."""
PLAIN = {ord("\n"): "\n", ord("\t"): "\t", ord("\\"): "\\\\"}


def of_text(text: str) -> str:
    """Will return the beginning of a text, and how long it is where that is not all of it.

    >>> of_text("null")
    'null'
    """
    text = text.strip()
    if len(text) <= LONGEST:
        return text
    mark = _hash(text.encode(errors="replace"))
    return f"{text[:LONGEST]}\n({len(text):,} characters in all; SHA-256 {mark})"


def of_bytes(body: bytes, *, length: int | None = None) -> str:
    r"""Will return the beginning of bytes that are no text, escaped, and how many there are.

    `length` is theirs where only the beginning of them is at hand.

    >>> of_bytes(b"PK\x03", length=9_000)
    'PK\\x03\n(9,000 bytes in all)'
    """
    shown = "".join(_escaped(byte) for byte in body[:LONGEST])
    whole = f"; SHA-256 {_hash(body)}" if length is None else ""
    return f"{shown}\n({length or len(body):,} bytes in all{whole})"


def _escaped(byte: int) -> str:
    return PLAIN.get(byte) or (chr(byte) if 32 <= byte < 127 else f"\\x{byte:02x}")


def _hash(body: bytes) -> str:
    return sha256(body).hexdigest()
