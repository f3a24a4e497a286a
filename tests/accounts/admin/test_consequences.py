"""Whoever changes something is told which answers changed because of it."""

import pytest
from django.test import Client

from accounts.models import Event
from claims.services import marking
from tests.accounts.admin.filling import send
from tests.claims.writing import cites, claim
from tests.factories.accounts import UserFactory
from tests.factories.claims import OriginFactory

pytestmark = pytest.mark.django_db


def test_a_retraction_names_the_claims_whose_answer_changed(client: Client) -> None:
    one, other = claim(), claim()
    row = cites(one)
    cites(other)
    client.force_login(UserFactory(roles=["curator", "auditor"]))
    url = f"/admin/sources/article/{row.article_id}/change/"
    typed = {"status": "retracted", "status_changed_reason": "nobody says since when"}
    page = client.get(send(client, url, **typed)["Location"]).content.decode()
    assert "An answer changed because of this" in page
    assert f"{one}</a>: One origin 1 → Unsupported 0" in page
    assert str(other) not in page
    began = Event.objects.about(row.article).last()
    assert began is not None
    log = client.get(f"/admin/accounts/event/{began.pk}/change/").content.decode()
    assert "claim.recomputed" in log


def test_nothing_is_told_where_no_answer_changed(client: Client) -> None:
    row = cites(claim())
    client.force_login(UserFactory(roles=["curator"]))
    url = f"/admin/sources/article/{row.article_id}/change/"
    page = client.get(send(client, url, title="Another title")["Location"]).content.decode()
    assert "because of this" not in page


def test_an_answer_that_stays_as_it_was_is_not_announced(client: Client) -> None:
    one, origin = claim(), OriginFactory()
    row = cites(one, origin)
    cites(one, origin)
    client.force_login(UserFactory(roles=["curator"]))
    url = f"/admin/sources/article/{row.article_id}/change/"
    typed = {"status": "retracted", "status_changed_reason": "nobody says since when"}
    page = client.get(send(client, url, **typed)["Location"]).content.decode()
    began = Event.objects.about(row.article).last()
    assert began is not None
    event = Event.objects.caused_by(began).recomputed().get()
    assert event.before == event.after
    assert "because of this" not in page


def test_a_merge_names_the_claims_whose_answer_changed(client: Client) -> None:
    one = claim()
    row, other = cites(one), cites(one)
    holders = [hop.attributions.get().to_origin.holder for hop in (row, other)]
    client.force_login(UserFactory(roles=["curator"]))
    url = f"/admin/sources/source/{holders[0].pk}/merge/{holders[1].pk}/"
    seal = client.get(url).context["preview"].seal
    merged = client.post(url, {"seal": seal, "known_as": "alias", "change_reason": "one speaker"})
    page = client.get(merged["Location"]).content.decode()
    assert f"{one}</a>: Corroborated 2 → One origin 1" in page


def test_what_is_counted_later_is_told_with_the_way_to_it(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = cites(claim())
    cites(claim(), version=row.version)
    monkeypatch.setattr(marking, "MOST_CLAIMS", 1)
    client.force_login(UserFactory(roles=["curator", "auditor"]))
    url = f"/admin/sources/article/{row.article_id}/change/"
    page = client.get(
        send(client, url, status="retracted", status_changed_reason="no notice")["Location"]
    ).content.decode()
    began = Event.objects.about(row.article).last()
    assert began is not None
    assert "2 claims are being counted anew; until then the former answer is shown." in page
    assert f'href="/changes/{began.pk}/">All that follows' in page
    log = client.get(f"/admin/accounts/event/{began.pk}/change/").content.decode()
    assert f'href="/changes/{began.pk}/"' in log
