"""Routes of claims."""

from django.urls import path

from claims.api.prospects import ProspectsView
from claims.api.views import ClaimListView, ClaimView, CorroborationView

urlpatterns = [
    path("claims/", ClaimListView.as_view(), name="claims"),
    path("claims/<int:pk>/", ClaimView.as_view(), name="claim"),
    path("claims/<int:pk>/corroboration/", CorroborationView.as_view(), name="corroboration"),
    path("claims/<int:pk>/corroboration/prospects/", ProspectsView.as_view(), name="prospects"),
]
