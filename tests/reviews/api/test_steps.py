"""Every step over the API: by whom it is for, by everybody else, too early, too late."""

from typing import Any

import pytest

from accounts.domain.reviewing import ROLES
from accounts.domain.vocabulary import Role
from accounts.models import Event, User
from reviews.api.steps import STEPS, path_of
from reviews.domain.actions import Action
from reviews.domain.vocabulary import CorrectionKind
from reviews.models import Comment, Review
from reviews.services import drafting, signing, work
from tests.described import assert_described
from tests.reviews.api.asking import (
    at,
    fresh,
    get,
    post,
    read,
    seen,
    with_role,
)
from tests.reviews.api.cases import CASES
from tests.reviews.writing import (
    author_of,
    corrected_draft,
    correcting_,
    editor,
    later,
    opened,
    published,
    submitted,
)

pytestmark = pytest.mark.django_db

EACH = pytest.mark.parametrize("action", sorted(CASES))


def url(review: Review, action: Action) -> str:
    return at(review, path_of(action))


def unchanged(review: Review, before: int) -> bool:
    return fresh(review).row_version == before


def test_every_step_is_tested_here() -> None:
    assert set(CASES) == set(STEPS)
    assert set(CASES) | {Action.OPEN, Action.PUBLISH_DUE} == set(Action)


@EACH
def test_whoever_may_takes_the_step_and_is_told_what_became_of_it(action: Action, client) -> None:
    case = CASES[action]
    review = case.make()
    who = case.who(review)
    before = Event.objects.about(review).count()
    answer = post(who, url(review, action), **case.body(review))
    assert answer.status_code == 200, answer.content
    told = answer.json()
    assert_described(client, told, "ReviewDetailOut")
    assert told["work"]["state"] == case.leads_to == fresh(review).state
    assert told["work"]["row_version"] == fresh(review).row_version
    event = Event.objects.about(review).order_by("pk")[before]
    assert (event.action, event.actor) == (f"review.{action.value}", who)


@EACH
def test_nobody_takes_it_without_signing_in(action: Action) -> None:
    case = CASES[action]
    review = case.make()
    before = fresh(review).row_version
    answer = post(None, url(review, action), **case.body(review))
    assert (answer.status_code, answer.json()["code"]) == (401, "not_authenticated")
    assert unchanged(review, before)


@EACH
@pytest.mark.parametrize("role", [None, *sorted(Role)])
def test_who_lacks_the_role_is_told_who_may_and_why_not(action: Action, role: str | None) -> None:
    if role in ROLES[action.value]:
        return
    case = CASES[action]
    review = case.make()
    before = fresh(review).row_version
    who = with_role(role) if role else User.objects.create(username="nobody", is_staff=False)
    answer = post(who, url(review, action), nonsense=1)
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (403, "not_allowed")
    if role:
        assert "you hold no such role" in problem["detail"]
        assert set(problem["details"]["roles"]) == set(ROLES[action.value])
    assert unchanged(review, before)


@EACH
def test_at_another_time_it_is_refused_with_when(action: Action) -> None:
    case = CASES[action]
    if action is Action.COMMENT:
        return  # people may always talk
    review = case.never_in()
    before = fresh(review).row_version
    body = CASES[action].body(review)
    answer = post(with_role("admin"), url(review, action), **body)
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (409, "transition_refused")
    assert problem["detail"].startswith("Only ")
    assert problem["details"]["state"] == fresh(review).state
    assert problem["details"]["allowed_from"]
    assert unchanged(review, before)


@EACH
def test_whoever_saw_another_state_is_told_who_did_what(action: Action) -> None:
    if action in (Action.COMMENT, Action.REOPEN):
        return  # the one goes with whatever there is, and before the other nothing is done
    case = CASES[action]
    review = case.make()
    body, who = case.body(review), case.who(review)
    work.set_due(review, later().date(), by=editor(username="quick"), now=later(3))
    answer = post(who, url(review, action), **body)
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (412, "stale_record")
    assert "set the day by which it is due" in problem["detail"]
    assert problem["details"]["current"] == fresh(review).row_version
    assert problem["details"]["changes"] == [{"by": "quick", "action": "set_due"}]


@EACH
def test_a_body_says_what_was_seen_and_nothing_that_is_unknown(action: Action) -> None:
    case = CASES[action]
    review = case.make()
    who, body = case.who(review), case.body(review)
    answer = post(who, url(review, action), **body, state="published")
    assert answer.json()["errors"][0]["pointer"] == "#/state"
    body.pop("row_version", None)
    if action is not Action.COMMENT:
        error = post(who, url(review, action), **body).json()["errors"][0]
        assert (error["pointer"], error["code"]) == ("#/row_version", "required")
        assert "row_version" in error["detail"]


@EACH
def test_a_step_is_posted_to_a_review_that_is_there(action: Action) -> None:
    admin = with_role("admin")
    assert post(admin, at(0, path_of(action))).status_code == 404
    assert get(admin, at(0, path_of(action))).status_code == 405


