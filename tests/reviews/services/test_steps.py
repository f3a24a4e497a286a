"""Steps by their names: what was typed is read, and each calls its own verb."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from reviews.domain.actions import Action
from reviews.domain.asking import ASKED, NAMES
from reviews.domain.workflow import TRANSITIONS
from reviews.services.steps import VERBS, read, take_step, trusted_people
from tests.factories.accounts import UserFactory
from tests.reviews.writing import NOW, editor, opened, reviewer

pytestmark = pytest.mark.django_db

WITH_A_PAGE = {Action.OPEN, Action.SAVE, Action.EDIT, Action.SIGN, Action.APPLY_MINOR}


def test_every_step_of_people_has_a_name_and_a_button_or_a_page() -> None:
    steps = {action for action, row in TRANSITIONS.items() if row.roles}
    assert NAMES.keys() == steps
    assert VERBS.keys() == ASKED.keys() == steps - WITH_A_PAGE


def test_what_is_typed_is_read() -> None:
    person = reviewer()
    assert read(Action.HAND_OVER, {"person": str(person.pk), "reason": "a\r\nb"}) == {
        "person": person,
        "reason": "a\nb",
    }
    assert read(Action.SET_DUE, {"day": "2031-05-31"}) == {"day": date(2031, 5, 31)}
    assert read(Action.SET_DUE, {}) == {"day": None}
    noon = datetime(2031, 5, 31, 12, tzinfo=UTC)
    assert read(Action.SCHEDULE, {"at": "2031-05-31T12:00"}) == {"at": noon}
    assert read(Action.SCHEDULE, {"at": "2031-05-31T14:00+02:00"}) == {"at": noon}


@pytest.mark.parametrize(
    ("action", "typed"),
    [
        (Action.SET_DUE, {"day": "2031-02-30"}),
        (Action.SET_DUE, {"day": "tomorrow"}),
        (Action.SCHEDULE, {"at": ""}),
        (Action.SCHEDULE, {"at": "noon"}),
        (Action.HAND_OVER, {"person": ""}),
        (Action.HAND_OVER, {"person": "0"}),
        (Action.HAND_OVER, {"person": "x"}),
        (Action.ASSIGN, {"person": "9" * 40}),
    ],
)
def test_what_cannot_be_read_is_named(action: Action, typed: dict[str, str]) -> None:
    with pytest.raises(ValidationError) as refused:
        read(action, typed)
    assert set(refused.value.error_dict) == set(typed)


def test_a_comment_never_comes_too_late() -> None:
    review, by = opened(), editor()
    sent = {"body": "Good."}
    take_step(Action.COMMENT, review, sent, by=by, now=NOW, expected_version=0)
    assert review.comments.get().body == "Good."


def test_work_is_given_to_those_who_may_do_it() -> None:
    may = {reviewer(), editor(), UserFactory(is_superuser=True)}
    UserFactory(roles=["curator"])
    UserFactory(roles=["reviewer"], is_active=False)
    assert set(trusted_people()) == may
