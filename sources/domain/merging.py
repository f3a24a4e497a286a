"""What a merge does to one row, and the few rules of merging that need no database."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from sources.domain.vocabulary import Certainty, IdentifierScheme, Judgement

ONE_PER_BODY = frozenset(
    {
        IdentifierScheme.WIKIDATA,
        IdentifierScheme.ISNI,
        IdentifierScheme.ORCID,
        IdentifierScheme.LEI,
    }
)
"""Registers that give a person or body one number: two numbers are two bodies, or an error."""

SURER = [Certainty.UNSURE, Certainty.LIKELY, Certainty.CERTAIN]
STRONGER = [Judgement.REJECTED, Judgement.SUGGESTED, Judgement.UNSURE, Judgement.CONFIRMED]
"""Judgements from the weakest to the strongest: what a person said is above what nobody did."""


class Did(StrEnum):
    """What was done to a row."""

    CHANGED = "changed"
    DELETED = "deleted"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Step:
    """What a merge does to one row, with all that undoing it needs.

    `before` and `after` hold columns as JSON keeps them: those that differ of a changed row, all of
    a deleted or added one. `id` is None until an added row is there. `text` is what people call the
    row, `why` why it is deleted.
    """

    model: str
    id: int | None
    did: Did
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    text: str = ""
    why: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The step as a journal keeps it."""
        return {
            "model": self.model,
            "id": self.id,
            "did": self.did.value,
            "before": self.before,
            "after": self.after,
            "text": self.text,
            "why": self.why,
        }

    @classmethod
    def from_dict(cls, kept: dict[str, Any]) -> "Step":
        """The step that a journal kept.

        >>> Step.from_dict(Step("sources.credit", 7, Did.DELETED).to_dict()).id
        7
        """
        return cls(**{**kept, "did": Did(kept["did"])})


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What is in the way of undoing a merge, and the row at fault: its model and id, where one is."""

    sentence: str
    model: str = ""
    id: int | None = None


def overlap(
    since: date | None, until: date | None, other_since: date | None, other_until: date | None
) -> bool:
    """Whether two stretches of days, open where a day is missing, share one.

    >>> overlap(None, date(2001, 1, 1), date(2001, 1, 1), None)
    True
    >>> overlap(None, date(2001, 1, 1), date(2001, 1, 2), None)
    False
    """
    starts = (since or date.min) <= (other_until or date.max)
    return starts and (other_since or date.min) <= (until or date.max)


def union(
    since: date | None, until: date | None, other_since: date | None, other_until: date | None
) -> tuple[date | None, date | None]:
    """The first and last day of two stretches that overlap; None is open.

    >>> union(date(2001, 1, 1), date(2002, 1, 1), date(2001, 5, 1), None)
    (datetime.date(2001, 1, 1), None)
    """
    first = None if since is None or other_since is None else min(since, other_since)
    last = None if until is None or other_until is None else max(until, other_until)
    return first, last
