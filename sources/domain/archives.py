"""Copies of pages at addresses of archives and caches, and the address each one stands for."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from sources.domain.hosts import ascii_host

_WAYBACK_HOSTS = """
web.archive.org wayback.archive.org www.web.archive.org web-beta.archive.org archive.org
www.archive.org arquivo.pt www.arquivo.pt webarchive.nationalarchives.gov.uk
www.webarchive.org.uk webarchive.org.uk vefsafn.is wayback.vefsafn.is webarchive.loc.gov
wayback.archive-it.org swap.stanford.edu webarchive.parliament.uk haw.nsk.hr
"""
WAYBACK_HOSTS = frozenset(_WAYBACK_HOSTS.split())
"""Archives whose addresses hold a stamp of fourteen digits, then the address."""

TODAY_HOSTS = frozenset(
    f"{sub}archive.{end}"
    for sub in ("", "www.")
    for end in ("ph", "today", "is", "li", "md", "vn", "fo")
)
CACHE_HOSTS = frozenset({"webcache.googleusercontent.com", "cc.bingj.com"})
OTHER_ARCHIVES = frozenset(
    {"perma.cc", "webcitation.org", "www.webcitation.org", "ghostarchive.org", "megalodon.jp"}
)
ARCHIVE_HOSTS = WAYBACK_HOSTS | TODAY_HOSTS | CACHE_HOSTS | OTHER_ARCHIVES

LONGEST = 8000
"""Longer addresses, which no browser takes, are not read."""

WAYBACK = re.compile(r"/(?P<stamp>[0-9]{1,14}\*?|\*)(?:[a-z]{2}_)?(?=/(?P<inner>.+))")
TODAY = re.compile(r"/(?:(?P<stamp>[0-9.-]{4,20})|newest|oldest|o/[A-Za-z0-9]+)/(?P<inner>.+)")
CACHE = re.compile(r"cache:(?:[A-Za-z0-9_-]{12}:)?(?P<inner>\S+)")
AMP_CACHE = re.compile(r"/(?:[acirsv]|amp|amp/[acv])/(?P<secure>s/)?(?P<inner>[^/]+\.[^/]+.*)")
GOOGLE_AMP = re.compile(r"/amp/(?P<secure>s/)?(?P<inner>[^/]+\.[^/]+.*)")
GOOGLE = re.compile(r"(www\.)?google(\.[a-z]{2,3}){1,2}")
SCHEME = re.compile(r"https?:/+", re.IGNORECASE)
BARE_HOST = re.compile(r"[\w-]+(\.[\w-]+)+(?=[:/?#]|$)")


@dataclass(frozen=True, slots=True)
class Archived:
    """The address that an archived page stands for; when it was taken, where the address says so."""

    url: str
    captured: datetime | None = None


def archived(url: str) -> Archived | None:
    """Will return what an address of an archive, a cache or an AMP cache stands for, else None.

    >>> archived("https://web.archive.org/web/20190122101500id_/http://example.org/a")
    Archived(url='http://example.org/a', captured=datetime.datetime(2019, 1, 22, 10, 15, \
tzinfo=datetime.timezone.utc))
    """
    if len(url) > LONGEST:
        return None
    try:
        parts = urlsplit(url.strip())
        host = ascii_host(parts.hostname or "")
    except ValueError:
        return None
    for is_theirs, read in READERS:
        if is_theirs(host):
            return read(parts)
    return None


def is_archive_host(host: str) -> bool:
    """Whether pages of this host are copies kept by an archive or a search engine."""
    return host in ARCHIVE_HOSTS - {"archive.org", "www.archive.org"}


def is_amp_cache(host: str) -> bool:
    """Whether this host keeps other people's AMP pages."""
    return host.endswith((".cdn.ampproject.org", ".bing-amp.com", ".ampproject.net")) or (
        host == "cdn.ampproject.org"
    )


def _wayback(parts: SplitResult) -> Archived | None:
    kept = (_kept(one["inner"], one["stamp"]) for one in WAYBACK.finditer(_rest(parts)))
    return next(filter(None, kept), None)


def _today(parts: SplitResult) -> Archived | None:
    found = TODAY.match(_rest(parts))
    return _kept(found["inner"], found["stamp"] or "") if found else None


def _cache(parts: SplitResult) -> Archived | None:
    for words in parse_qs(parts.query).get("q", []):
        if found := CACHE.match(words):
            return _kept(found["inner"], "")
    return None


def _webcitation(parts: SplitResult) -> Archived | None:
    for inner in parse_qs(parts.query).get("url", []):
        return _kept(inner, "")
    return None


def _amp_cache(parts: SplitResult) -> Archived | None:
    return _unwrapped(AMP_CACHE.match(_rest(parts)))


def _google_amp(parts: SplitResult) -> Archived | None:
    return _unwrapped(GOOGLE_AMP.match(_rest(parts)))


def _translated(parts: SplitResult) -> Archived | None:
    """A page behind Google's translating proxy: `-` in its name is `.`, `--` is `-`."""
    name = ascii_host(parts.hostname or "").removesuffix(".translate.goog")
    host = name.replace("--", "\0").replace("-", ".").replace("\0", "-")
    kept = "&".join(one for one in parts.query.split("&") if not one.startswith("_x_tr_"))
    return _kept(f"https://{host}{parts.path}" + (f"?{kept}" if kept else ""), "")


READERS: tuple[tuple[Callable[[str], bool], Callable[[SplitResult], Archived | None]], ...] = (
    (WAYBACK_HOSTS.__contains__, _wayback),
    (TODAY_HOSTS.__contains__, _today),
    (CACHE_HOSTS.__contains__, _cache),
    (OTHER_ARCHIVES.__contains__, _webcitation),
    (is_amp_cache, _amp_cache),
    (lambda host: bool(GOOGLE.fullmatch(host)), _google_amp),
    (lambda host: host.endswith(".translate.goog"), _translated),
)


def _unwrapped(found: re.Match[str] | None) -> Archived | None:
    if found is None:
        return None
    scheme = "https" if found["secure"] else "http"
    return _kept(f"{scheme}://{found['inner']}", "")


def _rest(parts: SplitResult) -> str:
    """Path, query and fragment as one: the inner address has its own."""
    query = f"?{parts.query}" if parts.query else ""
    return parts.path + query + (f"#{parts.fragment}" if parts.fragment else "")


def _kept(inner: str, stamp: str) -> Archived | None:
    """The inner address with its scheme made whole; None where it is none."""
    if re.match(r"https?%3A", inner, re.IGNORECASE):
        inner = unquote(inner)
    if scheme := SCHEME.match(inner):
        secure = scheme[0].lower().startswith("https")
        inner = ("https://" if secure else "http://") + inner[scheme.end() :]
    elif BARE_HOST.match(inner):
        inner = f"http://{inner}"
    else:
        return None
    return Archived(inner, _instant(stamp))


def _instant(stamp: str) -> datetime | None:
    """The instant of a full stamp (archives stamp in UTC); None where it is cut short."""
    digits = re.sub(r"\D", "", stamp)
    try:
        return (
            datetime.strptime(digits, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
            if (len(digits) == len("20190122101500"))
            else None
        )
    except ValueError:
        return None
