"""Sources: the people and bodies who say things, the names they go by and their identifiers."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import TrigramSimilarity, TrigramWordSimilarity
from django.db import models
from django.db.models import Case, F, Q, When
from django.db.models.functions import Upper

from accounts.choices import enum_field, one_of
from accounts.models import Record, bump_row_version
from accounts.models.asking import AskedQuerySet
from accounts.models.constraints import must, unique
from accounts.models.history import tracked
from sources.domain.identifiers import FORMS, normalise_identifier
from sources.domain.names.folding import key
from sources.domain.patterns import COUNTRY_PATTERN, LANGUAGE_PATTERN
from sources.domain.vocabulary import (
    Certainty,
    IdentifierScheme,
    NameKind,
    RecordStatus,
    SourceKind,
)
from sources.models.searching import SearchedQuerySet, searched

TIE_ENDS = tuple(f"ties_{way}__{end}_source" for way in ("from", "to") for end in ("from", "to"))
"""Ties of a source to others and of others to it, each with both its ends."""


class SourceQuerySet(AskedQuerySet["Source"]):
    """Questions about sources."""

    def active(self) -> "SourceQuerySet":
        """Sources that were not merged into another one."""
        return self.filter(status=RecordStatus.ACTIVE)

    def ours(self) -> "SourceQuerySet":
        """Our own organisation, if it is recorded."""
        return self.filter(is_ours=True)

    def gone_into(self, survivor: "Source") -> "SourceQuerySet":
        """Sources that were merged into this one."""
        return self.filter(merged_into=survivor)

    def named(self, words: str) -> "SourceQuerySet":
        """Sources whose names, garbled ones included, contain all the words however they are spelt.

        The beginning of a word will do: what is being typed finds Shoigu by “Shoy” and by “Шой”.
        """
        found = self
        for word in dict.fromkeys(words.split()):
            shown = Source.objects.filter(name__icontains=word).values("pk")
            named = SourceName.objects.containing(word).values("source")
            found = found.filter(pk__in=shown.union(named))
        return found

    def known_as(self, name: str, domain: str) -> "SourceQuerySet":
        """Active sources one of whose names is exactly this, or that carry this domain."""
        named = SourceName.objects.filter(text__iexact=name).values("source")
        carrying = SourceIdentifier.objects.domains([domain]).values("source")
        return self.active().filter(Q(name__iexact=name) | Q(pk__in=named) | Q(pk__in=carrying))

    def named_or_identified(self, words: str) -> "SourceQuerySet":
        """Sources named so, or one of whose identifiers contains the words as they stand."""
        identified = SourceIdentifier.objects.filter(value__icontains=words.strip())
        named = Source.objects.named(words).values("pk")
        return self.filter(pk__in=named.union(identified.values("source")))

    def likeliest_first(self, words: str) -> "SourceQuerySet":
        """Sources that were looked for by these words: who is called so, whose name begins so, the rest."""
        name = words.strip()
        rank = Case(
            When(name__iexact=name, then=0), When(name__istartswith=name, then=1), default=2
        )
        return self.order_by(rank, "name", "pk")

    def among(self, sources: Iterable["Source"]) -> "SourceQuerySet":
        """These sources."""
        return self.filter(pk__in=[source.pk for source in sources])

    def with_ids(self, ids: Iterable[int]) -> "SourceQuerySet":
        """The sources that have these ids."""
        return self.filter(pk__in=list(ids))

    def working_for(self, publisher: "Source") -> "SourceQuerySet":
        """Sources that have a tie to a publisher, or are credited in an article of it."""
        has_tie, is_credited = (
            Q(ties_from__to_source=publisher),
            Q(credits__article__publisher=publisher),
        )
        return self.filter(has_tie | is_credited).distinct()

    def at_sites(self, hosts: Iterable[str]) -> "SourceQuerySet":
        """Active sources whose domain, or whose homepage's host, is one of these."""
        at_home = reduce(or_, (Q(homepage__icontains=f"//{host}") for host in hosts), Q(pk=None))
        at_home |= reduce(
            or_, (Q(homepage__icontains=f"//www.{host}") for host in hosts), Q(pk=None)
        )
        domains = SourceIdentifier.objects.domains(hosts).values("source")
        return self.active().filter(at_home | Q(pk__in=domains))

    def to_compare(self) -> "SourceQuerySet":
        """Active sources with what two of them are compared by, in three queries."""
        return self.active().prefetch_related("names", "identifiers").order_by("pk")

    def for_listing(self) -> "SourceQuerySet":
        """Sources with their names, in two queries however many there are."""
        return self.prefetch_related("names", "identifiers").order_by("pk")

    def with_ties(self) -> "SourceQuerySet":
        """Sources with their ties to others and of others to them, in six queries more."""
        return self.prefetch_related(*TIE_ENDS)

    def identified(self, scheme: str | None, value: str | None) -> "SourceQuerySet":
        """Sources that a register knows, or that carry an identifier, in whichever way it is written."""
        rows = SourceIdentifier.objects.having(scheme=scheme)
        if value is not None:
            rows = rows.written(value, [scheme] if scheme else list(IdentifierScheme))
        return self.filter(pk__in=rows.values("source"))


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
    is_ours = models.BooleanField(
        "our own organisation",
        default=False,
        help_text="Publishes the reviews of this installation: what cites those counts for nothing.",
    )
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
            unique(
                "source_one_is_ours",
                "is_ours",
                condition=Q(is_ours=True),
                message="Another source is our own organisation already.",
            ),
            must(
                "source_ours_is_not_merged",
                ~Q(status=RecordStatus.MERGED, is_ours=True),
                "Our own organisation is merged into no other.",
            ),
        ]
        indexes = [
            models.Index(fields=["name"], name="source_name"),
            GinIndex(OpClass(Upper("name"), name="gin_trgm_ops"), name="source_name_parts"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def survivor(self) -> "Source":
        """The source that stands for this one: the one it was merged into, else itself."""
        return self.merged_into or self

    def get_absolute_url(self) -> str:
        """Where the source is shown."""
        return f"/sources/{self.pk}/"


IN_NAME = "public.search_words('', NEW.source_id, NEW.text, NULL, NEW.key, NULL)"
"""A name is read in no language: nobody is inflected."""


class SourceNameQuerySet(SearchedQuerySet["SourceName"]):
    """Questions about names."""

    def containing(self, word: str) -> "SourceNameQuerySet":
        """Names that contain these letters, or a word that begins so however it is spelt."""
        folded = key(word)
        asked = Q(text__icontains=word)
        if folded:
            asked |= Q(key__startswith=folded) | Q(key__contains=f" {folded}")
        return self.filter(asked)

    def of_active(self) -> "SourceNameQuerySet":
        """Names of sources that stand for themselves, with the source."""
        return self.filter(source__status=RecordStatus.ACTIVE).select_related("source")

    def sounding_like(self, folded: str) -> "SourceNameQuerySet":
        """Names a part of whose key is near another key, the nearest first."""
        return (
            self.filter(key__trigram_word_similar=folded)
            .annotate(near=TrigramWordSimilarity(folded, "key"))
            .annotate(nearness=TrigramSimilarity("key", folded))
            .order_by("-near", "-nearness", "pk")
        )

    def for_listing(self) -> "SourceNameQuerySet":
        """Names with their sources, in one query."""
        return self.select_related("source").order_by("pk")

    def with_text(self, text: str) -> "SourceNameQuerySet":
        """Names that are written exactly so."""
        return self.filter(text=text)

    def with_key(self, folded: str) -> "SourceNameQuerySet":
        """Names that have exactly this key."""
        return self.filter(key=folded)

    def preferred_in(self, language: str) -> "SourceNameQuerySet":
        """Preferred names in one language."""
        return self.filter(kind=NameKind.PREFERRED, language=language)


@tracked(exclude=["key"])
class SourceName(Record):
    """One name of a source, in one language, and how sure we are that it means this source.

    `key` is the name folded by `sources.domain.names.folding.key`: it can be made again at any time.
    """

    KEPT_BY_SERVICES = ("key",)

    source = models.ForeignKey(Source, models.CASCADE, related_name="names")
    text = models.CharField(max_length=200)
    language = models.CharField(max_length=35, default="en", help_text="BCP 47, such as en or ja.")
    kind = enum_field(NameKind, default=NameKind.ALIAS)
    certainty = enum_field(Certainty, default=Certainty.CERTAIN)
    key = models.TextField(default="", blank=True, editable=False)

    objects = SourceNameQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["source", "kind", "text"]
        triggers = [
            bump_row_version(exclude=["key"]),
            searched(IN_NAME, "text", "key", "source_id"),
        ]
        indexes = [
            GinIndex(OpClass("key", name="gin_trgm_ops"), name="sourcename_key_parts"),
            GinIndex(OpClass(Upper("text"), name="gin_trgm_ops"), name="sourcename_text_parts"),
        ]
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


class SourceIdentifierQuerySet(AskedQuerySet["SourceIdentifier"]):
    """Questions about identifiers."""

    def domains(self, hosts: Iterable[str]) -> "SourceIdentifierQuerySet":
        """The identifiers that are one of these hosts, with the source and what it was merged into."""
        rows = self.filter(scheme=IdentifierScheme.DOMAIN, value__in=list(hosts))
        return rows.select_related("source__merged_into")

    def for_listing(self) -> "SourceIdentifierQuerySet":
        """Identifiers with their sources, in one query."""
        return self.select_related("source").order_by("pk")

    def written(self, value: str, schemes: Iterable[str]) -> "SourceIdentifierQuerySet":
        """Identifiers of these registers that are meant by what is written so."""
        asked = Q(pk__in=[])
        for scheme in schemes:
            asked |= Q(scheme=scheme, value=normalise_identifier(scheme, value))
        return self.filter(asked)

    def carrying(self, scheme: str, values: Iterable[str]) -> dict[str, int]:
        """The active sources, by their ids, that carry these identifiers of one register."""
        rows = self.filter(
            scheme=scheme, value__in=list(values), source__status=RecordStatus.ACTIVE
        )
        return dict(rows.values_list("value", "source"))

    def domain_names(self) -> list[str]:
        """The domains among these identifiers."""
        rows = self.filter(scheme=IdentifierScheme.DOMAIN)
        return list(rows.values_list("value", flat=True))


@tracked()
class SourceIdentifier(Record):
    """An identifier of a source in a public register; `domain` finds the publisher of a pasted URL."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="identifiers")
    scheme = enum_field(IdentifierScheme)
    value = models.CharField(max_length=200)

    objects = SourceIdentifierQuerySet.as_manager()

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
