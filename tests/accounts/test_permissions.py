"""The one table of who may do what."""

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser

from accounts import permissions
from accounts.domain.vocabulary import Role
from accounts.errors import NotAllowed
from accounts.models import User
from accounts.permissions import RULES, may, require
from tests.factories.accounts import ApiTokenFactory, EventFactory, UserFactory

pytestmark = pytest.mark.django_db

CURATING = {"curator", "editor", "admin"}
EVERYBODY = {role.value for role in Role}

DERIVED = {
    "change",
    "claimterm",
    "feedfloor",
    "fingerprint",
    "fingerprintband",
    "loghead",
    "logleaf",
    "lognode",
    "logsalt",
    "matchingstate",
    "publisherline",
    "searchlanguage",
    "searchword",
    "termfrequency",
}
"""What programs make of records and may make again at any time."""

REVIEWING = {"reviewer", "editor", "admin"}
EDITING = {"editor", "admin"}

BY_REVIEWERS = [
    "review.open",
    "review.save",
    "review.submit",
    "review.edit",
    "review.open_correction",
    "review.cancel_correction",
    "review.apply_material",
    "review.archive",
    "review.reopen",
    "review.set_due",
    "review.hand_over",
    "correctionrequest.answer",
    "evidencefile.store",
]
BY_EDITORS = [
    "review.request_changes",
    "review.recuse",
    "review.sign",
    "review.publish",
    "review.schedule",
    "review.unschedule",
    "review.apply_minor",
    "review.propose_retraction",
    "review.sign_retraction",
    "review.assign",
    "methodology.install",
]

EXPECTED = {
    "claim.view": EVERYBODY,
    "claim.add": CURATING,
    "appearance.change": CURATING,
    "attribution.delete": CURATING,
    "sourcetie.add": CURATING,
    "suggestion.change": CURATING,
    "possibleduplicate.view": EVERYBODY,
    "possibleduplicate.change": CURATING,
    "possibleduplicate.add": set(),
    "independencejudgement.add": {"editor", "admin"},
    "independencejudgement.view": EVERYBODY,
    "independencejudgement.change": {"editor", "admin"},
    "independencejudgement.delete": set(),
    "user.view": {"admin", "auditor"},
    "user.add": {"admin"},
    "user.change": {"admin"},
    "user.delete": set(),
    "rolegrant.add": {"admin"},
    "rolegrant.view": {"admin", "auditor"},
    "invitation.view": {"admin", "auditor"},
    "invitation.add": {"admin"},
    "invitation.change": {"admin"},
    "invitation.delete": set(),
    "event.view": {"auditor", "admin"},
    "event.add": set(),
    "event.change": set(),
    "event.delete": set(),
    "event.consequences": EVERYBODY,
    "stalemark.view": EVERYBODY,
    "stalemark.delete": set(),
    **dict.fromkeys(BY_REVIEWERS, REVIEWING),
    **dict.fromkeys(BY_EDITORS, EDITING),
    "review.withdraw_signature": EVERYBODY,
    "review.withdraw_retraction_proposal": EVERYBODY,
    "review.comment": EVERYBODY - {"auditor"},
    "review.view": EVERYBODY,
    "review.add": set(),
    "correctionrequest.view": {"reviewer", "editor", "admin", "auditor"},
    "signoff.add": set(),
    "signoff.delete": set(),
    "publication.change": set(),
    "rating.add": {"editor", "admin"},
    "ratingmapping.change": {"editor", "admin"},
    "externalreview.import": CURATING,
    "externalreview.match": CURATING,
    "externalreview.change": set(),
    "quarantineditem.dismiss": CURATING,
    "merge.add": set(),
    "merge.undo": CURATING,
    "source.merge": CURATING,
    "article.merge": CURATING,
    "claim.merge": CURATING,
    "corroboration.change": set(),
    "webhook.view": EDITING | {"auditor"},
    "webhook.add": EDITING,
    "webhook.change": EDITING,
    "webhook.rotate": EDITING,
    "webhook.delete": set(),
    "webhookdelivery.view": EDITING | {"auditor"},
    "webhookdelivery.change": set(),
    "webhookdelivery.replay": EDITING,
    "apitoken.add": set(),
    "apitoken.issue": EVERYBODY,
    "apitoken.revoke": EVERYBODY,
    "admin.enter": EVERYBODY,
}


