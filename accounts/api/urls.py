"""Routes that describe the API, and those by which many records go in and out."""

from django.urls import path

from accounts.api.changes import ChangesView
from accounts.api.exports import ExportsView, LinesView, LinkedView, TableView
from accounts.api.imports import ImportFaultListView, ImportListView, ImportReportView, ImportView
from accounts.api.views import DocsView, SchemaView

urlpatterns = [
    path("schema/", SchemaView.as_view(), name="schema"),
    path("changes/", ChangesView.as_view(), name="changes"),
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
