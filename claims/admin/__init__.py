"""The admin of `claims`."""

from claims.admin.appearances import AppearanceAdmin, AttributionAdmin
from claims.admin.claims import ClaimAdmin, ClaimSubjectAdmin, ClaimTopicAdmin, TopicAdmin
from claims.admin.judging import (
    ClaimRelationAdmin,
    CorroborationAdmin,
    IndependenceJudgementAdmin,
    MatchPairAdmin,
    SuggestionAdmin,
)
from claims.admin.origins import OriginAdmin, PollAdmin
from claims.admin.stale import StaleMarkAdmin

__all__ = [
    "AppearanceAdmin",
    "AttributionAdmin",
    "ClaimAdmin",
    "ClaimRelationAdmin",
    "ClaimSubjectAdmin",
    "ClaimTopicAdmin",
    "CorroborationAdmin",
    "IndependenceJudgementAdmin",
    "MatchPairAdmin",
    "OriginAdmin",
    "PollAdmin",
    "StaleMarkAdmin",
    "SuggestionAdmin",
    "TopicAdmin",
]
