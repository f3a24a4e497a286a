"""The routes of the desk."""

from django.urls import path

from web.desk.adding import add_article
from web.desk.comparing import compare_records
from web.desk.copies import copies
from web.desk.duplicates import duplicates
from web.desk.editing import edit_review
from web.desk.inbox import inbox
from web.desk.merges import merge, merges
from web.desk.opening import review_claim
from web.desk.others import others
from web.desk.quarantine import quarantine
from web.desk.queue import queue
from web.desk.rating_map import rating_map
from web.desk.requests import one_request, requests
from web.desk.review import review_desk
from web.desk.signing import sign_review
from web.desk.versions import compare_versions, version
from web.desk.workbench.views import workbench

urlpatterns = [
    path("desk/", inbox, name="desk"),
    path("desk/add/", add_article, name="desk-add"),
    path("desk/copies/", copies, name="desk-copies"),
    path("desk/duplicates/", duplicates, name="desk-duplicates"),
    path("desk/compare/<str:kind>/", compare_records, name="desk-compare-records"),
    path("desk/merges/", merges, name="desk-merges"),
    path("desk/merges/<int:pk>/", merge, name="desk-merge"),
    path("desk/reviews/", queue, name="desk-reviews"),
    path("desk/reviews/<int:pk>/", review_desk, name="desk-review"),
    path("desk/reviews/<int:pk>/edit/", edit_review, name="desk-edit"),
    path("desk/reviews/<int:pk>/sign/", sign_review, name="desk-sign"),
    path("desk/reviews/<int:pk>/compare/", compare_versions, name="desk-compare"),
    path("desk/reviews/<int:pk>/versions/<int:sequence>/", version, name="desk-version"),
    path("desk/articles/<int:pk>/", workbench, name="desk-workbench"),
    path("desk/requests/", requests, name="desk-requests"),
    path("desk/requests/<int:pk>/", one_request, name="desk-request"),
    path("desk/external/", others, name="desk-others"),
    path("desk/ratings/", rating_map, name="desk-rating-map"),
    path("desk/quarantine/", quarantine, name="desk-quarantine"),
    path("claims/<int:pk>/review/", review_claim, name="review-claim"),
]
