"""Stored results follow every write that can change them, in the transaction of the write."""

from datetime import date

import pytest
from django.db import transaction

from claims.domain.vocabulary import (
    AppearanceStatus,
    ClaimKind,
    OriginKind,
    Stance,
)
from claims.models import Corroboration
from claims.services import corroboration, records
from claims.services.appearances import record_appearance
from claims.services.corroboration import assessment_of, deferred, recompute
from sources.models import ArticleVersion
from tests.claims.fresh import assert_fresh, interval, recompute_one, stored
from tests.claims.writing import cites, claim, edit
from tests.factories.claims import (
    AppearanceFactory,
    AttributionFactory,
    OriginFactory,
)
from tests.factories.sources import VersionFactory
from tests.violations import unsaved

pytestmark = pytest.mark.django_db


def test_a_new_claim_has_its_result_at_once() -> None:
    new = claim()
    assert (stored(new).label, interval(new)) == ("unsupported", [0, 0])
    assert_fresh()


def test_each_appearance_counts_when_it_is_recorded() -> None:
    one = claim()
    for number in (1, 2, 3):
        cites(one)
        assert interval(one) == [number, number]
    assert_fresh()


def test_what_did_not_change_is_not_stored_again() -> None:
    one = claim()
    cites(one)
    before = Corroboration.objects.count()
    with transaction.atomic():
        recompute([one.pk])
    assert not recompute_one(one.pk)
    assert Corroboration.objects.count() == before


def test_earlier_results_stay_as_history() -> None:
    one = claim()
    cites(one)
    latest, first = Corroboration.objects.about(one)
    assert latest.superseded_at is None
    assert first.superseded_at == latest.computed_at
    assert (first.label, latest.label) == ("unsupported", "single_origin")


def test_a_statement_nobody_made_supports_nothing_for_sure() -> None:
    statement = OriginFactory(kind=OriginKind.STATEMENT.value)
    content = claim()
    cites(content, statement)
    quote = claim(kind=ClaimKind.QUOTE.value, attests=statement)
    assert interval(content) == [1, 1]
    denial = cites(quote, stance=Stance.REFUTES.value)
    assert stored(quote).label == "contradicted"
    assert interval(content) == [0, 1]
    assert "statement_disputed" in {reason["code"] for reason in stored(content).result["reasons"]}
    assert_fresh()
    edit(denial, status=AppearanceStatus.REJECTED.value)
    assert interval(content) == [1, 1]
    assert_fresh()


def test_a_quote_claim_that_no_longer_attests_disputes_nothing() -> None:
    statement = OriginFactory(kind=OriginKind.STATEMENT.value)
    content = claim()
    cites(content, statement)
    quote = claim(kind=ClaimKind.QUOTE.value, attests=statement)
    cites(quote, stance=Stance.REFUTES.value)
    quote.refresh_from_db()
    edit(quote, attests=None)
    assert interval(content) == [1, 1]
    assert_fresh()


def test_a_circle_of_citations_is_legal_and_says_so() -> None:
    one = claim()
    a, b = (record_appearance(unsaved(AppearanceFactory, claim=one), by=None) for _ in range(2))
    for here, there in ((a, b), (b, a)):
        hop = unsaved(AttributionFactory, from_appearance=here, to_appearance=there, to_origin=None)
        records.save(hop, by=None)
    assert (stored(one).label, interval(one)) == ("circular", [0, 0])
    assert_fresh()


def test_many_writes_inside_deferred_compute_once(monkeypatch: pytest.MonkeyPatch) -> None:
    one, calls = claim(), []
    keep = corroboration.keep
    monkeypatch.setattr(
        corroboration,
        "keep",
        lambda pk, *rest, **named: calls.append(pk) or keep(pk, *rest, **named),
    )
    with transaction.atomic(), deferred(), deferred():
        for _ in range(3):
            cites(one)
        assert calls == []
        assert interval(one) == [0, 0]
    assert calls == [one.pk]
    assert interval(one) == [3, 3]


def test_a_failure_inside_deferred_computes_nothing() -> None:
    one = claim()

    def fail_half_way() -> None:
        with transaction.atomic(), deferred():
            cites(one)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    assert interval(one) == [0, 0]
    cites(one)
    assert interval(one) == [1, 1]


def test_a_claim_as_of_an_earlier_day_is_computed_and_not_stored() -> None:
    one = claim()
    cites(one)
    before = Corroboration.objects.count()
    assert assessment_of(one, as_of=date(2018, 11, 21)).supports.possible == 0
    assert assessment_of(one, as_of=date(2018, 11, 22)).supports.confirmed == 1
    assert Corroboration.objects.count() == before


def test_a_quote_of_a_quote_carries_a_denial_to_the_end_of_the_chain() -> None:
    """The quote claim in the middle is older than the one that turns it."""
    first, second = OriginFactory(), OriginFactory()
    middle, content = claim(kind=ClaimKind.QUOTE.value, attests=second), claim()
    cites(content, second)
    cites(middle, first)
    cites(middle, OriginFactory(), stance=Stance.REFUTES.value)
    outer = claim(kind=ClaimKind.QUOTE.value, attests=first)
    assert (stored(middle).label, interval(content)) == ("conflicting", [1, 1])
    denial = cites(outer, OriginFactory(), stance=Stance.REFUTES.value)
    assert (stored(middle).label, interval(content)) == ("contradicted (open)", [0, 1])
    assert_fresh()
    edit(denial, status=AppearanceStatus.REJECTED.value)
    assert (stored(middle).label, interval(content)) == ("conflicting", [1, 1])
    assert_fresh()


def test_quote_claims_that_dispute_one_another_come_to_an_end() -> None:
    """Two that each rest on the statement the other one is about: no answer agrees with itself."""
    one, other = OriginFactory(), OriginFactory()
    quotes = [claim(kind=ClaimKind.QUOTE.value, attests=origin) for origin in (one, other)]
    cites(quotes[0], other, stance=Stance.REFUTES.value)
    cites(quotes[1], one, stance=Stance.REFUTES.value)
    for quote in quotes:
        assert Corroboration.objects.current().filter(claim=quote).count() == 1
        assert assessment_of(quote, as_of=date(2030, 1, 1)).appearances == 1


def test_a_denial_of_a_later_day_does_not_reach_back() -> None:
    statement, content = OriginFactory(), claim()
    cites(content, statement, version=published(date(2017, 1, 1)))
    quote = claim(kind=ClaimKind.QUOTE.value, attests=statement)
    cites(quote, stance=Stance.REFUTES.value, version=published(date(2020, 1, 1)))
    assert interval(content) == [0, 1]
    assert assessment_of(content, as_of=date(2018, 1, 1)).supports.confirmed == 1
    assert assessment_of(content, as_of=date(2020, 1, 1)).supports.confirmed == 0


def published(day: date) -> ArticleVersion:
    """A text of an article of that day."""
    return VersionFactory(article__published_from=day, article__published_to=day)
