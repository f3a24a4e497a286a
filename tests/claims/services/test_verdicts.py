"""The verdict that a claim shows."""

import pytest

from accounts.models import Event
from claims.domain.verdicts import CurrentVerdict
from claims.models import Claim
from claims.services import records
from claims.services.verdicts import set_verdict
from tests.factories.accounts import UserFactory
from tests.factories.claims import ClaimFactory

pytestmark = pytest.mark.django_db

FALSE = CurrentVerdict("Mostly false", "false", "/reviews/7/")


def test_a_verdict_is_kept_and_is_no_edit() -> None:
    claim, ada = ClaimFactory(), UserFactory()
    assert set_verdict(claim, verdict=FALSE, by=ada)
    stored = Claim.objects.get(pk=claim.pk)
    assert (stored.verdict, stored.verdict_class, stored.verdict_url) == (
        "Mostly false",
        "false",
        "/reviews/7/",
    )
    assert (claim.verdict, stored.row_version, stored.history.count()) == ("Mostly false", 1, 1)


def test_it_is_logged_in_the_name_of_whoever_published() -> None:
    claim, ada = ClaimFactory(), UserFactory()
    set_verdict(claim, verdict=FALSE, by=ada)
    event = Event.objects.about(claim).get()
    assert (event.action, event.actor, event.before["verdict"]) == ("claim.verdict", ada, "")
    assert event.after == {
        "verdict": "Mostly false",
        "verdict_class": "false",
        "verdict_url": "/reviews/7/",
    }


def test_the_same_verdict_again_changes_nothing() -> None:
    claim = ClaimFactory()
    set_verdict(claim, verdict=FALSE, by=None)
    assert not set_verdict(claim, verdict=FALSE, by=None)
    assert Event.objects.about(claim).count() == 1


def test_a_verdict_is_taken_away() -> None:
    claim = ClaimFactory()
    set_verdict(claim, verdict=FALSE, by=None)
    assert set_verdict(claim, verdict=None, by=None)
    assert Claim.objects.get(pk=claim.pk).verdict_url == ""


def test_what_was_concluded_on_other_words_is_not_shown_beside_new_ones() -> None:
    claim, ada = ClaimFactory(statement="The ferry sank at noon."), UserFactory()
    set_verdict(claim, verdict=FALSE, by=ada)
    claim.place = "Otaru"
    records.save(claim, by=ada)
    assert Claim.objects.get(pk=claim.pk).verdict == "Mostly false"
    claim.statement = "The ferry never sank."
    records.save(claim, by=ada)
    assert Claim.objects.get(pk=claim.pk).verdict == ""
    assert Event.objects.about(claim).done("claim.verdict").last().after["verdict"] == ""
