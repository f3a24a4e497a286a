"""One more appearance is counted from what stands for the others, wherever that gives the same."""

from typing import Any

import pytest

from claims.domain.corroboration import alike
from claims.domain.vocabulary import Basis
from claims.models import Appearance, Claim, Corroboration, Origin, StaleMark
from claims.services import keeping, marking
from claims.services.appearances import record_appearance
from claims.services.facts import extending
from sources.domain.vocabulary import Held, LinkKind
from sources.models import Article, Source
from sources.services import records as source_records
from tests.claims.fresh import assert_fresh, stored
from tests.claims.writing import cites, claim
from tests.factories.claims import AppearanceFactory, AttributionFactory, OriginFactory
from tests.factories.sources import (
    ArticleFactory,
    ArticleLinkFactory,
    SourceFactory,
    VersionFactory,
)
from tests.violations import unsaved

pytestmark = pytest.mark.django_db

KEPT = 2


class Ways:
    """Notes, for each answer, whether it was counted from what stands for the others."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.short: list[bool] = []
        monkeypatch.setattr(alike, "KEPT", KEPT)
        monkeypatch.setattr(keeping, "extended", self.extended)

    def extended(self, *given: Any) -> Any:
        found = extending.extended(*given)
        self.short.append(found is not None)
        return found


@pytest.fixture
def ways(monkeypatch: pytest.MonkeyPatch) -> Ways:
    return Ways(monkeypatch)


@pytest.fixture
def house() -> Source:
    return SourceFactory()


def repeat(one: Claim, origin: Origin, house: Source, **article: Any) -> Appearance:
    """One more article of the house that has the claim from there."""
    return cites(one, origin, version=VersionFactory(article__publisher=house, **article))


def echoed(house: Source, times: int = 6) -> tuple[Claim, Origin, list[Appearance]]:
    """A claim that a house repeats from one origin."""
    one, origin = claim(), OriginFactory()
    return one, origin, [repeat(one, origin, house) for _ in range(times)]


def test_repetitions_are_counted_from_a_few_that_stand_for_them(ways: Ways, house: Source) -> None:
    one, origin, rows = echoed(house)
    assert ways.short == [before > KEPT for before in range(len(rows))]
    kept = stored(one).kept["appearances"]
    assert {int(pk) for pk in kept} == {row.pk for row in rows[:KEPT]}
    assert [times for times, _ in kept.values()] == [1, len(rows) - KEPT + 1]
    repeat(one, origin, SourceFactory())
    assert stored(one).result["appearances"] == len(rows) + 1
    assert stored(one).result["publishers"] == 2
    assert_fresh()


def test_what_cites_one_that_was_folded_reads_everything(ways: Ways, house: Source) -> None:
    one, _, rows = echoed(house)
    hop = unsaved(AttributionFactory, from_appearance=None, to_appearance=rows[-1], to_origin=None)
    record_appearance(unsaved(AppearanceFactory, claim=one), by=None, chain=[hop])
    assert ways.short[-1] is False
    assert str(rows[-1].pk) in stored(one).kept["appearances"]
    assert_fresh()


def test_a_second_passage_in_an_article_that_was_folded_reads_everything(
    ways: Ways, house: Source
) -> None:
    one, origin, rows = echoed(house)
    cites(one, origin, version=rows[-1].version, quote="ferry")
    assert ways.short[-1] is False
    assert_fresh()


def test_an_article_linked_to_one_that_was_folded_reads_everything(
    ways: Ways, house: Source
) -> None:
    one, origin, rows = echoed(house)
    version = VersionFactory()
    ArticleLinkFactory(
        from_article=version.article,
        to_article=rows[-1].article,
        kind=LinkKind.REPRINT_OF.value,
        judgement="confirmed",
    )
    cites(one, origin, version=version)
    assert ways.short[-1] is False
    assert_fresh()


def test_a_new_update_that_moves_where_others_citations_lead_reads_everything() -> None:
    """Alike so far, those who cite the one and those who cite the other part ways now."""
    one, origin, other = claim(), OriginFactory(), OriginFactory()
    first, second = (cites(one, origin) for _ in range(2))
    newer = cites(one, origin)
    stub = ArticleFactory(held=Held.CITED_ONLY.value)
    for start, to in ((newer, first), (newer, second)):
        update(start.article, to.article)
    update(stub, first.article)
    for cited in [second] * 25 + [first] * 25:
        hop = unsaved(AttributionFactory, from_appearance=None, to_appearance=cited, to_origin=None)
        record_appearance(unsaved(AppearanceFactory, claim=one), by=None, chain=[hop])
    hop = unsaved(AttributionFactory, from_appearance=None, to_origin=other)
    nowhere = {"version": None, "exact": "", "start": None, "end": None}
    row = unsaved(AppearanceFactory, claim=one, article=stub, **nowhere)
    record_appearance(row, by=None, chain=[hop])
    assert_fresh()


def update(newer: Article, older: Article) -> None:
    source_records.save(
        unsaved(
            ArticleLinkFactory,
            from_article=newer,
            to_article=older,
            kind=LinkKind.UPDATE_OF.value,
            judgement="confirmed",
        ),
        by=None,
    )


def test_an_origin_issued_by_one_that_was_folded_reads_everything(
    ways: Ways, house: Source
) -> None:
    one, _, rows = echoed(house)
    cites(one, OriginFactory(article=Article.objects.get(pk=rows[-1].article_id)))
    assert ways.short[-1] is False
    assert_fresh()


def test_what_names_nobody_stands_only_for_others_of_its_house(ways: Ways, house: Source) -> None:
    one, other = claim(), SourceFactory()
    for publisher in [house, other] * 4:
        version = VersionFactory(article__publisher=publisher)
        row = unsaved(AppearanceFactory, claim=one, version=version, basis=Basis.UNATTRIBUTED.value)
        record_appearance(row, by=None)
    assert len(stored(one).kept["appearances"]) == 2 * KEPT
    assert stored(one).supports_possible == 2
    assert_fresh()


@pytest.mark.usefixtures("ways")
def test_a_former_result_keeps_nothing_of_this(house: Source) -> None:
    one, *_ = echoed(house)
    assert stored(one).kept
    cites(one)
    former = Corroboration.objects.about(one).exclude(superseded_at=None)
    assert former
    assert all(row.kept == {} for row in former)


def test_what_stands_for_nothing_else_is_not_kept(house: Source) -> None:
    one, *_ = echoed(house, times=2)
    assert stored(one).kept == {}


def test_a_claim_that_waits_to_be_counted_is_read_whole(ways: Ways, house: Source) -> None:
    one, origin, _ = echoed(house)
    ways.short.clear()
    marking.mark([one.pk], cause=None, now=stored(one).computed_at)
    repeat(one, origin, house)
    assert ways.short == []
    assert not StaleMark.objects.exists()
    assert_fresh()
