"""Routes of reviews."""

from django.urls import path

from reviews.api.documents import ClaimReviewView
from reviews.api.files import EvidenceFileListView, EvidenceFileView
from reviews.api.references import (
    ExternalReviewListView,
    MethodologyListView,
    RatingScaleListView,
    RatingScaleView,
)
from reviews.api.requests import AnswerView, RequestListView, TicketView
from reviews.api.steps import STEPS, path_of, view_of
from reviews.api.versions import VersionListView, VersionView
from reviews.api.views import CorrectionListView, ReviewListView, ReviewView

steps = [
    path(
        f"reviews/<int:pk>/{path_of(action)}/",
        view_of(action).as_view(),
        name=f"review-{action.value}",
    )
    for action in STEPS
]

urlpatterns = [
    path("reviews/", ReviewListView.as_view(), name="reviews"),
    path("reviews/<int:pk>/", ReviewView.as_view(), name="review"),
    path("reviews/<int:pk>/versions/", VersionListView.as_view(), name="review_versions"),
    path("reviews/<int:pk>/versions/<int:sequence>/", VersionView.as_view(), name="review_version"),
    path("reviews/<int:pk>/corrections/", CorrectionListView.as_view(), name="review_corrections"),
    path("reviews/<int:pk>/claimreview/", ClaimReviewView.as_view(), name="claimreview"),
    *steps,
    path("rating-scales/", RatingScaleListView.as_view(), name="rating_scales"),
    path("rating-scales/<int:pk>/", RatingScaleView.as_view(), name="rating_scale"),
    path("methodologies/", MethodologyListView.as_view(), name="methodologies"),
    path("external-reviews/", ExternalReviewListView.as_view(), name="external_reviews"),
    path("correction-requests/", RequestListView.as_view(), name="correction-requests"),
    path("correction-requests/<int:pk>/answer/", AnswerView.as_view(), name="answer-request"),
    path("correction-requests/<str:ticket>/", TicketView.as_view(), name="correction-request"),
    path("evidence-files/", EvidenceFileListView.as_view(), name="evidence-files"),
    path("evidence-files/<int:pk>/", EvidenceFileView.as_view(), name="evidence-file"),
]
