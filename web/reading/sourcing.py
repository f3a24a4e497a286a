"""The stored corroboration of a claim as its page says it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.urls import reverse

from claims.models import Corroboration
from web.reading.figures import TOLD_HERE
from web.reading.listing import Interval, echo_words, interval
from web.reading.references import Ref
from web.words import Badge, badge, counted

NOTHING_YET = "Nobody has computed how this claim is sourced yet."


@dataclass(frozen=True, slots=True)
class Group:
    """Origins that stand or fall together, and why they were taken together.

    `members` is empty where the group is one origin, which its name already says.
    """

    name: str
    kind: str
    members: tuple[str, ...]
    reasons: tuple[str, ...]
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class SideNumber:
    """One side's number: its interval, its groups of origins, and what would bring all of it down.

    `bottleneck` is a sentence where fewer things than groups have to fail; `single_points` are those
    of which each alone would do.
    """

    interval: Interval
    groups: tuple[Group, ...] = ()
    single_points: tuple[Ref, ...] = ()
    bottleneck: str = ""


@dataclass(frozen=True, slots=True)
class Sourcing:
    """The answer: a sentence first, then the label, both numbers and the reasons.

    `left_out` and `only_possible` give, by the id of an appearance, why it does not count, or counts
    in the higher number alone.
    """

    answer: str
    badge: Badge
    at_source: bool
    supports: SideNumber
    refutes: SideNumber
    tally: str = ""
    echo: str = ""
    reasons: tuple[str, ...] = ()
    misquotes: tuple[str, ...] = ()
    left_out: dict[int, str] = field(default_factory=dict)
    only_possible: dict[int, str] = field(default_factory=dict)
    policy: int = 0
    computed_at: datetime | None = None


def read_sourcing(current: Corroboration | None) -> Sourcing:
    """Will read the stored result; without one the page says that there is none yet."""
    if current is None:
        none = SideNumber(interval(0, 0))
        return Sourcing(NOTHING_YET, badge("unsupported"), False, none, none)
    result: dict[str, Any] = current.result
    left_out = result.get("left_out", [])
    return Sourcing(
        answer=result["answer"],
        badge=result_badge(current),
        at_source=result["at_source"],
        supports=_side(result["supports"], result["answer"]),
        refutes=_side(result["refutes"], result["answer"]),
        tally=_tally(result),
        echo=echo_words(result["echo_factor"], result["supports"]["confirmed"]),
        reasons=_reasons(result),
        misquotes=_once(_misquote(one) for one in result.get("misquotes", [])),
        left_out={
            one["appearance"]: one["message"] for one in left_out if not one["only_possible"]
        },
        only_possible={
            one["appearance"]: one["message"] for one in left_out if one["only_possible"]
        },
        policy=current.policy,
        computed_at=current.computed_at,
    )


def result_badge(current: Corroboration) -> Badge:
    """The label of a stored result, `(open)` included."""
    return badge(current.result.get("full_label", current.label))


def _reasons(result: dict[str, Any]) -> tuple[str, ...]:
    """The reasons that neither the answer nor a group has said already."""
    groups = [*result["supports"]["groups"], *result["refutes"]["groups"]]
    said = {reason for group in groups for reason in group["reasons"]}
    messages = (
        reason["message"]
        for reason in result.get("reasons", [])
        if reason.get("code") not in TOLD_HERE
    )
    return _once(one for one in messages if one not in said and one not in result["answer"])


def _side(side: dict[str, Any], answer: str) -> SideNumber:
    """One side of the stored result; what the answer says is not said again."""
    bottleneck = side.get("bottleneck", "")
    return SideNumber(
        interval=interval(side["confirmed"], side["possible"]),
        groups=tuple(_group(group) for group in side["groups"]),
        single_points=tuple(_point(point) for point in side["single_points"]),
        bottleneck="" if bottleneck in answer else bottleneck,
    )


def _group(group: dict[str, Any]) -> Group:
    """One group of origins."""
    members = [member["title"] for member in group["members"]]
    return Group(
        name=group["title"],
        kind=group["kind"].replace("_", " "),
        members=tuple(members) if len(members) > 1 else (),
        reasons=tuple(group["reasons"]),
        is_confirmed=group["is_confirmed"],
    )


def _point(point: dict[str, Any]) -> Ref:
    """One thing that would bring everything down; an article has a page of its own."""
    if point["kind"] == "article":
        return Ref(point["label"], reverse("article", args=[point["id"]]))
    return Ref(point["label"])


def _misquote(one: dict[str, Any]) -> str:
    """A figure that is reported otherwise than it was measured."""
    return f"Reported as {one['reported']}, measured as {one['measured']}."


def _once(messages: Any) -> tuple[str, ...]:
    """The sentences in their order, none of them twice."""
    return tuple(dict.fromkeys(message for message in messages if message))


def _tally(result: dict[str, Any]) -> str:
    """What was counted."""
    return " · ".join(
        [
            counted(result["appearances"], "appearance"),
            counted(result["articles"], "article"),
            counted(result["publishers"], "publisher"),
        ]
    )
