"""Every route of the product."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from accounts.api.views import RootView
from config.operating.views import livez, metrics, readyz
from reviews.api.external_search import claims_search

RESOURCES = {
    "claims": "api:claims",
    "lookup": "api:lookup",
    "match": "api:match",
    "match_pairs": "api:match_pairs",
    "sources": "api:sources",
    "source_names": "api:source_names",
    "source_identifiers": "api:source_identifiers",
    "source_ties": "api:source_ties",
    "articles": "api:articles",
    "article_urls": "api:article_urls",
    "article_links": "api:article_links",
    "possible_duplicates": "api:possible_duplicates",
    "credits": "api:credits",
    "merges": "api:merges",
    "topics": "api:topics",
    "claim_relations": "api:claim_relations",
    "origins": "api:origins",
    "appearances": "api:appearances",
    "attributions": "api:attributions",
    "suggestions": "api:suggestions",
    "judgements": "api:judgements",
    "events": "api:events",
    "reviews": "api:reviews",
    "rating_scales": "api:rating_scales",
    "methodologies": "api:methodologies",
    "external_reviews": "api:external_reviews",
    "quarantine": "api:quarantine",
    "correction_requests": "api:correction-requests",
    "evidence_files": "api:evidence-files",
    "changes": "api:changes",
    "webhooks": "api:webhooks",
    "webhook_deliveries": "api:webhook-deliveries",
    "imports": "api:imports",
    "exports": "api:exports",
    "search": "api:search",
    "schema": "api:schema",
    "docs": "api:docs",
}

api: list[URLPattern | URLResolver] = [
    # Routes are tried one after the other: what is asked for most stands first.
    path("", RootView.as_view(resources=RESOURCES), name="root"),
    path("", include("web.api.urls")),
    path("", include("claims.api.urls")),
    path("", include("accounts.api.urls")),
    path("", include("sources.api.urls")),
    path("", include("reviews.api.urls")),
    path("", include("reviews.api.external_urls")),
]

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/v1/", include((api, "api"))),
    path("v1alpha1/claims:search", claims_search, name="claims-search"),
    path("livez", livez, name="livez"),
    path("readyz", readyz, name="readyz"),
    path("metrics", metrics, name="metrics"),
    path("", include("web.urls")),
]

handler400 = "config.handlers.bad_request"
handler404 = "config.handlers.not_found"
handler500 = "config.handlers.server_error"
