"""What somebody who accepts a suggestion tells of the chain that leaves it."""

from dataclasses import dataclass

from claims.models import Attribution, Origin
from claims.services.origins import PollTold


@dataclass(frozen=True, slots=True)
class OriginTold:
    """An origin that nobody recorded yet, with the poll behind it where there is one."""

    origin: Origin
    poll: PollTold | None = None


@dataclass(frozen=True, slots=True)
class HopTold:
    """One hop that leaves the new appearance; its end is in the hop, or a new origin beside it."""

    hop: Attribution
    new: OriginTold | None = None
