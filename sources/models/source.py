"""Sources: the people and bodies who say things, the names they go by and their identifiers."""

from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from accounts.choices import enum_field, one_of
from accounts.models import Record
from accounts.models.constraints import must, unique
from accounts.models.history import tracked
from sources.domain.identifiers import FORMS
from sources.domain.patterns import COUNTRY_PATTERN, LANGUAGE_PATTERN
from sources.domain.vocabulary import (
    Certainty,
    IdentifierScheme,
    NameKind,
    RecordStatus,
    SourceKind,
)


class SourceQuerySet(models.QuerySet["Source"]):
    """Questions about sources."""

    def active(self) -> "SourceQuerySet":
        """Sources that were not merged into another one."""
        return self.filter(status=RecordStatus.ACTIVE)

    def gone_into(self, survivor: "Source") -> "SourceQuerySet":
        """Sources that were merged into this one."""
        return self.filter(merged_into=survivor)

    def named(self, words: str) -> "SourceQuerySet":
        """Sources one of whose names, garbled ones included, contains all the words."""
        found = self
        for word in words.split():
            named = SourceName.objects.filter(source=OuterRef("pk"), text__icontains=word)
            found = found.filter(Q(name__icontains=word) | Exists(named))
        return found

    def for_listing(self) -> "SourceQuerySet":
        """Sources with their names, in two queries however many there are."""
        return self.prefetch_related("names", "identifiers").order_by("pk")


@tracked()
class Source(Record):
    """A person or body that says, publishes, measures or records things.

    `name` is the name it is shown by; all its names, that one included, are `SourceName` rows.
    """

    kind = enum_field(SourceKind)
    name = models.CharField(max_length=200)
    description = models.TextField(blank=True, default="")
    country = models.CharField(
        max_length=2, blank=True, default="", help_text="ISO 3166, two capital letters."
    )
    homepage = models.URLField(max_length=500, blank=True, default="")
    status = enum_field(RecordStatus, default=RecordStatus.ACTIVE)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged"
    )

    objects = SourceQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["name"]
        constraints = [
            one_of("source_kind_known", "kind", SourceKind),
            one_of("source_status_known", "status", RecordStatus),
            must("source_named", ~Q(name=""), "A source needs a name."),
            must(
                "source_country_is_iso",
                Q(country="") | Q(country__regex=COUNTRY_PATTERN),
                "A country is given as two capital letters, such as JP.",
            ),
            must(
                "source_merged_names_survivor",
                Q(status=RecordStatus.MERGED, merged_into__isnull=False)
                | (~Q(status=RecordStatus.MERGED) & Q(merged_into__isnull=True)),
                "A merged source names its survivor, an active one has none.",
            ),
            must(
                "source_not_merged_into_itself",
                ~Q(merged_into=F("id")),
                "A source cannot be merged into itself.",
            ),
        ]
        indexes = [models.Index(fields=["name"], name="source_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def survivor(self) -> "Source":
        """The source that stands for this one: the one it was merged into, else itself."""
        return self.merged_into or self

    def get_absolute_url(self) -> str:
        """Where the source is shown."""
        return f"/sources/{self.pk}/"


@tracked()
class SourceName(Record):
    """One name of a source, in one language, and how sure we are that it means this source."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="names")
    text = models.CharField(max_length=200)
    language = models.CharField(max_length=35, default="en", help_text="BCP 47, such as en or ja.")
    kind = enum_field(NameKind, default=NameKind.ALIAS)
    certainty = enum_field(Certainty, default=Certainty.CERTAIN)

    class Meta(Record.Meta):
        ordering = ["source", "kind", "text"]
        constraints = [
            one_of("sourcename_kind_known", "kind", NameKind),
            one_of("sourcename_certainty_known", "certainty", Certainty),
            must("sourcename_not_empty", ~Q(text=""), "A name is not empty."),
            must(
                "sourcename_language_is_bcp47",
                Q(language__regex=LANGUAGE_PATTERN),
                "A language is given as in BCP 47, such as en or zh-Hant.",
            ),
            unique(
                "sourcename_one_preferred",
                "source",
                "language",
                condition=Q(kind=NameKind.PREFERRED),
                message="This source already has a preferred name in this language.",
            ),
            unique(
                "sourcename_once",
                "source",
                "text",
                "language",
                "kind",
                message="This source already has this name.",
            ),
        ]

    def __str__(self) -> str:
        return self.text


@tracked()
class SourceIdentifier(Record):
    """An identifier of a source in a public register; `domain` finds the publisher of a pasted URL."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="identifiers")
    scheme = enum_field(IdentifierScheme)
    value = models.CharField(max_length=200)

    class Meta(Record.Meta):
        ordering = ["source", "scheme", "value"]
        constraints = [
            one_of("sourceidentifier_scheme_known", "scheme", IdentifierScheme),
            must(
                "sourceidentifier_fits_its_register",
                reduce(or_, (Q(scheme=s, value__regex=form) for s, form in FORMS.items()))
                | ~Q(scheme__in=list(FORMS)),
                "This is no identifier of that register: a domain is a host name such as levada.ru, "
                "a Wikidata item is Q and a number.",
            ),
            unique(
                "sourceidentifier_once",
                "scheme",
                "value",
                message="Another source carries this identifier.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"
