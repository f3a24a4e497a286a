"""How the steps of an example review are taken: through the services that everybody goes through."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from django.core.exceptions import ValidationError

from accounts.models import User
from reviews.domain.actions import Action
from reviews.domain.vocabulary import ReviewState
from reviews.models import Rating, Review
from reviews.services import correcting, drafting, publication, ratings, signing, work
from reviews.services.drafts import Draft, EvidenceDraft, draft_of
from seeds.domain import review_records as written
from seeds.loader import Loader

NO_CONFLICT = "none"
"""What a signature declares where its step says nothing else."""

WORDS = ("headline", "title_of_claimant", "explanation", "body", "only_source", "correction_note")


class Work:
    """The work on one review, taken step by step; `people` are those who may sign besides."""

    def __init__(self, loader: Loader, people: Mapping[str, User]) -> None:
        self.loader = loader
        self.people = people

    def open(self, claim: str, step: written.Step, now: datetime) -> Review:
        """Will open the review of the claim that has this key.

        Raises: whatever the step itself raises.
        """
        draft = self._draft(Draft(), step)
        by = self.people[step.by]
        return drafting.open_review(self.loader.claim(claim), by=by, now=now, draft=draft)

    def take(self, review: Review, step: written.Step, now: datetime) -> Review:
        """Will take one step after the first.

        Raises: whatever the step itself raises.
        """
        by = self.people[step.by]
        if step.step is Action.SIGN:
            return self._sign(review, step, by, now)
        if step.step is Action.SAVE:
            assert review.version is not None  # noqa: S101
            draft = self._draft(draft_of(review.version), step)
            return drafting.save_draft(review, draft, by=by, now=now)
        if step.step is Action.APPLY_MINOR:
            conflict = step.said or NO_CONFLICT
            return correcting.apply_minor(review, _seen(review), conflict=conflict, by=by, now=now)
        if step.step in SAYING:
            return SAYING[step.step](review, step.said, by=by, now=now)
        return SILENT[step.step](review, by=by, now=now)

    def _sign(self, review: Review, step: written.Step, by: User, now: datetime) -> Review:
        """Signs, and lets others sign after that where this installation asks for more signatures."""
        review = signing.sign(
            review, _seen(review), conflict=step.said or NO_CONFLICT, by=by, now=now
        )
        for other in self.people.values():
            if review.state != ReviewState.IN_REVIEW:
                break
            if other not in (by, review.opened_by):
                review = signing.sign(
                    review, _seen(review), conflict=NO_CONFLICT, by=other, now=now
                )
        return review

    def _draft(self, before: Draft, step: written.Step) -> Draft:
        """The draft of the version before, with what this step writes."""
        if step.draft is None:
            return before
        one, loader = step.draft, self.loader
        changed = {name: text for name in WORDS if (text := getattr(one, name)) is not None}
        draft = replace(before, **changed)
        if one.rating:
            draft = replace(draft, rating=_rating(one.rating))
        if one.claimant:
            draft = replace(draft, claimant=loader.source(one.claimant))
        if one.appearance:
            draft = replace(draft, appearance=loader.appearance(one.appearance))
        if one.correction_kind:
            draft = replace(draft, correction_kind=one.correction_kind)
        if one.evidence:
            draft = replace(draft, evidence=tuple(self._evidence(each) for each in one.evidence))
        return draft

    def _evidence(self, one: written.Evidence) -> EvidenceDraft:
        loader = self.loader
        return EvidenceDraft(
            question=one.question,
            answer=one.answer,
            stance=one.stance,
            note=one.note,
            appearance=loader.appearance(one.appearance) if one.appearance else None,
            origin=loader.origin(one.origin) if one.origin else None,
            url=one.url,
            archive_url=one.archive_url,
            no_archive_reason=one.no_archive_reason,
        )


SAYING: Mapping[Action, Callable[..., Review]] = MappingProxyType(
    {
        Action.REQUEST_CHANGES: signing.request_changes,
        Action.COMMENT: work.comment,
        Action.OPEN_CORRECTION: correcting.open_correction,
    }
)
"""Steps that take what was said."""

SILENT: Mapping[Action, Callable[..., Review]] = MappingProxyType(
    {
        Action.SUBMIT: signing.submit,
        Action.PUBLISH: publication.publish,
        Action.APPLY_MATERIAL: correcting.apply_material,
    }
)
"""Steps that take nothing but who and when."""


def _seen(review: Review) -> str:
    """The hash of the text that lies before whoever signs."""
    assert review.version is not None  # noqa: S101
    return str(review.version.content_hash)


def _rating(label: str) -> Rating:
    """The label of the scale in force.

    Raises: ValidationError where that scale has no such label.
    """
    scale = ratings.current_scale()
    found = Rating.objects.filter(scale=scale, label=label).first()
    if found is None:
        raise ValidationError(f"The scale in force, {scale}, has no “{label}”.")
    return found
