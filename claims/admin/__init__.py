"""The admin of `claims`."""

from claims.admin.appearances import AppearanceAdmin, AttributionAdmin
from claims.admin.claims import ClaimAdmin, ClaimSubjectAdmin, ClaimTopicAdmin, TopicAdmin
from claims.admin.judging import (
    ClaimRelationAdmin,
    CorroborationAdmin,
    IndependenceJudgementAdmin,
    MatchPairAdmin,
)
from claims.admin.origins import OriginAdmin, PollAdmin
from claims.admin.stale import StaleMarkAdmin
from claims.admin.suggestions import SuggestionAdmin
from claims.admin.versions import ReadVersionAdmin

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
    "ReadVersionAdmin",
    "StaleMarkAdmin",
    "SuggestionAdmin",
    "TopicAdmin",
]
