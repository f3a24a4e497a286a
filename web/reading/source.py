"""The page of a source as data: its names, its ties, what it originated and what it relayed."""

from dataclasses import dataclass

from django.db.models import QuerySet

from claims.models import Appearance, Attribution
from claims.models.claim import Claim
from reviews.models import Review
from sources.domain.vocabulary import Certainty, NameKind
from sources.models import Article, Source, SourceName, SourceTie
from web.names import country_name, language_name
from web.reading.listing import ClaimRow, claim_row
from web.reading.references import ArticleRef, Ref, article_ref, source_ref
from web.reading.reviews import ReviewRow, review_row
from web.words import day

MOST_CLAIMS = 50
"""Claims a list shows on this page; it says when there are more."""

TIES = {
    "owns": ("owns", "owned by"),
    "controls": ("controls", "controlled by"),
    "state_operated_by": ("operated by the state:", "operates"),
    "brand_of": ("brand of", "has the brand"),
    "successor_of": ("successor of", "succeeded by"),
    "speaks_for": ("speaks for", "spoken for by"),
    "affiliated_with": ("affiliated with", "has as an affiliate"),
}

ORDER = [words for both in TIES.values() for words in both]
"""Ties of one sort stand together, in this order."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name: its language, what sort it is, and how sure it belongs here when that is not certain."""

    text: str
    language: str
    about: str


@dataclass(frozen=True, slots=True)
class Tie:
    """What binds the source to another one, and when."""

    relation: str
    other: Ref
    title: str
    share: str
    held: str
    evidence_url: str


@dataclass(frozen=True, slots=True)
class ClaimList:
    """Some claims and whether there are more."""

    rows: tuple[ClaimRow, ...]
    has_more: bool


@dataclass(frozen=True, slots=True)
class SourceReading:
    """Everything a source page shows."""

    name: str
    kind: str
    country: str
    description: str
    homepage: str
    names: tuple[Name, ...]
    identifiers: tuple[str, ...]
    ties: tuple[Tie, ...]
    originated: ClaimList
    relayed: ClaimList
    corrected: tuple[ArticleRef, ...]
    reviews: tuple[ReviewRow, ...]


def read_source(source: Source) -> SourceReading:
    """Will gather the page of a source that `for_listing()` read: in five queries."""
    originated = Claim.objects.open().resting_on(Attribution.objects.to_origins_of(source))
    relayed = Claim.objects.open().appearing_in(Appearance.objects.accepted().by_publisher(source))
    return SourceReading(
        name=source.name,
        kind=source.get_kind_display(),
        country=country_name(source.country),
        description=source.description,
        homepage=source.homepage,
        names=tuple(
            Name(name.text, name.language, _about_name(name))
            for name in source.names.all()
            if name.text != source.name
        ),
        identifiers=tuple(
            f"{one.get_scheme_display()} {one.value}" for one in source.identifiers.all()
        ),
        ties=tuple(
            sorted(
                (tie_of(source, tie) for tie in SourceTie.objects.touching(source)),
                key=lambda tie: ORDER.index(tie.relation),
            )
        ),
        originated=_list(list(originated.with_staleness().most_repeated()[: MOST_CLAIMS + 1])),
        relayed=_list(list(relayed.with_staleness().most_repeated()[: MOST_CLAIMS + 1])),
        corrected=tuple(
            article_ref(row) for row in Article.objects.noticed_of(source.pk)[:MOST_CLAIMS]
        ),
        reviews=tuple(review_row(row) for row in _reviews(source)[:MOST_CLAIMS]),
    )


def _about_name(name: SourceName) -> str:
    """Language, sort and doubt of a name, as far as they are not the usual ones."""
    kind = "" if name.kind == NameKind.PREFERRED else name.get_kind_display().lower()
    doubt = "" if name.certainty == Certainty.CERTAIN else name.get_certainty_display().lower()
    language = language_name(name.language) if name.language else ""
    return ", ".join(part for part in (language, kind, doubt) if part)


def _reviews(source: Source) -> QuerySet[Review]:
    """What we concluded about what a source claimed."""
    return Review.objects.published().of_claimant(source).for_readers().newest_first()


def _list(claims: list[Claim]) -> ClaimList:
    return ClaimList(
        tuple(claim_row(claim) for claim in claims[:MOST_CLAIMS]), len(claims) > MOST_CLAIMS
    )


def tie_of(source: Source, tie: SourceTie) -> Tie:
    """Will read a tie from this source's end."""
    is_left = tie.from_source_id == source.pk
    return Tie(
        relation=TIES[tie.kind][0 if is_left else 1],
        other=source_ref(tie.to_source if is_left else tie.from_source),
        title=tie.title,
        share=f"{tie.percentage.normalize():f} percent" if tie.percentage is not None else "",
        held=_held(tie),
        evidence_url=tie.evidence_url,
    )


def _held(tie: SourceTie) -> str:
    """From when to when a tie held, as far as it is known."""
    if tie.since and tie.until:
        return f"{day(tie.since)} – {day(tie.until)}"
    if tie.since:
        return f"since {day(tie.since)}"
    return f"until {day(tie.until)}" if tie.until else ""
