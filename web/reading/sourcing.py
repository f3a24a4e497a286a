"""The stored corroboration of a claim as its page says it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from claims.models import Corroboration
from web.reading.listing import Interval, echo_words, interval
from web.words import Badge, badge, counted


@dataclass(frozen=True, slots=True)
class Group:
    """Origins that stand or fall together, and why they were taken together."""

    name: str
    members: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SideNumber:
    """One side's number: its interval, its groups of origins, and what would bring all of it down."""

    interval: Interval
    groups: tuple[Group, ...]
    single_points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sourcing:
    """The answer: a sentence first, then the label, both numbers and the reasons.

    `left_out` gives the reason for each appearance, by id, that does not count.
    """

    answer: str
    badge: Badge
    at_source: bool
    supports: SideNumber
    refutes: SideNumber
    tally: str
    echo: str
    reasons: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    left_out: dict[int, str] = field(default_factory=dict)
    as_of: str = ""
    policy: int = 0
    computed_at: datetime | None = None


NOTHING_YET = "Nobody has computed how this claim is sourced yet."


def read_sourcing(current: Corroboration | None) -> Sourcing:
    """Will read the stored result; without one the page says that there is none yet."""
    if current is None:
        none = SideNumber(interval(0, 0), (), ())
        return Sourcing(NOTHING_YET, badge("unsupported"), False, none, none, "", "")
    result: dict[str, Any] = current.result
    return Sourcing(
        answer=result.get("answer", ""),
        badge=badge(current.label),
        at_source=bool(result.get("at_source")),
        supports=_side(result.get("supports", {})),
        refutes=_side(result.get("refutes", {})),
        tally=_tally(result),
        echo=echo_words(float(result.get("echo_factor") or 0)),
        reasons=_sentences(result.get("reasons")),
        notes=_sentences(result.get("misquotes")),
        left_out=_left_out(result.get("left_out")),
        as_of=result.get("as_of") or "",
        policy=current.policy,
        computed_at=current.computed_at,
    )


def _side(side: dict[str, Any]) -> SideNumber:
    return SideNumber(
        interval=interval(int(side.get("confirmed", 0)), int(side.get("possible", 0))),
        groups=tuple(_group(group) for group in side.get("groups", [])),
        single_points=tuple(_name(point) for point in side.get("single_points", [])),
    )


def _group(group: dict[str, Any]) -> Group:
    return Group(
        name=_name(group),
        members=tuple(_name(member) for member in group.get("members", [])),
        reasons=_sentences(group.get("reasons")),
    )


def _name(thing: Any) -> str:
    """What a node of the result is called."""
    if isinstance(thing, dict):
        return str(thing.get("name") or thing.get("title") or thing.get("label") or "")
    return str(thing)


def _sentences(items: Any) -> tuple[str, ...]:
    """The messages of structured reasons, each once."""
    said = [
        item.get("message", "") if isinstance(item, dict) else str(item) for item in items or []
    ]
    return tuple(dict.fromkeys(message for message in said if message))


def _left_out(items: Any) -> dict[int, str]:
    return {
        int(item["appearance"]): item.get("message", "")
        for item in items or []
        if isinstance(item, dict) and item.get("appearance") is not None
    }


def _tally(result: dict[str, Any]) -> str:
    return " · ".join(
        [
            counted(int(result.get("appearances", 0)), "appearance"),
            counted(int(result.get("articles", 0)), "article"),
            counted(int(result.get("publishers", 0)), "publisher"),
        ]
    )
