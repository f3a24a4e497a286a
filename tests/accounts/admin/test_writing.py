"""Forms of the admin: through services, nothing overwritten, nothing typed lost."""

import pytest
from django.test import Client

from accounts.models import Event, User
from sources.models import Source, SourceName
from tests.accounts.admin.filling import errors_of, filled, send
from tests.factories.accounts import UserFactory
from tests.factories.sources import (
    ArticleFactory,
    SourceFactory,
    SourceIdentifierFactory,
    SourceNameFactory,
    SourceTieFactory,
)

pytestmark = pytest.mark.django_db

ADD = "/admin/sources/source/add/"


@pytest.fixture(autouse=True)
def person(client: Client) -> User:
    user = UserFactory(roles=["curator"])
    client.force_login(user)
    return user


def at(source: Source, page: str = "change") -> str:
    return f"/admin/sources/source/{source.pk}/{page}/"


def test_a_record_is_added_with_its_rows_and_logged(client: Client, person: User) -> None:
    rows = [("names", {"text": "Kyodo Tsushin", "language": "ja", "kind": "alias"})]
    typed = {"name": "Kyodo", "kind": "news_agency", "change_reason": "Cited"}
    response = send(client, ADD, rows=rows, **typed)
    assert response.status_code == 302
    source = Source.objects.get(name="Kyodo")
    assert {name.text for name in source.names.all()} == {"Kyodo", "Kyodo Tsushin"}
    event = Event.objects.about(source).get()
    assert (event.actor, event.action, event.reason) == (person, "source.added", "Cited")


def test_what_breaks_a_rule_is_told_at_the_form(client: Client) -> None:
    response = send(client, ADD, name="Kyodo", kind="news_agency", country="j1")
    assert "two capital letters" in errors_of(response)
    assert 'value="Kyodo"' in response.content.decode()
    assert not Source.objects.exists()


