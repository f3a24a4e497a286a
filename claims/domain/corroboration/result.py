"""What an assessment says: plain frozen data, ready for a page, an API or a table."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from claims.domain.corroboration.figure_block import FigureBlock
from claims.domain.vocabulary import Label


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for the result: a stable code, a plain sentence, and what it speaks of.

    `origins` may hold negative ids: those of newsrooms' own and unknown origins, which no record
    names. `view` is "both", "confirmed" or "possible".
    """

    code: str
    message: str
    origins: tuple[int, ...] = ()
    articles: tuple[int, ...] = ()
    appearances: tuple[int, ...] = ()
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
    """Origins that count as one. `reasons` are the sentences that say why."""

    id: int
    kind: str
    title: str
    members: tuple[Member, ...]
    is_confirmed: bool
    reasons: tuple[str, ...]


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
class Misquote:
    """A figure that an appearance reports otherwise than the origin it rests on measured it."""

    appearance: int
    article: int
    origin: int
    reported: str
    measured: str


@dataclass(frozen=True, slots=True)
class GraphNode:
    """A node of the drawing: `kind` is article, relay or origin.

    A relay is cited by another article; `is_tied` says whether the claim was read in the article
    itself. Copies are folded into `folds`. `group` is the same for origins that count as one.
    """

    key: str
    kind: str
    id: int
    label: str
    sides: tuple[str, ...]
    group: int | None = None
    is_confirmed: bool = True
    is_bottleneck: bool = False
    is_tied: bool = False
    folds: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class GraphEdge:
    """A step of a chain, from who tells to whom it is from."""

    source: str
    target: str
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes and edges of all chains, for a drawing or a printed tree."""

    nodes: tuple[GraphNode, ...] = ()
    edges: tuple[GraphEdge, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """How well one claim is sourced, and why.

    `answer` is one or a few sentences, `listing` a few words for a row of a list. `appearances`,
    `articles` and `publishers` count what was read and not left out, whatever its stance.
    `qualifies`, `discusses`, `contradicting_articles` and `loops` hold ids (loops: of articles).
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
    graph: Graph

    @property
    def full_label(self) -> str:
        """The label as it is shown: with its suffix where the result is open."""
        return f"{self.label.value} (open)" if self.open else self.label.value

    def to_dict(self) -> dict[str, Any]:
        """Will give everything as data that JSON can hold."""
        data = asdict(self)
        data["label"] = self.label.value
        data["full_label"] = self.full_label
        data["as_of"] = self.as_of.isoformat() if self.as_of else None
        return data
