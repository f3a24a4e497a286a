"""How a number grew, and what changed between stored results, as services tell it."""

from datetime import date

import pytest
from django.core.cache import cache

from claims.domain.vocabulary import ClaimKind, Stance
from claims.models import Claim, Corroboration, Origin
from claims.services.corroboration import recompute_one
from claims.services.history import changes_between, timeline_of
from tests.claims import writing
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


def test_a_timeline_is_remembered_until_the_result_rests_on_something_else() -> None:
    claim = ClaimFactory()
    says(claim, 2016, OriginFactory())
    recompute_one(claim.pk)
    assert steps(claim) == [(2016, (1, 1))]
    says(claim, 2017, OriginFactory())
    assert steps(claim) == [(2016, (1, 1))], "as the answer that is shown"
    recompute_one(claim.pk)
    assert steps(claim) == [(2016, (1, 1)), (2017, (2, 2))]
    cache.clear()


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
