"""Merging into an article whose text has moved on, and undoing it: no support is lost or invented."""

import pytest

from accounts.models import User
from claims.domain.vocabulary import AppearanceStatus
from claims.models import Appearance
from sources.services.merging import merge_articles, undo_merge
from tests.claims.services.test_anchoring import article, says
from tests.claims.writing import claim
from tests.factories.accounts import UserFactory
from tests.sources.services.merging.checksums import everything, settled

pytestmark = pytest.mark.django_db

WORDS = "It carried 74 people"


@pytest.fixture
def by() -> User:
    return UserFactory()


def test_a_decided_appearance_takes_the_place_of_one_that_waits(by: User) -> None:
    one, (kept, first), (merged, other) = claim(), article(), article()
    own = says(one, WORDS, first)
    says(one, WORDS, other)
    Appearance.objects.filter(pk=own.pk).update(status=AppearanceStatus.CHANGED, change="Other.")
    before = settled()
    merge = merge_articles(kept, merged, by=by, reason="one text")
    own.refresh_from_db()
    assert (own.status, own.change) == (AppearanceStatus.ACCEPTED, "")
    undo_merge(merge, by=by, reason="two texts")
    assert everything() == before


def test_one_that_waits_leaves_a_decided_one_alone(by: User) -> None:
    one, (kept, first), (merged, other) = claim(), article(), article()
    own, waiting = says(one, WORDS, first), says(one, WORDS, other)
    Appearance.objects.filter(pk=waiting.pk).update(status=AppearanceStatus.CHANGED)
    merge_articles(kept, merged, by=by, reason="one text")
    own.refresh_from_db()
    assert own.status == AppearanceStatus.ACCEPTED
