"""Numbers as forms and addresses hold them."""

LONGEST = 18
"""Digits: every number that long fits into a column of ids."""


def number(text: str, *, digits: int = LONGEST) -> int | None:
    """The number that a text of at most so many digits is; None for anything else.

    >>> number("12"), number("x"), number(""), number("1234", digits=3)
    (12, None, None, None)
    """
    is_number = text.isascii() and text.isdecimal() and len(text) <= digits
    return int(text) if is_number else None
