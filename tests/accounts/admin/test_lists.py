"""Every list of the admin: flat, searchable, and safe against what is typed into it."""

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from accounts.models import ApiToken, User
from accounts.permissions import may
from tests.accounts.admin.records import FACTORIES
from tests.factories.accounts import UserFactory
from tests.factories.claims import AppearanceFactory, AttributionFactory, ClaimFactory
from tests.flat import assert_flat

pytestmark = pytest.mark.django_db

MODELS = [
    pytest.param(model, id=model._meta.model_name)
    for model in sorted(admin.site._registry, key=lambda model: model._meta.label)
]


@pytest.fixture
def person(client: Client) -> User:
    """Somebody who may see everything."""
    user = UserFactory(is_superuser=True, is_staff=True)
    client.force_login(user)
    return user


def of_list(model: type[Model], name: str = "changelist") -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{name}")


@pytest.mark.parametrize("model", MODELS)
def test_a_list_is_flat(client: Client, person: User, model: type[Model]) -> None:
    own = {"user": person} if model is ApiToken else {}

    def read() -> None:
        response = client.get(of_list(model))
        assert response.status_code == 200
        response.render()
        table = client.get(f"{of_list(model)}export/")
        assert table.status_code == 200
        assert b"".join(table.streaming_content).count(b"\n") > 1

    assert_flat(lambda: FACTORIES[model._meta.label_lower](**own), read)


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("typed", ["\x00", f"words % _ \\ ' é️🜁 {'9' * 40}"])
def test_a_list_can_be_searched_for_anything(
    client: Client, person: User, model: type[Model], typed: str
) -> None:
    assert admin.site._registry[model].search_fields
    status = client.get(of_list(model), {"q": typed}).status_code
    assert status == (400 if "\x00" in typed else 200)


@pytest.mark.parametrize("model", MODELS)
def test_a_form_picks_every_relation_by_typing(
    client: Client, person: User, model: type[Model]
) -> None:
    own = {"user": person} if model is ApiToken else {}
    obj = FACTORIES[model._meta.label_lower](**own)
    response = client.get(reverse(of_name(model), args=[obj.pk]))
    forms = [response.context["adminform"].form]
    for formset in response.context["inline_admin_formsets"]:
        forms += [*formset.formset.forms, formset.formset.empty_form]
    for form in forms:
        for name, field in form.fields.items():
            if hasattr(field, "queryset"):
                widget = getattr(field.widget, "widget", field.widget)
                assert hasattr(widget, "get_url") or field.widget.is_hidden, name


def of_name(model: type[Model]) -> str:
    return f"admin:{model._meta.app_label}_{model._meta.model_name}_change"


@pytest.mark.parametrize("role", ["contributor", "curator", "reviewer", "auditor"])
def test_who_sees_a_list_exports_it_and_who_adds_to_it_imports(client: Client, role: str) -> None:
    user = UserFactory(roles=[role])
    client.force_login(user)
    for model, its in admin.site._registry.items():
        name = model._meta.model_name
        exported = client.get(f"{of_list(model)}export/").status_code
        assert exported == (200 if may(user, f"{name}.view") else 403), name
        imported = client.get(f"{of_list(model)}import/").status_code
        takes = its.imports and may(user, f"{name}.add")
        refused = 403 if its.imports else 302
        assert imported == (200 if takes else refused), name


@pytest.mark.parametrize("typed", ["ferry", "\x00", "", "9" * 40])
def test_the_picker_answers_anything(client: Client, person: User, typed: str) -> None:
    asked = {
        "app_label": "claims",
        "model_name": "appearance",
        "field_name": "claim",
        "term": typed,
    }
    assert client.get("/admin/autocomplete/", asked).status_code == 200


def test_the_picker_is_flat(client: Client, person: User) -> None:
    asked = {
        "app_label": "claims",
        "model_name": "attribution",
        "field_name": "from_appearance",
        "term": "",
    }
    assert_flat(AppearanceFactory, lambda: client.get("/admin/autocomplete/", asked))


def test_the_page_of_a_claim_asks_no_more_for_more_relations_elsewhere(
    client: Client, person: User
) -> None:
    claim = ClaimFactory()
    AttributionFactory(from_appearance__claim=claim)
    url = reverse("admin:claims_claim_change", args=[claim.pk])
    assert_flat(AttributionFactory, lambda: client.get(url))


@pytest.mark.parametrize(
    "path",
    [
        "claims/claim/abc/change/",
        "claims/claim/999999999999999999999/change/",
        "claims/claim/%00/change/",
        "claims/claim/0/history/",
        "claims/claim/x/delete/",
        "claims/claim/?page=x",
        "claims/claim/?p=99999",
        "claims/claim/?status__exact=%00",
        "claims/claim/?nonsense=1",
        "claims/claim/?o=99.x",
    ],
)
def test_a_nonsense_address_is_no_server_error(client: Client, person: User, path: str) -> None:
    assert client.get(f"/admin/{path}").status_code in (200, 302, 400, 404)


def test_the_overview_and_the_sidebar_lead_to_lists(client: Client, person: User) -> None:
    response = client.get("/admin/")
    links = [
        item["link"] for group in response.context["sidebar_navigation"] for item in group["items"]
    ]
    assert len(links) == 40
    for link in links:
        assert client.get(link).status_code == 200


def test_the_sidebar_shows_what_a_role_may_see(client: Client) -> None:
    client.force_login(UserFactory(roles=["contributor"]))
    groups = client.get("/admin/").context["sidebar_navigation"]
    titles = {item["title"] for group in groups for item in group["items"]}
    assert "Claims" in titles
    assert titles.isdisjoint({"People", "Event log"})


def test_djangos_own_log_stays_empty(client: Client, person: User) -> None:
    client.post("/admin/claims/topic/add/", {"name": "Ferries", "slug": "ferries"})
    assert not LogEntry.objects.exists()
