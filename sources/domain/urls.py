"""Addresses of articles: one form for each, what is wrong with one, and what it is an address of."""

import re
from urllib.parse import SplitResult, urlsplit

from sources.domain.archives import LONGEST, Archived, archived, is_amp_cache, is_archive_host
from sources.domain.hosts import as_address, ascii_host, is_host_name, parents, site_host
from sources.domain.tracking import is_amp, is_dropped
from sources.domain.vocabulary import UrlKind

__all__ = [
    "Archived", "NotAnAddress", "archived", "escaped", "host_candidates", "kind_of", "normalise",
    "require_http_url",
]  # fmt: skip

WEB_PORTS = frozenset({None, 80, 443})

INDEX = re.compile(r"/(index|default)\.(html?|xhtml|shtml|php[0-9]?|aspx?|jsp|cfm)$", re.IGNORECASE)
SESSION_IN_PATH = re.compile(r";(jsessionid|phpsessid|sid)=[^/;]*|/\([SF]\([^()/]*\)\)", re.I)
AMP_LAST = re.compile(r"(?<=[^/])(/amp(\.html?)?)+$", re.IGNORECASE)
AMP_FIRST = re.compile(r"^(/amp)+(?=/[^/])", re.IGNORECASE)
AMP_ENDING = re.compile(r"(?<=[^/])\.amp(?=\.html?$|$)", re.IGNORECASE)
TEXT_DIRECTIVE = re.compile(r":~:.*", re.DOTALL)

ESCAPED = re.compile(r"%[0-9A-Fa-f]{2}|[^A-Za-z0-9._~!'()*,:@/?#\[\]$&+;=-]")
UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
PLAIN = UNRESERVED | frozenset("!'()*,:@")
"""What is the same escaped or not. RFC 3986 says it of the unreserved; sites say it of the rest."""

UNSEEN = re.compile(
    r"[\x00-\x20\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]"
)


class NotAnAddress(ValueError):
    """Says what is wrong with an address; `fault` is scheme, credentials, host, port or characters."""

    def __init__(self, fault: str, message: str) -> None:
        super().__init__(message)
        self.fault = fault


def normalise(url: str) -> str:
    """Will return the form under which an address is looked up; what is no web address, as it is.

    One form for http and https, `www.` and mobile hosts, AMP pages and AMP caches, spellings of the
    host, ports 80 and 443, escapes, dot segments, doubled and last slashes, index pages, sessions,
    tracking parameters and the order of the others. A fragment is dropped unless it is a route of
    the page's script (`#!` or `#/`). The form is for comparing: the address itself is kept beside it.

    >>> normalise("HTTP://www.Example.org:80/a/./b/?utm_source=x&b=2&a=%7e1#top")
    'https://example.org/a/b?a=~1&b=2'
    """
    while len(url) <= LONGEST and (better := _step(url)) != url:
        url = better
    return url


def require_http_url(url: str) -> None:
    """Will return silently for an address of the web and refuse anything else, naming what is wrong.

    Raises: NotAnAddress (a ValueError).
    """
    if UNSEEN.search(url) or "\\" in url:
        raise NotAnAddress("characters", "It holds spaces, backslashes or unseen characters.")
    scheme, colon, _ = url.partition(":")
    if not colon or not scheme.isascii() or not scheme.isalnum():
        raise NotAnAddress("scheme", "It does not begin with http:// or https://.")
    if scheme.lower() not in {"http", "https"}:
        raise NotAnAddress("scheme", f"Its scheme is {scheme}, not http or https.")
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise NotAnAddress("host", "Its host cannot be read.") from error
    if "@" in parts.netloc:
        raise NotAnAddress("credentials", "It holds a user name or a password.")
    _require_host(parts.hostname or "")
    _require_port(parts)


def kind_of(url: str) -> UrlKind:
    """What an address is of, as far as it shows: an archive, an AMP page, a mirror, or canonical.

    >>> kind_of("https://archive.ph/Ab3dE").value, kind_of("https://example.org/a/amp/").value
    ('archive', 'amp')
    """
    parts = _split(url)
    if parts is None:
        return UrlKind.CANONICAL
    host = ascii_host(parts.hostname or "")
    found = archived(url)
    if is_amp_cache(host) or (found and "/amp/" in parts.path and "google" in host):
        return UrlKind.AMP
    if host.endswith(".translate.goog"):
        return UrlKind.MIRROR
    if found or is_archive_host(host):
        return UrlKind.ARCHIVE
    return UrlKind.AMP if _is_amp_page(host, parts) else UrlKind.CANONICAL


