"""What a result rests on is known by the result, until it is counted once more."""

from collections.abc import Callable

import pytest
from django.core.cache import cache

from accounts.models.asked import noting
from claims.domain.corroboration import alike
from claims.domain.vocabulary import ClaimStatus
from claims.models import Appearance, Claim, StaleMark
from claims.services import keeping
from claims.services.facts import facts_of
from claims.services.facts.known import Known, known_of
from tests.claims import writing
from tests.claims.fresh import stored
from tests.factories.claims import OriginFactory, StaleMarkFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def one_of_each_kind_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alike, "KEPT", 1)
    cache.clear()


def crowded() -> Claim:
    """A claim that four articles took from one origin, of which one or two stand for the rest."""
    claim, origin = writing.claim(), OriginFactory()
    for _ in range(4):
        writing.cites(claim, origin)
    return claim


def renamed(claim: Claim) -> None:
    """Changes the title of an article that another one stands for."""
    kept = {one.id for one in alike.fold(facts_of(claim.pk)).appearances}
    folded = Appearance.objects.of([claim.pk]).exclude(pk__in=kept).first()
    assert folded is not None
    writing.edit(folded.article, title="Told by many")


def known_today(pk: int) -> Known:
    claim = Claim.objects.with_staleness().get(pk=pk)
    return known_of(claim, stored(claim))


def asked_for(ask: Callable[[], object]) -> int:
    """How much is noted of what is asked."""
    with noting() as noted:
        ask()
    assert noted.is_whole
    return len(noted.answers)


def test_what_is_known_is_what_the_facts_are() -> None:
    claim = crowded()
    facts = facts_of(claim.pk)
    for _ in range(2):
        found = known_today(claim.pk)
        assert found.input_hash == facts.input_hash
        assert found.origins == {one.id for one in facts.origins}
        assert found.facts == facts


def test_what_changes_nothing_in_the_result_is_known_at_once() -> None:
    claim = crowded()
    before, known_before = stored(claim), known_today(claim.pk).input_hash
    renamed(claim)
    now = stored(claim)
    assert (now.pk, now.input_hash) == (before.pk, before.input_hash)
    assert now.looks == before.looks + 1
    assert known_today(claim.pk).input_hash == facts_of(claim.pk).input_hash != known_before


def test_without_looks_it_would_go_unseen(monkeypatch: pytest.MonkeyPatch) -> None:
    claim = crowded()
    known_today(claim.pk)
    monkeypatch.setattr(keeping, "_found_again", lambda results: None)
    renamed(claim)
    assert known_today(claim.pk).input_hash != facts_of(claim.pk).input_hash


def test_another_wording_of_a_result_is_another_look() -> None:
    claim = crowded()
    before = stored(claim)
    article = Appearance.objects.of([claim.pk]).earliest("pk").article
    writing.edit(article, title="Told by one")
    assert stored(claim).pk == before.pk
    assert stored(claim).looks == before.looks + 1


def test_of_a_claim_that_waits_or_is_no_longer_tracked_the_facts_are_read_and_noted() -> None:
    claim = Claim.objects.with_staleness().get(pk=crowded().pk)
    current = stored(claim)
    for _ in range(2):
        assert asked_for(lambda: known_of(claim, current).facts) == 0
    StaleMarkFactory(claim=claim)
    marked = Claim.objects.with_staleness().get(pk=claim.pk)
    assert asked_for(lambda: known_of(marked, current)) > 0
    StaleMark.objects.all().delete()
    Claim.objects.filter(pk=claim.pk).update(status=ClaimStatus.WITHDRAWN)
    withdrawn = Claim.objects.with_staleness().get(pk=claim.pk)
    assert asked_for(lambda: known_of(withdrawn, current)) > 0
