"""What programs are told of reviews: the public what is published, colleagues the work as well."""

import json
from datetime import date
from typing import Any

import pytest

from reviews.models import Review
from reviews.services import correcting, drafting, publication, retracting, work
from tests.described import assert_described
from tests.factories.accounts import UserFactory
from tests.flat import assert_flat
from tests.reviews.api.asking import REVIEWS, at, client_of, fresh, get, post, with_role
from tests.reviews.writing import (
    NOW,
    approved,
    author_of,
    correcting_,
    draft,
    editor,
    evidence,
    later,
    material,
    opened,
    proposed,
    published,
    rating,
    rewritten,
    sign,
    submitted,
)

pytestmark = pytest.mark.django_db

SECRET = "Only colleagues read this sentence"


def retracted() -> Review:
    return retracting.sign_retraction(proposed(), by=editor(), now=later(5))


def listed(user: Any = None, **asked: Any) -> list[int]:
    return [row["id"] for row in get(user, REVIEWS, **asked).json()["results"]]


@pytest.mark.parametrize("make", [opened, submitted, approved], ids=lambda make: make.__name__)
def test_the_public_is_told_nothing_of_what_is_not_published(make) -> None:
    review = make(body=SECRET)
    for who in (None, UserFactory()):
        assert get(who, at(review)).status_code == 404
        assert listed(who) == []
        for step in ("claimreview", "corrections", "versions", "versions/1"):
            answer = get(who, at(review, step))
            assert answer.status_code in (401, 403, 404)
            assert SECRET not in answer.content.decode()
    assert listed(with_role("contributor")) == [review.pk]
    told = get(with_role("auditor"), at(review)).json()
    assert (told["status"], told["published"]) == (None, None)
    assert told["work"]["state"] == review.state


def test_the_public_is_told_what_was_signed_and_nothing_of_the_work() -> None:
    review = published()
    told = get(None, at(review)).json()
    assert (told["status"], told["work"]) == ("published", None)
    content = json.loads(fresh(review).publication.version.content)
    shown = told["published"]["content"]
    for row in shown["evidence"]:
        assert row.pop("file") is None
    assert {**shown, "format": 1} == content
    assert told["published"]["content_hash"] == fresh(review).publication.content_hash
    (row,) = get(None, REVIEWS).json()["results"]
    assert (row["status"], row["work"]) == ("published", None)
    assert row["published"]["rating"]["label"] == "True"


def corrected_behind() -> list[Review]:
    """Reviews that are public and on which somebody works, in each state in which that can be."""
    writing = rewritten(correcting_(), body=SECRET)
    waiting = material(published(), body=SECRET)
    waiting = correcting.apply_material(waiting, by=author_of(waiting), now=later(3))
    other = material(published(), body=SECRET)
    other = correcting.apply_material(other, by=author_of(other), now=later(3))
    return [writing, waiting, sign(other, now=later(4))]


def test_what_is_public_stays_while_it_is_worked_on_and_no_word_of_that_gets_out() -> None:
    for review in corrected_behind():
        for answer in (
            get(None, at(review)),
            get(None, REVIEWS),
            get(None, at(review, "claimreview")),
        ):
            assert answer.status_code == 200
            assert SECRET not in answer.content.decode()
        told = get(None, at(review)).json()
        assert (told["status"], told["work"]) == ("published", None)
        assert told["published"]["content"]["body"] == "We asked both harbours."
        assert get(with_role("curator"), at(review)).json()["work"]["state"] == review.state


def test_a_retracted_review_stays_and_says_so(client) -> None:
    review = retracted()
    told = get(None, at(review)).json()
    assert told["status"] == "retracted"
    assert told["retraction"]["note"] == "The log was forged."
    assert told["published"] is None
    assert {told["retraction"][name] for name in ("proposed_by", "signed_by")} == {"an editor"}
    assert listed() == [review.pk]
    assert get(None, REVIEWS).json()["results"][0]["published"] is None
    assert listed(search="ferry") == listed(rating="true") == []
    colleague = with_role("auditor")
    assert listed(colleague, search="ferry") == listed(colleague, rating="true") == [review.pk]
    content = get(colleague, at(review)).json()["published"]["content"]
    assert content["headline"] == "Did a ferry sink?"
    assert_described(client, told, "ReviewDetailOut")
    gone = get(None, at(review, "claimreview"))
    assert (gone.status_code, gone.json()["code"]) == (410, "retracted")
    assert "The log was forged." in gone.json()["detail"]
    (row,) = get(None, at(review, "corrections")).json()["results"]
    assert (row["kind"], row["note"]) == ("retraction", "The log was forged.")


def test_a_proposed_retraction_is_for_colleagues_alone() -> None:
    review = proposed()
    assert "forged" not in get(None, at(review)).content.decode()
    told = get(with_role("editor"), at(review)).json()["work"]["proposed_retraction"]
    assert told["note"] == "The log was forged."


def test_the_claimreview_is_the_one_that_was_published_byte_for_byte() -> None:
    review = published()
    answer = get(None, at(review, "claimreview"))
    assert answer["Content-Type"] == "application/ld+json"
    assert answer.content.decode() == fresh(review).publication.json_ld
    assert json.loads(answer.content)["@type"] == "ClaimReview"
    plain = client_of(None).get(at(review, "claimreview"), headers={"accept": "application/json"})
    assert plain.content == answer.content
    csv = client_of(None).get(at(review, "claimreview"), headers={"accept": "text/csv"})
    assert csv.status_code == 406


