"""Addresses of articles."""

from urllib.parse import urlsplit, urlunsplit


def normalise(url: str) -> str:
    """Will return the form under which an address is looked up: no fragment, no trailing slash.

    >>> normalise("HTTPS://Example.org/a/#b")
    'https://example.org/a'
    """
    parts = urlsplit(url.strip())
    return urlunsplit(
        (parts.scheme.lower(), parts.netloc.lower(), parts.path.rstrip("/"), parts.query, "")
    )