@pytest.mark.parametrize("action", sorted(EXPECTED))
def test_each_role_may_what_the_table_says(action: str) -> None:
    allowed = {role for role in EVERYBODY if may(UserFactory(roles=[role]), action)}
    assert allowed == EXPECTED[action]


@pytest.mark.parametrize("action", sorted(RULES))
def test_nobody_may_anything_without_signing_in_or_without_a_role(action: str) -> None:
    assert not may(AnonymousUser(), action)
    assert not may(UserFactory(), action)
    assert not may(UserFactory(is_superuser=True, is_active=False), action)


@pytest.mark.parametrize("action", sorted(RULES))
def test_a_superuser_may_what_any_role_may_and_nothing_that_nobody_may(action: str) -> None:
    assert may(UserFactory(is_superuser=True), action) == bool(RULES[action].roles)


def test_two_roles_add_up() -> None:
    both = UserFactory(roles=["auditor", "curator"])
    assert may(both, "event.view")
    assert may(both, "claim.add")
    assert not may(both, "user.add")


def test_a_condition_holds_for_superusers_too() -> None:
    token = ApiTokenFactory(user=UserFactory(roles=["curator"]))
    assert may(token.user, "apitoken.view", token)
    assert not may(UserFactory(is_superuser=True), "apitoken.view", token)


def test_an_admin_does_not_change_a_superuser() -> None:
    admin, root = UserFactory(roles=["admin"]), UserFactory(is_superuser=True)
    assert may(admin, "user.change", UserFactory())
    assert not may(admin, "user.change", root)
    assert may(root, "user.change", root)


def test_an_action_that_is_not_in_the_table_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        may(UserFactory(is_superuser=True), "claim.burn")


def test_a_refusal_names_who_may() -> None:
    with pytest.raises(NotAllowed) as caught:
        require(UserFactory(roles=["curator"]), "independencejudgement.add")
    assert caught.value.message == (
        "This is for the roles admin, editor (independencejudgement.add)."
    )
    assert caught.value.details == {
        "action": "independencejudgement.add",
        "roles": ["admin", "editor"],
    }
    assert caught.value.code == "not_allowed"


def test_a_refusal_of_one_record_says_why_to_whoever_has_the_role() -> None:
    event = EventFactory(object_type="accounts.user")
    with pytest.raises(NotAllowed, match="about people, roles, tokens, jobs") as caught:
        require(UserFactory(roles=["editor"]), "event.consequences", event)
    assert caught.value.details == {"action": "event.consequences"}
    with pytest.raises(NotAllowed, match="for the roles"):
        require(UserFactory(), "event.consequences", event)


def test_every_condition_says_what_it_is_for() -> None:
    told = {action for action, rule in RULES.items() if rule.condition and not rule.otherwise}
    assert told == set()


def test_a_refusal_says_so_when_nobody_may() -> None:
    with pytest.raises(NotAllowed, match="nobody by hand"):
        require(UserFactory(is_superuser=True), "event.delete")


def test_what_is_allowed_passes_silently() -> None:
    assert require(UserFactory(roles=["editor"]), "independencejudgement.add") is None


def test_each_record_that_people_edit_has_its_rules() -> None:
    named = {
        model._meta.model_name
        for app in ("accounts", "sources", "claims", "reviews")
        for model in apps.get_app_config(app).get_models()
        if not hasattr(model, "pgh_tracked_model")
    }
    ruled = {action.split(".")[0] for action in RULES} - {"admin"}
    assert named - ruled == {
        "attempt",
        "idempotencykey",
        "importedkey",
        "importfault",
        "importpart",
        "installation",
        "mutednotice",
        "notice",
        "requestcount",
        *DERIVED,
    }
    assert ruled <= named


def test_roles_are_read_once() -> None:
    person = User.objects.get(pk=UserFactory(roles=["curator"]).pk)
    assert may(person, "claim.add")
    person.role_grants.all().delete()
    assert may(person, "claim.add")
    assert not may(User.objects.get(pk=person.pk), "claim.add")
    assert frozenset() == permissions.NOBODY