def test_what_only_the_service_refuses_is_told_at_the_form(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.core.exceptions import ValidationError

    from accounts.errors import Refused
    from sources.services import records

    for refusal, told in [
        (ValidationError("Not like this.", code="x"), "Not like this."),
        (ValidationError({"name": "Not this name."}), "Not this name."),
        (ValidationError({"row_version": "Of no field."}), "Of no field."),
        (Refused("Not today."), "Not today."),
    ]:

        def refuse(*_: object, refusal: Exception = refusal, **__: object) -> None:
            raise refusal

        monkeypatch.setattr(records, "save", refuse)
        response = send(client, ADD, name="Kyodo", kind="news_agency")
        assert told in errors_of(response)
        assert told in response.content.decode()
        assert 'value="Kyodo"' in response.content.decode()


def test_a_refused_row_undoes_everything_and_is_named(client: Client) -> None:
    source = SourceFactory(name="Asahi")
    other = SourceFactory()
    SourceTieFactory(from_source=source, to_source=other, since="2001-01-01")
    tie = {"kind": "owns", "to_source": other.pk, "since": "2002-01-01"}
    response = send(client, at(source), rows=[("ties_from", tie)], name="Asahi Shimbun")
    assert "already recorded for some of these days" in errors_of(response)
    source.refresh_from_db()
    assert source.name == "Asahi"
    assert 'value="Asahi Shimbun"' in response.content.decode()
    assert 'value="2002-01-01"' in response.content.decode()


def test_two_people_do_not_overwrite_each_other(client: Client) -> None:
    source = SourceFactory(name="Asahi")
    opened = filled(client, at(source), description="Mine")
    assert send(client, at(source), description="Theirs").status_code == 302
    response = client.post(at(source), opened)
    assert "Save again to put yours over it." in errors_of(response)
    assert "Mine" in response.content.decode()
    source.refresh_from_db()
    assert source.description == "Theirs"


def test_a_stale_form_says_who_came_first_and_may_be_saved_knowingly(
    client: Client, person: User
) -> None:
    source = SourceFactory(name="<b>Asahi</b>")
    opened = filled(client, at(source), description="Mine")
    other = UserFactory(roles=["curator"], first_name="Aiko", last_name="Mori")
    client.force_login(other)
    send(client, at(source), description="Theirs")
    client.force_login(person)
    response = client.post(at(source), opened)
    page = response.content.decode()
    assert f"“&lt;b&gt;Asahi&lt;/b&gt;” was changed by {other} on " in page
    assert f'href="{at(source, "history")}"' in page
    shown = response.context["adminform"].form["expected_version"].value()
    assert client.post(at(source), opened | {"expected_version": shown}).status_code == 302
    source.refresh_from_db()
    assert source.description == "Mine"


def test_two_people_do_not_overwrite_each_others_rows(client: Client) -> None:
    name = SourceNameFactory(text="Asahi")
    opened = filled(client, at(name.source))
    assert send(client, at(name.source), **{"names-0-text": "Theirs"}).status_code == 302
    response = client.post(at(name.source), opened)
    assert "“Theirs” was changed by" in errors_of(response)
    name.refresh_from_db()
    assert name.text == "Theirs"
    (row,) = response.context["inline_admin_formsets"][0].formset.forms
    shown = row["expected_version"].value()
    again = opened | {"names-0-text": "Mine", "names-0-expected_version": shown}
    assert client.post(at(name.source), again).status_code == 302
    name.refresh_from_db()
    assert name.text == "Mine"


def test_a_form_without_its_version_is_refused(client: Client) -> None:
    source = SourceFactory()
    response = send(client, at(source), description="Mine", expected_version="")
    assert "which version" in errors_of(response)


def test_nothing_changed_leaves_no_trace(client: Client) -> None:
    name = SourceNameFactory()
    assert send(client, at(name.source)).status_code == 302
    name.source.refresh_from_db()
    assert name.source.row_version == 1
    assert not Event.objects.exists()


def test_a_row_is_changed_and_another_deleted(client: Client) -> None:
    source = SourceFactory()
    changed, gone = SourceNameFactory.create_batch(2, source=source)
    typed = {"names-0-text": "Renamed", "names-1-DELETE": "on"}
    data = filled(client, at(source), **typed)
    first = SourceName.objects.get(pk=data["names-0-id"])
    assert client.post(at(source), data).status_code == 302
    first.refresh_from_db()
    assert first.text == "Renamed"
    assert source.names.count() == 1
    assert {changed.pk, gone.pk} > {source.names.get().pk}


def test_a_record_in_use_stays_and_says_so(client: Client) -> None:
    source = ArticleFactory().publisher
    for method in (client.get, client.post):
        response = method(at(source, "delete"), {"post": "yes"}, follow=True)
        assert "is in use and stays" in response.content.decode()
    assert Source.objects.filter(pk=source.pk).exists()


def test_a_record_that_came_into_use_meanwhile_stays(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = ArticleFactory().publisher
    from sources.admin import SourceAdmin

    monkeypatch.setattr(SourceAdmin, "get_deleted_objects", lambda *_: ([], {}, set(), []))
    response = client.post(at(source, "delete"), {"post": "yes"}, follow=True)
    assert "is still used by: article" in response.content.decode()
    assert Source.objects.filter(pk=source.pk).exists()


def test_an_unused_record_goes_and_is_logged(client: Client, person: User) -> None:
    source = SourceIdentifierFactory().source
    assert client.post(at(source, "delete"), {"post": "yes"}).status_code == 302
    assert not Source.objects.exists()
    assert Event.objects.get(action="source.deleted").actor == person


def test_of_many_all_go_or_none(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    free = SourceFactory()
    used = ArticleFactory().publisher
    from sources.admin import SourceAdmin

    monkeypatch.setattr(SourceAdmin, "get_deleted_objects", lambda *_: ([], {}, set(), []))
    chosen = {"action": "delete_selected", "_selected_action": [free.pk, used.pk], "post": "yes"}
    response = client.post("/admin/sources/source/", chosen, follow=True)
    assert "is still used by" in response.content.decode()
    assert Source.objects.count() == 2


def test_somebody_who_may_only_look_cannot_write(client: Client) -> None:
    client.force_login(UserFactory(roles=["contributor"]))
    source = SourceFactory(name="Asahi")
    assert client.post(at(source), {"name": "Changed"}).status_code == 403
    assert client.post(ADD, {"name": "New", "kind": "person"}).status_code == 403
    assert client.post(at(source, "delete"), {"post": "yes"}).status_code == 403
    source.refresh_from_db()
    assert source.name == "Asahi"


@pytest.mark.parametrize("typed", ["\x00", "x" * 5000, "'; --", "<script>alert(1)</script>", "🜁é️"])
def test_anything_may_be_typed(client: Client, typed: str) -> None:
    response = send(client, ADD, name=typed, kind="person", country=typed, homepage=typed)
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()
