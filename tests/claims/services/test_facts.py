"""Facts are gathered in as many queries at thirty appearances as at three."""

import pytest

from claims.services.facts import facts_of
from tests.claims.writing import cites, claim
from tests.factories.claims import (
    AttributionFactory,
    ClaimFactory,
)
from tests.flat import asked, assert_flat

pytestmark = pytest.mark.django_db


def test_facts_are_gathered_in_as_many_queries_however_many_there_are() -> None:
    one = ClaimFactory()

    def make_row() -> None:
        AttributionFactory(from_appearance__claim=one)

    assert_flat(make_row, lambda: facts_of(one.pk))
    with asked() as statements:
        facts_of(one.pk)
    assert len(statements) == 7


def test_recording_takes_as_many_queries_however_many_there_are() -> None:
    one = claim()
    cites(one)
    with asked() as few:
        cites(one)
    for _ in range(20):
        AttributionFactory(from_appearance__claim=one)
    with asked() as many:
        cites(one)
    assert len(many) == len(few)
