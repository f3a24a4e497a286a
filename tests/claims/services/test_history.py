"""How a number grew, and what changed between stored results, as services tell it."""

from datetime import date
from typing import Any

import pytest

from claims.domain.corroboration import Timeline, timeline
from claims.domain.corroboration.alike import KEPT
from claims.domain.vocabulary import ClaimKind, Stance
from claims.models import Claim, Corroboration, Origin
from claims.services import history
from claims.services.facts import gathering
from claims.services.fetching import Row, fetch
from claims.services.history import changes_between, timeline_of
from sources.models import Article
from tests.claims import writing
from tests.claims.fresh import recompute_one
from tests.factories.claims import (
    AttributionFactory,
    ClaimFactory,
    CorroborationFactory,
    OriginFactory,
)
from tests.factories.sources import ArticleFactory, VersionFactory

pytestmark = pytest.mark.django_db


def says(claim: Claim, year: int, origin: Origin, stance: Stance = Stance.SUPPORTS) -> None:
    article = ArticleFactory(published_from=date(year, 1, 1), published_to=date(year, 1, 1))
    AttributionFactory(
        from_appearance__claim=claim,
        from_appearance__version=VersionFactory(article=article),
        from_appearance__stance=stance.value,
        to_origin=origin,
    )


def steps(claim: Claim) -> list[tuple[int, tuple[int, int]]]:
    return [(m.day.year if m.day else 0, m.supports) for m in timeline_of(claim).moments]


def test_a_statement_counts_until_it_came_out_that_it_was_never_made() -> None:
    said = OriginFactory()
    claim, quote = ClaimFactory(), ClaimFactory(attests=said, kind=ClaimKind.QUOTE.value)
    says(claim, 2016, said)
    says(quote, 2018, OriginFactory(), Stance.REFUTES)
    for one in (quote, claim):
        recompute_one(one.pk)
    assert steps(claim) == [(2016, (1, 1)), (2018, (0, 1))]


def test_a_timeline_is_remembered_until_something_it_rests_on_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[Timeline] = []

    def count(*given: Any) -> Timeline:
        made.append(timeline(*given))
        return made[-1]

    monkeypatch.setattr(history, "timeline", count)
    claim, statement = ClaimFactory(), OriginFactory()
    says(claim, 2016, statement)
    recompute_one(claim.pk)
    assert steps(claim) == steps(claim) == [(2016, (1, 1))]
    assert len(made) == 1
    says(claim, 2017, OriginFactory())
    assert steps(claim) == [(2016, (1, 1)), (2017, (2, 2))]
    assert len(made) == 2


def test_what_a_result_folds_away_matters_to_a_remembered_timeline() -> None:
    claim, origin = ClaimFactory(), OriginFactory()
    for year in range(1990, 1990 + KEPT + 5):
        says(claim, year, origin)
    last = Article.objects.latest("pk")
    assert recompute_one(claim.pk)
    before = timeline_of(claim)
    Article.objects.filter(pk=last.pk).update(
        published_from=date(2020, 7, 7), published_to=date(2020, 7, 8)
    )
    assert not recompute_one(claim.pk), "the result rests on the same"
    assert timeline_of(claim).days == before.days + 1


def test_a_quote_claim_matters_to_a_remembered_timeline() -> None:
    said = OriginFactory()
    claim, quote = ClaimFactory(), ClaimFactory(attests=said, kind=ClaimKind.QUOTE.value)
    says(claim, 2016, said)
    says(quote, 2018, OriginFactory(), Stance.REFUTES)
    for one in (quote, claim):
        recompute_one(one.pk)
    assert steps(claim) == [(2016, (1, 1)), (2018, (0, 1))]
    Article.objects.filter(published_from=date(2018, 1, 1)).update(
        published_from=date(2019, 1, 1), published_to=date(2019, 1, 1)
    )
    assert steps(claim) == [(2016, (1, 1)), (2019, (0, 1))]


def test_quote_claims_are_read_together(monkeypatch: pytest.MonkeyPatch) -> None:
    said, claim = OriginFactory(), ClaimFactory()
    says(claim, 2016, said)
    asked: list[str] = []

    def count(statement: str, **ids: Any) -> list[Row]:
        asked.append(statement)
        return fetch(statement, **ids)

    monkeypatch.setattr(gathering, "fetch", count)

    def statements(quotes: int) -> int:
        for _ in range(quotes):
            quote = ClaimFactory(attests=said, kind=ClaimKind.QUOTE.value)
            says(quote, 2018, OriginFactory())
        asked.clear()
        timeline_of(claim)
        return len(asked)

    assert statements(2) == statements(5)


def test_a_claim_nobody_computed_yet_has_its_timeline() -> None:
    claim = ClaimFactory()
    says(claim, 2016, OriginFactory())
    assert steps(claim) == [(2016, (1, 1))]


def test_changes_are_told_against_the_result_before_even_off_the_page() -> None:
    claim = writing.claim()
    for _ in range(3):
        writing.cites(claim)
    rows = list(Corroboration.objects.about(claim).with_cause())
    every = changes_between(rows)
    assert [change.is_first for change in every] == [False] * (len(rows) - 1) + [True]
    assert [one.changes for one in changes_between(rows[:2])] == [
        change.changes for change in every[:2]
    ]
    assert every[0].row.cause is not None
    assert changes_between([]) == []


def test_the_results_of_another_claim_are_never_the_ones_before() -> None:
    CorroborationFactory()
    (change,) = changes_between([CorroborationFactory()])
    assert change.is_first
