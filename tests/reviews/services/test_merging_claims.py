"""Merging claims of which one was reviewed: what was signed keeps the claim that it names."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from accounts.models import User
from claims.models import Claim
from claims.services.claim_merging import merge_claims
from reviews.domain.vocabulary import ReviewState
from reviews.models import Review, ReviewVersion
from reviews.services import drafting, publication, signing, work
from reviews.services.drafts import draft_of
from sources.errors import MergeRefused
from sources.services.merging import undo_merge
from tests.claims.writing import cites, claim
from tests.factories.accounts import UserFactory
from tests.factories.reviews import ExternalReviewFactory, retracted_review
from tests.reviews.writing import (
    approved,
    author_of,
    editor,
    later,
    opened,
    published,
    sign,
    submitted,
)
from tests.sources.services.merging.worlds import dangling

pytestmark = pytest.mark.django_db

SAID = "A ferry sank off Otaru on 3 May 2018."


@pytest.fixture
def by() -> User:
    return UserFactory(roles=["curator"])


def pair() -> tuple[Claim, Claim]:
    return claim(statement=SAID), claim(statement=SAID)


def test_what_is_before_editors_or_public_keeps_its_claim(by: User, client: Client) -> None:
    for made in (submitted(), approved(), published()):
        other = claim(statement=made.claim.statement)
        with pytest.raises(MergeRefused, match="Merge the other way round") as caught:
            merge_claims(other, made.claim, by=by, reason="one claim")
        assert made.get_state_display().lower() in caught.value.message
        cites(other)
        merge = merge_claims(made.claim, other, by=by, reason="one claim")
        assert dangling(merge) == []
    made.claim.refresh_from_db()
    assert made.claim.verdict == "True"
    page = client.get(made.get_absolute_url())
    assert page.status_code == 200
    moved = client.get(f"/claims/{other.pk}/")
    assert moved["Location"] == f"/claims/{made.claim_id}/?merged={other.pk}"
    assert "was merged into this one" in client.get(moved["Location"]).content.decode()


def test_a_draft_goes_on_with_the_survivor_and_is_saved_once_more(by: User) -> None:
    survivor, merged = pair()
    review = opened(claim=merged)
    first = review.version
    merge = merge_claims(survivor, merged, by=by, reason="one claim")
    review.refresh_from_db()
    assert (review.claim, review.version) == (survivor, first)
    assert ReviewVersion.objects.get().claim == merged
    author = author_of(review)
    with pytest.raises(ValidationError, match="save it once more"):
        signing.submit(review, by=author, now=later())
    drafting.save_draft(review, draft_of(first), by=author, now=later())
    review = signing.submit(Review.objects.get(), by=author, now=later(2))
    assert review.version.claim == survivor
    with pytest.raises(MergeRefused, match="what is signed there names the survivor"):
        undo_merge(merge, by=by, reason="two claims")
    review = sign(review)
    publication.publish(review, by=editor(), now=later(9))
    survivor.refresh_from_db()
    assert survivor.verdict == "True"


def test_an_undone_merge_takes_the_draft_back(by: User) -> None:
    survivor, merged = pair()
    review = opened(claim=merged)
    merge = merge_claims(survivor, merged, by=by, reason="one claim")
    undo_merge(merge, by=by, reason="two claims")
    review.refresh_from_db()
    assert review.claim == merged
    assert signing.submit(review, by=author_of(review), now=later()).state == ReviewState.IN_REVIEW


def test_two_drafts_in_one_language_are_not_mixed(by: User) -> None:
    survivor, merged = pair()
    opened(claim=survivor)
    other = opened(claim=merged)
    with pytest.raises(MergeRefused, match="archive one of the two"):
        merge_claims(survivor, merged, by=by, reason="one claim")
    work.archive(other, "one is enough", by=author_of(other), now=later())
    merge_claims(survivor, merged, by=by, reason="one claim")
    other.refresh_from_db()
    assert (other.claim, other.state) == (survivor, ReviewState.ARCHIVED)


def test_what_was_retracted_and_what_others_say_follows(by: User, client: Client) -> None:
    survivor = claim(statement=SAID)
    review = retracted_review()
    others = ExternalReviewFactory(claim=review.claim, match="confirmed")
    text = review.publication.version.content
    merge = merge_claims(survivor, review.claim, by=by, reason="one claim", is_sure=True)
    review.refresh_from_db()
    others.refresh_from_db()
    assert review.claim == others.claim == survivor
    assert review.publication.version.content == text
    assert review.publication.version.claim_id == merge.merged_id
    assert dangling(merge) == []
    undo_merge(merge, by=by, reason="two claims")
    review.refresh_from_db()
    assert review.claim_id == merge.merged_id


def test_a_review_of_the_survivor_that_chose_what_came_is_named(by: User) -> None:
    survivor, merged = pair()
    its = cites(merged)
    merge = merge_claims(survivor, merged, by=by, reason="one claim")
    its.refresh_from_db()
    assert opened(claim=survivor, appearance=its).appearance == its
    with pytest.raises(MergeRefused, match="choose another appearance there first"):
        undo_merge(merge, by=by, reason="two claims")


def test_an_appearance_that_a_text_rests_on_is_not_folded_away(by: User) -> None:
    survivor, merged = pair()
    its = cites(merged)
    cites(survivor, version=its.version)
    opened(claim=merged, appearance=its)
    with pytest.raises(MergeRefused, match="as it stands with the claim that would go"):
        merge_claims(survivor, merged, by=by, reason="one claim")
    assert merge_claims(merged, survivor, by=by, reason="one claim")
