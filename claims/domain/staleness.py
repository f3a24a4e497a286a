"""What is said of an answer that is being counted anew."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from claims.domain.policy import CURRENT_POLICY
from claims.domain.vocabulary import StaleReason

WITHOUT_EVENT = {
    StaleReason.RIPPLE: "something it rests on changed",
    StaleReason.POLICY: f"policy {CURRENT_POLICY.version} was adopted",
    StaleReason.CORPUS: "all claims are being counted anew",
}


@dataclass(frozen=True, slots=True)
class Staleness:
    """Since when a stored answer is the former one, why, and the id of the event it follows from."""

    since: datetime
    because: str
    cause: int | None

    @classmethod
    def read(cls, told: Mapping[str, Any]) -> "Staleness":
        """Will read what the database tells of a mark.

        >>> told = {"since": "2026-05-03T14:03:00+00:00", "reason": "ripple", "cause": 7}
        >>> event = {"action": "article.changed", "about": "Ferry sinks", "after": {"title": "X"}}
        >>> Staleness.read(told | event).because
        'the article “Ferry sinks” was changed'
        >>> Staleness.read(told | dict.fromkeys(event)).because
        'something it rests on changed'
        """
        since = told["since"]
        return cls(
            since=since if isinstance(since, datetime) else datetime.fromisoformat(since),
            because=because(
                StaleReason(told["reason"]), told["action"], told["about"], told["after"]
            ),
            cause=told["cause"],
        )


def because(
    reason: StaleReason,
    action: str | None = None,
    about: str | None = None,
    after: Mapping[str, Any] | None = None,
) -> str:
    """The words after “because”: what happened to which record, as far as that is known."""
    if reason is not StaleReason.RIPPLE or not action:
        return WITHOUT_EVENT[reason]
    return happened(action, about or "", after)


KINDS = {
    "sourcetie": "tie",
    "articleversion": "text",
    "articlelink": "link",
    "claimrelation": "relation",
    "independencejudgement": "judgement",
    "sourcename": "name",
    "articleurl": "address",
}
"""Records whose own name is no word that people use."""


SAID = {"retracted", "corrected", "removed", "updated", "withdrawn", "confirmed", "rejected"}
"""Where a record came to stand, in words that say what was done with it."""


def happened(action: str, about: str, after: Mapping[str, Any] | None = None) -> str:
    """What was done to which record, as a clause; `after` are the columns as they are now.

    >>> happened("sourcetie.added", "Kalina owns Vesti"), happened("merge.undone", "")
    ('the tie “Kalina owns Vesti” was added', 'the merge was undone')
    >>> happened("article.changed", "Ferry sinks", {"status": "retracted"})
    'the article “Ferry sinks” was retracted'
    """
    kind, _, verb = action.partition(".")
    stands = {(after or {}).get(column) for column in ("status", "judgement")} & SAID
    done = stands.pop() if verb == "changed" and stands else verb.replace("_", " ")
    name = f" “{about}”" if about else ""
    return f"the {KINDS.get(kind, kind)}{name} was {done}"
