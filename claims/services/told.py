"""What somebody who accepts a suggestion, or records a passage, tells of the chain that leaves it."""

from dataclasses import dataclass

from claims.models import Appearance, Attribution, Origin
from claims.services.origins import PollTold
from sources.domain.vocabulary import SourceKind
from sources.models import Source


@dataclass(frozen=True, slots=True)
class SourceTold:
    """A source that nobody recorded yet."""

    name: str
    kind: SourceKind


@dataclass(frozen=True, slots=True)
class OriginTold:
    """An origin that nobody recorded yet, with the poll behind it where there is one.

    `holder` is whoever made it, where nobody recorded them either.
    """

    origin: Origin
    poll: PollTold | None = None
    holder: SourceTold | None = None


@dataclass(frozen=True, slots=True)
class RelayTold:
    """Who passes on what an origin says: their words become an article known only by citation."""

    speaker: Source | SourceTold


@dataclass(frozen=True, slots=True)
class HopTold:
    """One hop that leaves the new appearance; its end is in the hop, or a new origin beside it.

    With a `relay` the appearance leads to the relay's words, and the hop from there to its end; where
    the hop has no end, the chain stops with the relay. Where the relay's words are recorded already,
    they are told themselves: an appearance of the same claim.
    """

    hop: Attribution
    new: OriginTold | None = None
    relay: RelayTold | Appearance | None = None
