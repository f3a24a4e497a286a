"""Versions of texts, which can be read again for what they may claim."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse

from accounts.admin.bulk import Bulk
from accounts.models import User
from accounts.permissions import may
from accounts.services.jobs import defer_job
from claims.services.suggestions.reading import TASK
from sources.admin.versions import ArticleVersionAdmin
from sources.models import ArticleVersion
from sources.services.extraction import NotReadable

admin.site.unregister(ArticleVersion)  # its own application does not know who reads it


def _read_again(version: ArticleVersion, *, by: User, reason: str) -> None:
    """Asks a worker to read one text.

    Raises: NotReadable.
    """
    if version.withheld:  # type: ignore[attr-defined]
        raise NotReadable("withheld", "The text of this version is withheld: attach it first.")
    defer_job(TASK, by=by, version=version.pk)


@admin.register(ArticleVersion)
class ReadVersionAdmin(ArticleVersionAdmin):
    """One state of an article's text, and what reads it."""

    actions = ["read_selected"]

    def has_read_permission(self, request: HttpRequest) -> bool:
        """Whether this person may have texts read."""
        return may(request.user, "suggestion.add")

    @admin.action(description="Read selected again", permissions=["read"])
    def read_selected(
        self, request: HttpRequest, queryset: "models.QuerySet[Any]"
    ) -> HttpResponse | None:
        """Will let a worker read the chosen texts again; what was decided on stays decided."""
        says = (
            "A worker reads them. What was accepted or rejected stays; what waits may be replaced."
        )
        bulk = Bulk("Read again", "will be read again", says, one=_read_again)
        return self.act(request, queryset, bulk)
