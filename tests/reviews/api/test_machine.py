"""Random people do random things to a review over HTTP, and a small model says what must come of it."""

import os
from collections import Counter
from datetime import timedelta
from itertools import cycle
from typing import Any, ClassVar

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from reviews.domain import workflow
from reviews.domain.actions import Action, Condition, Person
from reviews.models import Rating, Review
from reviews.services import publication
from tests.factories.accounts import UserFactory
from tests.factories.claims import ClaimFactory
from tests.reviews.api.asking import REVIEWS, at, client_of, written
from tests.reviews.api.model import ACTIONS, PEOPLE, Model, Text

RUNS = int(os.environ.get("REVIEW_MACHINE_RUNS", "15"))
STEPS = 20

PATHS = {"set_due": "due"}
BODIES = ("We asked.", "We asked both.", "We asked all three.")
RATINGS = ("True", "False")
NAMED = ("", *(name for name in PEOPLE if name != "nobody"))

LEADING_NOWHERE = {"comment", "set_due", "assign"}

USUAL_WAY: list[tuple[str, str, Text]] = [
    ("ann", "submit", ("", "")),
    ("eve", "sign", ("", "")),
    ("ian", "publish", ("", "")),
    ("rob", "open_correction", ("", "")),
    ("rob", "save", (BODIES[1], RATINGS[0])),
    ("eve", "apply_minor", ("", "")),
    ("rob", "open_correction", ("", "")),
    ("rob", "save", (BODIES[1], RATINGS[1])),
    ("rob", "apply_material", ("", "")),
    ("eve", "sign", ("", "")),
    ("eve", "publish", ("", "")),
]
"""From a draft to a minor and a material correction."""

TAKEN: Counter[str] = Counter()
"""How often each step was taken, over all runs: what a run never reached it does not show."""


