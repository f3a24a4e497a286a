"""What a file is, where nobody says."""

START = 1000  # bytes looked at


def is_page(body: bytes) -> bool:
    r"""Whether bytes look like an HTML page rather than a plain text.

    >>> is_page(b"<!DOCTYPE html><p>Rain."), is_page(b"## Rain\\n\\nIt fell.")
    (True, False)
    """
    start = body[:START].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<?xml")) or b"<html" in start
