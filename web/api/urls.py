"""Routes of the composed reads."""

from django.urls import path

from web.api.dossier import DossierView
from web.api.lookup import LookupView
from web.api.search import SearchView

urlpatterns = [
    path("claims/<int:pk>/dossier/", DossierView.as_view(), name="dossier"),
    path("lookup/", LookupView.as_view(), name="lookup"),
    path("search/", SearchView.as_view(), name="search"),
]
