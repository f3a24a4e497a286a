"""Which addresses an article stands at, as far as its page tells."""

from dataclasses import dataclass
from datetime import datetime

from sources.domain.pages.extracted import Extracted
from sources.domain.urls import archived, host_candidates, kind_of, normalise
from sources.domain.vocabulary import UrlKind

Address = tuple[UrlKind, str]


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where an article stands, the one to show first; each address once, whatever its spelling.

    `elsewhere` is an address on another site that the page names as its own: where it was first.
    `archive` is the archive it was read in, `captured` when that was made.
    """

    own: tuple[Address, ...] = ()
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
    read_at = [one for one in (final_url, url) if one]
    inner = next((found for one in read_at if (found := archived(one))), None)
    archives = [one for one in read_at if kind_of(one) is UrlKind.ARCHIVE]
    live = [inner.url] if inner and archives else [one for one in read_at if one not in archives]
    home = live[0] if live else page.canonical_url
    own: list[Address] = []
    if page.canonical_url and _same_site(page.canonical_url, home):
        own.append((UrlKind.CANONICAL, page.canonical_url))
    own += [(_kind(one, own), one) for one in live]
    if page.amp_url and _same_site(page.amp_url, home):
        own.append((UrlKind.AMP, page.amp_url))
    own += [(UrlKind.ARCHIVE, one) for one in archives]
    is_elsewhere = bool(page.canonical_url) and not _same_site(page.canonical_url, home)
    return Addresses(
        own=_each_once(own),
        elsewhere=page.canonical_url if is_elsewhere else "",
        archive=archives[0] if archives else "",
        captured=inner.captured if inner and archives else None,
    )


def _kind(url: str, before: list[Address]) -> UrlKind:
    """What an address is; only one is the canonical one."""
    kind = kind_of(url)
    return UrlKind.ALTERNATE if kind is UrlKind.CANONICAL and before else kind


def _same_site(one: str, other: str) -> bool:
    """Whether two addresses belong to one registered name."""
    return bool(set(host_candidates(one)) & set(host_candidates(other)))


def _each_once(addresses: list[Address]) -> tuple[Address, ...]:
    first: dict[str, Address] = {}
    for kind, url in addresses:
        first.setdefault(normalise(url), (kind, url))
    return tuple(first.values())
