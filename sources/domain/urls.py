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


def host_candidates(url: str) -> tuple[str, ...]:
    """Will return the hosts by which a publisher may be known: the address's own, then its parents.

    >>> host_candidates("https://www.news.bbc.co.uk/x")
    ('news.bbc.co.uk', 'bbc.co.uk', 'co.uk')
    """
    try:
        host = urlsplit(url.strip()).hostname or ""
    except ValueError:
        return ()
    labels = host.strip(".").removeprefix("www.").split(".")
    return tuple(".".join(labels[at:]) for at in range(max(len(labels) - 1, 0)))
