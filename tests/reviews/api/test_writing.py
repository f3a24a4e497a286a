"""Opening and writing reviews over the API."""

from typing import Any

import pytest

from reviews.models import Review
from tests.described import assert_described
from tests.factories.claims import ClaimFactory
from tests.reviews.api.asking import (
    REVIEWS,
    at,
    fresh,
    get,
    post,
    read,
    seen,
    with_role,
    written,
)
from tests.reviews.writing import (
    approved,
    author_of,
    editor,
    opened,
)

pytestmark = pytest.mark.django_db


def test_a_review_is_opened_with_what_is_written_already(client) -> None:
    claim, who = ClaimFactory(), with_role("reviewer")
    answer = post(who, REVIEWS, claim=claim.pk, **written())
    told = answer.json()
    assert answer.status_code == 201, told
    assert_described(client, told, "ReviewDetailOut")
    assert (told["status"], told["published"]) == (None, None)
    assert told["work"]["state"] == "draft"
    assert told["work"]["parties"] == [
        {"part": "author", "person": {"username": who.username, "name": str(who)}}
    ]
    assert get(who, answer["Location"]).json()["id"] == told["id"]
    version = get(who, at(told["id"], "versions/1")).json()
    assert version["draft"]["headline"] == "Did a ferry sink?"
    assert [one["url"] for one in version["draft"]["evidence"]] == [
        "https://harbour.example/log",
        "https://coast.example/log",
    ]


@pytest.mark.parametrize("role", [None, "contributor", "curator", "auditor"])
def test_only_reviewers_and_above_open(role: str | None) -> None:
    claim = ClaimFactory()
    answer = post(with_role(role) if role else None, REVIEWS, claim=claim.pk)
    assert answer.status_code == (403 if role else 401)
    assert not Review.objects.exists()


def test_a_claim_that_cannot_be_checked_or_is_under_review_is_not_opened() -> None:
    who = with_role("reviewer")
    opinion = ClaimFactory(checkability="opinion")
    answer = post(who, REVIEWS, claim=opinion.pk)
    assert (answer.status_code, answer.json()["code"]) == (409, "transition_refused")
    review = opened()
    answer = post(who, REVIEWS, claim=review.claim_id)
    assert answer.json()["errors"][0]["code"] == "review_one_live"
    assert post(who, REVIEWS, claim=0).status_code == 400


def test_a_field_that_is_left_out_stays_and_a_list_is_given_whole() -> None:
    review = opened()
    who = author_of(review)
    one = written()["evidence"][:1]
    answer = post(who, at(review, "save"), **seen(review), headline="Other", evidence=one)
    assert answer.status_code == 200
    draft = get(who, at(review, "versions/2")).json()["draft"]
    assert (draft["headline"], draft["explanation"]) == ("Other", "Two logs show it.")
    assert len(draft["evidence"]) == 1
    # What a version tells as its draft can be saved as it is, and is then no other version.
    assert post(who, at(review, "save"), **seen(review), **draft).status_code == 200
    assert fresh(review).version.sequence == 2


EVIDENCE = [
    ({"url": ""}, "evidence_rests_on_one_thing"),
    ({"origin": 0, "url": ""}, "does_not_exist"),
    ({"stance": "perhaps"}, "invalid_choice"),
    ({"question": ""}, "blank"),
    ({"url": "javascript:alert(1)"}, "invalid"),
    ({"url": "ftp://harbour.example/log"}, "invalid"),
    ({"version": 1}, "unknown"),
    ({"order": 7}, "unknown"),
]


@pytest.mark.parametrize(("changes", "code"), EVIDENCE)
def test_evidence_that_does_not_fit_is_pointed_at(changes: dict[str, Any], code: str) -> None:
    review = opened()
    rows = written()["evidence"]
    rows[1] |= changes
    answer = post(author_of(review), at(review, "save"), **seen(review), evidence=rows)
    error = answer.json()["errors"][0]
    assert (answer.status_code, error["code"]) == (400, code)
    assert error["pointer"].startswith("#/evidence/1")
    assert fresh(review).version.sequence == 1


def test_what_is_missing_to_submit_is_named_by_field() -> None:
    review = opened(rating=None, evidence=(), headline="")
    answer = post(author_of(review), at(review, "submit"), **seen(review))
    assert answer.status_code == 400
    pointers = {error["pointer"] for error in answer.json()["errors"]}
    assert pointers == {"#/rating", "#/evidence", "#/headline"}


def test_a_rule_of_claimreview_that_blocks_is_named() -> None:
    review = approved()
    ours = {"claimant": review.organisation_id}
    post(author_of(review), at(review, "edit"), **seen(review), **ours)
    post(author_of(review), at(review, "submit"), **seen(review))
    post(editor(), at(review, "sign"), **read(review))
    answer = post(editor(), at(review, "publish"), **seen(review))
    assert answer.status_code == 400
    codes = {error["code"] for error in answer.json()["errors"]}
    assert codes == {"claimant_is_reviewer"}
