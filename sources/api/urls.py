"""Routes of sources and articles."""

from django.urls import path

from sources.api.views import ArticleListView, ArticleView, SourceListView, SourceView

urlpatterns = [
    path("sources/", SourceListView.as_view(), name="sources"),
    path("sources/<int:pk>/", SourceView.as_view(), name="source"),
    path("articles/", ArticleListView.as_view(), name="articles"),
    path("articles/<int:pk>/", ArticleView.as_view(), name="article"),
]
