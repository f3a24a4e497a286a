"""Routes of claims."""

from django.urls import path

from claims.api.appearances import (
    AcceptanceView,
    AppearanceBulkView,
    AppearanceListView,
    AppearanceView,
    RejectionView,
)
from claims.api.claim_relations import ClaimRelationListView, ClaimRelationView
from claims.api.claims import (
    ClaimBulkView,
    ClaimListView,
    ClaimReopeningView,
    ClaimView,
    ClaimWithdrawalView,
)
from claims.api.consequences import ConsequencesView
from claims.api.events import EventListView, EventView
from claims.api.graph import GraphView
from claims.api.hops import AttributionListView, AttributionView
from claims.api.judging import JudgementListView, JudgementView, WithdrawalView
from claims.api.matching import (
    ConfirmingView,
    MatchPairListView,
    MatchView,
    RefusingView,
)
from claims.api.merging import ClaimMergingView, ClaimPreviewView
from claims.api.origins import OriginListView, OriginView
from claims.api.prospects import ProspectsView
from claims.api.suggestions import (
    AcceptSuggestionView,
    ReadingView,
    RejectSuggestionView,
    ReopenSuggestionView,
    SuggestionListView,
    SuggestionRatesView,
    SuggestionView,
)
from claims.api.time import PastResultListView, TimelineView
from claims.api.topics import TopicListView, TopicView
from claims.api.views import CorroborationView

urlpatterns = [
    path("claims/", ClaimListView.as_view(), name="claims"),
    path("claims/<int:pk>/", ClaimView.as_view(), name="claim"),
    path("claims/bulk/", ClaimBulkView.as_view(), name="claims_bulk"),
    path("claims/<int:pk>/withdraw/", ClaimWithdrawalView.as_view(), name="withdraw_claim"),
    path("claims/<int:pk>/reopen/", ClaimReopeningView.as_view(), name="reopen_claim"),
    path("claims/<int:pk>/merge-preview/", ClaimPreviewView.as_view(), name="claim_preview"),
    path("claims/<int:pk>/merge/", ClaimMergingView.as_view(), name="claim_merge"),
    path("claims/<int:pk>/corroboration/", CorroborationView.as_view(), name="corroboration"),
    path("claims/<int:pk>/corroboration/graph/", GraphView.as_view(), name="graph"),
    path("claims/<int:pk>/corroboration/prospects/", ProspectsView.as_view(), name="prospects"),
    path(
        "claims/<int:pk>/corroboration/history/",
        PastResultListView.as_view(),
        name="corroboration_history",
    ),
    path(
        "claims/<int:pk>/corroboration/timeline/",
        TimelineView.as_view(),
        name="corroboration_timeline",
    ),
    path("claim-relations/", ClaimRelationListView.as_view(), name="claim_relations"),
    path("claim-relations/<int:pk>/", ClaimRelationView.as_view(), name="claim_relation"),
    path("topics/", TopicListView.as_view(), name="topics"),
    path("topics/<int:pk>/", TopicView.as_view(), name="topic"),
    path("origins/", OriginListView.as_view(), name="origins"),
    path("origins/<int:pk>/", OriginView.as_view(), name="origin"),
    path("appearances/", AppearanceListView.as_view(), name="appearances"),
    path("appearances/bulk/", AppearanceBulkView.as_view(), name="appearances_bulk"),
    path("appearances/<int:pk>/", AppearanceView.as_view(), name="appearance"),
    path("appearances/<int:pk>/accept/", AcceptanceView.as_view(), name="accept_appearance"),
    path("appearances/<int:pk>/reject/", RejectionView.as_view(), name="reject_appearance"),
    path("attributions/", AttributionListView.as_view(), name="attributions"),
    path("attributions/<int:pk>/", AttributionView.as_view(), name="attribution"),
    path("match/", MatchView.as_view(), name="match"),
    path("match/confirm/", ConfirmingView.as_view(), name="confirm_match"),
    path("match/refuse/", RefusingView.as_view(), name="refuse_match"),
    path("match-pairs/", MatchPairListView.as_view(), name="match_pairs"),
    path("events/", EventListView.as_view(), name="events"),
    path("events/<int:pk>/", EventView.as_view(), name="event"),
    path("events/<int:pk>/consequences/", ConsequencesView.as_view(), name="consequences"),
    path("judgements/", JudgementListView.as_view(), name="judgements"),
    path("judgements/<int:pk>/", JudgementView.as_view(), name="judgement"),
    path("judgements/<int:pk>/withdraw/", WithdrawalView.as_view(), name="withdraw-judgement"),
    path("suggestions/", SuggestionListView.as_view(), name="suggestions"),
    path("suggestions/read/", ReadingView.as_view(), name="read_article"),
    path("suggestions/rates/", SuggestionRatesView.as_view(), name="suggestion_rates"),
    path("suggestions/<int:pk>/", SuggestionView.as_view(), name="suggestion"),
    path("suggestions/<int:pk>/accept/", AcceptSuggestionView.as_view(), name="accept_suggestion"),
    path("suggestions/<int:pk>/reject/", RejectSuggestionView.as_view(), name="reject_suggestion"),
    path("suggestions/<int:pk>/reopen/", ReopenSuggestionView.as_view(), name="reopen_suggestion"),
]
