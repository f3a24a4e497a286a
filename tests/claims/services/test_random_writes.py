"""After any series of writes, every stored result is what its records give when computed anew."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from accounts.errors import Refused
from claims.domain.corroboration import alike
from claims.domain.vocabulary import ClaimStatus
from claims.models import Claim, Corroboration, StaleMark
from claims.services import marking, reach
from claims.services.draining import drain
from claims.services.facts import facts_of
from sources import ripple
from tests.claims.fresh import assert_fresh
from tests.claims.random_writes import OPERATIONS, begin
from tests.random_world import NothingThere, World

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(3600)]

STEPS = 12
SERIES = st.lists(st.sampled_from(OPERATIONS), min_size=STEPS // 2, max_size=STEPS)
EXAMPLES = max(3, settings().max_examples // 66)


@contextmanager
def undone() -> Iterator[None]:
    """Nothing that is written inside stays."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def quotes_go_round() -> bool:
    """Whether a quote claim rests on the very statement it is about: no result agrees with itself."""
    quotes = Claim.objects.filter(attests__isnull=False).values_list("pk", flat=True)
    return any(pk in reach.resting_on_words_of([pk]) for pk in quotes)


def write(operation: Callable[[World], None], world: World) -> None:
    """One write, which may be refused, and is undone where it makes quote claims go round."""
    point = transaction.savepoint()
    try:
        operation(world)
    except (ValidationError, Refused, NothingThere):
        transaction.savepoint_rollback(point)
        return
    if quotes_go_round():
        transaction.savepoint_rollback(point)
    else:
        transaction.savepoint_commit(point)


def look_at_names(told: dict[str, str]) -> None:
    """Fails when a result with the same `looks` as before stands for other facts than it did."""
    for current in Corroboration.objects.current().filter(claim__status=ClaimStatus.OPEN):
        facts = facts_of(current.claim_id).input_hash
        assert told.setdefault(f"{current.pk} {current.looks}", facts) == facts


def series(data: st.DataObject) -> None:
    """A series of writes, with a look at every claim after each, once its marks are worked off."""
    told: dict[str, str] = {}
    with undone():
        begin()
        world = World(data)
        for operation in data.draw(SERIES):
            write(operation, world)
            for _ in drain():
                pass
            assert_fresh()
            look_at_names(told)


@settings(
    max_examples=EXAMPLES,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.data())
def test_after_any_write_every_result_is_fresh(data: st.DataObject) -> None:
    series(data)
    assert not StaleMark.objects.exists()


@settings(
    max_examples=EXAMPLES,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.data())
def test_the_same_where_one_of_each_kind_stands_for_the_rest(data: st.DataObject) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alike, "KEPT", 1)
        series(data)


@pytest.mark.parametrize("most", [0, 1])
@settings(
    max_examples=EXAMPLES,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data())
def test_what_is_counted_in_the_background_ends_as_fresh(most: int, data: st.DataObject) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(marking, "MOST_CLAIMS", most)
        series(data)


def test_without_the_ripple_the_same_series_goes_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    """A series that ends as fresh without it would prove nothing; one in some dozens does not."""
    monkeypatch.setattr(ripple, "changed", lambda **_: None)
    without = settings(
        max_examples=300,
        phases=[Phase.generate],
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )(given(st.data())(series))
    with pytest.raises(AssertionError):
        without()
