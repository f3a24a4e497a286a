"""Undoing merges: everything as it was, or nothing at all and why."""

import pytest

from accounts.models import Event, User
from claims.models import Appearance
from sources.domain.vocabulary import Held, Judgement
from sources.errors import MergeRefused
from sources.models import Article, ArticleLink, ArticleVersion, Source, SourceName, SourceTie
from sources.services.copies import judge_link
from sources.services.merging import merge_articles, merge_sources, preview_undo, undo_merge
from tests.factories.accounts import UserFactory
from tests.factories.claims import AppearanceFactory
from tests.factories.sources import (
    ArticleFactory,
    ArticleLinkFactory,
    SourceFactory,
    SourceNameFactory,
    SourceTieFactory,
    VersionFactory,
)
from tests.sources.services.merging.checksums import everything, settled

pytestmark = pytest.mark.django_db

UNANCHORED = {"version": None, "start": None, "end": None, "exact": ""}


@pytest.fixture
def by() -> User:
    return UserFactory()


def pair() -> tuple[Source, Source]:
    return SourceFactory(name="Kyodo News"), SourceFactory(name="Kyodo")


def stub() -> Article:
    return ArticleFactory(held=Held.CITED_ONLY.value)


def text() -> ArticleVersion:
    return VersionFactory(body="On Friday the ferry sank at noon, the harbour master said.")


def test_chains_are_flattened_and_undone_from_the_end(by: User) -> None:
    first, second, third = SourceFactory.create_batch(3)
    before = everything()
    one = merge_sources(second, first, by=by, reason="one body")
    two = merge_sources(third, second, by=by, reason="one body")
    first.refresh_from_db()
    assert first.merged_into == third
    with pytest.raises(MergeRefused, match=f"Undo merge no. {two.pk} first"):
        undo_merge(one, by=by, reason="two bodies")
    undo_merge(two, by=by, reason="two bodies")
    first.refresh_from_db()
    assert first.merged_into == second
    undo_merge(one, by=by, reason="two bodies")
    assert everything() == before
    with pytest.raises(MergeRefused, match="undone already"):
        undo_merge(one, by=by, reason="two bodies")


def test_undoing_keeps_what_was_added_since(by: User) -> None:
    survivor, merged = pair()
    ArticleFactory(publisher=merged)
    merge = merge_sources(survivor, merged, by=by, reason="one body")
    added = ArticleFactory(publisher=survivor)
    undo_merge(merge, by=by, reason="two bodies")
    added.refresh_from_db()
    assert added.publisher == survivor
    assert merged.articles.count() == 1


def test_what_was_changed_or_deleted_since_stops_the_undo(by: User) -> None:
    survivor, merged = pair()
    article = ArticleFactory(publisher=merged, title="Moved")
    SourceNameFactory(source=merged, text="Gone")
    merge = merge_sources(survivor, merged, by=by, reason="one body")
    elsewhere = SourceFactory(name="Elsewhere")
    Article.objects.filter(pk=article.pk).update(publisher=elsewhere)
    SourceName.objects.filter(text="Gone").delete()
    before = everything()
    with pytest.raises(MergeRefused) as caught:
        undo_merge(merge, by=by, reason="two bodies")
    said = f"publisher is “{elsewhere}” now, and was “{survivor}” after the merge"
    assert f"“Moved” was changed since: {said} and “{merged}” before it." in caught.value.message
    assert "“Gone” was deleted since." in caught.value.message
    assert everything() == before


def test_the_row_at_fault_is_named(by: User) -> None:
    survivor, merged = pair()
    article = ArticleFactory(publisher=merged, title="Moved")
    merge = merge_sources(survivor, merged, by=by, reason="one body")
    Article.objects.filter(pk=article.pk).update(publisher=None, publisher_reason="It is not said.")
    (one,) = preview_undo(merge).refusals
    assert (one.model, one.id) == ("sources.article", article.pk)
    assert "publisher is empty now" in one.sentence


@pytest.mark.parametrize("judgement", ["suggested", "confirmed"])
def test_only_a_suggestion_that_the_machine_took_back_is_passed_over(
    by: User, judgement: str
) -> None:
    known, real = stub(), text().article
    link = ArticleLinkFactory(
        from_article=known, kind="reprint_of", judgement="suggested", method="fingerprint"
    )
    merge = merge_articles(real, known, by=by, reason="it arrived")
    if judgement == "confirmed":
        judge_link(link, Judgement.CONFIRMED, by=by)
    ArticleLink.objects.filter(pk=link.pk).delete()
    if judgement == "confirmed":
        with pytest.raises(MergeRefused, match="was deleted since"):
            undo_merge(merge, by=by, reason="another one")
        return
    undo_merge(merge, by=by, reason="another one")
    known.refresh_from_db()
    assert known.merged_into is None
    assert not ArticleLink.objects.exists()


def test_another_column_of_a_moved_row_may_have_changed(by: User) -> None:
    survivor, merged = pair()
    article = ArticleFactory(publisher=merged)
    merge = merge_sources(survivor, merged, by=by, reason="one body")
    Article.objects.filter(pk=article.pk).update(title="Another")
    undo_merge(merge, by=by, reason="two bodies")
    article.refresh_from_db()
    assert (article.title, article.publisher) == ("Another", merged)


def test_a_row_does_not_come_back_to_what_is_gone(by: User) -> None:
    survivor, merged = pair()
    other, another = SourceFactory.create_batch(2)
    for source in (survivor, merged):
        SourceTieFactory(from_source=source, to_source=other)
    merge = merge_sources(survivor, merged, by=by, reason="one body")
    elsewhere = merge_sources(another, other, by=by, reason="one body")
    with pytest.raises(MergeRefused, match=f"merged into no. {another.pk} since"):
        undo_merge(merge, by=by, reason="two bodies")
    undo_merge(elsewhere, by=by, reason="two bodies")
    undo_merge(merge, by=by, reason="two bodies")
    assert SourceTie.objects.count() == 2


def test_both_records_have_the_event(by: User) -> None:
    survivor, merged = pair()
    merge = merge_sources(survivor, merged, by=by, reason="one body")
    undo_merge(merge, by=by, reason="two bodies")
    for record in (survivor, merged):
        events = Event.objects.about(record).order_by("pk")
        assert [(e.action, e.reason, e.actor) for e in events] == [
            ("source.merged", "one body", by),
            ("source.unmerged", "two bodies", by),
        ]


def test_what_waits_for_its_version_survives_a_second_merge_and_both_undos(by: User) -> None:
    known, another, one, two = stub(), stub(), text().article, text().article
    first = AppearanceFactory(article=known, **UNANCHORED)
    AppearanceFactory(article=another, claim=first.claim, **UNANCHORED)
    before = settled()
    merges = [
        merge_articles(one, known, by=by, reason="it arrived"),
        merge_articles(two, another, by=by, reason="it arrived"),
        merge_articles(two, one, by=by, reason="one text"),
    ]
    assert Appearance.objects.count() == 1
    for merge in reversed(merges):
        undo_merge(merge, by=by, reason="no")
    assert everything() == before