WITHOUT = [
    (Action.REQUEST_CHANGES, "comment"),
    (Action.RECUSE, "conflict"),
    (Action.WITHDRAW_SIGNATURE, "reason"),
    (Action.SCHEDULE, "at"),
    (Action.OPEN_CORRECTION, "reason"),
    (Action.PROPOSE_RETRACTION, "note"),
    (Action.WITHDRAW_RETRACTION_PROPOSAL, "reason"),
    (Action.ARCHIVE, "reason"),
    (Action.HAND_OVER, "person"),
    (Action.SIGN, "conflict"),
    (Action.SIGN, "content_hash"),
    (Action.APPLY_MINOR, "conflict"),
    (Action.COMMENT, "body"),
]


@pytest.mark.parametrize(("action", "name"), WITHOUT)
def test_what_a_step_needs_is_asked_for(action: Action, name: str) -> None:
    case = CASES[action]
    review = case.make()
    who, body = case.who(review), case.body(review)
    for missing in ({}, {name: ""}):
        given = {**{key: one for key, one in body.items() if key != name}, **missing}
        answer = post(who, url(review, action), **given)
        assert answer.status_code == 400
        assert answer.json()["errors"][0]["pointer"] == f"#/{name}"


def taken_back(review: Review, **changes: Any) -> Review:
    """The review, taken back by its author, put differently and submitted again."""
    words = corrected_draft(review, **changes)
    review = drafting.edit(review, words, by=author_of(review), now=later())
    return signing.submit(review, by=author_of(review), now=later(2))


def test_choices_say_what_may_be_done_and_why_not() -> None:
    review = submitted()
    told = get(author_of(review), at(review)).json()["work"]["choices"]
    choices = {one["action"]: one for one in told}
    assert set(choices) == {action.value for action in CASES}
    assert choices["edit"]["is_allowed"]
    assert not choices["sign"]["is_allowed"]
    assert "you are one of its authors" in choices["sign"]["why_not"]
    for one in told:
        assert post(with_role("admin"), one["url"]).status_code != 404


def test_whoever_reads_another_text_is_told_what_differs() -> None:
    review = submitted()
    body = read(review)
    review = taken_back(review, headline="Another")
    answer = post(with_role("editor"), at(review, "sign"), **{**body, **seen(review)})
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (412, "read_another_version")
    assert problem["details"]["changes"] == ["headline"]
    assert problem["details"]["current"] == fresh(review).version.content_hash


def test_a_comment_is_kept_and_never_public() -> None:
    review = published()
    said = "Who kept the log?"
    told = post(with_role("contributor"), at(review, "comment"), body=said).json()
    assert [one["body"] for one in told["work"]["comments"]] == [said]
    assert Comment.objects.get().version == fresh(review).version
    assert said not in get(None, at(review)).content.decode()


def test_work_is_given_to_somebody_by_username_or_to_nobody() -> None:
    review, whom = opened(), editor()
    by = with_role("editor")
    answer = post(by, at(review, "assign"), **seen(review), person=whom.username)
    assert answer.json()["work"]["assigned_to"]["username"] == whom.username
    answer = post(by, at(review, "assign"), **seen(review), person=None)
    assert answer.json()["work"]["assigned_to"] is None
    for name, code in (("ghost", "does_not_exist"), (5, "invalid"), ("a\x00b", "null_characters")):
        error = post(by, at(review, "assign"), **seen(review), person=name).json()["errors"][0]
        assert error["pointer"] == "#/person"
        assert error["code"].startswith(code)
    error = post(by, at(review, "assign"), **seen(review), person=with_role("curator").username)
    assert error.json()["errors"][0]["code"] == "not_trusted"


def test_a_correction_goes_all_the_way_over_the_api() -> None:
    review = published()
    who, by = author_of(review), with_role("editor")
    post(who, at(review, "open-correction"), **seen(review), reason="A reader wrote")
    told = {
        "correction_kind": CorrectionKind.CORRECTION.value,
        "correction_note": "The hour was wrong.",
        "explanation": "Three logs show it.",
        "only_source": "There is no other.",
    }
    assert post(who, at(review, "save"), **seen(review), **told).status_code == 200
    public = get(None, at(review)).json()["published"]["content"]
    assert public["explanation"] == "Two logs show it."
    assert post(by, at(review, "apply-minor"), **read(review)).status_code == 400
    assert post(who, at(review, "apply-material"), **seen(review)).status_code == 200
    assert post(by, at(review, "sign"), **read(review)).status_code == 200
    assert post(by, at(review, "publish"), **seen(review)).status_code == 200
    public = get(None, at(review)).json()["published"]
    assert public["content"]["explanation"] == "Three logs show it."
    assert public["modified_at"]
    listed = get(None, at(review, "corrections")).json()["results"]
    assert [(one["kind"], one["note"]) for one in listed] == [("correction", "The hour was wrong.")]


def test_a_minor_correction_is_cancelled_without_a_word() -> None:
    review = correcting_()
    answer = post(with_role("reviewer"), at(review, "cancel-correction"), **seen(review))
    assert answer.json()["work"]["state"] == "published"
