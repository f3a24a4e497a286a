"""Claims with their appearances and chains in the admin."""

import html

import pytest
from django.test import Client

from accounts.models import User
from claims.models import (
    Appearance,
    Attribution,
    Claim,
    Corroboration,
    IndependenceJudgement,
    Origin,
)
from tests.accounts.admin.filling import errors_of, send
from tests.factories.accounts import UserFactory
from tests.factories.claims import (
    QUOTE,
    AppearanceFactory,
    AttributionFactory,
    ClaimFactory,
    OriginFactory,
)
from tests.factories.sources import SourceFactory, VersionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def person(client: Client) -> User:
    user = UserFactory(roles=["curator"])
    client.force_login(user)
    return user


def of(claim) -> str:
    return f"/admin/claims/claim/{claim.pk}/change/"


def row(version, **typed) -> tuple[str, dict]:
    start = version.text.index(QUOTE)
    where = {"article": version.article_id, "version": version.pk, "exact": QUOTE}
    return "appearances", where | {"start": start, "end": start + len(QUOTE)} | typed


def test_an_appearance_and_its_chain_are_recorded_on_one_page(client: Client) -> None:
    claim, origin = ClaimFactory(), OriginFactory()
    hop = {"kind": "cites_report", "to_origin": origin.pk}
    rows = [row(VersionFactory(), status="accepted"), ("appearances-0-attributions", hop)]
    assert send(client, of(claim), rows=rows).status_code == 302
    appearance = Appearance.objects.get(claim=claim)
    assert appearance.exact == QUOTE
    assert Attribution.objects.get(from_appearance=appearance).to_origin == origin
    # One form makes one step of the number, not one for each row it writes.
    assert [step.label for step in Corroboration.objects.about(claim)] == ["single_origin"]


def test_a_quote_that_does_not_stand_there_is_refused_showing_what_does(client: Client) -> None:
    version = VersionFactory()
    response = send(client, of(ClaimFactory()), rows=[row(version, start=0, end=4)])
    assert f"There stands “{version.text[:4]}”" in errors_of(response)
    assert QUOTE in response.content.decode()
    assert not Appearance.objects.exists()


def test_a_hop_leads_to_one_thing(client: Client) -> None:
    hop = AttributionFactory()
    url = f"/admin/claims/attribution/{hop.pk}/change/"
    response = send(client, url, to_appearance=AppearanceFactory().pk)
    assert "either to an appearance or to an origin" in errors_of(response)


def test_a_hop_is_changed_below_its_claim(client: Client) -> None:
    hop = AttributionFactory()
    typed = {"appearances-0-attributions-0-named_as": "the harbour master"}
    response = send(client, of(hop.from_appearance.claim), **typed)
    assert response.status_code == 302
    hop.refresh_from_db()
    assert hop.named_as == "the harbour master"


def test_counts_cannot_be_typed(client: Client) -> None:
    claim = ClaimFactory()
    assert send(client, of(claim), label="corroborated", supports_confirmed=9).status_code == 302
    claim.refresh_from_db()
    assert (claim.label, claim.supports_confirmed) == ("unsupported", 0)


def test_a_poll_is_recorded_with_its_origin(client: Client) -> None:
    typed = {"kind": "measurement", "title": "Levada, November 2018"}
    rows = [("poll", {"conductor": SourceFactory(kind="pollster").pk, "sample": 1600})]
    assert send(client, "/admin/claims/origin/add/", rows=rows, **typed).status_code == 302
    assert Origin.objects.get().poll.sample == 1600


def test_a_poll_below_a_statement_is_refused(client: Client) -> None:
    typed = {"kind": "statement", "holder": SourceFactory().pk}
    rows = [("poll", {"conductor": SourceFactory().pk})]
    response = send(client, "/admin/claims/origin/add/", rows=rows, **typed)
    assert "an origin of the kind measurement" in errors_of(response)
    assert not Origin.objects.exists()


