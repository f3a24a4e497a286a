"""Merging into an article whose text has moved on, and undoing it: no support is lost or invented."""

import pytest

from accounts.models import User
from claims.domain.vocabulary import AppearanceStatus
from claims.models import Appearance, Attribution
from sources.errors import MergeRefused
from sources.models import Merge
from sources.services.articles import add_version
from sources.services.merging import merge_articles, preview_undo, undo_merge
from tests.claims.fresh import assert_fresh, interval
from tests.claims.services.test_anchoring import TEXT, article, following, says
from tests.claims.writing import claim, edit
from tests.factories.accounts import UserFactory
from tests.factories.claims import AttributionFactory
from tests.sources.services.merging.checksums import everything, settled

pytestmark = pytest.mark.django_db

WORDS = "It carried 74 people"


@pytest.fixture
def by() -> User:
    return UserFactory()


def moved(by: User, *, later: bool = True) -> tuple[Appearance, Merge]:
    """An appearance that a merge took into an article with, or so far without, a later text."""
    kept, _ = article()
    if later:
        add_version(kept, by=None, text=f"{TEXT} More.")
    merged, version = article()
    row = says(claim(), WORDS, version)
    merge = merge_articles(kept, merged, by=by, reason="one text")
    if not later:
        add_version(kept, by=None, text=f"{TEXT} More.")
    row.refresh_from_db()
    return row, merge


def test_what_moves_into_an_older_text_is_carried_to_the_newest(by: User) -> None:
    row, _ = moved(by)
    now = following(row)
    assert (now.article, now.version.sequence, now.status) == (row.article, 2, "accepted")
    assert interval(row.claim) == [1, 1]
    assert_fresh(row.claim)


def test_it_is_carried_through_every_later_text(by: User) -> None:
    kept, _ = article()
    for more in ("More.", "Still more.", "And more."):
        add_version(kept, by=None, text=f"{TEXT} {more}")
    merged, version = article()
    one = claim()
    says(one, WORDS, version)
    before = settled()
    merge = merge_articles(kept, merged, by=by, reason="one text")
    assert interval(one) == [1, 1]
    assert Appearance.objects.count() == 4
    undo_merge(merge, by=by, reason="two texts")
    assert everything() == before


@pytest.mark.parametrize("later", [True, False])
def test_undoing_takes_along_what_was_carried(by: User, later: bool) -> None:
    row, merge = moved(by, later=later)
    assert following(row).status == AppearanceStatus.ACCEPTED
    undo_merge(merge, by=by, reason="two texts")
    row.refresh_from_db()
    assert row.article_id == merge.merged_id
    assert list(Appearance.objects.all()) == [row]
    assert interval(row.claim) == [1, 1]
    assert_fresh(row.claim)


def test_the_hops_of_what_was_carried_go_too(by: User) -> None:
    kept, _ = article()
    add_version(kept, by=None, text=f"{TEXT} More.")
    merged, version = article()
    row = says(claim(), WORDS, version)
    hop = AttributionFactory(from_appearance=row)
    before = settled()
    merge = merge_articles(kept, merged, by=by, reason="one text")
    assert Attribution.objects.count() == 2
    undo_merge(merge, by=by, reason="two texts")
    assert Attribution.objects.get() == hop
    assert everything() == before


def test_what_stood_uncontinued_in_the_survivor_is_as_it_was(by: User) -> None:
    kept, first = article()
    add_version(kept, by=None, text=f"{TEXT} More.")
    own = says(claim(), "Nobody was hurt", first)
    merged, version = article()
    says(claim(), WORDS, version)
    before = settled()
    merge = merge_articles(kept, merged, by=by, reason="one text")
    undo_merge(merge, by=by, reason="two texts")
    assert everything() == before
    assert not own.continued_by.exists()


def test_what_a_person_touched_stays_and_waits(by: User) -> None:
    row, merge = moved(by)
    now = following(row)
    edit(now, note="Looked at.")
    undo_merge(merge, by=by, reason="two texts")
    now.refresh_from_db()
    assert (now.status, now.continues) == (AppearanceStatus.SUGGESTED, None)
    assert now.article_id == merge.survivor_id
    assert interval(row.claim) == [1, 1]
    assert_fresh(row.claim)


def test_what_a_person_added_to_a_carried_chain_is_kept(by: User) -> None:
    row, merge = moved(by)
    now = following(row)
    hop = AttributionFactory(from_appearance=now)
    undo_merge(merge, by=by, reason="two texts")
    now.refresh_from_db()
    assert now.status == AppearanceStatus.SUGGESTED
    assert Attribution.objects.get() == hop


def test_what_cites_the_carried_one_stops_the_undo(by: User) -> None:
    row, merge = moved(by)
    _, version = article()
    citing = says(row.claim, WORDS, version)
    AttributionFactory(from_appearance=citing, to_appearance=following(row), to_origin=None)
    before = everything()
    shown = [one.sentence for one in preview_undo(merge).refusals]
    with pytest.raises(MergeRefused, match="refers to") as caught:
        undo_merge(merge, by=by, reason="two texts")
    assert caught.value.details["reasons"] == shown
    assert everything() == before


def test_a_decision_that_came_with_the_merge_goes_with_it(by: User) -> None:
    one, (kept, first), (merged, other) = claim(), article(), article()
    own = says(one, WORDS, first, status=AppearanceStatus.SUGGESTED.value)
    says(one, WORDS, other)
    merge = merge_articles(kept, merged, by=by, reason="one text")
    add_version(kept, by=None, text=f"{TEXT} More.")
    assert following(own).status == AppearanceStatus.ACCEPTED
    undo_merge(merge, by=by, reason="two texts")
    assert following(own).status == AppearanceStatus.SUGGESTED
    assert interval(one) == [1, 1]
    assert_fresh(one)


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
