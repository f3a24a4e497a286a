"""What can be chosen in the editor of a review: places of the claim, origins, people, ratings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from accounts.choices import choices_of
from accounts.domain.numbers import number
from claims.models import Appearance, Attribution, Claim, Origin
from reviews.domain.vocabulary import CorrectionKind, EvidenceStance
from reviews.models import Evidence, EvidenceFile, Rating, RatingScale, Review
from reviews.services.ratings import current_scale
from sources.models import Source
from sources.services.identity import search_sources
from web.desk.typed import KINDS, Typed
from web.reading.evidence import file_url
from web.words import dated

MOST = 100
"""So many places, and so many origins, are listed; what is chosen already is always among them."""

MOST_FOUND = 20
LONGEST_WORDS = 90

Option = tuple[str, str]
"""What is sent, and what is shown."""

CORRECTIONS = [
    (CorrectionKind.MINOR.value, "Minor: wording alone; no note needed"),
    (CorrectionKind.CLARIFICATION.value, "Clarification: what was meant all along, said better"),
    (CorrectionKind.CORRECTION.value, "Correction: something was wrong"),
    (CorrectionKind.UPDATE.value, "Update: something is known by now"),
]


@dataclass(frozen=True, slots=True)
class RatingOption:
    """A rating with what it means; `is_former` when it is of a scale that is not used any more."""

    value: str
    label: str
    number: str
    definition: str
    is_former: bool


@dataclass(frozen=True, slots=True)
class FileOption:
    """A file that is kept already, and where it is served."""

    file: EvidenceFile
    url: str


@dataclass(frozen=True, slots=True)
class Options:
    """Everything that the form lets choose."""

    scale: RatingScale | None
    ratings: tuple[RatingOption, ...]
    claimants: tuple[Option, ...]
    found_nobody: bool
    appearances: tuple[Option, ...]
    grounds: tuple[Option, ...]
    """The appearances that an answer may rest on: one of another claim where it rests on it already."""
    origins: tuple[Option, ...]
    files: dict[str, FileOption]
    stances: tuple[Option, ...]
    kinds: tuple[Option, ...]
    corrections: tuple[Option, ...]


def options(review: Review, typed: Typed) -> Options:
    """Will gather what can be chosen, in a number of queries that does not depend on how much it is."""
    rows = _appearances(review.claim)
    chosen = [typed.appearance, *(row.appearance for row in typed.evidence)]
    known = {row.pk: row for row in rows}
    known |= places_for(review, _missing(chosen, known))
    places = {pk: (str(pk), _place(row)) for pk, row in known.items()}
    own = [place for pk, place in places.items() if known[pk].claim_id == review.claim_id]
    found = found_by(typed.claimant_search)
    scale = current_scale(review.language)
    return Options(
        scale=scale,
        ratings=_ratings(scale, typed),
        claimants=_claimants(review, rows, found, typed),
        found_nobody=bool(typed.claimant_search) and not found,
        appearances=tuple(own),
        grounds=tuple(places.values()),
        origins=_origins(rows, typed),
        files=_files(typed),
        stances=tuple(choices_of(EvidenceStance)),
        kinds=tuple(KINDS.items()),
        corrections=tuple(CORRECTIONS),
    )


def places_for(review: Review, wanted: Iterable[int]) -> dict[int, Appearance]:
    """Will find appearances by id: of the claim, and those that the review rests on already."""
    kept = set(Evidence.objects.of_review(review.pk).values_list("appearance", flat=True))
    rows = Appearance.objects.select_related("article__publisher").in_bulk(list(wanted))
    return {pk: row for pk, row in rows.items() if row.claim_id == review.claim_id or pk in kept}


def _appearances(claim: Claim) -> list[Appearance]:
    rows = Appearance.objects.accepted().of([claim.pk]).for_page()
    return list(rows.prefetch_related("article__credits__source")[:MOST])


def _ratings(scale: RatingScale | None, typed: Typed) -> tuple[RatingOption, ...]:
    """The labels of the scale that is used now, and one of a former scale where that is chosen."""
    current = list(scale.ratings.all()) if scale else []
    chosen = number(typed.rating)
    former = []
    if chosen is not None and chosen not in {row.pk for row in current}:
        former = list(Rating.objects.select_related("scale").in_bulk([chosen]).values())
    return tuple(_rating(row, row in former) for row in [*current, *former])


def _rating(row: Rating, is_former: bool) -> RatingOption:
    value = "" if row.value is None else str(row.value)
    label = f"{row.label} ({row.scale})" if is_former else row.label
    return RatingOption(str(row.pk), label, value, row.definition, is_former)


def _claimants(
    review: Review, rows: list[Appearance], found: list[Source], typed: Typed
) -> tuple[Option, ...]:
    """Who was looked for, then those whom the claim is about, who wrote and published it."""
    people = [*found, *review.claim.subjects.all()]
    for row in rows:
        people += [credit.source for credit in row.article.credits.all() if credit.source]
        people += [row.article.publisher] if row.article.publisher else []
    known = {source.pk: source for source in people}
    known |= Source.objects.in_bulk(_missing([typed.claimant], known))
    return tuple((str(pk), f"{one.name} ({one.get_kind_display()})") for pk, one in known.items())


def found_by(words: str) -> list[Source]:
    """Will look for sources by name; the likeliest first."""
    if not words.strip() or "\0" in words:
        return []
    found = search_sources(words, Source.objects.active())
    return list(found.likeliest_first(words)[:MOST_FOUND])


def _origins(rows: list[Appearance], typed: Typed) -> tuple[Option, ...]:
    """The origins that the chains of the claim end at, and those that are chosen."""
    hops = Attribution.objects.chained_from(row.pk for row in rows).for_page()
    known = {hop.to_origin.pk: hop.to_origin for hop in hops if hop.to_origin}
    known = dict(list(known.items())[:MOST])
    chosen = _missing((row.origin for row in typed.evidence), known)
    known |= Origin.objects.select_related("holder").in_bulk(chosen)
    return tuple((str(pk), _origin(row)) for pk, row in known.items())


def _files(typed: Typed) -> dict[str, FileOption]:
    """The files that are kept already, by their ids as the form holds them."""
    wanted = _missing((row.file for row in typed.evidence), {})
    rows = EvidenceFile.objects.without_data().in_bulk(wanted)
    return {str(pk): FileOption(row, file_url(row.sha256, row.name)) for pk, row in rows.items()}


def _missing(chosen: Iterable[str], known: Mapping[int, object]) -> list[int]:
    """The ids among what is chosen that are not known yet."""
    wanted = {number(text) for text in chosen}
    return sorted(pk for pk in wanted if pk is not None and pk not in known)


def _place(row: Appearance) -> str:
    """An appearance as a line: who published what when, and in which words."""
    article = row.article
    when = dated(article.published)
    head = f"{article.publisher or 'Unknown publisher'}: {article.title or 'an untitled article'}"
    words = getattr(row, "exact", "") or ""
    return _short(f"{head}{f', {when.text}' if when else ''}{f' – “{words}”' if words else ''}")


def _origin(row: Origin) -> str:
    held = f", {row.holder}" if row.holder and str(row.holder) not in str(row) else ""
    return _short(f"{row}{held} ({row.get_kind_display()})")


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_WORDS else text[: LONGEST_WORDS - 1].rstrip() + "…"
