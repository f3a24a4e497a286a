"""Publishing: what was signed is what is public, with its sourcing, among the articles, on the claim."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import override_settings

from accounts.errors import NotAllowed
from accounts.models import Event, User
from reviews.errors import TransitionRefused
from reviews.models import Correction, Publication, Review
from reviews.services import drafting, publication, signing
from reviews.services.articles import article_of
from reviews.tasks import publish_due
from sources.models import Article
from tests.factories.claims import AppearanceFactory, ClaimFactory
from tests.factories.sources import ArticleUrlFactory, SourceFactory
from tests.reviews.services.test_signing import codes
from tests.reviews.writing import (
    NOW,
    approved,
    draft,
    editor,
    evidence,
    later,
    published,
    rating,
    reviewer,
    sign,
    submitted,
)

pytestmark = pytest.mark.django_db


def test_what_was_signed_is_what_is_public() -> None:
    review = approved()
    signed = review.version.content_hash
    review = publication.publish(review, by=editor(), now=later())
    public = review.publication
    assert (review.state, public.content_hash) == ("published", signed)
    assert (public.kind, public.sequence, public.required) == ("first", 1, 1)
    assert public.version.content_hash == public.first_signoff.content_hash == signed
    assert public.first_signoff.fate.fate == "published"
    assert public.modified_at is None
    assert not Correction.objects.exists()


def test_an_author_may_publish_what_another_signed() -> None:
    author = editor()
    review = sign(submitted(by=author))
    assert publication.publish(review, by=author, now=NOW).state == "published"


def test_a_reviewer_does_not_publish() -> None:
    with pytest.raises(NotAllowed, match="Only an editor or admin may publish a review"):
        publication.publish(approved(), by=reviewer(), now=NOW)


def test_nothing_is_published_twice() -> None:
    review = published()
    with pytest.raises(TransitionRefused, match="it is published"):
        publication.publish(review, by=editor(), now=NOW)
    assert Publication.objects.count() == 1


def test_the_sourcing_of_that_moment_is_kept() -> None:
    claim = ClaimFactory(label="corroborated", supports_confirmed=2, supports_possible=3)
    public = published(claim=claim).publication
    assert (public.label, public.supports_confirmed, public.supports_possible) == (
        "corroborated",
        2,
        3,
    )
    assert not Review.objects.outdated().exists()
    type(claim).objects.filter(pk=claim.pk).update(supports_confirmed=1)
    assert Review.objects.outdated().count() == 1


def test_the_claim_shows_the_verdict() -> None:
    review = published()
    claim = type(review.claim).objects.get(pk=review.claim_id)
    assert (claim.verdict, claim.verdict_class) == ("True", "true")
    assert claim.verdict_url == review.get_absolute_url()


def test_the_claim_shows_the_verdict_in_its_own_language_first() -> None:
    claim = ClaimFactory()
    published(claim=claim)
    other = reviewer()
    german = drafting.open_review(
        claim, by=other, now=NOW, language="de", draft=draft(rating=rating("False"))
    )
    german = sign(signing.submit(german, by=other, now=NOW))
    publication.publish(german, by=editor(), now=later())
    claim.refresh_from_db()
    assert claim.verdict == "True"


def test_the_review_is_an_article_of_ours() -> None:
    review = published()
    article = article_of(review)
    assert (article.publisher, article.genre, article.title) == (
        review.organisation,
        "fact_check",
        "Did a ferry sink?",
    )
    assert article.publisher.is_ours
    assert str(article.published) == "2030-01-02"
    assert article.versions.get().text.startswith("Did a ferry sink?\n\nTwo logs show it.")


def test_the_document_is_kept_as_it_was_published() -> None:
    claim = ClaimFactory(statement="A ferry sank at noon.")
    places = [AppearanceFactory(claim=claim, status="accepted") for _ in range(2)]
    urls = [ArticleUrlFactory(article=row.article).url for row in places]
    review = published(claim=claim, appearance=places[1], only_source="")
    document = json.loads(review.publication.json_ld)
    assert document["url"] == f"http://127.0.0.1:8000/reviews/{review.pk}/{review.slug}/"
    assert document["claimReviewed"] == "A ferry sank at noon."
    assert document["reviewRating"]["alternateName"] == "True"
    assert document["reviewRating"]["ratingValue"] == 5
    assert document["itemReviewed"]["author"]["jobTitle"] == "harbour master"
    found = [one["url"] for one in document["itemReviewed"]["appearance"]]
    assert sorted(found) == sorted(urls)
    assert document["datePublished"] == document["dateModified"]


def test_an_unratable_verdict_has_no_number() -> None:
    document = json.loads(published(rating=rating("Unproven")).publication.json_ld)
    assert document["reviewRating"].keys() == {
        "@type",
        "alternateName",
        "name",
        "ratingExplanation",
    }


def test_a_rule_of_claimreview_blocks_with_its_reason() -> None:
    review = approved(claimant=SourceFactory(name="Internet", kind="group"))
    with pytest.raises(ValidationError) as refused:
        publication.publish(review, by=editor(), now=NOW)
    assert codes(refused.value) == {"itemReviewed.author": ["claimant_not_an_entity"]}
    assert publication.problems_now(review, now=NOW)[0].code == "claimant_not_an_entity"
    assert not Publication.objects.exists()
    assert not Article.objects.filter(genre="fact_check").exists()


@override_settings(SITE_URL="http://facts.example.org")
def test_pages_are_served_by_https_but_on_the_loopback() -> None:
    with pytest.raises(ValidationError) as refused:
        publication.publish(approved(), by=editor(), now=NOW)
    assert codes(refused.value) == {"url": ["url_not_https"]}


def test_an_address_that_is_not_archived_is_not_submitted() -> None:
    pieces = (evidence(archive_url=""), evidence("coast.example"))
    with pytest.raises(ValidationError) as refused:
        submitted(evidence=pieces)
    assert codes(refused.value) == {"evidence": ["not_archived"]}
    reason = replace(pieces[0], no_archive_reason="It changes every minute.")
    assert submitted(evidence=(reason, pieces[1])).state == "in_review"


def test_more_signatures_asked_for_since_it_was_approved() -> None:
    review = approved()
    with (
        override_settings(REVIEW_SIGNATURES=2),
        pytest.raises(TransitionRefused, match="1 of the 2 signatures"),
    ):
        publication.publish(review, by=editor(), now=NOW)


# -- the clock


def scheduled(by: User | None = None) -> Review:
    at = NOW + timedelta(hours=1)
    return publication.schedule(approved(), at, by=by or editor(), now=NOW)


def test_the_clock_publishes_in_the_name_of_whoever_scheduled() -> None:
    by = editor()
    review = scheduled(by)
    assert publication.publish_due(now=later(59)) == []
    assert publication.publish_due(now=later(60)) == [review]
    review.refresh_from_db()
    assert (review.state, review.scheduled_for) == ("published", None)
    assert review.publication.published_by == by
    assert review.publication.published_at == later(60)
    assert publication.publish_due(now=later(61)) == []


@pytest.mark.parametrize(
    ("at", "code", "said"),
    [
        (NOW, "in_the_past", "2030-01-02 12:00+00:00 is past. Choose a time to come"),
        (datetime.min.replace(tzinfo=UTC), "in_the_past", "0001-01-01 00:00+00:00 is past."),
        (datetime.max.replace(tzinfo=UTC), "too_far", "9999-12-31 23:59+00:00 is more than 10"),
    ],
)
def test_a_time_to_come_is_chosen(at: datetime, code: str, said: str) -> None:
    with pytest.raises(ValidationError, match=re.escape(said)) as refused:
        publication.schedule(approved(), at, by=editor(), now=NOW)
    assert codes(refused.value) == {"at": [code]}


def test_what_is_off_the_schedule_is_not_published() -> None:
    review = publication.unschedule(scheduled(), by=editor(), now=later())
    assert review.state == "approved"
    assert publication.publish_due(now=later(60)) == []


def test_what_cannot_be_published_goes_off_the_schedule_and_the_log_says_why() -> None:
    by = editor()
    review = scheduled(by)
    by.role_grants.all().delete()
    assert publication.publish_due(now=later(60)) == []
    review.refresh_from_db()
    assert review.state == "approved"
    event = Event.objects.about(review).last()
    assert (event.action, event.actor) == ("review.unschedule", None)
    assert "may not publish any more" in event.reason


def test_one_that_fails_does_not_hold_up_the_others() -> None:
    lost, kept = editor(), editor()
    first, second = scheduled(lost), scheduled(kept)
    lost.role_grants.all().delete()
    assert publication.publish_due(now=later(60)) == [second]
    first.refresh_from_db()
    assert first.state == "approved"


def test_the_job_publishes_what_is_due() -> None:
    review = approved()
    now = review.version.created_at
    Review.objects.filter(pk=review.pk).update(state="scheduled", scheduled_for="2020-01-01T00:00Z")
    Event.objects.create(
        actor=editor(),
        action="review.schedule",
        object_type="reviews.review",
        object_id=review.pk,
        object_text="x",
    )
    publish_due(by=None)
    review.refresh_from_db()
    assert review.state == "published"
    assert review.publication.published_at >= now
