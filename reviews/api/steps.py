"""The steps of the work on a review, one address each; the services say who may take which, and when."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar

from django.shortcuts import get_object_or_404
from django.utils import timezone
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.base import ApiView
from accounts.api.parameters import Parameters, read_body, read_parameters
from accounts.api.permissions import signed_in
from accounts.api.schema import described_step
from accounts.models import User
from reviews.api.asking import body_of
from reviews.api.bodies import read_draft
from reviews.api.details import ReviewDetailOut
from reviews.api.permissions import Colleagues
from reviews.api.views import told
from reviews.domain.actions import Action
from reviews.domain.asking import ASKED
from reviews.domain.telling import TASKS
from reviews.domain.workflow import TRANSITIONS, decide
from reviews.models import Review
from reviews.services import correcting, drafting, signing
from reviews.services.drafts import Draft, draft_of
from reviews.services.people import event_name, person_of, standing_of
from reviews.services.steps import VERBS
from reviews.services.workflow import refuse_unless

PATHS = {Action.SET_DUE: "due"}
"""Addresses that are not simply the name of the step."""

MORE = {
    Action.SAVE: "Every change is a version of its own, and whoever saves one is an author for the "
    "life of the review.",
    Action.EDIT: "The signatures stay with the version that they were given for.",
    Action.SIGN: "`content_hash` names the text that you read: where the working version is another "
    "one by now, nothing is signed (412), and you are told what differs.",
    Action.PUBLISH: "Everything that is missing, and every rule of ClaimReview that stands against "
    "it, is named (400).",
    Action.APPLY_MINOR: "Signs and publishes the authors' new version in one step; rating, claim, "
    "claimant and evidence are untouched in it.",
    Action.APPLY_MATERIAL: "It is signed anew before it is public.",
    Action.OPEN_CORRECTION: "What is public stays public meanwhile.",
    Action.SIGN_RETRACTION: "The page stays, and says so.",
}
"""What is worth knowing of a step besides."""


class StepView(ApiView):
    """Where one step is taken. Made for each by `view_of`."""

    permission_classes = [Colleagues]
    action: ClassVar[Action]
    takes: ClassVar[type[serializers.Serializer[Any]]]
    writes: ClassVar[dict[str, str]]

    def post(self, request: Request, pk: int) -> Response:
        """Will take the step.

        Raises: Http404, NotAllowed, TransitionRefused, StaleRecord, ValidationError.
        """
        read_parameters(request, Parameters)
        by = signed_in(request)
        review = get_object_or_404(Review.objects.visible_to(by), pk=pk)
        require_trust(self.action, review, by=by)
        given = read_body(request, self.takes)
        take(self.action, review, given, by=by, now=timezone.now())
        return Response(told(pk, request))


def require_trust(action: Action, review: Review, *, by: User) -> None:
    """Will return silently when somebody of this person's roles takes such a step at all.

    Whoever never may is told so before anything that they sent is looked at.

    Raises: NotAllowed, saying who may and when.
    """
    standing = standing_of(review)
    refusal = decide(action, standing, person_of(by, review, standing))
    if refusal is not None and refusal.is_about_trust:
        refuse_unless(refusal)


def take(
    action: Action, review: Review, given: dict[str, Any], *, by: User, now: datetime
) -> Review:
    """Will call the verb of the step with what was given.

    Raises: whatever the verb raises.
    """
    if action is not Action.COMMENT:
        given["expected_version"] = given.pop("row_version")
    if action in WRITING:
        seen = given.pop("expected_version")
        before = draft_of(review.version) if review.version else Draft()
        draft = read_draft(given, before)
        return WRITING[action](review, draft, by=by, now=now, expected_version=seen)
    if action in SIGNING:
        return SIGNING[action](review, given.pop("content_hash"), by=by, now=now, **given)
    return VERBS[action](review, by=by, now=now, **given)


WRITING: dict[Action, Callable[..., Review]] = {
    Action.SAVE: drafting.save_draft,
    Action.EDIT: drafting.edit,
}

SIGNING: dict[Action, Callable[..., Review]] = {
    Action.SIGN: signing.sign,
    Action.APPLY_MINOR: correcting.apply_minor,
}

STEPS = (*WRITING, *SIGNING, *ASKED)
"""Every step that has an address here; opening a review is adding one to the list."""


def path_of(action: Action) -> str:
    """The last part of the address of a step."""
    return PATHS.get(action, action.value.replace("_", "-"))


def view_of(action: Action) -> type[StepView]:
    """Will make the view of a step, described."""
    name = f"{action.value}_review" if action is not Action.COMMENT else "comment_on_review"
    body = body_of(action)
    view = type(
        "".join(word.capitalize() for word in name.split("_")) + "View",
        (StepView,),
        {"action": action, "takes": body, "writes": {"POST": event_name(action)}},
    )
    described = described_step(
        name=name,
        tag="reviews",
        body=body,
        out=ReviewDetailOut,
        says=_description(action),
        stale=True,
    )
    return described(view)


def _description(action: Action) -> str:
    """What is said of a step: what it does, in which states, and what is worth knowing besides."""
    states = sorted(state.value for state in TRANSITIONS[action].states)
    told = f"To {TASKS[action]}. In the states: {', '.join(states)}."
    return f"{told} {MORE.get(action, '')}".strip()
