"""The stored corroboration of a claim as its page says it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.urls import reverse

from claims.domain.corroboration import LeftOut
from claims.domain.corroboration.english import BECAUSE
from claims.domain.corroboration.english.answers import UNDISPUTED
from claims.domain.corroboration.leaving_out import OTHER_VERSION
from claims.models import Corroboration
from web.reading.figures import TOLD_HERE
from web.reading.judgements import Links
from web.reading.listing import Interval, echo_words, interval, tally_words
from web.reading.references import Ref
from web.words import Badge, badge

MOST_REASONS = 5
"""Reasons of one topic that are shown unfolded."""

LEFT_OUT = "What was left out"
ONE = "What counts as one, and what does not"
BOTH_WAYS = "What is contested"
TOPICS = {
    **dict.fromkeys(BECAUSE, ONE),
    **dict.fromkeys(("copy", "open_copy", "held_apart"), ONE),
    "bottleneck": "What everything passes through",
    "possible_bottleneck": "What everything passes through",
    "loop": "Circles",
    **dict.fromkeys(
        ("contested", "statement_disputed", "changed_position", "contradicts_itself"), BOTH_WAYS
    ),
    "also_qualifies": "What is said with a condition",
    **dict.fromkeys(
        (
            *("misquote", "compatible_figures", "conflicting_figures"),
            *("change_within_margin", "change_beyond_margin"),
        ),
        "Figures",
    ),
}
"""The heading of every code; whatever else there is was left out for that cause."""

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
class Topic:
    """Reasons that belong together, under a heading."""

    heading: str
    reasons: tuple[str, ...]

    @property
    def is_long(self) -> bool:
        """Whether it is folded, so that the page stays calm."""
        return len(self.reasons) > MOST_REASONS


@dataclass(frozen=True, slots=True)
class Sourcing:
    """The answer: a sentence first, then the label, both numbers and the reasons by topic.

    `more` says what comes on top of the number: that it is the declaration itself, what is open.
    `left_out` and `only_possible` give, by the id of an appearance, why it does not count, or counts
    in the higher number alone; `left_out_unlisted` counts those of which the result does not say it,
    `other_versions` are those of a version that does not count.
    """

    answer: str
    badge: Badge
    at_source: bool
    supports: SideNumber
    refutes: SideNumber
    tally: str = ""
    echo: str = ""
    more: tuple[str, ...] = ()
    reasons: tuple[Topic, ...] = ()
    left_out: dict[int, str] = field(default_factory=dict)
    left_out_unlisted: int = 0
    only_possible: dict[int, str] = field(default_factory=dict)
    other_versions: frozenset[int] = frozenset()
    policy: int = 0
    computed_at: datetime | None = None


def read_sourcing(current: Corroboration | None, links: Links | None = None) -> Sourcing:
    """Will read the stored result; without one the page says that there is none yet.

    `links` are, by the id of a group, where an editor judges it.
    """
    if current is None:
        none = SideNumber(interval(0, 0))
        return Sourcing(NOTHING_YET, badge("unsupported"), False, none, none)
    return sourcing_of(current.result, current.policy, current.computed_at, links)


def sourcing_of(
    result: dict[str, Any],
    policy: int,
    computed_at: datetime | None = None,
    links: Links | None = None,
) -> Sourcing:
    """Will read an assessment as data, a stored one or one that was made for a day."""
    left_out = result.get("left_out", [])
    parts = [part["message"] for part in result.get("answer_parts", [])] or [result["answer"]]
    return Sourcing(
        answer=parts[0],
        more=tuple(parts[1:]),
        badge=badge(result.get("full_label", result["label"])),
        at_source=result["at_source"],
        supports=_side(result, "supports", links or {}),
        refutes=_side(result, "refutes", links or {}),
        tally=tally_words(result["appearances"], result["articles"], result["publishers"]),
        echo=echo_words(result["echo_factor"], result["supports"]["confirmed"]),
        reasons=_reasons(result),
        left_out={
            one["appearance"]: one["message"] for one in left_out if not one["only_possible"]
        },
        only_possible={
            one["appearance"]: one["message"] for one in left_out if one["only_possible"]
        },
        left_out_unlisted=max(0, result.get("left_out_total", 0) - len(left_out)),
        other_versions=frozenset(
            one["appearance"] for one in left_out if one["code"] in OTHER_VERSION
        ),
        policy=policy,
        computed_at=computed_at,
    )


def without_undisputed(sourcing: Sourcing) -> Sourcing:
    """Will not say that nothing disputes a claim beside a review that does."""
    answer = sourcing.answer.replace(UNDISPUTED, "")
    return replace(sourcing, answer=" ".join(answer.split()))


def with_all_left_out(sourcing: Sourcing, rows: Iterable[LeftOut]) -> Sourcing:
    """Will put every reason for leaving a passage out in the place of the first ones."""
    rows = list(rows)
    return replace(
        sourcing,
        left_out={one.appearance: one.message for one in rows if not one.only_possible},
        only_possible={one.appearance: one.message for one in rows if one.only_possible},
        other_versions=frozenset(one.appearance for one in rows if one.code in OTHER_VERSION),
    )


def _reasons(result: dict[str, Any]) -> tuple[Topic, ...]:
    """The reasons that neither the answer nor a group has said already, by topic."""
    groups = [*result["supports"]["groups"], *result["refutes"]["groups"]]
    said = {_words(reason) for group in groups for reason in group["reasons"]}
    met = {member["id"] for group in groups for member in group["members"]}
    said |= {one["message"] for one in _held_apart(result) if not met.isdisjoint(one["origins"])}
    by_topic: dict[str, list[str]] = {heading: [] for heading in (*TOPICS.values(), LEFT_OUT)}
    for reason in result.get("reasons", []):
        message = reason["message"]
        if reason["code"] in TOLD_HERE:
            continue
        if message not in said and message.rstrip(".") not in result["answer"]:
            by_topic[TOPICS.get(reason["code"], LEFT_OUT)].append(message)
    return tuple(
        Topic(heading, _once(messages)) for heading, messages in by_topic.items() if messages
    )


def _side(result: dict[str, Any], name: str, links: Links) -> SideNumber:
    """One side of the stored result; what the answer says is not said again."""
    side, answer, apart = result[name], result["answer"], _held_apart(result)
    bottleneck = side.get("bottleneck", "")
    return SideNumber(
        interval=interval(side["confirmed"], side["possible"]),
        groups=tuple(_group(group, apart, links) for group in side["groups"]),
        single_points=tuple(_point(point) for point in side["single_points"]),
        bottleneck="" if bottleneck.rstrip(".") in answer else bottleneck,
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
        reasons=_once([*(_words(reason) for reason in group["reasons"]), *refused]),
        is_confirmed=group["is_confirmed"],
        links=links.get(group["id"], ()),
    )


def _words(reason: dict[str, Any] | str) -> str:
    """The sentence of a reason; results stored before sentences had codes hold it alone."""
    return reason if isinstance(reason, str) else str(reason["message"])


def _point(point: dict[str, Any]) -> Ref:
    """One thing that would bring everything down; an article has a page of its own."""
    if point["kind"] == "article":
        return Ref(point["label"], reverse("article", args=[point["id"]]))
    return Ref(point["label"])


def _once(messages: Any) -> tuple[str, ...]:
    """The sentences in their order, none of them twice."""
    return tuple(dict.fromkeys(message for message in messages if message))
