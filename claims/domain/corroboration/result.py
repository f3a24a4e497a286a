"""What an assessment says: plain frozen data, ready for a page, an API or a table.

Every sentence comes with its code and its parameters, so that another language can say the same.
Lists of ids are bounded; the totals beside them say how many there are.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

import orjson

from claims.domain.corroboration.figure_block import FigureBlock
from claims.domain.vocabulary import Label

IDS_AT_MOST = 20
"""Ids that a reason, and members that a group, name at most."""

ROWS_AT_MOST = 200
"""Rows of what was left out, or of one stance, that a result holds at most."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: a stable code, plain parameters, and the English they give."""

    code: str
    message: str
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for the result: a stable code, a plain sentence, and what it speaks of.

    `origins` may hold negative ids: those of newsrooms' own and unknown origins, which no record
    names. Each list holds at most 20 ids and is counted whole in its total. `view` is "both",
    "confirmed" or "possible".
    """

    code: str
    message: str
    params: dict[str, Any] = field(default_factory=dict)
    origins: tuple[int, ...] = ()
    articles: tuple[int, ...] = ()
    appearances: tuple[int, ...] = ()
    origins_total: int = 0
    articles_total: int = 0
    appearances_total: int = 0
    view: str = "both"


@dataclass(frozen=True, slots=True)
class Member:
    """One origin inside a group; `id` is negative where no record names it."""

    id: int
    kind: str
    title: str
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Origins that count as one; of many members the first 20. `reasons` say why."""

    id: int
    kind: str
    title: str
    members: tuple[Member, ...]
    members_total: int
    is_confirmed: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class CutNode:
    """One thing that would have to be wrong: an article (kind "article") or a group ("group")."""

    kind: str
    id: int
    label: str


@dataclass(frozen=True, slots=True)
class Side:
    """How many separate things would have to be wrong, between `confirmed` and `possible`.

    `cut` names them in the confirmed view, or in the possible one where confirmed is 0;
    `single_points` are those of which each alone would do. `confirmed_groups` and
    `possible_groups` count the groups of each view; `bottleneck` says it where the number is smaller.
    """

    confirmed: int
    possible: int
    groups: tuple[Group, ...] = ()
    cut: tuple[CutNode, ...] = ()
    single_points: tuple[CutNode, ...] = ()
    confirmed_groups: int = 0
    possible_groups: int = 0
    bottleneck: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An appearance that does not count; `only_possible` where it still counts in possible."""

    appearance: int
    article: int
    code: str
    message: str
    only_possible: bool


@dataclass(frozen=True, slots=True)
class ArticleName:
    """What an article is called: its title and publisher."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Misquote:
    """A figure that an appearance reports otherwise than the origin it rests on measured it."""

    appearance: int
    article: int
    origin: int
    reported: str
    measured: str


class Outcome(NamedTuple):
    """What a result comes to: label, whether it is open, both intervals (confirmed, possible)."""

    label: Label
    open: bool
    supports: tuple[int, int]
    refutes: tuple[int, int]

    @property
    def full_label(self) -> str:
        """The label as it is shown: with its suffix where the result is open."""
        return f"{self.label.value} (open)" if self.open else self.label.value


@dataclass(frozen=True, slots=True)
class Assessment:
    """How well one claim is sourced, and why.

    `answer` is made of the sentences in `answer_parts`, the first of which has the label as its
    code; `listing` is a few words for a row of a list. `appearances`, `articles` and `publishers`
    count what was read and not left out, whatever its stance. `qualifies`, `discusses`,
    `contradicting_articles` and `loops` hold ids (loops: of articles, 20 of each at most); they,
    `left_out` and `misquotes` are bounded, and their totals count all. `named` says what the first
    articles are called that count or are spoken of by id.
    """

    claim_id: int
    policy: int
    as_of: date | None
    label: Label
    open: bool
    at_source: bool
    answer: str
    listing: str
    supports: Side
    refutes: Side
    appearances: int
    articles: int
    publishers: int
    echo_factor: float
    reasons: tuple[Reason, ...]
    qualifies: tuple[int, ...]
    discusses: tuple[int, ...]
    left_out: tuple[LeftOut, ...]
    loops: tuple[tuple[int, ...], ...]
    contested: tuple[int, ...]
    contradicting_articles: tuple[int, ...]
    misquotes: tuple[Misquote, ...]
    figures: FigureBlock
    named: tuple[ArticleName, ...] = ()
    answer_parts: tuple[Sentence, ...] = ()
    listing_part: Sentence = Sentence("nothing", "")
    qualifies_total: int = 0
    discusses_total: int = 0
    left_out_total: int = 0
    contradicting_articles_total: int = 0
    misquotes_total: int = 0

    @property
    def outcome(self) -> Outcome:
        """Its label and numbers, without a word about why."""
        one, two = self.supports, self.refutes
        sides = (one.confirmed, one.possible), (two.confirmed, two.possible)
        return Outcome(self.label, self.open, *sides)

    @property
    def full_label(self) -> str:
        """The label as it is shown: with its suffix where the result is open."""
        return self.outcome.full_label

    def to_dict(self) -> dict[str, Any]:
        """Will give everything as data that JSON can hold."""
        data: dict[str, Any] = orjson.loads(orjson.dumps(self))
        data["full_label"] = self.full_label
        return data
