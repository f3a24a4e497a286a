"""Addresses in a ClaimReview: exactly one of the web, and whose site it is on."""

import re
from urllib.parse import urlsplit

from sources.domain.hosts import as_address, ascii_host, parents, site_host
from sources.domain.urls import NotAnAddress, require_http_url

JOINED = re.compile(r"(?:\s*[,;|]\s*|\s+)(?=https?://)", re.IGNORECASE)
"""Where one property holds several addresses: commas before the next scheme."""
LOOPBACK_NAMES = frozenset({"localhost"})


def split_joined(text: str) -> list[str]:
    """Will return the addresses that a text joins by commas, semicolons or spaces.

    >>> split_joined("https://a.example/x,1, https://b.example")
    ['https://a.example/x,1', 'https://b.example']
    """
    # The pattern is tried only near a scheme: a megabyte of spaces is read once, not squared.
    text = re.sub(r"\s+", " ", text.strip())
    return [part.strip() for part in JOINED.split(text) if part.strip(" ,;|")]


def fault_of(url: str) -> str:
    """What is wrong with an address of the web, as a sentence; "" when nothing is.

    >>> fault_of("ftp://example.org/a")
    'Its scheme is ftp, not http or https.'
    """
    if len(split_joined(url)) > 1:
        return "It holds more than one address."
    try:
        require_http_url(url)
    except NotAnAddress as error:
        return str(error)
    return ""


def host_of(url: str) -> str:
    """The host of an address in ASCII, without its port; "" when it has none."""
    try:
        return ascii_host(urlsplit(url).hostname or "")
    except ValueError:
        return ""


def is_loopback(host: str) -> bool:
    """Whether a host is this very machine.

    >>> is_loopback("127.0.0.1"), is_loopback("app.localhost"), is_loopback("example.org")
    (True, True, False)
    """
    address = as_address(host)
    if address is not None:
        return address.is_loopback
    return host in LOOPBACK_NAMES or host.endswith(".localhost")


def is_same_site(url: str, own: str) -> bool:
    """Whether an address lies on a host of our own, below it or directly above it.

    `own` is a host. A host that merely shares a parent with ours is somebody else's: half the
    world shares a platform's domain.

    >>> is_same_site("https://m.example.org/a", "facts.example.org")
    True
    >>> is_same_site("https://shop.example.org/a", "facts.example.org")
    False
    """
    there, here = site_host(host_of(url)), site_host(own)
    if not there or not here:
        return False
    return there in parents(here) or here in parents(there)
