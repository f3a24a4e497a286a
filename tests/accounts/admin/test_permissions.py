"""Who may do what in the admin, asked of every record and verb there is."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from accounts.domain.vocabulary import Role
from accounts.models import ApiToken, User
from accounts.permissions import RULES
from tests.accounts.admin.records import FACTORIES
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

OURS = ("accounts", "sources", "claims", "reviews")
VERBS = ("view", "add", "change", "delete")
NEVER_BY_HAND = {("rolegrant", "change"), ("suggestion", "add"), ("suggestion", "change")}
"""What the table lets people do, but not in the admin."""

INTERNAL = {
    "accounts.attempt",
    "accounts.change",
    "accounts.feedfloor",
    "accounts.idempotencykey",
    "accounts.invitation",
    "accounts.loghead",
    "accounts.logleaf",
    "accounts.lognode",
    "accounts.logsalt",
    "accounts.mutednotice",
    "accounts.notice",
    "accounts.importrun",
    "accounts.importpart",
    "accounts.importfault",
    "accounts.importedkey",
    "accounts.installation",
    "accounts.requestcount",
    "accounts.webhookattempt",
    "sources.fingerprint",
    "sources.fingerprintband",
    "sources.publisherline",
    "claims.claimterm",
    "claims.termfrequency",
    "claims.matchingstate",
    "sources.searchlanguage",
    "sources.searchword",
}
"""What no person ever looks at, or at a page of its own or over the API alone."""

CASES = [
    pytest.param(model, verb, id=f"{model._meta.model_name}.{verb}")
    for model in sorted(admin.site._registry, key=lambda model: model._meta.label)
    for verb in VERBS
]


def test_every_record_of_ours_is_in_the_admin() -> None:
    models = {
        model._meta.label_lower
        for app in OURS
        for model in apps.get_app_config(app).get_models()
        if not model._meta.auto_created and not hasattr(model, "pgh_id")
    }
    models = {name for name in models if not hasattr(apps.get_model(name), "pgh_label")}
    registered = {model._meta.label_lower for model in admin.site._registry}
    assert models - INTERNAL == registered == set(FACTORIES)


def test_every_record_and_verb_has_a_row_in_the_table() -> None:
    for model in admin.site._registry:
        for verb in VERBS:
            assert f"{model._meta.model_name}.{verb}" in RULES


def page(model: type[Model], verb: str, user: User | None) -> str:
    """The page on which a verb is done, to a record that conditions of the table let pass."""
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    if verb == "add":
        return reverse(f"{name}_add")
    own = {"user": user} if model is ApiToken and user else {}
    obj = FACTORIES[model._meta.label_lower](**own)
    return reverse(f"{name}_{'delete' if verb == 'delete' else 'change'}", args=[obj.pk])


def may_do(client: Client, model: type[Model], verb: str, user: User) -> bool:
    """Whether the admin lets this person do it, not only look at it."""
    client.force_login(user)
    response = client.get(page(model, verb, user))
    if response.status_code in (302, 403):
        return False
    assert response.status_code == 200
    return response.context["has_change_permission"] if verb == "change" else True


@pytest.mark.parametrize(("model", "verb"), CASES)
def test_nobody_who_is_not_signed_in(client: Client, model: type[Model], verb: str) -> None:
    response = client.get(page(model, verb, None))
    assert response.status_code == 302
    assert response["Location"].startswith("/admin/login/")


@pytest.mark.parametrize(("model", "verb"), CASES)
def test_only_the_roles_of_the_table(client: Client, model: type[Model], verb: str) -> None:
    name = model._meta.model_name
    right = frozenset() if (name, verb) in NEVER_BY_HAND else RULES[f"{name}.{verb}"].roles
    wrong = sorted(set(Role) - right)
    for role in sorted(right)[:1]:
        assert may_do(client, model, verb, UserFactory(roles=[role]))
    if wrong:
        assert not may_do(client, model, verb, UserFactory(roles=wrong))


@pytest.mark.parametrize(("model", "verb"), CASES)
def test_not_without_a_role(client: Client, model: type[Model], verb: str) -> None:
    assert not may_do(client, model, verb, UserFactory(is_staff=True))


def test_nobody_sees_the_tokens_of_others(client: Client) -> None:
    user = UserFactory(is_superuser=True, roles=["admin"])
    token = FACTORIES["accounts.apitoken"](name="secret of another")
    client.force_login(user)
    assert "secret of another" not in client.get("/admin/accounts/apitoken/").content.decode()
    assert client.get(f"/admin/accounts/apitoken/{token.pk}/change/").status_code == 302


def test_an_admin_cannot_make_or_change_a_superuser(client: Client) -> None:
    above = UserFactory(is_superuser=True)
    client.force_login(UserFactory(roles=["admin"]))
    response = client.get(f"/admin/accounts/user/{above.pk}/change/")
    assert response.context["has_change_permission"] is False
    assert client.get(f"/admin/accounts/user/{above.pk}/password/").status_code == 403
    other = UserFactory()
    form = client.get(f"/admin/accounts/user/{other.pk}/change/").context["adminform"].form
    assert "is_superuser" not in form.fields
    assert "groups" not in form.fields
