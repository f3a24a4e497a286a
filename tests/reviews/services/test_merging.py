"""What becomes of reviews when a source or an article is merged."""

import pytest

from reviews.models import ReviewVersion
from sources.errors import MergeRefused
from sources.services.merging import merge_articles, merge_sources, preview_merge
from tests.factories.accounts import UserFactory
from tests.factories.claims import AppearanceFactory
from tests.factories.reviews import EvidenceFactory, ReviewFactory, ReviewVersionFactory
from tests.factories.sources import SourceFactory, VersionFactory

pytestmark = pytest.mark.django_db

TEXT = "Text: the ferry sank at noon, the harbour master said."


def test_the_work_follows_a_merged_claimant_and_what_was_written_stays() -> None:
    version = ReviewVersionFactory()
    merged, survivor = version.claimant, SourceFactory(kind=version.claimant.kind)
    merge_sources(survivor, merged, by=UserFactory(), reason="one person")
    version.review.refresh_from_db()
    assert version.review.claimant == survivor
    stored = ReviewVersion.objects.get(pk=version.pk)
    assert (stored.claimant, stored.claimant.survivor) == (merged, survivor)


def two_appearances() -> tuple[object, object]:
    """One claim at one place in two articles that are one."""
    first = AppearanceFactory(version=VersionFactory(body=TEXT))
    second = AppearanceFactory(claim=first.claim, version=VersionFactory(body=TEXT))
    return first, second


def test_a_review_follows_an_appearance_that_becomes_another() -> None:
    kept, gone = two_appearances()
    review = ReviewFactory(claim=gone.claim, appearance=gone)
    merge_articles(kept.article, gone.article, by=UserFactory(), reason="one article")
    review.refresh_from_db()
    assert review.appearance == kept


def test_what_was_written_on_an_appearance_holds_it() -> None:
    kept, gone = two_appearances()
    EvidenceFactory(appearance=gone, url="", archive_url="")
    preview = preview_merge(kept.article, gone.article)
    assert "Merge the other way round" in " ".join(preview.refusals)
    with pytest.raises(MergeRefused):
        merge_articles(kept.article, gone.article, by=UserFactory(), reason="one article")
    merge_articles(gone.article, kept.article, by=UserFactory(), reason="one article")
