"""Which addresses an article stands at, as far as its page tells."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from sources.domain.pages.extracted import Extracted
from sources.domain.urls import archived, host_candidates, kind_of, normalise, require_http_url
from sources.domain.vocabulary import UrlKind

Address = tuple[UrlKind, str]
LONGEST = 2000
"""Characters of an address that a column holds."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where an article stands, the one to show first; each address once, whatever its spelling.

    `read_at` are those of them at which it was read; others are the page's own word. `elsewhere` is
    an address on another site that the page names as its own: where it was first. `archive` is the
    archive it was read in, `captured` when that was made.
    """

    own: tuple[Address, ...] = ()
    read_at: tuple[str, ...] = ()
    elsewhere: str = ""
    archive: str = ""
    captured: datetime | None = None

    @property
    def normalised(self) -> list[str]:
        """The addresses in the form in which they are looked up."""
        return [normalise(url) for _, url in self.own]

    @property
    def site(self) -> str:
        """The address by which the publisher is found."""
        return next((url for kind, url in self.own if kind is not UrlKind.ARCHIVE), "")


def addresses_of(url: str, final_url: str, page: Extracted) -> Addresses:
    """Will gather the addresses of a page that was read at `url` and in the end at `final_url`."""
    canonical, amp = (one if _is_usable(one) else "" for one in (page.canonical_url, page.amp_url))
    read_at = [one for one in (final_url, url) if one]
    inner = next((found for one in read_at if (found := archived(one))), None)
    archives = [one for one in read_at if kind_of(one) is UrlKind.ARCHIVE]
    live = [inner.url] if inner and archives else [one for one in read_at if one not in archives]
    home = live[0] if live else canonical
    own: list[Address] = []
    if canonical and _same_site(canonical, home):
        own.append((UrlKind.CANONICAL, canonical))
    own += [(_kind(one, own), one) for one in live]
    if amp and _same_site(amp, home):
        own.append((UrlKind.AMP, amp))
    own += [(UrlKind.ARCHIVE, one) for one in archives]
    is_elsewhere = bool(canonical) and not _same_site(canonical, home)
    return Addresses(
        own=_each_once(own),
        read_at=tuple(normalise(one) for one in [*live, *archives]),
        elsewhere=canonical if is_elsewhere else "",
        archive=archives[0] if archives else "",
        captured=inner.captured if inner and archives else None,
    )


def _kind(url: str, before: list[Address]) -> UrlKind:
    """What an address is; only one is the canonical one."""
    kind = kind_of(url)
    return UrlKind.ALTERNATE if kind is UrlKind.CANONICAL and before else kind


def _same_site(one: str, other: str) -> bool:
    """Whether two addresses are of one host: under one registered name anybody may have a site."""
    return host_candidates(one)[:1] == host_candidates(other)[:1]


def _is_usable(url: str) -> bool:
    """Whether an address that a page names can be kept; a bad one is no fault of the article's."""
    try:
        require_http_url(url)
        URLValidator(schemes=["http", "https"])(url)
    except (ValueError, ValidationError):
        return False
    return len(normalise(url)) <= LONGEST


def _each_once(addresses: list[Address]) -> tuple[Address, ...]:
    first: dict[str, Address] = {}
    for kind, url in addresses:
        first.setdefault(normalise(url), (kind, url))
    return tuple(first.values())
