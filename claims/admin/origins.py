"""Origins and the polls behind some of them."""

from django.contrib import admin

from accounts.admin.filters import Days, Numbers
from accounts.admin.layout import fieldset
from claims.admin.base import ClaimsAdmin
from claims.admin.rows import PollRows, disclosed, missing
from claims.models import Origin, Poll
from sources.admin.base import when_fieldset


@admin.register(Origin)
class OriginAdmin(ClaimsAdmin):
    """Where a chain ends."""

    imports = True
    list_display = ["__str__", "kind", "holder", "article", "date_from"]
    list_filter = ["kind", ("date_from", Days)]
    list_select_related = ["holder", "article"]
    search_fields = ["title", "description", "holder__name", "article__title"]
    inlines = [PollRows]
    fieldsets = [
        fieldset(
            None,
            ("kind", "title"),
            ("holder", "article"),
            "description",
            says="Choose the kind by what would have to be wrong.",
        ),
        when_fieldset("Date", "date"),
    ]


@admin.register(Poll)
class PollAdmin(ClaimsAdmin):
    """The disclosed details of a poll."""

    imports = True
    list_display = ["origin", "conductor", "question", "sample", "fieldwork_from", "disclosed"]
    list_filter = [("fieldwork_from", Days), ("sample", Numbers), "mode"]
    list_select_related = ["origin__holder", "conductor"]
    search_fields = ["origin__title", "conductor__name", "question"]
    readonly_fields = ["disclosed", "missing"]
    fieldsets = [
        fieldset(None, "origin", ("conductor", "sponsor"), "question"),
        fieldset(
            "How it was done",
            ("population", "place", "mode"),
            ("sample", "margin_of_error", "confidence_level"),
        ),
        when_fieldset("Fieldwork", "fieldwork"),
        fieldset(
            "What was disclosed",
            ("disclosed", "missing"),
            says="Of the items that a pollster should tell with every result.",
        ),
    ]

    @admin.display(description="disclosed")
    def disclosed(self, poll: Poll) -> str:
        """How much of what a pollster should disclose is known."""
        return disclosed(poll)

    @admin.display(description="still missing")
    def missing(self, poll: Poll) -> str:
        """Which items are not known."""
        return missing(poll)