class Reviewing(RuleBasedStateMachine):
    """One review, from its opening on."""

    clients: ClassVar[dict[str, Client]]
    usernames: ClassVar[dict[str, str]]
    ratings: ClassVar[dict[str, int]]

    def __init__(self) -> None:
        super().__init__()
        # Runs know nothing of one another: the clock would publish what another one scheduled.
        self.kept = transaction.atomic()
        self.kept.__enter__()
        self.model = Model((BODIES[0], RATINGS[0]))
        self.vouched: set[str] = set()
        self.hours = 0
        self.watchers = cycle(name for name in PEOPLE if name != "nobody")
        body = {"claim": ClaimFactory().pk, **written(body=BODIES[0])}
        told = self.send("ann", REVIEWS, body)
        self.pk = told.json()["id"]

    def teardown(self) -> None:
        """Forgets the run."""
        transaction.set_rollback(True)
        self.kept.__exit__(None, None, None)

    @initialize(far=st.integers(0, len(USUAL_WAY)))
    def go_some_of_the_usual_way(self, far: int) -> None:
        """Runs begin anywhere between a draft and a published correction."""
        for who, action, text in USUAL_WAY[:far]:
            self.attempt(who, action, text, "", stale=False)

    @rule(data=st.data())
    def go_on(self, data: st.DataObject) -> None:
        """Somebody takes a step that the model lets them take, and that leads somewhere."""
        may = [
            (who, one)
            for one in ACTIONS
            for who in PEOPLE
            if one not in LEADING_NOWHERE and self.model.allows(who, one)
        ]
        if may:
            action = data.draw(st.sampled_from(sorted({one for _, one in may})))
            who = data.draw(st.sampled_from([name for name, one in may if one == action]))
            self.attempt(who, action, *self.drawn(data), stale=False)

    @rule(data=st.data(), who=st.sampled_from(sorted(PEOPLE)), action=st.sampled_from(ACTIONS))
    def try_anything(self, data: st.DataObject, who: str, action: str) -> None:
        """Somebody tries something, at whatever time, perhaps having seen another state."""
        self.attempt(who, action, *self.drawn(data), stale=data.draw(st.booleans()))

    @rule()
    def let_time_pass(self) -> None:
        """The clock publishes what is due."""
        self.hours += 2
        done = publication.publish_due(now=timezone.now() + timedelta(hours=self.hours))
        assert [review.pk for review in done] == ([self.pk] if self.is_due() else [])
        if self.is_due():
            self.model.take("", "clock", "", self.model.text)
            TAKEN["publish_due"] += 1

    @invariant()
    def colleagues_see_what_the_model_says(self) -> None:
        who = next(self.watchers)
        told = self.clients[who].get(at(self.pk)).json()["work"]
        self.check_choices(who, told["choices"])
        assert told["state"] == self.model.state
        parts = {(one["part"], one["person"]["username"]) for one in told["parties"]}
        expected = {("author", self.usernames[name]) for name in self.model.authors}
        assert parts == expected | {("signer", self.usernames[name]) for name in self.model.signers}
        standing = {one["signer"]["username"] for one in told["signatures"] if not one["fate"]}
        assert standing == {self.usernames[name] for name in self.model.signed}

    @invariant()
    def readers_see_what_was_published_and_signed(self) -> None:
        answer = self.clients["nobody"].get(at(self.pk))
        assert answer.status_code == (404 if self.model.public is None else 200)
        if self.model.public is None:
            return
        told = answer.json()
        retracted = self.model.state == "retracted"
        assert told["status"] == ("retracted" if retracted else "published")
        if retracted:
            assert told["published"] is None or told["published"]["content"] is None
        else:
            content = told["published"]["content"]
            assert (content["body"], content["rating"]["label"]) == self.model.public
            assert told["published"]["content_hash"] in self.vouched
        assert told["work"] is None

    def attempt(self, who: str, action: str, text: Text, named: str, *, stale: bool) -> None:
        """Sends a step, and compares the answer with the model's."""
        row_version, content_hash = Review.objects.values_list(
            "row_version", "version__content_hash"
        ).get(pk=self.pk)
        work = {"row_version": row_version, "content_hash": content_hash}
        body = self.body(action, work, text, named)
        stale = stale and row_version > 1
        if stale and "row_version" in body:
            body["row_version"] -= 1
        named = named or ("" if action == "assign" else "con")
        expected = self.model.answer(who, action, named, stale=stale)
        path = PATHS.get(action, action.replace("_", "-"))
        answer = self.send(who, at(self.pk, path), body)
        assert answer.status_code == expected, (who, action, stale, expected, answer.content)
        if expected == 200:
            self.model.take(who, action, named, text)
            TAKEN[action] += 1
            if action in ("sign", "apply_minor"):
                self.vouched.add(work["content_hash"])

    def check_choices(self, who: str, told: list[dict[str, Any]]) -> None:
        """What is offered is what the model allows, and the rest says why not."""
        offered = {one["action"] for one in told if one["is_allowed"]}
        assert offered == {one for one in ACTIONS if self.model.allows(who, one)}
        assert all(one["why_not"] for one in told if not one["is_allowed"])

    def body(self, action: str, work: dict[str, Any], text: Text, named: str) -> dict[str, Any]:
        """What a step takes."""
        seen = {"row_version": work["row_version"]}
        match action:
            case "save" | "edit":
                return {**seen, **self.words(text)}
            case "sign" | "apply_minor":
                return {**seen, "content_hash": work["content_hash"], "conflict": "none"}
            case "comment":
                return {"body": "Who kept the log?"}
            case "schedule":
                at_hour = timezone.now() + timedelta(hours=self.hours + 1)
                return {**seen, "at": at_hour.isoformat()}
            case "set_due":
                return {**seen, "day": None}
            case "assign" | "hand_over":
                default = None if action == "assign" else self.usernames["con"]
                return {**seen, "person": self.usernames.get(named, default)}
            case "request_changes":
                return {**seen, "comment": "Who says so?"}
            case "recuse":
                return {**seen, "conflict": "A cousin"}
            case "propose_retraction":
                return {**seen, "note": "The log was forged."}
        is_reasoned = action in REASONED
        return {**seen, "reason": "Because"} if is_reasoned else seen

    def words(self, text: Text) -> dict[str, Any]:
        """A text as it is saved; whoever changes the rating of what is public says so to readers."""
        public = self.model.public
        is_material = public is not None and text[1] != public[1]
        return {
            "body": text[0],
            "rating": self.ratings[text[1]],
            "correction_kind": "correction" if is_material else None,
            "correction_note": "The rating was wrong." if is_material else "",
        }

    def is_due(self) -> bool:
        return self.model.state == "scheduled"

    def drawn(self, data: st.DataObject) -> tuple[Text, str]:
        text = (data.draw(st.sampled_from(BODIES)), data.draw(st.sampled_from(RATINGS)))
        return text, data.draw(st.sampled_from(NAMED))

    def send(self, who: str, url: str, body: dict[str, Any]) -> Any:
        return self.clients[who].post(url, body, content_type="application/json")


