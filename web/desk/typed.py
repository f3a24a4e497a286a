"""A version of a review as it is typed: everything a text, so that nothing typed is ever lost."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace

from accounts.domain.numbers import number
from reviews.domain.vocabulary import EvidenceStance
from reviews.services.drafts import Draft, EvidenceDraft

MOST_ROWS = 60
"""More pieces of evidence than this are not read from one form."""

KINDS = {
    "url": "an address",
    "appearance": "an appearance",
    "origin": "an origin",
    "file": "a file",
}
"""What evidence may rest on."""

MOVES = {"up": -1, "down": 1}
"""By how many places a button moves a row."""

LINES = {"headline", "title_of_claimant", "claimant_search"}
ROW_LINES = {"url", "archive_url", "no_archive_reason"}


@dataclass(frozen=True, slots=True)
class TypedEvidence:
    """One row of the evidence; `file` is the id of a file that is kept already."""

    question: str = ""
    answer: str = ""
    stance: str = ""
    note: str = ""
    kind: str = "url"
    appearance: str = ""
    origin: str = ""
    url: str = ""
    archive_url: str = ""
    no_archive_reason: str = ""
    file: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed into it: such a row is not saved."""
        return not any(
            getattr(self, one.name).strip()
            for one in fields(self)
            if one.name not in ("kind", "stance")
        )


@dataclass(frozen=True, slots=True)
class Typed:
    """The whole form."""

    headline: str = ""
    body: str = ""
    explanation: str = ""
    only_source: str = ""
    rating: str = ""
    claimant: str = ""
    claimant_search: str = ""
    title_of_claimant: str = ""
    appearance: str = ""
    correction_kind: str = ""
    correction_note: str = ""
    evidence: tuple[TypedEvidence, ...] = field(default=())


BOXES = frozenset(one.name for one in fields(Typed))
"""The names of the boxes; *evidence* is where the rows of it begin."""


def boxes_of(typed: Typed) -> frozenset[str]:
    """The names of all boxes of a form, those of its rows of evidence too."""
    rows = range(len(typed.evidence))
    own = {f"evidence-{row}-{one.name}" for row in rows for one in fields(TypedEvidence)}
    return BOXES | own


def read_typed(sent: Mapping[str, str]) -> Typed:
    """Will read a form as it was sent; a browser sends every line break as two characters."""

    def value(name: str, is_line: bool) -> str:
        text = sent.get(name, "").replace("\r\n", "\n")
        return text.strip() if is_line else text

    names = [one.name for one in fields(Typed) if one.name != "evidence"]
    rows = []
    for row in range(_count(sent.get("rows", ""))):
        parts = {
            one.name: value(f"evidence-{row}-{one.name}", one.name in ROW_LINES)
            for one in fields(TypedEvidence)
        }
        rows.append(TypedEvidence(**{**parts, "kind": parts["kind"] or "url"}))
    return Typed(**{name: value(name, name in LINES) for name in names}, evidence=tuple(rows))


def rearranged(typed: Typed, button: str) -> Typed:
    """Will add, take away or move a row of the evidence, as a button says ("up-2").

    >>> rows = (TypedEvidence("a"), TypedEvidence("b"))
    >>> [row.question for row in rearranged(Typed(evidence=rows), "up-1").evidence]
    ['b', 'a']
    """
    rows = list(typed.evidence)
    verb, _, text = button.partition("-")
    place = number(text, digits=3)
    if verb == "add" and len(rows) < MOST_ROWS:
        rows.append(TypedEvidence())
    if place is None or place >= len(rows):
        return replace(typed, evidence=tuple(rows))
    row = rows.pop(place)
    if verb != "remove":
        rows.insert(max(place + MOVES.get(verb, 0), 0), row)
    return replace(typed, evidence=tuple(rows))


def typed_of(draft: Draft) -> Typed:
    """Will write a draft into the boxes of the form."""
    return Typed(
        headline=draft.headline,
        body=draft.body,
        explanation=draft.explanation,
        only_source=draft.only_source,
        rating=_id(draft.rating),
        claimant=_id(draft.claimant),
        title_of_claimant=draft.title_of_claimant,
        appearance=_id(draft.appearance),
        correction_kind=draft.correction_kind.value if draft.correction_kind else "",
        correction_note=draft.correction_note,
        evidence=tuple(_typed_row(row) for row in draft.evidence),
    )


def _typed_row(row: EvidenceDraft) -> TypedEvidence:
    kind = next((name for name in ("appearance", "origin", "file") if getattr(row, name)), "url")
    return TypedEvidence(
        question=row.question,
        answer=row.answer,
        stance=EvidenceStance(row.stance).value,
        note=row.note,
        kind=kind,
        appearance=_id(row.appearance),
        origin=_id(row.origin),
        url=row.url,
        archive_url=row.archive_url,
        no_archive_reason=row.no_archive_reason,
        file=_id(row.file),
    )


def _id(record: object) -> str:
    """The id of a record as a form holds it."""
    return "" if record is None else str(getattr(record, "pk", ""))


def _count(text: str) -> int:
    """How many rows a form says that it has."""
    return min(number(text, digits=5) or 0, MOST_ROWS)
