"""Routes of reviews by others."""

from django.urls import path

from reviews.api.external import (
    ConfirmView,
    ExternalReviewView,
    ImportView,
    RefuseView,
)
from reviews.api.quarantine import DismissView, QuarantineListView, ReopenView

urlpatterns = [
    path("external-reviews/import/", ImportView.as_view(), name="import-external-reviews"),
    path("external-reviews/<int:pk>/", ExternalReviewView.as_view(), name="external-review"),
    path("external-reviews/<int:pk>/confirm-match/", ConfirmView.as_view(), name="confirm-match"),
    path("external-reviews/<int:pk>/refuse-match/", RefuseView.as_view(), name="refuse-match"),
    path("quarantine/", QuarantineListView.as_view(), name="quarantine"),
    path("quarantine/<int:pk>/dismiss/", DismissView.as_view(), name="dismiss-quarantined-item"),
    path("quarantine/<int:pk>/reopen/", ReopenView.as_view(), name="reopen-quarantined-item"),
]
