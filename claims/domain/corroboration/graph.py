"""The chains of one claim as a small graph: what a drawing, a list or a printed tree is made of.

It stays small: alike articles are folded into one node.
"""

from dataclasses import dataclass

LISTED = 8
"""Ids that a folded node names; the others are only counted."""


@dataclass(frozen=True, slots=True)
class GraphNode:
    """A node of the drawing: `kind` is article, relay or origin.

    A relay is cited by another article; `is_tied` says whether the claim was read in the article
    itself. `by` is the publisher or holder, `title` the node's own, `what` its kind in
    words. `count` articles or origins stand in one node, `members` names the first of them;
    `copies` are folded into it too, `folds` names the first. `group` is the same for origins that
    count as one. `code` and `why` say why something is left out, or counts in possible only; what
    counts on one side and not on the other is not left out, but `left_out_of` names that side, and
    `why_there` says why.
    `article` is where an origin was issued, `holder` whose it is. A bottleneck is what fewer things
    than groups hang on; a single point would do it alone.
    """

    key: str
    kind: str
    id: int
    label: str
    sides: tuple[str, ...]
    by: str = ""
    title: str = ""
    what: str = ""
    count: int = 1
    members: tuple[int, ...] = ()
    copies: int = 0
    folds: tuple[int, ...] = ()
    group: int | None = None
    article: int | None = None
    holder: int | None = None
    is_confirmed: bool = True
    is_bottleneck: bool = False
    is_single: bool = False
    is_tied: bool = False
    is_unknown: bool = False
    is_loop: bool = False
    is_left_out: bool = False
    code: str = ""
    why: str = ""
    left_out_of: tuple[str, ...] = ()
    why_there: str = ""


@dataclass(frozen=True, slots=True)
class GraphEdge:
    """A step of a chain, from who tells to whom it is from; `is_loop` where it comes round."""

    source: str
    target: str
    is_confirmed: bool
    is_loop: bool = False
    is_left_out: bool = False


@dataclass(frozen=True, slots=True)
class GraphGroup:
    """Origins that count as one: the keys of their nodes, and why they do."""

    id: int
    origins: tuple[str, ...]
    codes: tuple[str, ...]
    because: str
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes and edges of all chains, and the origins taken together."""

    nodes: tuple[GraphNode, ...] = ()
    edges: tuple[GraphEdge, ...] = ()
    groups: tuple[GraphGroup, ...] = ()
