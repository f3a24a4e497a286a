"""Judgements on independence in the admin."""

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Event
from claims.domain.vocabulary import Verdict
from claims.models import Claim, IndependenceJudgement
from claims.services.judgements import judge_independence, withdraw_judgement
from tests.accounts.admin.filling import errors_of, send
from tests.claims.fresh import interval
from tests.claims.writing import cites, claim
from tests.factories.accounts import UserFactory
from tests.factories.claims import IndependenceJudgementFactory, OriginFactory

pytestmark = pytest.mark.django_db

LIST = "/admin/claims/independencejudgement/"
WITHDRAW = {"claims_independencejudgement_withdraw": ""}


@pytest.fixture(autouse=True)
def editor(client: Client) -> None:
    client.force_login(UserFactory(roles=["editor"]))


def judged() -> tuple[Claim, IndependenceJudgement]:
    one, origins = claim(), (OriginFactory(), OriginFactory())
    for origin in origins:
        cites(one, origin)
    return one, judge_independence(*origins, Verdict.SAME, reason="One room", by=UserFactory())


def test_a_judgement_needs_a_reason_and_tells_what_it_changed(client: Client) -> None:
    one, origins = claim(), (OriginFactory(), OriginFactory())
    for origin in origins:
        cites(one, origin)
    typed = {"origin_a": origins[0].pk, "origin_b": origins[1].pk, "verdict": "same"}
    assert "required" in errors_of(send(client, f"{LIST}add/", **typed))
    saved = send(client, f"{LIST}add/", reason="One room", **typed)
    page = client.get(saved["Location"]).content.decode()
    assert f"{one}</a>: Corroborated 2 → One origin 1" in page


def test_a_word_that_was_given_is_not_edited(client: Client) -> None:
    _, row = judged()
    form = client.get(f"{LIST}{row.pk}/change/").context["adminform"].form
    assert set(form.fields) <= {"change_reason", "expected_version"}


def test_one_is_withdrawn_with_a_reason(client: Client) -> None:
    one, row = judged()
    url = f"{LIST}{row.pk}/change/"
    refused = send(client, url, **WITHDRAW)
    assert "To withdraw, say why" in errors_of(refused)
    assert interval(one) == [1, 1]
    page = send(client, url, **WITHDRAW, change_reason="Two rooms")
    told = client.get(page["Location"]).content.decode()
    assert f"{one}</a>: One origin 1 → Corroborated 2" in told
    assert interval(one) == [2, 2]
    last = Event.objects.about(row).last()
    assert last is not None
    assert last.reason == "Two rooms"
    assert 'name="claims_independencejudgement_withdraw"' not in client.get(url).content.decode()


def test_several_are_withdrawn_after_saying_why(client: Client) -> None:
    (one, first), (other, second) = judged(), judged()
    gone = IndependenceJudgementFactory()
    withdraw_judgement(gone, reason="Before", by=UserFactory(), now=timezone.now())
    chosen = {
        "action": "withdraw_selected",
        "_selected_action": [first.pk, second.pk, gone.pk],
    }
    asked = client.post(LIST, chosen).content.decode()
    assert "stay on record" in asked
    assert str(gone) not in asked
    said = {**chosen, "confirmed": "yes", "of": "2"}
    assert "Say why" in client.post(LIST, said).content.decode()
    told = client.post(LIST, {**said, "change_reason": "Two rooms"}, follow=True)
    assert "2 independence judgements withdrawn" in told.content.decode()
    assert interval(one) == interval(other) == [2, 2]
    none = client.post(LIST, chosen, follow=True).content.decode()
    assert "None of these judgements stands" in none


@pytest.mark.parametrize(("asked", "number"), [("yes", 1), ("no", 1), ("", 2)])
def test_the_list_parts_what_stands_from_what_was_withdrawn(
    client: Client, asked: str, number: int
) -> None:
    IndependenceJudgementFactory()
    IndependenceJudgementFactory(withdrawn_at=timezone.now())
    page = client.get(LIST, {"standing": asked} if asked else {})
    assert page.context["cl"].result_count == number