def test_the_list_is_narrowed(client) -> None:
    true, false, gone = published(), published(rating=rating("False")), retracted()
    working = opened()
    assert listed() == [true.pk, false.pk, gone.pk]
    assert listed(status="published") == [true.pk, false.pk]
    assert listed(status="retracted") == [gone.pk]
    assert listed(rating="false") == [false.pk]
    assert listed(claim=true.claim_id) == [true.pk]
    assert listed(search="ferry sink") == [true.pk, false.pk]
    assert listed(with_role("auditor"), search="ferry sink", status="retracted") == [gone.pk]
    assert listed(search="whale") == []
    who = with_role("reviewer")
    assert listed(who, state="draft") == [working.pk]
    assert listed(who, assigned="nobody") == [true.pk, false.pk, gone.pk, working.pk]
    work.assign(working, who, by=editor(), now=NOW)
    work.set_due(working, date(2020, 1, 1), by=author_of(working), now=NOW)
    assert listed(who, assigned=who.username) == [working.pk]
    assert listed(who, overdue="true") == [working.pk]
    (row,) = get(who, REVIEWS, overdue="true").json()["results"]
    assert row["work"]["is_overdue"] is True
    assert_described(client, get(who, REVIEWS).json(), "ReviewPage")


@pytest.mark.parametrize("asked", [{"state": "draft"}, {"assigned": "x"}, {"overdue": "true"}])
def test_the_public_does_not_ask_about_the_work(asked: dict[str, str]) -> None:
    published()
    answer = get(None, REVIEWS, **asked)
    assert (answer.status_code, answer.json()["code"]) == (401, "not_authenticated")
    assert get(UserFactory(), REVIEWS, **asked).json()["code"] == "not_allowed"


@pytest.mark.parametrize(
    ("asked", "parameter"),
    [
        ({"state": "lost"}, "state"),
        ({"status": "draft"}, "status"),
        ({"rating": "5"}, "rating"),
        ({"claim": "x"}, "claim"),
        ({"overdue": "no"}, "overdue"),
    ],
)
def test_a_filter_that_does_not_fit_is_named(asked: dict[str, str], parameter: str) -> None:
    answer = get(with_role("editor"), REVIEWS, **asked)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["parameter"] == parameter


def test_the_list_is_flat_for_colleagues_too() -> None:
    client = client_of(with_role("editor"))
    assert_flat(approved, lambda: client.get(REVIEWS, {"page_size": 100}))


def test_versions_are_told_to_colleagues_with_what_differs(client) -> None:
    review = rewritten(correcting_(), headline="Did one sink at all?")
    who = with_role("contributor")
    told = get(who, at(review, "versions")).json()
    assert [row["sequence"] for row in told["results"]] == [2, 1]
    assert_described(client, told, "ReviewVersionPage")
    one = get(who, at(review, "versions/2")).json()
    assert_described(client, one, "VersionDetailOut")
    assert [row["field"] for row in one["changes"]] == ["headline"]
    first = get(who, at(review, "versions/1")).json()
    assert first["changes"] == []
    assert [row["fate"] for row in first["signatures"]] == ["published"]
    assert get(who, at(review, "versions/3")).status_code == 404
    assert get(who, at(0, "versions")).status_code == 404
    assert get(None, at(review, "versions")).json()["code"] == "not_authenticated"


def test_a_version_of_another_review_has_no_address_under_this_one() -> None:
    long, short = rewritten(correcting_(), headline="Other"), opened()
    assert get(with_role("editor"), at(long, "versions/2")).status_code == 200
    assert get(with_role("editor"), at(short, "versions/2")).status_code == 404


def test_versions_are_flat() -> None:
    review = opened()
    client = client_of(with_role("editor"))

    def save() -> None:
        words = draft(headline=f"Number {review.versions.count()}", evidence=(evidence(),))
        drafting.save_draft(fresh(review), words, by=author_of(review), now=NOW)

    assert_flat(save, lambda: client.get(at(review, "versions"), {"page_size": 100}))


def test_corrections_come_page_by_page() -> None:
    review = retracted()
    answer = get(None, at(review, "corrections"), page_size=1).json()
    assert (len(answer["results"]), answer["next"]) == (1, None)
    assert get(None, at(0, "corrections")).status_code == 404
    assert get(None, at(review, "corrections"), colour="red").status_code == 400


def test_what_is_only_read_is_not_written() -> None:
    review, who = published(), with_role("admin")
    for address in (at(review), at(review, "versions"), at(review, "versions/1")):
        assert post(who, address).status_code == 405
        assert client_of(who).delete(address).status_code == 405
        assert client_of(who).put(address, {}, content_type="application/json").status_code == 405


def test_corrections_are_told_the_latest_first() -> None:
    signed = corrected_behind()[2]
    again = publication.publish(signed, by=editor(), now=later(5))
    review = retracting.sign_retraction(
        retracting.propose_retraction(again, "Forged.", by=editor(), now=later(6)),
        by=editor(),
        now=later(7),
    )
    rows = get(None, at(review, "corrections")).json()["results"]
    moments = [row["effective_at"] for row in rows]
    assert len(moments) > 1
    assert moments == sorted(moments, reverse=True)
