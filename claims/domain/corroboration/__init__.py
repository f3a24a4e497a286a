"""How many separate things would have to be wrong for a claim to lose all support.

Pure functions over frozen dataclasses: no Django, no clock, no I/O. `assess` takes `Facts` and gives
an `Assessment`; `input_hash` tells whether anything it depends on has changed.
"""

from claims.domain.corroboration.assess import assess, input_hash
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
from claims.domain.corroboration.result import (
    Assessment,
    CutNode,
    Graph,
    GraphEdge,
    GraphNode,
    Group,
    LeftOut,
    Member,
    Misquote,
    Reason,
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
    "GraphNode",
    "Group",
    "JudgementFact",
    "LeftOut",
    "LinkFact",
    "Member",
    "Misquote",
    "Moment",
    "OriginFact",
    "PollFact",
    "Reason",
    "RelationFact",
    "Side",
    "TieFact",
    "Timeline",
    "assess",
    "input_hash",
    "timeline",
]