def host_candidates(url: str) -> tuple[str, ...]:
    """The host under which a source may be known and its parents, the nearest first.

    >>> host_candidates("https://m.blogs.example.co.uk/a")
    ('blogs.example.co.uk', 'example.co.uk')
    """
    parts = _split(url)
    if parts is None or not parts.hostname:
        return ()
    return parents(site_host(parts.hostname))


def escaped(text: str) -> str:
    """One spelling of percent-encoding: plain characters plain, all others as UTF-8 in capitals.

    >>> escaped("/%7ea/caf%c3%a9 é%")
    '/~a/caf%C3%A9%20%C3%A9%25'
    """
    return ESCAPED.sub(_one_escape, text)


def _step(url: str) -> str:
    """One round of `normalise`; what one rule uncovers the next round sees."""
    parts = _split(url)
    if parts is None or parts.scheme not in {"http", "https"} or not parts.hostname:
        return url
    host = ascii_host(parts.hostname)
    if kind_of(url) is UrlKind.AMP and (inner := archived(url)):
        return inner.url
    port = "" if parts.port in WEB_PORTS else f":{parts.port}"
    site = f"[{host}]" if ":" in host else site_host(host)
    query, fragment = _query(parts.query), _route(parts.fragment)
    return f"https://{site}{port}{_path(parts.path)}{query}{fragment}"


def _split(url: str) -> SplitResult | None:
    """The parts of an address, None when it cannot be read."""
    try:
        parts = urlsplit(url.strip())
        _ = parts.port, parts.hostname
    except ValueError:
        return None
    return None if "@" in parts.netloc or "\\" in parts.netloc else parts


def _path(path: str) -> str:
    path = SESSION_IN_PATH.sub("", escaped(path))
    path = _without_dots(re.sub(r"(?<!:)/{2,}", "/", path)).rstrip("/")
    while (shorter := _without_decoration(path)) != path:
        path = shorter
    return path


def _without_decoration(path: str) -> str:
    for pattern in (INDEX, AMP_LAST, AMP_FIRST, AMP_ENDING):
        path = pattern.sub("", path)
    return path


def _without_dots(path: str) -> str:
    """Resolves `.` and `..`. Source: RFC 3986 section 5.2.4."""
    kept: list[str] = []
    for segment in path.split("/"):
        if segment == "..":
            del kept[max(len(kept) - 1, 1) :]
        elif segment != ".":
            kept.append(segment)
    return "/".join(kept)


def _query(query: str) -> str:
    pairs = []
    for pair in query.replace("+", "%20").split("&"):
        name, _, value = escaped(pair).removeprefix("amp;").partition("=")
        if (name or value) and not is_dropped(name, value):
            pairs.append((name, value))
    pairs.sort(key=lambda pair: pair[0])
    said = "&".join(f"{name}={value}" if value else name for name, value in pairs)
    return f"?{said}" if said else ""


def _route(fragment: str) -> str:
    """A fragment that names what a page's script shows; every other only says where to look."""
    route = escaped(TEXT_DIRECTIVE.sub("", fragment))
    return f"#{route}" if len(route) > 1 and route[0] in "!/" else ""


def _one_escape(found: re.Match[str]) -> str:
    """One character or escape in its one spelling."""
    said = found[0]
    if len(said) > 1:
        char = chr(int(said[1:], 16))
        return char if char in PLAIN else said.upper()
    return "".join(f"%{byte:02X}" for byte in said.encode("utf-8", "surrogatepass"))


def _is_amp_page(host: str, parts: SplitResult) -> bool:
    if "amp" in host.split(".")[:-2]:
        return True
    path = re.sub(r"/{2,}", "/", parts.path).rstrip("/")
    if any(pattern.search(path) for pattern in (AMP_LAST, AMP_FIRST, AMP_ENDING)):
        return True
    pairs = (pair.partition("=") for pair in parts.query.split("&"))
    return any(is_amp(name, value) for name, _, value in pairs)


def _require_host(host: str) -> None:
    """Refuses a host that is neither a name nor an address. Raises: NotAnAddress."""
    if not host:
        raise NotAnAddress("host", "It names no host.")
    plain = ascii_host(host)
    if "%" in plain or not (as_address(plain) or is_host_name(plain)):
        raise NotAnAddress("host", f"{host} is not the name of a host.")


def _require_port(parts: SplitResult) -> None:
    """Refuses a port that is none. Raises: NotAnAddress."""
    try:
        port = parts.port
    except ValueError:
        port = 0
    if port == 0 or parts.netloc.endswith(":"):
        raise NotAnAddress("port", "Its port is not a number from 1 to 65535.")
