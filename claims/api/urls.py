"""Routes of claims."""

from django.urls import path

from claims.api.consequences import ConsequencesView
from claims.api.views import ClaimListView, ClaimView, CorroborationView

urlpatterns = [
    path("claims/", ClaimListView.as_view(), name="claims"),
    path("claims/<int:pk>/", ClaimView.as_view(), name="claim"),
    path("claims/<int:pk>/corroboration/", CorroborationView.as_view(), name="corroboration"),
    path("events/<int:pk>/consequences/", ConsequencesView.as_view(), name="consequences"),
]
