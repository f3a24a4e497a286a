"""What a search found, as rows and facets to be shown."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import reverse

from accounts.choices import choices_of
from claims.domain.vocabulary import ClaimKind, Label
from claims.models import Claim, Topic
from reviews.domain.vocabulary import RatingClass
from reviews.models import ReviewVersion
from sources.domain.searching import Part
from sources.domain.vocabulary import Genre, SourceKind
from sources.models import Article, Source
from sources.services.searching import Facet, Hit
from web.names import country_name, language_name
from web.reading.listing import ClaimRow, claim_row
from web.reading.references import article_ref
from web.reading.verdicts import CLASSES, VerdictBadge, verdict_badge
from web.words import LABELS

HEADINGS = {
    "claim": ("Claims", "claim"),
    "article": ("Articles", "article"),
    "source": ("Sources", "source"),
    "review": ("Reviews", "review"),
}
"""What each kind is called, of many and of one."""

FACETS = {
    "label": "Label",
    "verdict": "Verdict",
    "claim_kind": "Kind",
    "topic": "Topic",
    "language": "Language",
    "publisher": "Publisher",
    "year": "Year",
    "genre": "Genre",
    "source_kind": "Kind",
    "country": "Country",
}


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One record that was found: where it is, its line with the hits marked, and what it is."""

    kind: str
    id: int
    url: str
    language: str
    title: tuple[Part, ...]
    snippet: tuple[Part, ...]
    about: str = ""
    flag: str = ""
    claim: ClaimRow | None = None
    verdict: VerdictBadge | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet in words, and how often it occurs."""

    value: str
    words: str
    count: int


def found_row(kind: str, hit: Hit) -> FoundRow:
    """Will tell a hit of this kind, without a query."""
    return TELLERS[kind](hit)


def _claim(hit: Hit) -> FoundRow:
    claim: Claim = hit.record
    row = claim_row(claim)
    return FoundRow(
        "claim", claim.pk, row.url, row.language, hit.title, hit.snippet, row.sourcing, claim=row
    )


def _article(hit: Hit) -> FoundRow:
    article: Article = hit.record
    ref = article_ref(article)
    day = ref.date.text if ref.date else "day unknown"
    about = " · ".join([ref.publisher.text, day, ref.genre.lower()])
    url = ref.title.url
    return FoundRow(
        "article", article.pk, url, article.language, hit.title, hit.snippet, about, ref.notice
    )


def _source(hit: Hit) -> FoundRow:
    source: Source = hit.record
    about = " · ".join(
        filter(None, [source.get_kind_display().lower(), country_name(source.country)])
    )
    url = source.get_absolute_url()
    return FoundRow("source", source.pk, url, "", hit.title, hit.snippet, about)


def _review(hit: Hit) -> FoundRow:
    version: ReviewVersion = hit.record
    review = version.review
    rating = version.rating
    return FoundRow(
        "review",
        review.pk,
        review.get_absolute_url() if hit.is_public else reverse("desk-review", args=[review.pk]),
        review.language,
        hit.title or (Part(str(version.claim)),),
        hit.snippet,
        f"on “{version.claim.statement}”",
        "" if hit.is_public else f"not public: {review.get_state_display().lower()}",
        verdict=verdict_badge(rating.label, rating.normalised) if rating else None,
    )


TELLERS: dict[str, Callable[[Hit], FoundRow]] = {
    "claim": _claim,
    "article": _article,
    "source": _source,
    "review": _review,
}

WORDS: dict[str, dict[str, str]] = {
    "label": {str(label): LABELS[label][0] for label in Label},
    "verdict": {str(one): CLASSES[one][1].removeprefix("in short: ") for one in RatingClass},
    "claim_kind": dict(choices_of(ClaimKind)),
    "genre": dict(choices_of(Genre)),
    "source_kind": dict(choices_of(SourceKind)),
}


def values_of(facet: Facet) -> list[Value]:
    """Will put the values of a facet into words; publishers and topics are asked for by name."""
    given = [value for value, _ in facet.values]
    named = _named(facet.name, given)
    return [Value(value, named.get(value, value), count) for value, count in facet.values]


def words_for(name: str, value: str) -> str:
    """Will put one value of a facet into words."""
    return _named(name, [value]).get(value, value)


def _named(name: str, values: Iterable[str]) -> dict[str, str]:
    if name == "publisher":
        rows = Source.objects.with_ids(int(value) for value in values)
        return {str(pk): text for pk, text in rows.values_list("pk", "name")}
    if name == "topic":
        return dict(Topic.objects.with_slugs(values).values_list("slug", "name"))
    if name == "language":
        return {value: language_name(value) for value in values}
    if name == "country":
        return {value: country_name(value) for value in values}
    return WORDS.get(name, {})
