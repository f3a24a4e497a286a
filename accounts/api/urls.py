"""Routes that describe the API, and those by which many records go in and out."""

from django.urls import path

from accounts.api.changes import ChangesView
from accounts.api.exports import ExportsView, LinesView, LinkedView, TableView
from accounts.api.imports import ImportFaultListView, ImportListView, ImportReportView, ImportView
from accounts.api.views import DocsView, SchemaView
from accounts.api.webhooks import (
    WebhookDeliveryListView,
    WebhookDeliveryView,
    WebhookListView,
    WebhookOffView,
    WebhookOnView,
    WebhookReplayView,
    WebhookRotationView,
    WebhookView,
)

urlpatterns = [
    path("schema/", SchemaView.as_view(), name="schema"),
    path("changes/", ChangesView.as_view(), name="changes"),
    path("webhooks/", WebhookListView.as_view(), name="webhooks"),
    path("webhooks/<int:pk>/", WebhookView.as_view(), name="webhook"),
    path("webhooks/<int:pk>/switch-on/", WebhookOnView.as_view(), name="webhook-on"),
    path("webhooks/<int:pk>/switch-off/", WebhookOffView.as_view(), name="webhook-off"),
    path("webhooks/<int:pk>/rotate/", WebhookRotationView.as_view(), name="webhook-rotate"),
    path("webhook-deliveries/", WebhookDeliveryListView.as_view(), name="webhook-deliveries"),
    path("webhook-deliveries/<int:pk>/", WebhookDeliveryView.as_view(), name="webhook-delivery"),
    path("webhook-deliveries/<int:pk>/replay/", WebhookReplayView.as_view(), name="webhook-replay"),
    path("imports/", ImportListView.as_view(), name="imports"),
    path("imports/<int:pk>/", ImportView.as_view(), name="import"),
    path("imports/<int:pk>/faults/", ImportFaultListView.as_view(), name="import-faults"),
    path("imports/<int:pk>/report/", ImportReportView.as_view(), name="import-report"),
    path("exports/", ExportsView.as_view(), name="exports"),
    path("exports/ndjson/", LinesView.as_view(), name="export-ndjson"),
    path("exports/csv/", TableView.as_view(), name="export-csv"),
    path("exports/jsonld/", LinkedView.as_view(), name="export-jsonld"),
    path("docs/", DocsView.as_view(), name="docs"),
]
