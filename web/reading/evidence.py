"""The evidence of a review as its page shows it: the words that were signed, and where they lead."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import Truncator

from reviews.domain.content import Content, Ground
from reviews.domain.vocabulary import EvidenceStance
from reviews.models import Evidence, ReviewVersion
from web.reading.references import Ref

MOST_WORDS = 40

STANCES = {
    EvidenceStance.SUPPORTS: "speaks for the claim",
    EvidenceStance.REFUTES: "speaks against the claim",
    EvidenceStance.QUALIFIES: "limits the claim",
    EvidenceStance.CONTEXT: "tells the context",
}


@dataclass(frozen=True, slots=True)
class EvidenceReading:
    """A question, its answer, and what that rests on.

    `ours` leads to the record of it here, `there` to the place itself; either may be without an
    address. `archive` is where a copy is kept, `no_archive_reason` why there is none. `alt` says in
    words what a picture is there for: nobody described it, but it is what the answer rests on.
    """

    question: str
    answer: str
    stance: str
    note: str
    what: str
    ours: Ref
    publisher: str
    there: Ref
    archive: str
    no_archive_reason: str
    picture: str
    alt: str


def read_evidence(version: ReviewVersion, content: Content) -> tuple[EvidenceReading, ...]:
    """Will read the evidence of a version: the words from what was signed, links from the rows.

    One query.
    """
    rows = {row.order: row for row in Evidence.objects.of(version).for_page()}
    return tuple(
        _reading(ground, rows.get(order)) for order, ground in enumerate(content.evidence, start=1)
    )


def _reading(ground: Ground, row: Evidence | None) -> EvidenceReading:
    what, ours = _basis(ground, row)
    return EvidenceReading(
        question=ground.question,
        answer=ground.answer,
        stance=STANCES[EvidenceStance(ground.stance)],
        note=ground.note,
        what=what,
        ours=ours,
        publisher=ground.publisher if ground.publisher not in ours.text else "",
        there=Ref(ground.url, ground.url),
        archive=ground.archive_url,
        no_archive_reason=ground.no_archive_reason,
        picture=ours.url if ground.media_type.startswith("image/") else "",
        alt=alt_of(ground),
    )


def alt_of(ground: Ground) -> str:
    """Will say in words what a picture is there for: the question, and what the answer takes from it."""
    answer = Truncator(ground.answer).words(MOST_WORDS)
    return f"Picture for the question “{ground.question}” The answer: {answer}"


def _basis(ground: Ground, row: Evidence | None) -> tuple[str, Ref]:
    """What sort of thing the answer rests on, and where that is recorded here."""
    if ground.kind == "appearance":
        return "An article", Ref(ground.title, _article_of(row, ground))
    if ground.kind == "origin":
        return "An origin", Ref(ground.title, _origin_of(row))
    if ground.kind == "file":
        sort = "A document" if ground.media_type == "application/pdf" else "A picture"
        return sort, Ref(ground.title, file_url(ground.sha256, ground.title))
    return "A page", Ref("")


def file_url(sha256: str, name: str) -> str:
    """Where a file is served; its name is only for those who save it."""
    return reverse("evidence-file", args=[sha256, name.replace("/", "_")])


def _article_of(row: Evidence | None, ground: Ground) -> str:
    if row is None or row.appearance is None:
        return ""
    return f"{reverse('article', args=[row.appearance.article_id])}#appearance-{ground.ref}"


def _origin_of(row: Evidence | None) -> str:
    """The article in which an origin was issued, else whoever is behind it."""
    if row is None or row.origin is None:
        return ""
    if row.origin.article_id is not None:
        return reverse("article", args=[row.origin.article_id])
    if row.origin.holder_id is not None:
        return reverse("source", args=[row.origin.holder_id])
    return ""
