"""What the steps take over the API: made of the same table that the forms of the pages are made of."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.validators import RegexValidator
from rest_framework import serializers

from accounts.api.fields import Text, shown
from accounts.api.values import Day, Flag, Moment, Whole
from accounts.models import User
from reviews.api.bodies import DraftIn, Written
from reviews.domain.actions import Action
from reviews.domain.asking import ASKED, Asked, Kind

SEEN = (
    "The `row_version` of the review as you saw it: where somebody moved it on since then, nothing "
    "is done, and you are told who did what."
)
UNSEEN = "Say which `row_version` of the review you saw; `work.row_version` tells it."
NO_HASH = "This is no hash of a version: it has 64 digits and letters from a to f."
SHA256 = r"^[0-9a-f]{64}$"


class Person(Text):
    """A colleague by username; null where it is nobody."""

    def run_validation(self, data: Any = serializers.empty) -> Any:
        """Will return the person.

        Raises: ValidationError.
        """
        name = super().run_validation(data)
        if not name:
            return None
        try:
            return get_user_model().objects.get_by_natural_key(name)
        except User.DoesNotExist:
            said = f"There is nobody whose username is {shown(name)}."
            raise serializers.ValidationError(said, code="does_not_exist") from None


class StepIn(serializers.Serializer[Any]):
    """Nothing but which state of the review was seen."""

    row_version = Whole(
        min_value=1, help_text=SEEN, error_messages={"required": UNSEEN, "null": UNSEEN}
    )


class SaveIn(StepIn, DraftIn):
    """What is written now, and which state of the review it was written upon."""


class SignIn(StepIn):
    """Which text was read, and that no interest stands in the way."""

    content_hash = Text(
        validators=[RegexValidator(SHA256, NO_HASH)],
        help_text="Of the version that was read: `work.content_hash`, or a version's own.",
    )
    conflict = Written(help_text="Your interests in the matter: “none”, or which.")
    has_conflict = Flag(
        default=False, help_text="Whoever has a conflict of interest does not sign."
    )
    comment = Written(required=False, allow_blank=True, default="")


def body_of(action: Action) -> type[serializers.Serializer[Any]]:
    """Will make the serializer of what a step takes."""
    if action in (Action.SAVE, Action.EDIT):
        return SaveIn
    if action in (Action.SIGN, Action.APPLY_MINOR):
        return SignIn
    # A comment goes with whatever version there is, so it never comes too late.
    base = serializers.Serializer if action is Action.COMMENT else StepIn
    fields = {asked.name: _field(asked) for asked in ASKED[action]}
    if not fields:
        return StepIn
    name = "".join(word.capitalize() for word in action.value.split("_"))
    doc = "What the step takes."
    return type(f"{name}In", (base,), {**fields, "__doc__": doc, "__module__": __name__})


def _field(asked: Asked) -> "serializers.Field[Any, Any, Any, Any]":
    """The field of one thing that a step asks for."""
    told: dict[str, Any] = {"help_text": f"{asked.label}. {asked.help}".strip()}
    match asked.kind:
        case Kind.TEXT if asked.is_required:
            return Written(**told)
        case Kind.TEXT:
            return Written(required=False, allow_blank=True, default="", **told)
        case Kind.PERSON:
            told["help_text"] += " A username."
            return Person(max_length=150, allow_null=not asked.is_required, **told)
        case Kind.DAY:
            return Day(allow_null=not asked.is_required, **told)
        case Kind.MOMENT:
            return Moment(**told)
