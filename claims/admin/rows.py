"""Rows below a claim, an appearance or an origin."""

from django.contrib import admin

from accounts.admin.rows import RecordStackedInline, RecordTabularInline
from claims.domain.polls import DISCLOSED_ITEMS
from claims.models import (
    Appearance,
    Attribution,
    ClaimRelation,
    ClaimSubject,
    ClaimTopic,
    Poll,
)
from sources.admin.base import when_lines


class AttributionRows(RecordStackedInline):
    """Where an appearance says it has it from."""

    model = Attribution
    fk_name = "from_appearance"
    verbose_name = "hop"
    verbose_name_plural = "chain"
    tab = False
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("kind", "judgement"),
                    ("to_origin", "to_appearance"),
                    ("cue", "named_as"),
                    ("joint", "inferred"),
                ]
            },
        ),
    ]


class AppearanceRows(RecordStackedInline):
    """Where a claim appears, each with its chain."""

    model = Appearance
    inlines = [AttributionRows]
    per_page = 10
    fieldsets = [
        (None, {"fields": [("article", "version"), "exact", ("start", "end")]}),
        (None, {"fields": [("stance", "force"), ("basis", "wording"), ("status", "distanced")]}),
    ]


class SubjectRows(RecordTabularInline):
    """Whom or what a claim is about."""

    model = ClaimSubject
    verbose_name = "subject"
    verbose_name_plural = "subjects"
    fields = ["source"]


class TopicRows(RecordTabularInline):
    """The topics of a claim."""

    model = ClaimTopic
    verbose_name = "topic"
    verbose_name_plural = "topics"
    fields = ["topic"]


class RelationFromRows(RecordTabularInline):
    """Relations that are read from this claim."""

    model = ClaimRelation
    fk_name = "from_claim"
    verbose_name = "relation to another claim"
    verbose_name_plural = "relations to others"
    fields = ["kind", "to_claim", "judgement", "reason"]


class RelationToRows(RecordTabularInline):
    """Relations that are read towards this claim."""

    model = ClaimRelation
    fk_name = "to_claim"
    verbose_name = "relation of another claim"
    verbose_name_plural = "relations of others to it"
    fields = ["from_claim", "kind", "judgement", "reason"]


def disclosed(poll: Poll) -> str:
    """Will say how much of what a pollster should disclose is known: "7 of 10 (70%)"."""
    known = len(poll.disclosure.disclosed)
    return f"{known} of {len(DISCLOSED_ITEMS)} ({poll.completeness:.0%})"


def missing(poll: Poll) -> str:
    """Will name what is not known of a poll."""
    return ", ".join(DISCLOSED_ITEMS[name] for name in poll.disclosure.missing) or "nothing"


class PollRows(RecordStackedInline):
    """The disclosed details of a poll."""

    model = Poll
    tab = False
    readonly_fields = ["disclosed", "still_missing"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("conductor", "sponsor"),
                    "question",
                    ("population", "place", "mode"),
                    ("sample", "margin_of_error", "confidence_level"),
                    *when_lines("fieldwork"),
                    ("disclosed", "still_missing"),
                ]
            },
        )
    ]

    @admin.display(description="disclosed")
    def disclosed(self, poll: Poll) -> str:
        """How much of what a pollster should disclose is known."""
        return disclosed(poll) if poll.pk else "–"

    @admin.display(description="still missing")
    def still_missing(self, poll: Poll) -> str:
        """Which items are not known."""
        return missing(poll) if poll.pk else "–"
