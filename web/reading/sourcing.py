"""The stored corroboration of a claim as its page says it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.urls import reverse

from claims.models import Corroboration
from web.reading.judgements import Links
from web.reading.listing import Interval, echo_words, interval
from web.reading.references import Ref
from web.words import Badge, badge, counted

HELD_APART = "held_apart"
NOTHING_YET = "Nobody has computed how this claim is sourced yet."


@dataclass(frozen=True, slots=True)
class Group:
    """Origins that stand or fall together, and why they were taken together.

    `members` is empty where the group is one origin, which its name already says. `links` are what
    an editor may do about it.
    """

    name: str
    kind: str
    members: tuple[str, ...]
    reasons: tuple[str, ...]
    is_confirmed: bool
    links: tuple[Ref, ...] = ()


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


def read_sourcing(current: Corroboration | None, links: Links | None = None) -> Sourcing:
    """Will read the stored result; without one the page says that there is none yet.

    `links` are, by the id of a group, where an editor judges it.
    """
    if current is None:
        none = SideNumber(interval(0, 0))
        return Sourcing(NOTHING_YET, badge("unsupported"), False, none, none)
    result: dict[str, Any] = current.result
    left_out = result.get("left_out", [])
    return Sourcing(
        answer=result["answer"],
        badge=result_badge(current),
        at_source=result["at_source"],
        supports=_side(result, "supports", links or {}),
        refutes=_side(result, "refutes", links or {}),
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
    met = {member["id"] for group in groups for member in group["members"]}
    said |= {one["message"] for one in _held_apart(result) if not met.isdisjoint(one["origins"])}
    messages = (reason["message"] for reason in result.get("reasons", []))
    return _once(one for one in messages if one not in said and one not in result["answer"])


def _side(result: dict[str, Any], name: str, links: Links) -> SideNumber:
    """One side of the stored result; what the answer says is not said again."""
    side, answer, apart = result[name], result["answer"], _held_apart(result)
    bottleneck = side.get("bottleneck", "")
    return SideNumber(
        interval=interval(side["confirmed"], side["possible"]),
        groups=tuple(_group(group, apart, links) for group in side["groups"]),
        single_points=tuple(_point(point) for point in side["single_points"]),
        bottleneck="" if bottleneck in answer else bottleneck,
    )


def _held_apart(result: dict[str, Any]) -> list[dict[str, Any]]:
    """The reasons that tell which unions an editor forbade."""
    return [one for one in result.get("reasons", []) if one["code"] == HELD_APART]


def _group(group: dict[str, Any], apart: list[dict[str, Any]], links: Links) -> Group:
    """One group of origins, with what was said to keep it from another one."""
    ids = {member["id"] for member in group["members"]}
    refused = [one["message"] for one in apart if not ids.isdisjoint(one["origins"])]
    members = [member["title"] for member in group["members"]]
    return Group(
        name=group["title"],
        kind=group["kind"].replace("_", " "),
        members=tuple(members) if len(members) > 1 else (),
        reasons=_once([*group["reasons"], *refused]),
        is_confirmed=group["is_confirmed"],
        links=links.get(group["id"], ()),
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
