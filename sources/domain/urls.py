"""Addresses of articles."""

from urllib.parse import urlsplit, urlunsplit


def normalise(url: str) -> str:
    """Will return the form under which an address is looked up: no fragment, no trailing slash.

    What is no address at all comes back as it is; to refuse it is up to the field that holds it.

    >>> normalise("HTTPS://Example.org/a/#b")
    'https://example.org/a'
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url
    return urlunsplit(
        (parts.scheme.lower(), parts.netloc.lower(), parts.path.rstrip("/"), parts.query, "")
    )
