"""Publishing looks at the page that readers will get: what is wrong with it blocks, by every way."""

import json
import re
from datetime import timedelta
from html import unescape

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.test import Client

from accounts.models import Event, Job, LogLeaf
from reviews import pages
from reviews.models import Publication, Review, SignOffFate
from reviews.services import correcting, publication
from sources.models import Article
from tests.flat import asked
from tests.reviews.services.test_signing import codes
from tests.reviews.writing import (
    NOW,
    approved,
    correcting_,
    editor,
    later,
    published,
    rewritten,
)

pytestmark = pytest.mark.django_db

VERDICT = "The page does not show the verdict in the words of reviewRating.alternateName: “True”."


def without(*texts: str) -> pages.PageRenderer:
    """The page as it is, with texts lost from what people see; the JSON-LD has them still."""
    whole = pages.renderer()
    assert whole is not None

    def rendered(review: Review) -> str:
        head, body = whole(review).split("<body>")
        for text in texts:
            body = re.sub(re.escape(text), "", body, flags=re.IGNORECASE)
        return f"{head}<body>{body}"

    return rendered


def blocked(renderer: pages.PageRenderer, review: Review) -> ValidationError:
    with pages.rendered_by(renderer), pytest.raises(ValidationError) as refused:
        publication.publish(review, by=editor(), now=NOW)
    return refused.value


@pytest.mark.parametrize(
    ("lost", "field", "code"),
    [
        ("Two logs show it.", "reviewRating.ratingExplanation", "page_without_reasons"),
        ("", "claimReviewed", "page_without_claim"),
        ("True", "reviewRating.alternateName", "page_without_verdict"),
    ],
)
def test_a_page_that_hides_what_machines_are_told_blocks(lost: str, field: str, code: str) -> None:
    review = approved()
    refused = blocked(without(lost or review.claim.statement.rstrip(".")), review)
    assert codes(refused) == {field: [code]}
    assert not Publication.objects.exists()
    assert not Article.objects.filter(genre="fact_check").exists()
    review.refresh_from_db()
    review.claim.refresh_from_db()
    assert (review.state, review.claim.verdict) == ("approved", "")
    assert publication.publish(review, by=editor(), now=NOW).state == "published"


def test_a_page_with_two_reviews_blocks() -> None:
    whole = pages.renderer()
    assert whole is not None
    other = '<script type="application/ld+json">{"@type": "ClaimReview"}</script></head>'
    refused = blocked(lambda review: whole(review).replace("</head>", other), approved())
    assert codes(refused) == {"page": ["page_several_reviews"]}
    assert refused.messages == ["The page has 2 ClaimReview elements; it must have exactly one."]


def test_a_minor_correction_is_looked_at_too() -> None:
    review = rewritten(correcting_(published()), body="We asked three harbours.")
    given = {"conflict": "none", "by": editor(), "now": later(4)}
    with pages.rendered_by(without("True")), pytest.raises(ValidationError) as refused:
        correcting.apply_minor(review, review.version.content_hash, **given)
    assert codes(refused.value) == {"reviewRating.alternateName": ["page_without_verdict"]}


def test_by_the_clock_the_log_says_why() -> None:
    review = publication.schedule(approved(), NOW + timedelta(hours=1), by=editor(), now=NOW)
    with pages.rendered_by(without("True")):
        assert publication.publish_due(now=later(60)) == []
    review.refresh_from_db()
    assert review.state == "approved"
    event = Event.objects.about(review).last()
    assert event.reason == f"It could not be published: {VERDICT}"


def test_scheduling_asks_what_publishing_would() -> None:
    review = approved()
    with pages.rendered_by(without("True")), pytest.raises(ValidationError) as refused:
        publication.schedule(review, NOW + timedelta(hours=1), by=editor(), now=NOW)
    assert codes(refused.value) == {"reviewRating.alternateName": ["page_without_verdict"]}
    review.refresh_from_db()
    assert (review.state, review.scheduled_for) == ("approved", None)


def test_scheduling_leaves_nothing_of_what_it_tried() -> None:
    review, by = approved(), editor()
    before = left_behind(review)
    publication.schedule(review, NOW + timedelta(hours=1), by=by, now=NOW)
    assert left_behind(review) == before
    event = Event.objects.latest("pk")
    assert (event.action, event.cause_id, event.reason) == ("review.schedule", None, "")
    assert publication.publish_due(now=later(60)) == [review]
    assert left_behind(review) != before


def left_behind(review: Review) -> list[object]:
    """What publishing writes beside the row of the review."""
    review.claim.refresh_from_db()
    events = Event.objects.exclude(action="review.schedule").count()
    return [
        Publication.objects.count(),
        Article.objects.count(),
        SignOffFate.objects.count(),
        LogLeaf.objects.count(),
        Job.objects.count(),
        events,
        review.claim.verdict,
        review.claim.row_version,
    ]


def test_by_the_api_the_answer_says_why(client: Client) -> None:
    review = approved()
    client.force_login(editor())
    with pages.rendered_by(without("True")):
        answer = client.post(
            f"/api/v1/reviews/{review.pk}/publish/",
            {"row_version": review.row_version},
            content_type="application/json",
            headers={"If-Match": f'"{review.row_version}"'},
        )
    assert answer.status_code == 400
    assert VERDICT in json.dumps(answer.json(), ensure_ascii=False)
    assert not Publication.objects.exists()


def test_on_the_desk_the_page_says_why(client: Client) -> None:
    review = approved()
    client.force_login(editor())
    sent = {"action": "publish", "expected_version": review.row_version}
    with pages.rendered_by(without("True")):
        answer = client.post(f"/desk/reviews/{review.pk}/", sent)
    assert answer.status_code == 400
    assert VERDICT in unescape(answer.content.decode())
    assert not Publication.objects.exists()


def test_where_nothing_shows_reviews_none_is_published() -> None:
    with pages.rendered_by(None):
        with pytest.raises(SystemCheckError, match=r"reviews\.E001.*No application shows reviews"):
            call_command("check")
        with pytest.raises(ValidationError) as refused:
            publication.publish(approved(), by=editor(), now=NOW)
    assert codes(refused.value) == {"page": ["page_not_rendered"]}
    call_command("check")


def test_looking_changes_nothing_and_asks_a_few_questions() -> None:
    review = published()
    render = pages.renderer()
    assert render is not None
    with asked() as questions:
        first = render(review)
    assert len(questions) < 15
    assert all(one.startswith("SELECT") for one in questions)
    assert render(review) == first


@pytest.mark.parametrize(
    "explanation", ["a\x0bb\x85c\u2028d\ue000", "<b>& &amp; \u202e fi 札幌\n\n1"]
)
def test_no_characters_of_an_author_make_a_good_page_look_bad(explanation: str) -> None:
    assert published(explanation=explanation).state == "published"
