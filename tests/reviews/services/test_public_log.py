"""What is done with reviews and by merging stands in the public log: once, and in its order."""

import hashlib
import json
from typing import Any

import pytest

from accounts.errors import NotAllowed
from accounts.models import LogLeaf, LogSalt
from accounts.services.log_checking import check_log
from reviews.errors import TransitionRefused
from reviews.models import Review
from reviews.services import publication, signing
from reviews.services.public_log import not_in_log
from sources.services.merging import merge_sources, undo_merge
from tests.factories.accounts import UserFactory
from tests.factories.sources import SourceFactory
from tests.reviews.writing import approved, author_of, editor, later, published, sign, submitted
from tests.web.pages.reviewing import corrected, retracted, touched_up

pytestmark = pytest.mark.django_db


def told() -> list[dict[str, Any]]:
    return [json.loads(leaf.text) for leaf in LogLeaf.objects.all()]


def kinds() -> list[str]:
    return [said["kind"] for said in told()]


def test_a_review_from_its_signature_to_its_retraction() -> None:
    review = published()
    assert kinds() == ["signed", "published"]
    signed, public = told()
    version = review.publication.version
    assert hashlib.sha256(version.content.encode()).hexdigest() == public["content_hash"]
    assert signed["record"] == public["record"] == {"type": "review", "id": review.pk}
    assert (public["version"], public["publication"]) == (version.sequence, 1)
    assert signed["content_hash"] == version.content_hash
    review = corrected(review)
    assert kinds()[2:] == ["signed", "published", "corrected"]
    change = told()[-1]
    assert change["publications"] == {"before": 1, "after": 2}
    assert change["correction_kind"] == "correction"
    retracted(review)
    assert kinds()[5:] == ["retracted"]
    assert told()[-1]["publications"] == {"before": 2, "after": None}
    assert (check_log().problems, not_in_log()) == ([], [])


def test_a_minor_correction_is_signed_published_and_told_in_one_step() -> None:
    touched_up()
    assert kinds() == ["signed", "published", "signed", "published", "corrected"]
    assert told()[-1]["correction_kind"] == "minor"


def test_a_signature_that_is_taken_back_stays_in_the_log() -> None:
    review, by = submitted(), editor()
    review = sign(review, by=by)
    signing.withdraw_signature(review, "I missed the second log.", by=by, now=later())
    assert kinds() == ["signed", "signature_withdrawn"]
    assert "second log" not in LogLeaf.objects.last().text
    assert "second log" in LogSalt.objects.last().text


def test_asking_for_changes_after_signing_takes_the_signature_back(settings: Any) -> None:
    settings.REVIEW_SIGNATURES = 2
    review, by = submitted(), editor()
    review = sign(review, by=by)
    signing.request_changes(review, "Ask the coast guard.", by=by, now=later())
    assert kinds() == ["signed", "signature_withdrawn"]


def test_what_is_refused_leaves_nothing_in_the_log() -> None:
    review = approved()
    before = kinds()
    with pytest.raises(NotAllowed):
        publication.publish(review, by=author_of(review), now=later())
    assert kinds() == before
    publication.publish(review, by=editor(), now=later())
    with pytest.raises(TransitionRefused):
        publication.publish(Review.objects.get(pk=review.pk), by=editor(), now=later())
    assert kinds() == [*before, "published"]


def test_the_clock_publishes_into_the_log_in_the_name_of_whoever_scheduled() -> None:
    review, by = approved(), editor()
    publication.schedule(review, later(60), by=by, now=later())
    assert kinds() == ["signed"]
    publication.publish_due(now=later(61))
    assert kinds() == ["signed", "published"]
    assert json.loads(LogSalt.objects.last().text)["by"]["id"] == by.pk


def test_merging_and_separating_are_told() -> None:
    survivor, merged = SourceFactory.create_batch(2)
    merge = merge_sources(survivor, merged, by=UserFactory(), reason="one body")
    undo_merge(merge, by=UserFactory(), reason="two bodies")
    first, second = told()
    assert (first["kind"], second["kind"]) == ("merged", "unmerged")
    assert first["record"] == second["record"] == {"type": "source", "id": survivor.pk}
    assert (first["merged"], first["merge"]) == (merged.pk, merge.pk)
    assert "one body" not in str(first)
