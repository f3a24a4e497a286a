"""Which ties bind sources to each other."""

import pytest

from sources.models import SourceTie
from tests.factories.sources import SourceFactory, SourceTieFactory

pytestmark = pytest.mark.django_db


def test_ties_between_two_and_to_one_and_the_same_third_bind_them() -> None:
    one, other, owner, stranger = (SourceFactory() for _ in range(4))
    direct = SourceTieFactory(from_source=one, to_source=other)
    common = [SourceTieFactory(from_source=owner, to_source=each) for each in (one, other)]
    SourceTieFactory(from_source=stranger, to_source=one)
    SourceTieFactory(from_source=stranger, to_source=owner)
    found = SourceTie.objects.binding([one.pk, other.pk])
    assert {tie.pk for tie in found} == {tie.pk for tie in (direct, *common)}
    assert direct.touches(one)
    assert not common[0].touches(other)


def test_strangers_are_bound_by_nothing() -> None:
    one, other = SourceFactory(), SourceFactory()
    SourceTieFactory(from_source=one)
    SourceTieFactory(to_source=other)
    assert SourceTie.objects.binding([one.pk, other.pk]) == []
    assert SourceTie.objects.binding([]) == []
