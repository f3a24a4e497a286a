"""Claims with their appearances and chains, subjects, topics and relations."""

from django.contrib import admin

from accounts.admin.layout import fieldset
from claims.admin.base import ClaimsAdmin, quantity_fieldset
from claims.admin.rows import (
    AppearanceRows,
    RelationFromRows,
    RelationToRows,
    SubjectRows,
    TopicRows,
)
from claims.models import Claim, ClaimSubject, ClaimTopic, Topic
from sources.admin.base import when_fieldset


@admin.register(Claim)
class ClaimAdmin(ClaimsAdmin):
    """A checkable statement."""

    list_display = ["statement", "sourcing", "supports", "refutes", "listing", "kind", "status"]
    list_filter = ["status", "label", "kind", "checkability", "topics", "language"]
    search_fields = ["statement", "short"]
    inlines = [AppearanceRows, SubjectRows, TopicRows, RelationFromRows, RelationToRows]
    readonly_fields = ["status", "merged_into", "label", "supports", "refutes", "listing"]
    fieldsets = [
        fieldset(
            None, "statement", "short", ("kind", "checkability"), ("language", "place"), "attests"
        ),
        fieldset(
            "How it is sourced",
            ("label", "supports", "refutes"),
            "listing",
            says="Computed from the appearances; it says nothing about truth.",
        ),
        when_fieldset("When it holds", "valid"),
        quantity_fieldset("Figure"),
        fieldset("Tracked", ("status", "merged_into")),
    ]

    @admin.display(description="sourcing", ordering="label")
    def sourcing(self, claim: Claim) -> str:
        """The label in words."""
        return claim.label.replace("_", " ")

    @admin.display(description="for", ordering="supports_confirmed")
    def supports(self, claim: Claim) -> str:
        """How many separate things would have to be wrong."""
        return _interval(claim.supports_confirmed, claim.supports_possible)

    @admin.display(description="against", ordering="refutes_confirmed")
    def refutes(self, claim: Claim) -> str:
        """The same for the other side."""
        return _interval(claim.refutes_confirmed, claim.refutes_possible)


def _interval(confirmed: int, possible: int) -> str:
    """An interval as people write it."""
    return str(confirmed) if confirmed == possible else f"{confirmed}–{possible}"


@admin.register(Topic)
class TopicAdmin(ClaimsAdmin):
    """A subject area."""

    list_display = ["name", "slug"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [fieldset(None, ("name", "slug"))]


@admin.register(ClaimSubject)
class ClaimSubjectAdmin(ClaimsAdmin):
    """Whom or what a claim is about."""

    list_display = ["claim", "source"]
    list_select_related = ["claim", "source"]
    search_fields = ["claim__statement", "source__name"]
    fieldsets = [fieldset(None, "claim", "source")]


@admin.register(ClaimTopic)
class ClaimTopicAdmin(ClaimsAdmin):
    """A topic of a claim."""

    list_display = ["claim", "topic"]
    list_filter = ["topic"]
    list_select_related = ["claim", "topic"]
    search_fields = ["claim__statement", "topic__name"]
    fieldsets = [fieldset(None, "claim", "topic")]