def test_only_editors_judge_independence_and_are_noted(client: Client) -> None:
    url = "/admin/claims/independencejudgement/add/"
    assert client.get(url).status_code == 403
    editor = UserFactory(roles=["editor"])
    client.force_login(editor)
    a, b = OriginFactory.create_batch(2)
    typed = {"origin_a": a.pk, "origin_b": b.pk, "verdict": "same", "reason": "One briefing"}
    assert send(client, url, **typed).status_code == 302
    assert IndependenceJudgement.objects.get().judged_by == editor


def test_what_is_wrong_with_a_nested_row_is_seen(client: Client) -> None:
    rows = [row(VersionFactory()), ("appearances-0-attributions", {"kind": "cites_report"})]
    page = send(client, of(ClaimFactory()), rows=rows).content.decode()
    assert "either to an appearance or to an origin" in page
    assert not Appearance.objects.exists()


def test_what_is_wrong_with_the_row_of_a_poll_is_seen(client: Client) -> None:
    days = {"fieldwork_from": "2018-11-22", "fieldwork_to": "2018-11-20"}
    rows = [("poll", {"conductor": SourceFactory(kind="pollster").pk} | days)]
    typed = {"kind": "measurement", "title": "Levada, November 2018"}
    response = send(client, "/admin/claims/origin/add/", rows=rows, **typed)
    (form,) = response.context["inline_admin_formsets"][0].formset.forms
    (told,) = form.errors["conductor"]
    assert told in html.unescape(response.content.decode())
    assert not Origin.objects.exists()


def test_a_claim_that_may_be_tracked_already_is_named_when_it_is_saved(client: Client) -> None:
    there = ClaimFactory(statement="A ferry sank off Otaru with 40 people on board")
    claim = ClaimFactory(statement="Something else")
    typed = {"statement": "A ferry with 40 people sank off Otaru"}
    page = client.get(send(client, of(claim), **typed)["Location"]).content.decode()
    assert "It may be tracked already" in page
    assert of(there) in page


def test_a_new_claim_that_may_be_tracked_already_is_added_when_it_is_sent_again(
    client: Client,
) -> None:
    there = ClaimFactory(statement="A ferry sank off Otaru with 40 people on board")
    typed = {
        "statement": "A ferry with 40 people sank off Otaru",
        "kind": "event",
        "place": "Otaru",
    }
    asked = send(client, "/admin/claims/claim/add/", **typed)
    assert "It may be tracked already" in errors_of(asked)
    assert of(there) in asked.content.decode()
    form = asked.context["adminform"].form
    assert form["place"].value() == "Otaru"
    again = typed | {"is_another": form["is_another"].value()}
    other = again | {"statement": "A ferry with 40 people aboard sank off Otaru"}
    assert "It may be tracked" in errors_of(send(client, "/admin/claims/claim/add/", **other))
    assert send(client, "/admin/claims/claim/add/", **again).status_code == 302
    assert Claim.objects.filter(place="Otaru").count() == 1


def test_every_refused_row_is_told_at_once(client: Client) -> None:
    claim, version = ClaimFactory(), VersionFactory()
    rows = [
        row(version, exact="Words that stand nowhere", start="", end=""),
        row(version, exact="Neither do these", start="", end=""),
    ]
    told = errors_of(send(client, of(claim), rows=rows))
    assert "Words that stand nowhere" in told
    assert "Neither do these" in told
    assert not Appearance.objects.exists()


def test_figures_are_shown_as_people_write_them(client: Client) -> None:
    claim = ClaimFactory(
        kind="numerical", amount="74.500000", unit="%", comparator="gte", statistic="share"
    )
    form = client.get(of(claim)).context["adminform"].form
    assert form["amount"].value() == "74.5"
    assert 'value="74.5"' in str(form["amount"])
    assert "At least" in str(form["comparator"])
    assert "Gte" not in str(form["comparator"])
