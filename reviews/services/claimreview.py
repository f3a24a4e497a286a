"""Turns what is signed of a review into the ClaimReview that machines read, and asks its rules."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError

from reviews import pages
from reviews.domain.claimreview import shapes
from reviews.domain.claimreview.building import build
from reviews.domain.claimreview.page_rules import page_problems
from reviews.domain.claimreview.problems import Problem, Serving, Severity
from reviews.domain.claimreview.rules import problems
from reviews.domain.content import Content, Place
from reviews.models import Correction, RatingScale, Review
from sources.domain.dates import When
from sources.domain.vocabulary import SourceKind


@dataclass(frozen=True, slots=True)
class Told:
    """A correction as readers are told of it."""

    kind: str
    note: str
    at: datetime


def public_url(review: Review) -> str:
    """The absolute address at which a review is shown."""
    return f"{settings.SITE_URL}{review.get_absolute_url()}"


def serving() -> Serving:
    """Where this installation is served, by `SITE_URL`; http is for the loopback alone."""
    parts = urlsplit(settings.SITE_URL)
    return Serving(host=parts.netloc, scheme=parts.scheme, is_loopback_allowed=True)


def published_review(
    review: Review,
    content: Content,
    *,
    scale: RatingScale | None,
    published_at: datetime,
    modified_at: datetime | None,
    corrections: Sequence[Told],
) -> shapes.PublishedReview:
    """Will put together what a ClaimReview says: the signed content, and when it was made public.

    `published_at` is the first publication's; `corrections` those with a note, the latest first.
    """
    places = _places(content)
    links = tuple(_link(place) for place in places if place.url)
    return shapes.PublishedReview(
        url=public_url(review),
        organisation=shapes.Organisation(content.organisation.name, content.organisation.homepage),
        claim_reviewed=content.claim.statement,
        rating=_rating(content),
        date_published=published_at,
        date_modified=modified_at or published_at,
        language=content.language,
        claimants=_claimants(content),
        claim_date=_claim_date(places),
        first_appearance=_first_appearance(places),
        appearances=links,
        headline=content.headline,
        corrections=tuple(shapes.CorrectionNote(one.note, one.at, one.kind) for one in corrections),
        citations=tuple(
            shapes.Citation(ground.url, ground.title, ground.archive_url)
            for ground in content.evidence
            if ground.url
        ),
        license=settings.REVIEW_LICENSE,
        scale=_pinned(scale),
    )


def told_of(review: Review) -> list[Told]:
    """The corrections that readers are told of, the latest first."""
    rows = Correction.objects.of(review).told()
    return [Told(row.kind, row.note, row.effective_at) for row in rows]


def element_text(published: shapes.PublishedReview) -> str:
    """Will write the JSON-LD of a review, as it is kept with the publication."""
    return json.dumps(build(published), ensure_ascii=False, indent=2)


def problems_of(published: shapes.PublishedReview) -> list[Problem]:
    """Will name everything that stands against publishing, the blocking ones first."""
    return problems(published, serving=serving())


def require_publishable(published: shapes.PublishedReview) -> None:
    """Will return silently unless a rule stands against publishing.

    Raises: ValidationError by property, with the code and the sentence of each rule.
    """
    _refuse(problems_of(published))


def require_page(review: Review, published: shapes.PublishedReview) -> None:
    """Will return silently unless a rule stands against the page of a review that is public now.

    The caller is inside of the transaction that makes it public, and what was refused never was.

    Raises: ValidationError by property, as `require_publishable` does.
    """
    render = pages.renderer()
    if render is None:
        raise ValidationError({"page": ValidationError(pages.NOBODY, code="page_not_rendered")})
    _refuse(page_problems(render(review), published))


def _refuse(found: Sequence[Problem]) -> None:
    by_field: dict[str, list[ValidationError]] = defaultdict(list)
    for one in found:
        if one.severity is Severity.BLOCK:
            by_field[one.field].append(ValidationError(one.message, code=one.code))
    if by_field:
        raise ValidationError(dict(by_field))


def _places(content: Content) -> list[Place]:
    """Where the claim is made, the earliest known first, with or without an address.

    The reviewed place is among them.
    """
    places = list(content.appearances)
    if content.appearance is not None and content.appearance not in places:
        places.append(content.appearance)
    return sorted(places, key=lambda place: (place.earliest or place.latest or "9999", place.id))


def _link(place: Place) -> shapes.AppearanceLink:
    return shapes.AppearanceLink(place.url, _when(place), place.title)


def _when(place: Place) -> When:
    first = date.fromisoformat(place.earliest) if place.earliest else None
    last = date.fromisoformat(place.latest) if place.latest else None
    return When(first, last)


def _first_appearance(places: Sequence[Place]) -> shapes.AppearanceLink | None:
    """The first place, where its day and address are known and no dated place may be earlier."""
    first = places[0] if places else None
    if first is None or not first.url or not _when(first).is_exact:
        return None
    may_be_earlier = any(place.latest and not place.earliest for place in places)
    return None if may_be_earlier else _link(first)


def _claim_date(places: Sequence[Place]) -> shapes.Moment:
    """When the claim was made: in the earliest place whose first possible day is known."""
    return next((_when(place) for place in places if place.earliest), "")


def _claimants(content: Content) -> tuple[shapes.Claimant, ...]:
    if content.claimant is None:
        return ()
    one = content.claimant
    is_person = one.kind == SourceKind.PERSON
    kind = shapes.ClaimantKind.PERSON if is_person else shapes.ClaimantKind.ORGANISATION
    return (shapes.Claimant(one.name, kind, one.title),)


def _rating(content: Content) -> shapes.RatingGiven:
    """The verdict with its numbers, or with none where it rates nothing."""
    verdict = content.rating
    if verdict is None:
        return shapes.RatingGiven("", explanation=content.explanation)
    numbers: tuple[Decimal | None, ...] = (None, None, None)
    if verdict.value is not None:
        numbers = (Decimal(verdict.value), Decimal(verdict.best), Decimal(verdict.worst))
    value, best, worst = numbers
    return shapes.RatingGiven(
        verdict.label, value, best, worst, name=verdict.label, explanation=content.explanation
    )


def _pinned(scale: RatingScale | None) -> shapes.PinnedScale | None:
    if scale is None:
        return None
    labels = tuple(scale.ratings.order_by("order", "pk").values_list("label", "value"))
    return shapes.PinnedScale(scale.name, scale.worst, scale.best, labels)
