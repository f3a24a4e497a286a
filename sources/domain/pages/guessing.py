"""What a file is, where nobody says."""

import re

START = 1000  # bytes looked at
ELEMENT = re.compile(r"</(?:p|div|article|section|main|h[1-3]|ul|body|table)\s*>", re.IGNORECASE)


def is_page(body: bytes) -> bool:
    r"""Whether bytes look like an HTML page rather than a plain text.

    >>> is_page(b"<!DOCTYPE html><p>Rain."), is_page(b"## Rain\\n\\nIt fell.")
    (True, False)
    """
    start = body[:START].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<?xml")) or b"<html" in start


def is_markup(text: str) -> bool:
    """Whether a text that was pasted looks like a piece of a page's source.

    >>> is_markup("<div><p>Rain fell.</p></div>"), is_markup("Rain < snow. </p> is a tag.")
    (True, False)
    """
    return text.lstrip("\ufeff \t\r\n").startswith("<") and ELEMENT.search(text) is not None
