"""How many separate things would have to be wrong for a claim to lose all support.

Pure functions over frozen dataclasses: no Django, no clock, no I/O. `assess` takes `Facts` and gives
an `Assessment`, `outcome` its label and numbers alone, `graph_of` gives what is drawn of them;
`what_would_change` tries the decisions that are open; `Facts.input_hash` tells whether anything a
result depends on has changed.
"""

from claims.domain.corroboration.alike import fold, fold_and_lay_out
from claims.domain.corroboration.assess import (
    all_left_out,
    assess,
    assess_folded,
    graph_of,
    outcome,
)
from claims.domain.corroboration.facts import (
    AppearanceFact,
    ArticleFact,
    AttributionFact,
    ClaimFact,
    Facts,
    JudgementFact,
    LinkFact,
    OriginFact,
    PollFact,
    RelationFact,
    TieFact,
)
from claims.domain.corroboration.graph import Graph, GraphEdge, GraphGroup, GraphNode
from claims.domain.corroboration.prospects import Prospect, what_would_change
from claims.domain.corroboration.result import (
    Assessment,
    CutNode,
    Group,
    LeftOut,
    Member,
    Misquote,
    Outcome,
    Reason,
    Sentence,
    Side,
)
from claims.domain.corroboration.timeline import Moment, Timeline, timeline

__all__ = [
    "AppearanceFact",
    "ArticleFact",
    "Assessment",
    "AttributionFact",
    "ClaimFact",
    "CutNode",
    "Facts",
    "Graph",
    "GraphEdge",
    "GraphGroup",
    "GraphNode",
    "Group",
    "JudgementFact",
    "LeftOut",
    "LinkFact",
    "Member",
    "Misquote",
    "Moment",
    "OriginFact",
    "Outcome",
    "PollFact",
    "Prospect",
    "Reason",
    "RelationFact",
    "Sentence",
    "Side",
    "TieFact",
    "Timeline",
    "all_left_out",
    "assess",
    "assess_folded",
    "fold",
    "fold_and_lay_out",
    "graph_of",
    "outcome",
    "timeline",
    "what_would_change",
]
