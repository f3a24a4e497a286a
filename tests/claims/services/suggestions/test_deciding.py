"""Suggestions that people accept, reject, and take back."""

import pytest

from accounts.errors import StaleRecord
from accounts.models import Event, User
from accounts.services.records import RecordInUse
from claims.models import Appearance, Attribution, Claim, MatchPair, Origin, Suggestion
from claims.services import records
from claims.services.matching import confirm
from claims.services.refusals import NewClaimRefused, NewOriginRefused
from claims.services.suggestions import (
    HopTold,
    OriginTold,
    accept,
    draft_appearance,
    draft_claim,
    read_version,
    reject,
    reopen,
)
from claims.services.suggestions.deciding import AlreadyDecided, ChangedSince, NotDecided
from sources.domain.vocabulary import TextRights
from sources.models import Article
from tests.claims.fresh import assert_fresh, interval
from tests.claims.services.suggestions.texts import about, version
from tests.factories.accounts import UserFactory
from tests.factories.claims import AttributionFactory, ClaimFactory, OriginFactory
from tests.factories.sources import SourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> User:
    """A curator."""
    user: User = UserFactory(roles=["curator"])
    return user


@pytest.fixture
def timber() -> Suggestion:
    """A suggestion of a text that was read."""
    first = version()
    read_version(first, by=None)
    return about(first, "4.2")


def accepted(one: Suggestion, by: User, claim: Claim | None = None) -> Appearance:
    """The suggestion as an appearance that rests on a new statement of a ministry."""
    row = draft_appearance(one)
    row.claim = claim or draft_claim(one)
    origin = Origin(kind="statement", holder=SourceFactory(), title="On timber")
    hop = Attribution(kind="relays_statement", named_as="the ministry")
    return accept(one, row, by=by, chain=[HopTold(hop, OriginTold(origin))])


def test_one_step_makes_claim_appearance_and_chain(timber: Suggestion, by: User) -> None:
    row = accepted(timber, by)
    timber.refresh_from_db()
    assert (timber.status, timber.appearance, timber.decided_by) == ("accepted", row, by)
    assert timber.made == {
        "claims": [row.claim_id],
        "hops": [Attribution.objects.get().pk],
        "origins": [Origin.objects.get().pk],
    }
    assert (row.start, row.end, row.status) == (timber.start, timber.end, "accepted")
    assert not MatchPair.objects.exists()
    assert "4.2" in row.claim.statement
    assert abs(row.quantity.amount) == abs(row.claim.quantity.amount)
    assert interval(row.claim) == [1, 1]
    assert_fresh(row.claim)
    assert len(set(Event.objects.filter(actor=by).values_list("cause", flat=True))) == 2


def test_a_known_claim_is_not_made_again(timber: Suggestion, by: User) -> None:
    claim = draft_claim(timber)
    records.save(claim, by=None)
    accepted(timber, by, claim)
    assert "claims" not in timber.made
    assert Claim.objects.count() == 1
    pair = MatchPair.objects.get()
    assert (pair.claim, pair.matches, pair.said_by) == (claim, True, by)
    assert "4.2 percent" in pair.text


def test_a_match_goes_with_what_was_taken_back_unless_it_was_said_before(
    timber: Suggestion, by: User
) -> None:
    claim = draft_claim(timber)
    records.save(claim, by=None)
    accepted(timber, by, claim)
    reopen(timber, by=by)
    assert not MatchPair.objects.exists()
    said = confirm(draft_appearance(timber).exact, claim, by=by)
    accepted(timber, by, claim)
    reopen(timber, by=by)
    assert MatchPair.objects.get() == said


@pytest.mark.parametrize("right", ["may_show", "may_export"])
def test_words_that_are_not_handed_on_are_kept_as_no_match(
    timber: Suggestion, by: User, right: str
) -> None:
    Article.objects.update(**{right: TextRights.NOTHING.value})
    claim = draft_claim(timber)
    records.save(claim, by=None)
    accepted(Suggestion.objects.get(pk=timber.pk), by, claim)
    assert not MatchPair.objects.exists()


def test_nothing_stays_of_what_is_refused(timber: Suggestion, by: User) -> None:
    row = draft_appearance(timber)
    row.claim = draft_claim(timber)
    nameless = HopTold(Attribution(kind="relays_statement"), OriginTold(Origin(kind="statement")))
    with pytest.raises(NewOriginRefused):
        accept(timber, row, by=by, chain=[nameless])
    row.claim = Claim(statement="", kind="event")
    with pytest.raises(NewClaimRefused):
        accept(timber, row, by=by)
    timber.refresh_from_db()
    assert (timber.status, timber.made) == ("pending", {})
    assert not Claim.objects.exists()
    assert not Origin.objects.exists()


def test_a_decision_is_made_once(timber: Suggestion, by: User) -> None:
    reject(timber, by=by)
    with pytest.raises(AlreadyDecided, match="has rejected this suggestion already"):
        reject(timber, by=by)
    with pytest.raises(AlreadyDecided):
        accepted(timber, by)
    assert not Appearance.objects.exists()


def test_who_saw_another_version_is_refused(timber: Suggestion, by: User) -> None:
    stale = Suggestion.objects.get(pk=timber.pk)
    version_seen = stale.row_version
    reject(timber, by=by)
    reopen(timber, by=by)
    with pytest.raises(StaleRecord):
        reject(stale, by=by, expected_version=version_seen)


def test_taken_back_nothing_is_left_but_a_withdrawn_claim(timber: Suggestion, by: User) -> None:
    claim = accepted(timber, by).claim
    reopen(timber, by=by, reason="the wrong figure")
    timber.refresh_from_db()
    assert (timber.status, timber.appearance, timber.decided_by) == ("pending", None, None)
    assert timber.made == {}
    left = (Appearance.objects, Attribution.objects, Origin.objects)
    assert [rows.count() for rows in left] == [0, 0, 0]
    claim.refresh_from_db()
    assert claim.status == "withdrawn"


def test_what_is_of_other_use_stays(timber: Suggestion, by: User) -> None:
    row = accepted(timber, by)
    origin = Origin.objects.get()
    other = AttributionFactory(to_origin=origin, from_appearance__claim=row.claim)
    reopen(timber, by=by)
    assert Attribution.objects.get() == other
    assert Origin.objects.get() == origin
    row.claim.refresh_from_db()
    assert row.claim.status == "open"


def test_what_moved_on_is_not_simply_taken_back(timber: Suggestion, by: User) -> None:
    row = accepted(timber, by)
    row.note = "Looked at again."
    records.save(row, by=by)
    with pytest.raises(ChangedSince, match="reject the appearance instead"):
        reopen(timber, by=by)


def test_what_others_rest_on_stays(timber: Suggestion, by: User) -> None:
    row = accepted(timber, by, ClaimFactory())
    AttributionFactory(to_origin=None, to_appearance=row, from_appearance__claim=row.claim)
    with pytest.raises(RecordInUse):
        reopen(timber, by=by)
    timber.refresh_from_db()
    assert timber.status == "accepted"


def test_what_waits_is_not_taken_back(timber: Suggestion, by: User) -> None:
    with pytest.raises(NotDecided):
        reopen(timber, by=by)


def test_rates_are_counted_by_rule(timber: Suggestion, by: User) -> None:
    OriginFactory()
    before = {rate["rule"]: rate for rate in Suggestion.objects.rates()}
    reject(timber, by=by)
    after = {rate["rule"]: rate for rate in Suggestion.objects.rates()}
    assert after[timber.rule]["rejected"] == 1
    assert after[timber.rule]["pending"] == before[timber.rule]["pending"] - 1
