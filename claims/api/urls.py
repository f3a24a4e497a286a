"""Routes of claims."""

from django.urls import path

from claims.api.claims import (
    ClaimBulkView,
    ClaimListView,
    ClaimReopeningView,
    ClaimView,
    ClaimWithdrawalView,
)
from claims.api.consequences import ConsequencesView
from claims.api.graph import GraphView
from claims.api.judging import JudgementListView, JudgementView, WithdrawalView
from claims.api.prospects import ProspectsView
from claims.api.time import PastResultListView, TimelineView
from claims.api.views import CorroborationView

urlpatterns = [
    path("claims/", ClaimListView.as_view(), name="claims"),
    path("claims/<int:pk>/", ClaimView.as_view(), name="claim"),
    path("claims/bulk/", ClaimBulkView.as_view(), name="claims_bulk"),
    path("claims/<int:pk>/withdraw/", ClaimWithdrawalView.as_view(), name="withdraw_claim"),
    path("claims/<int:pk>/reopen/", ClaimReopeningView.as_view(), name="reopen_claim"),
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
    path("events/<int:pk>/consequences/", ConsequencesView.as_view(), name="consequences"),
    path("judgements/", JudgementListView.as_view(), name="judgements"),
    path("judgements/<int:pk>/", JudgementView.as_view(), name="judgement"),
    path("judgements/<int:pk>/withdraw/", WithdrawalView.as_view(), name="withdraw-judgement"),
]
