"""The records of `claims`."""

from claims.models.appearance import Appearance
from claims.models.attribution import Attribution
from claims.models.claim import KEPT_COUNTS, Claim, ClaimSubject, ClaimTopic, Topic
from claims.models.corroboration import Corroboration
from claims.models.judgement import IndependenceJudgement
from claims.models.matching import ClaimTerm, MatchingState, TermFrequency
from claims.models.origin import Origin, Poll
from claims.models.relation import ClaimRelation
from claims.models.stale import StaleMark
from claims.models.suggestion import MatchPair, Suggestion

__all__ = [
    "KEPT_COUNTS",
    "Appearance",
    "Attribution",
    "Claim",
    "ClaimRelation",
    "ClaimSubject",
    "ClaimTerm",
    "ClaimTopic",
    "Corroboration",
    "IndependenceJudgement",
    "MatchPair",
    "MatchingState",
    "Origin",
    "Poll",
    "StaleMark",
    "Suggestion",
    "TermFrequency",
    "Topic",
]
