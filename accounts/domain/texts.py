"""Texts as they come in from outside."""


def is_storable(text: str) -> bool:
    r"""Whether a database can hold a text: PostgreSQL takes no NUL, UTF-8 no half of a surrogate pair.

    JSON and files can bring either.

    >>> is_storable("Sapporo 札幌 🏔"), is_storable("A\x00"), is_storable("A\ud83c")
    (True, False, False)
    """
    try:
        return b"\x00" not in text.encode()
    except UnicodeEncodeError:
        return False
