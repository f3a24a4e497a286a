"""Routes of sources and articles."""

from django.urls import URLPattern, path
from rest_framework.views import APIView

from sources.api.article_rows import CreditListView, CreditView, UrlListView, UrlView
from sources.api.articles import ArticleListView, ArticleView, VersionListView
from sources.api.duplicates import DuplicateListView, DuplicateView, RejectView
from sources.api.links import LinkListView, LinkView
from sources.api.merges import MergeListView, MergeView, UndoPreviewView, UndoView
from sources.api.merging import (
    ArticleMergingView,
    ArticlePreviewView,
    SourceMergingView,
    SourcePreviewView,
)
from sources.api.naming import (
    IdentifierListView,
    IdentifierView,
    NameListView,
    NameView,
    PreferView,
)
from sources.api.sources import SourceBulkView, SourceListView, SourceView
from sources.api.ties import TieListView, TieView


def both(
    route: str, listed: type[APIView], one: type[APIView], names: str, name: str
) -> list[URLPattern]:
    """The routes of a list and of one record of it."""
    return [
        path(f"{route}/", listed.as_view(), name=names),
        path(f"{route}/<int:pk>/", one.as_view(), name=name),
    ]


urlpatterns = [
    path("sources/bulk/", SourceBulkView.as_view(), name="sources_bulk"),
    *both("sources", SourceListView, SourceView, "sources", "source"),
    path("sources/<int:pk>/merge-preview/", SourcePreviewView.as_view(), name="source_preview"),
    path("sources/<int:pk>/merge/", SourceMergingView.as_view(), name="source_merge"),
    *both("source-names", NameListView, NameView, "source_names", "source_name"),
    path("source-names/<int:pk>/prefer/", PreferView.as_view(), name="prefer_source_name"),
    *both(
        "source-identifiers",
        IdentifierListView,
        IdentifierView,
        "source_identifiers",
        "source_identifier",
    ),
    *both("source-ties", TieListView, TieView, "source_ties", "source_tie"),
    *both("articles", ArticleListView, ArticleView, "articles", "article"),
    path("articles/<int:pk>/versions/", VersionListView.as_view(), name="article_versions"),
    path("articles/<int:pk>/merge-preview/", ArticlePreviewView.as_view(), name="article_preview"),
    path("articles/<int:pk>/merge/", ArticleMergingView.as_view(), name="article_merge"),
    *both("article-urls", UrlListView, UrlView, "article_urls", "article_url"),
    *both("credits", CreditListView, CreditView, "credits", "credit"),
    *both("article-links", LinkListView, LinkView, "article_links", "article_link"),
    *both("merges", MergeListView, MergeView, "merges", "merge"),
    path("merges/<int:pk>/undo-preview/", UndoPreviewView.as_view(), name="undo_preview"),
    path("merges/<int:pk>/undo/", UndoView.as_view(), name="undo_merge"),
    *both(
        "possible-duplicates",
        DuplicateListView,
        DuplicateView,
        "possible_duplicates",
        "possible_duplicate",
    ),
    path("possible-duplicates/<int:pk>/reject/", RejectView.as_view(), name="reject_duplicate"),
]