REASONED = {
    "withdraw_signature",
    "open_correction",
    "withdraw_retraction_proposal",
    "archive",
}


def machine() -> type[Reviewing]:
    """The machine with people of its own."""
    users = {name: UserFactory(roles=sorted(roles)) for name, roles in PEOPLE.items() if roles}
    users["sue"] = UserFactory(is_superuser=True)
    rows = Rating.objects.filter(scale__name="Truthfulness")

    class Machine(Reviewing):
        clients = {name: client_of(users.get(name)) for name in PEOPLE}
        usernames = {name: user.username for name, user in users.items()}
        ratings = {row.label: row.pk for row in rows}

    return Machine


EFFORT = settings(
    max_examples=RUNS,
    stateful_step_count=STEPS,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)


@pytest.mark.timeout(max(120, RUNS * 30))
@pytest.mark.django_db
def test_whatever_people_do_comes_out_as_the_model_says() -> None:
    run_state_machine_as_test(machine(), settings=EFFORT)
    print(f"steps taken in {RUNS} runs: {dict(TAKEN.most_common())}")  # noqa: T201


NOTHING: Text = ("", "")

FORBIDDEN: dict[Condition, list[tuple[str, str, Text]]] = {
    Condition.NOT_AUTHOR: [
        ("eve", "save", (BODIES[1], RATINGS[0])),
        ("ann", "submit", NOTHING),
        ("eve", "sign", NOTHING),
    ],
    Condition.NOT_SIGNER: [*USUAL_WAY[:4], ("eve", "save", (BODIES[1], RATINGS[0]))],
    Condition.NOT_PROPOSER: [
        *USUAL_WAY[:3],
        ("eve", "propose_retraction", NOTHING),
        ("eve", "sign_retraction", NOTHING),
    ],
    Condition.ASSIGNED: [USUAL_WAY[0], ("eve", "recuse", NOTHING)],
    Condition.AUTHOR: [("rob", "submit", NOTHING)],
}
"""Ways whose last step one condition alone forbids."""


@pytest.mark.django_db
@pytest.mark.parametrize("condition", FORBIDDEN)
def test_a_condition_that_is_not_asked_for_would_be_found(
    condition: Condition, monkeypatch: pytest.MonkeyPatch
) -> None:
    meets = workflow.meets

    def careless(person: Person, asked: Condition) -> bool:
        return asked is condition or meets(person, asked)

    *before, (who, action, text) = FORBIDDEN[condition]
    one = machine()()
    for step in before:
        one.attempt(*step, "", stale=False)
    one.attempt(who, action, text, "", stale=False)
    monkeypatch.setattr(workflow, "meets", careless)
    with pytest.raises(AssertionError):
        one.attempt(who, action, text, "", stale=False)
    one.teardown()


def test_the_model_knows_every_step() -> None:
    assert {*ACTIONS, "open", "publish_due"} == {action.value for action in Action}
