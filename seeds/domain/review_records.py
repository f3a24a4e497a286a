"""What `reviews.yaml` says of the example reviews: who works on them, and every step of the work.

Field names are those of the file. Claims, appearances, origins and sources are named by the keys of
the other files; `at` says where a record was written.
"""

from dataclasses import dataclass
from datetime import datetime

from accounts.domain.vocabulary import Role
from reviews.domain.actions import Action
from reviews.domain.vocabulary import CorrectionKind, EvidenceStance
from seeds.domain.written import Written


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody who works on the example reviews; nobody ever signs in as them."""

    at: Written
    username: str
    first_name: str
    last_name: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A question, its answer, and the one thing that this rests on."""

    at: Written
    question: str
    answer: str
    stance: EvidenceStance
    note: str = ""
    appearance: str | None = None
    origin: str | None = None
    url: str = ""
    archive_url: str = ""
    no_archive_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a step writes; what is left out stays as it was in the version before."""

    at: Written
    headline: str | None = None
    rating: str | None = None
    claimant: str | None = None
    title_of_claimant: str | None = None
    appearance: str | None = None
    explanation: str | None = None
    body: str | None = None
    only_source: str | None = None
    evidence: tuple[Evidence, ...] = ()
    correction_kind: CorrectionKind | None = None
    correction_note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the work: who took it when, and what they wrote or said.

    `said` is the comment, the reason or the declared conflict of interest, as the step asks for it.
    """

    at: Written
    step: Action
    by: str
    when: datetime
    said: str = ""
    draft: Draft | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One example review of a claim, told as the steps that led to it."""

    at: Written
    key: str
    claim: str
    steps: tuple[Step, ...]
