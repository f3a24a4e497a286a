"""Reviews by others on the desk: matches, the rating map and what could not be read."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from claims.models import MatchPair
from reviews.domain.vocabulary import MatchState, QuarantineState
from reviews.models import ExternalReview, QuarantinedItem, RatingMapping
from reviews.services.matching import refuse_match
from tests.factories.accounts import UserFactory
from tests.factories.claims import ClaimFactory
from tests.factories.reviews import (
    ExternalReviewFactory,
    QuarantinedItemFactory,
    RatingMappingFactory,
)
from tests.flat import assert_flat

pytestmark = pytest.mark.django_db

MATCHES, RATINGS, QUARANTINE = "/desk/external/", "/desk/ratings/", "/desk/quarantine/"
PAGES = [MATCHES, RATINGS, QUARANTINE]


def signed_in(client: Client, *roles: str) -> User:
    user = UserFactory(roles=list(roles))
    client.force_login(user)
    return user


def suggested(**values: Any) -> ExternalReview:
    given = {"claim": ClaimFactory(), "match": MatchState.SUGGESTED.value, **values}
    return ExternalReviewFactory(**given)


def said(row: ExternalReview, say: str, **values: Any) -> dict[str, Any]:
    return {"review": row.pk, "expected_version": row.row_version, "say": say, **values}


@pytest.mark.parametrize("url", PAGES)
def test_the_pages_are_for_whoever_has_a_role(client: Client, url: str) -> None:
    assert client.get(url).status_code == 302
    signed_in(client)
    assert client.get(url).status_code == 403
    signed_in(client, "contributor")
    assert client.get(url).status_code == 200
    assert client.post(url, {}).status_code == 403


@pytest.mark.parametrize("url", PAGES)
def test_reading_changes_nothing(client: Client, url: str) -> None:
    signed_in(client, "editor")
    row, item = suggested(), QuarantinedItemFactory()
    client.get(url, {**said(row, "confirm"), "item": item.pk})
    assert ExternalReview.objects.get().match == MatchState.SUGGESTED
    assert QuarantinedItem.objects.get().state == QuarantineState.OPEN


@pytest.mark.parametrize(
    ("url", "make"),
    [(MATCHES, suggested), (QUARANTINE, QuarantinedItemFactory)],
    ids=["matches", "quarantine"],
)
def test_a_list_is_flat(client: Client, url: str, make: Any) -> None:
    signed_in(client, "editor")
    assert_flat(make, lambda: client.get(url))


def test_the_rating_map_is_flat(client: Client) -> None:
    signed_in(client, "editor")
    numbers = iter(range(100))

    def make() -> None:
        number = next(numbers)
        ExternalReviewFactory(rating_given=f"{number} bananas")
        RatingMappingFactory()

    assert_flat(make, lambda: client.get(RATINGS))


def test_a_suggestion_stands_beside_its_claim_and_is_confirmed(client: Client) -> None:
    row, by = suggested(), signed_in(client, "curator")
    page = client.get(MATCHES).content.decode()
    assert row.claim_text in page
    assert row.claim.statement in page
    answer = client.post(MATCHES, said(row, "confirm"), follow=True)
    assert "It stands on the page of the claim now." in answer.content.decode()
    row.refresh_from_db()
    assert row.match == MatchState.CONFIRMED
    assert MatchPair.objects.get().said_by == by
    assert row.claim_text in client.get(f"{MATCHES}?show=confirmed").content.decode()


def test_another_claim_is_named_by_its_number(client: Client) -> None:
    row, other = suggested(), ClaimFactory()
    signed_in(client, "curator")
    for typed in ("x", "999999", "9" * 19):
        refused = client.post(MATCHES, said(row, "confirm", claim=typed))
        assert refused.status_code == 400
        page = refused.content.decode()
        assert f"There is no claim “{typed}”" in page
        assert f'value="{typed}"' in page
    client.post(MATCHES, said(row, "confirm", claim=f"#{other.pk}"))
    assert ExternalReview.objects.get().claim == other


def test_a_stale_form_tells_who_was_quicker_and_keeps_what_was_typed(client: Client) -> None:
    row, quicker = suggested(), UserFactory(roles=["editor"], username="quicker")
    signed_in(client, "curator")
    refuse_match(row, by=quicker)
    other = ClaimFactory()
    answer = client.post(MATCHES, said(row, "confirm", claim=other.pk))
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "quicker was quicker: it is refused" in page
    assert f"You had typed claim “{other.pk}”." in page
    assert ExternalReview.objects.get().match == MatchState.REFUSED


def test_claims_are_looked_for_again(client: Client) -> None:
    row = ExternalReviewFactory(claim_text="A ferry sank off Otaru in 2019")
    signed_in(client, "curator")
    claim = ClaimFactory(statement="A ferry sank off Otaru in 2019")
    client.post(f"{MATCHES}?show=without+a+claim", {"say": "again"})
    row.refresh_from_db()
    assert (row.claim, row.match) == (claim, MatchState.SUGGESTED)


def test_what_words_mean_is_applied_at_once(client: Client) -> None:
    signed_in(client, "editor")
    rows = [
        ExternalReviewFactory(rating_given=words) for words in ("Vier Bananen", "VIER bananen!")
    ]
    other = ExternalReviewFactory(rating_given="Vier Bananen", site="other.example")
    page = client.get(RATINGS).content.decode()
    assert "2 reviews" in page
    sent = {"site-0": "checks.example", "words-0": "vier bananen", "meaning-0": "false"}
    told = client.post(RATINGS, sent, follow=True).content.decode()
    assert "1 label has a meaning; reviews classed anew: 2." in told
    assert {ExternalReview.objects.get(pk=row.pk).rating_class for row in rows} == {"false"}
    other.refresh_from_db()
    assert other.rating_class == ""
    mapping = RatingMapping.objects.get()
    changed = {
        "site-100": "checks.example", "words-100": "vier bananen", "before-100": "false",
        "meaning-100": "mixture", "version-100": mapping.row_version,
    }  # fmt: skip
    client.post(RATINGS, changed)
    assert {ExternalReview.objects.get(pk=row.pk).rating_class for row in rows} == {"mixture"}
    stale = client.post(RATINGS, {**changed, "meaning-100": "true"})
    assert stale.status_code == 409
    client.post(RATINGS, {**changed, "meaning-100": "forget", "before-100": "mixture"})
    assert {ExternalReview.objects.get(pk=row.pk).rating_class for row in rows} == {""}
    assert not RatingMapping.objects.exists()


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"site-0": "checks.example", "words-0": "odd", "meaning-0": "nonsense"},
        {"site-0": "checks.example", "words-0": "!!", "meaning-0": "true"},
        {"site-0": "x" * 300, "words-0": "odd", "meaning-0": "true"},
        {"site-0": "a\x00b", "words-0": "odd", "meaning-0": "true"},
    ],
)
def test_what_does_not_fit_is_named(client: Client, sent: dict[str, str]) -> None:
    signed_in(client, "editor")
    ExternalReviewFactory(rating_given="odd")
    answer = client.post(RATINGS, sent)
    assert answer.status_code == 400
    assert "message-wrong" in answer.content.decode()
    assert not RatingMapping.objects.exists()


def test_a_curator_reads_the_map_and_does_not_write_it(client: Client) -> None:
    signed_in(client, "curator")
    ExternalReviewFactory(rating_given="odd")
    assert "Editors and admins complete the map." in client.get(RATINGS).content.decode()
    sent = {"site-0": "checks.example", "words-0": "odd", "meaning-0": "true"}
    assert client.post(RATINGS, sent).status_code == 403


def test_an_item_is_dismissed_and_taken_up_again(client: Client) -> None:
    item = QuarantinedItemFactory(raw="<script>alert(1)</script>")
    signed_in(client, "curator")
    page = client.get(QUARANTINE).content.decode()
    assert "It names no claim." in page
    assert "<script>alert" not in page
    sent = {"item": item.pk, "expected_version": item.row_version}
    client.post(QUARANTINE, {**sent, "say": "dismiss"})
    assert QuarantinedItem.objects.get().state == QuarantineState.DISMISSED
    assert client.post(QUARANTINE, {**sent, "say": "reopen"}).status_code == 409
    client.post(QUARANTINE, {**sent, "say": "reopen", "expected_version": 2})
    assert QuarantinedItem.objects.get().state == QuarantineState.OPEN


@pytest.mark.parametrize("pk", ["", "x", "999999", "9" * 30])
def test_what_is_not_there_is_not_found(client: Client, pk: str) -> None:
    signed_in(client, "curator")
    assert client.post(QUARANTINE, {"item": pk, "say": "dismiss"}).status_code == 404
    assert client.post(MATCHES, {"review": pk, "say": "confirm"}).status_code == 404


@pytest.mark.parametrize("url", PAGES)
def test_an_odd_address_shows_the_list(client: Client, url: str) -> None:
    signed_in(client, "curator")
    assert client.get(f"{url}?show=odd&cursor=made-up&site=%00").status_code == 200
