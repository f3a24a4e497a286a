"""What was typed as a draft that can be saved, or what of it cannot be read and why."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import models

from accounts.domain.numbers import number
from claims.models import Appearance, Origin
from reviews.domain.vocabulary import CorrectionKind, EvidenceStance
from reviews.models import EvidenceFile, Rating, Review, ReviewVersion
from reviews.services.drafts import Draft, EvidenceDraft
from sources.models import Source
from web.desk.access import Told
from web.desk.options import found_by, places_for
from web.desk.typed import KINDS, Typed, TypedEvidence

Errors = dict[str, list[ValidationError]]

M = TypeVar("M", bound=models.Model)

WORDS = frozenset({"headline", "body", "explanation", "only_source", "title_of_claimant"})
"""Boxes whose text goes into a column of the version as it is."""

ADDRESSES = frozenset({"url", "archive_url"})

MISSING = {
    "question": "Type the question that this answers.",
    "answer": "Type the answer to the question.",
    "appearance": "Choose the appearance that the answer rests on.",
    "origin": "Choose the origin that the answer rests on.",
    "url": "Give the address that the answer rests on.",
    "file": "Choose the file that the answer rests on.",
}


@dataclass(slots=True)
class _Reading:
    """A form while it is read."""

    typed: Typed
    review: Review
    wrong: Errors = field(default_factory=lambda: defaultdict(list))
    appearances: dict[int, Appearance] = field(default_factory=dict)
    origins: dict[int, Origin] = field(default_factory=dict)
    files: dict[int, EvidenceFile] = field(default_factory=dict)

    def refuse(self, name: str, said: str) -> None:
        """Notes what is wrong with a box."""
        self.wrong[name].append(ValidationError(said, code="invalid"))


def drafted(typed: Typed, review: Review, unkept: Told | None = None) -> Draft:
    """Will read what was typed for a review; rows of evidence in which nothing stands are left out.

    `unkept` tells of files that could not be kept.

    Raises: ValidationError by the names of the boxes ("evidence-0-url"), everything at once.
    """
    reading = _Reading(typed, review)
    _load(reading)
    rows = [_row(reading, place, row) for place, row in enumerate(typed.evidence)]
    draft = Draft(
        headline=typed.headline,
        body=typed.body,
        explanation=typed.explanation,
        only_source=typed.only_source,
        rating=_rating(reading),
        claimant=_claimant(reading),
        title_of_claimant=typed.title_of_claimant,
        appearance=_appearance(reading, "appearance", typed.appearance),
        evidence=tuple(row for row in rows if row is not None),
        correction_kind=_correction_kind(reading),
        correction_note=typed.correction_note,
    )
    _check_words(reading)
    reading.wrong |= {
        name: [ValidationError(said, code="invalid") for said in many]
        for name, many in (unkept or {}).items()
    }
    if reading.wrong:
        raise ValidationError(dict(reading.wrong))
    return draft


def _load(reading: _Reading) -> None:
    """Finds everything that the rows name, each kind in one query."""
    rows = reading.typed.evidence
    wanted = [*(row.appearance for row in rows), reading.typed.appearance]
    reading.appearances = places_for(reading.review, _numbers(wanted))
    reading.origins = Origin.objects.select_related("holder", "article").in_bulk(
        _numbers(row.origin for row in rows)
    )
    reading.files = EvidenceFile.objects.without_data().in_bulk(_numbers(row.file for row in rows))


def _numbers(texts: Iterable[str]) -> set[int]:
    found = {number(text) for text in texts}
    return {one for one in found if one is not None}


def _row(reading: _Reading, place: int, row: TypedEvidence) -> EvidenceDraft | None:
    """One piece of evidence; nothing of a row in which nothing stands."""
    if row.is_blank:
        return None
    name = f"evidence-{place}-"
    for box in ("question", "answer"):
        if not getattr(row, box).strip():
            reading.refuse(name + box, MISSING[box])
    if row.stance not in set(EvidenceStance):
        reading.refuse(f"{name}stance", "Say what it does to the claim.")
    if row.kind not in KINDS:
        reading.refuse(f"{name}kind", "Say what the answer rests on.")
        return None
    is_url = row.kind == "url"
    draft = EvidenceDraft(
        question=row.question,
        answer=row.answer,
        stance=EvidenceStance(row.stance) if row.stance in set(EvidenceStance) else _ANY,
        note=row.note,
        appearance=_found(reading.appearances, row.appearance, row.kind == "appearance"),
        origin=_found(reading.origins, row.origin, row.kind == "origin"),
        url=row.url if is_url else "",
        archive_url=row.archive_url if is_url else "",
        no_archive_reason=row.no_archive_reason if is_url else "",
        file=_found(reading.files, row.file, row.kind == "file"),
    )
    if not getattr(draft, row.kind):
        reading.refuse(name + row.kind, MISSING[row.kind])
    _check(reading, name, draft)
    return draft


_ANY = EvidenceStance.CONTEXT
"""Stands in where none was chosen; such a form is refused."""


def _check(reading: _Reading, name: str, draft: EvidenceDraft) -> None:
    """Notes what the columns of a row refuse, such as what is no address."""
    blank = {box for box in ("question", "answer") if not getattr(draft, box).strip()}
    known = {"version", "appearance", "origin", "file", *blank}
    try:
        draft.as_row(ReviewVersion(), 1).clean_fields(exclude=known)
    except ValidationError as refused:
        for box, errors in refused.error_dict.items():
            value = str(getattr(draft, box, ""))
            reading.wrong[name + box] += [_plainly(box, value, error) for error in errors]


def _plainly(box: str, value: str, error: ValidationError) -> ValidationError:
    """What a column refuses, in words that name the value."""
    if box not in ADDRESSES or error.code != "invalid":
        return error
    said = f"“{value[:80]}” is no address. Write it whole, as https://harbour.example/log."
    return ValidationError(said, code="invalid")


def _check_words(reading: _Reading) -> None:
    """Notes what the columns of the version refuse, such as a headline that is too long."""
    words = {name: getattr(reading.typed, name) for name in WORDS}
    others = {column.name for column in ReviewVersion._meta.get_fields()} - WORDS
    try:
        ReviewVersion(**words).clean_fields(exclude=others)
    except ValidationError as refused:
        for name, errors in refused.error_dict.items():
            reading.wrong[name] += errors


def _found(among: dict[int, M], text: str, is_meant: bool) -> M | None:
    pk = number(text)
    return among.get(pk) if is_meant and pk is not None else None


def _appearance(reading: _Reading, name: str, text: str) -> Appearance | None:
    found = _found(reading.appearances, text, True)
    if text and (found is None or found.claim_id != reading.review.claim_id):
        reading.refuse(name, "That is no appearance of this claim.")
    return found


def _rating(reading: _Reading) -> Rating | None:
    pk = number(reading.typed.rating)
    found = Rating.objects.select_related("scale").in_bulk([pk]).get(pk) if pk is not None else None
    if reading.typed.rating and found is None:
        reading.refuse("rating", "There is no such rating.")
    return found


def _claimant(reading: _Reading) -> Source | None:
    pk = number(reading.typed.claimant)
    found = Source.objects.in_bulk([pk]).get(pk) if pk is not None else None
    if reading.typed.claimant and found is None:
        reading.refuse("claimant", "There is no such source.")
    words = reading.typed.claimant_search
    if words and pk not in {source.pk for source in found_by(words)}:
        said = (
            f"“{words[:80]}” is only looked for: choose who it is in the list, or empty this box."
        )
        reading.refuse("claimant_search", said)
    return found.survivor if found else None


def _correction_kind(reading: _Reading) -> CorrectionKind | None:
    text = reading.typed.correction_kind
    if text and text not in set(CorrectionKind):
        reading.refuse("correction_kind", "There is no such kind of correction.")
        return None
    return CorrectionKind(text) if text else None
