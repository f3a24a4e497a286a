"""Routes of claims."""

from django.urls import path

from claims.api.judging import JudgementListView, JudgementView, WithdrawalView
from claims.api.views import ClaimListView, ClaimView, CorroborationView

urlpatterns = [
    path("claims/", ClaimListView.as_view(), name="claims"),
    path("claims/<int:pk>/", ClaimView.as_view(), name="claim"),
    path("claims/<int:pk>/corroboration/", CorroborationView.as_view(), name="corroboration"),
    path("judgements/", JudgementListView.as_view(), name="judgements"),
    path("judgements/<int:pk>/", JudgementView.as_view(), name="judgement"),
    path("judgements/<int:pk>/withdraw/", WithdrawalView.as_view(), name="withdraw-judgement"),
]
