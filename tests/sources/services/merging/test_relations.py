"""Every column that refers to a source, an article or a text is known to merging."""

from collections.abc import Iterator

import pytest

from sources import ripple
from sources.errors import MergeRefused
from sources.models import ArticleUrl, SourceName
from sources.services.merging import checks, merge_sources, preview_merge, relations, undo_merge
from tests.factories.accounts import UserFactory
from tests.factories.sources import ArticleFactory, SourceFactory, SourceNameFactory
from tests.sources.services.merging.checksums import everything
from tests.sources.services.merging.worlds import dangling


@pytest.fixture
def names_forgotten(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Merging as it would be had nobody told it of the names of sources."""
    known = [rows for rows in ripple.relations() if rows.model is not SourceName]
    monkeypatch.setattr(ripple, "_relations", known)
    relations.unknown_relations.cache_clear()
    yield
    relations.unknown_relations.cache_clear()


def test_no_relation_is_unknown() -> None:
    assert relations.unknown_relations() == ()


def test_every_column_is_named_once() -> None:
    named = [(rows.model, name) for rows in ripple.relations() for name in rows.fields]
    assert len(named) == len(set(named)) >= 27


def test_tables_come_after_those_they_refer_to() -> None:
    order = [rows.model for rows in ripple.relations()]
    for rows in ripple.relations():
        for _, target in rows.columns():
            assert target not in order or order.index(target) <= order.index(rows.model)


def test_a_forgotten_relation_is_found(names_forgotten: None) -> None:
    assert relations.unknown_relations() == ("sources.sourcename.source",)


@pytest.mark.django_db
def test_a_forgotten_relation_blocks_the_merge(names_forgotten: None) -> None:
    survivor, merged = SourceFactory(), SourceFactory()
    told = "sources.sourcename.source refers to such records, and merging does not know it."
    assert preview_merge(survivor, merged).refusals == (told,)
    with pytest.raises(MergeRefused, match="does not know it"):
        merge_sources(survivor, merged, by=UserFactory(), reason="one body")


def test_one_forgotten_column_of_a_known_table_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    known = [rows for rows in ripple.relations() if rows.model is not ArticleUrl]
    monkeypatch.setattr(ripple, "_relations", known)
    assert relations.unknown_relations.__wrapped__() == ("sources.articleurl.article",)


@pytest.mark.django_db
def test_without_the_block_a_forgotten_relation_would_dangle(
    names_forgotten: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "unknown_relations", lambda: ())
    survivor, merged = SourceFactory(), SourceNameFactory().source
    merge = merge_sources(survivor, merged, by=UserFactory(), reason="one body")
    assert dangling(merge) == ["sources.SourceName.source"]


@pytest.mark.django_db
@pytest.mark.parametrize("lost", range(3))
def test_a_step_that_the_journal_lost_would_be_seen(lost: int) -> None:
    survivor, merged, by = SourceFactory(), SourceFactory(), UserFactory()
    ArticleFactory(publisher=merged)
    before = everything()
    merge = merge_sources(survivor, merged, by=by, reason="one body")
    del merge.moved["steps"][lost]
    merge.save()
    undo_merge(merge, by=by, reason="two bodies")
    assert everything() != before
