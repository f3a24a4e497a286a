"""Routes of what is composed."""

from django.urls import path

from web.api.search import SearchView

urlpatterns = [path("search/", SearchView.as_view(), name="search")]
