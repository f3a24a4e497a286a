"""Host names: one spelling for each, and the site that a mobile or AMP host belongs to."""

import ipaddress
import re
from functools import lru_cache

import idna

PREFIXES = frozenset({"amp", "m", "mobile", "www"})
"""Labels that say how a site is served, not which site it is."""

_SHARED = "ac co com edu go gob gov gub mil ne net or org"
SHARED = frozenset(_SHARED.split())
"""Labels that stand below a country and above everybody's names, as in co.uk."""

LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?")
LONGEST = 253

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@lru_cache(maxsize=1024)
def ascii_host(host: str) -> str:
    """Will return a host in lower-case ASCII, without a last dot; what is no name as it can be.

    Full-width digits, ideographic full stops and capitals become what they are read as; names in
    other scripts become `xn--` ones.
    Source: UTS #46 (non-transitional), RFC 5891; labels that these refuse (emoji, `_`) are kept.

    >>> ascii_host("BÜCHER.example.")
    'xn--bcher-kva.example'
    >>> ascii_host("①②⑦。０.0.1")
    '127.0.0.1'
    """
    if len(host) > 4 * LONGEST:
        return host.lower()  # no name, and slow to read as one
    try:
        mapped = idna.uts46_remap(host, std3_rules=False, transitional=False)
    except idna.IDNAError:
        mapped = host.lower()
    return ".".join(_ascii_label(label) for label in mapped.split(".")).strip(".")


def is_host_name(host: str) -> bool:
    """Whether an ASCII host has the form of a name: labels of letters, digits, `-` and `_`."""
    return len(host) <= LONGEST and all(LABEL.fullmatch(label) for label in host.split("."))


def as_address(host: str) -> Address | None:
    """The IP address that a host is written as, brackets or not; None for a name."""
    try:
        return ipaddress.ip_address(host.removeprefix("[").removesuffix("]"))
    except ValueError:
        return None


@lru_cache(maxsize=1024)
def site_host(host: str) -> str:
    """Will return the host of the site: without `www`, and without its mobile and AMP labels.

    >>> site_host("www.Example.org"), site_host("en.m.example.org"), site_host("m.co.uk")
    ('example.org', 'en.example.org', 'm.co.uk')
    """
    host = ascii_host(host)
    labels = host.split(".")
    if as_address(host):
        return host
    while labels[0] == "www" and len(labels) > 2:
        labels = labels[1:]
    above = len(labels) - _registrable(labels)
    return ".".join([*(one for one in labels[:above] if one not in PREFIXES), *labels[above:]])


def parents(host: str) -> tuple[str, ...]:
    """A host and the domains above it, down to the one that somebody can register.

    >>> parents("blogs.news.example.co.uk")
    ('blogs.news.example.co.uk', 'news.example.co.uk', 'example.co.uk')
    """
    labels = host.split(".")
    if as_address(host):
        return (host,)
    return tuple(".".join(labels[n:]) for n in range(len(labels) - _registrable(labels) + 1))


def _registrable(labels: list[str]) -> int:
    """How many labels a registered domain here has: three below co.uk and its like, else two."""
    shared = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in SHARED
    return min(len(labels), 3 if shared else 2)


def _ascii_label(label: str) -> str:
    if label.isascii():
        return label.lower()
    try:
        return idna.alabel(label).decode()
    except (idna.IDNAError, UnicodeError):
        pass
    try:
        return "xn--" + label.encode("punycode").decode()
    except UnicodeError:
        return label
