"""What must hold of the example reviews: whole evidence, short quotes, steps that people may take."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from accounts.domain.vocabulary import Role
from reviews.domain.actions import Action, Person, Standing
from reviews.domain.vocabulary import ReviewState
from reviews.domain.workflow import TRANSITIONS, decide
from seeds.domain.quotes import MOST_WORDS
from seeds.domain.records import Seeds
from seeds.domain.review_records import Draft, Evidence, Review, Step
from seeds.domain.written import Written
from seeds.errors import Problem

WRITES = frozenset({Action.OPEN, Action.SAVE})
"""Steps that come with a draft."""

SPEAKS = frozenset({Action.REQUEST_CHANGES, Action.COMMENT, Action.OPEN_CORRECTION})
"""Steps that say something and write nothing; a signature declares no conflict unless it says so."""

PUBLISHES = frozenset({Action.PUBLISH, Action.APPLY_MINOR})
SIGNS = frozenset({Action.SIGN, Action.APPLY_MINOR})
QUOTED = re.compile(r"“([^”]*)”")


@dataclass(slots=True)
class _Walk:
    """How far a review has come: its state, what is public, and who wrote and who signed."""

    roles: dict[str, Role]
    state: ReviewState | None = None
    is_public: bool = False
    authors: set[str] = field(default_factory=set)
    signers: set[str] = field(default_factory=set)
    signed: set[str] = field(default_factory=set)

    def refusal(self, step: Step) -> str:
        """Why the step cannot be taken now by this person; empty when it can."""
        person = Person(
            roles=frozenset({self.roles[step.by]}),
            is_author=step.by in self.authors,
            is_signer=step.by in self.signers,
            has_signed=step.by in self.signed,
        )
        refused = decide(step.step, Standing(self.state, self.is_public), person)
        return refused.message if refused else ""

    def take(self, step: Step) -> None:
        """Will go on to where the step leads."""
        to = TRANSITIONS[step.step].leads_to(Standing(self.state, self.is_public))
        self.state = to or self.state
        self.is_public = self.is_public or step.step in PUBLISHES
        if step.step in WRITES:
            self.authors.add(step.by)
            self.signed.clear()
        if step.step in SIGNS:
            self.signers.add(step.by)
            self.signed.add(step.by)


def review_problems(seeds: Seeds) -> Iterator[Problem]:
    """Will name everything that stands against loading the example reviews."""
    roles = {account.username: account.role for account in seeds.accounts}
    for review in seeds.reviews:
        yield from _of_steps(review, roles)
        for step in review.steps:
            yield from _of_step(step)


def _of_steps(review: Review, roles: dict[str, Role]) -> Iterator[Problem]:
    walk = _Walk(roles)
    before = None
    for step in review.steps:
        if before is not None and step.when <= before:
            yield _problem(
                step.at, "when", f"{step.when:%Y-%m-%d %H:%M} is not after the step before"
            )
        before = step.when
        if said := walk.refusal(step):
            yield _problem(step.at, "step", said)
            return
        walk.take(step)
    if not walk.is_public:
        yield _problem(review.at, "steps", f"'{review.key}' is never published")


def _of_step(step: Step) -> Iterator[Problem]:
    if (step.step in WRITES) != (step.draft is not None):
        is_lacking = "is missing" if step.step in WRITES else "does not belong here"
        yield _problem(step.at, "draft", f"{is_lacking}; the step is '{step.step}'")
    if step.step in SPEAKS and not step.said:
        yield _problem(step.at, "said", f"is missing; the step is '{step.step}'")
    yield from _of_quotes(step.at, "said", [step.said])
    if step.draft:
        yield from _of_draft(step.draft)


def _of_draft(draft: Draft) -> Iterator[Problem]:
    texts = (
        draft.headline,
        draft.explanation,
        draft.body,
        draft.only_source,
        draft.correction_note,
    )
    yield from _of_quotes(draft.at, "draft", (text for text in texts if text))
    for evidence in draft.evidence:
        yield from _of_evidence(evidence)


def _of_evidence(evidence: Evidence) -> Iterator[Problem]:
    given = [name for name in ("appearance", "origin", "url") if getattr(evidence, name)]
    if len(given) != 1:
        listed = " and ".join(given) or "none"
        said = f"rests on one of appearance, origin, url, not on {listed}"
        yield _problem(evidence.at, "evidence", said)
    if evidence.url and not (evidence.archive_url or evidence.no_archive_reason):
        said = "is missing; say where a copy is kept, or under no_archive_reason why none is"
        yield _problem(evidence.at, "archive_url", said)
    yield from _of_quotes(
        evidence.at, "evidence", (evidence.question, evidence.answer, evidence.note)
    )


def _of_quotes(at: Written, field_name: str, texts: Iterable[str]) -> Iterator[Problem]:
    for text in texts:
        for quote in QUOTED.findall(text):
            if (words := len(quote.split())) > MOST_WORDS:
                said = f"quotes {words} words, at most {MOST_WORDS}: “{quote}”"
                yield _problem(at, field_name, said)


def _problem(at: Written, field_name: str, message: str) -> Problem:
    return Problem(at.file, at.line, field_name, message)
