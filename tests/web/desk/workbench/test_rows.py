"""What the workbench reads as plain rows is what the records themselves say."""

from decimal import Decimal

import pytest

from claims.domain.vocabulary import AppearanceStatus, Stance
from claims.models import Appearance
from tests.factories.claims import AppearanceFactory, ClaimFactory
from tests.factories.sources import VersionFactory
from tests.flat import assert_flat
from web.desk.workbench.rows import marked_in
from web.figures import figure_in_words

pytestmark = pytest.mark.django_db

FIGURE = {"comparator": "approx", "statistic": "share", "unit": "percent"}


def test_rows_say_what_the_records_say() -> None:
    version = VersionFactory()
    AppearanceFactory(version=version, stance=Stance.REFUTES, claim=ClaimFactory(language="de"))
    AppearanceFactory(version=version, **FIGURE, amount=Decimal("74.5"), population="Russians")
    AppearanceFactory(version=version, status=AppearanceStatus.SUGGESTED)
    AppearanceFactory(version=version, status=AppearanceStatus.REJECTED)
    AppearanceFactory()
    rows = Appearance.objects.filter(version=version).undecided_or_accepted().in_text_order()
    found = marked_in(version.article)
    assert [one.id for one in found] == [row.pk for row in rows]
    assert len(found) == 3
    for one, row in zip(found, rows, strict=True):
        for name in ("version_id", "start", "end", "status", "change", "stance", "claim_id"):
            assert getattr(one, name) == getattr(row, name), name
        for name in ("statement", "language", "label", "verdict", "verdict_class"):
            assert getattr(one, name) == getattr(row.claim, name), name
        assert one.supports_confirmed == row.claim.supports_confirmed
        assert one.supports_possible == row.claim.supports_possible
        assert one.said == figure_in_words(row)
    assert sorted(one.said for one in found) == ["", "", "about 74.5 percent of Russians"]


def test_a_passage_stands_in_its_own_version_alone() -> None:
    row = AppearanceFactory()
    (one,) = marked_in(row.article)
    assert one.stands_in(row.version_id)
    assert not one.stands_in(row.version_id + 1)
    assert not one.stands_in(None)
    assert not one._replace(version_id=None, start=None).stands_in(None)


def test_it_is_one_question_however_many_there_are() -> None:
    version = VersionFactory()
    assert_flat(lambda: AppearanceFactory(version=version), lambda: marked_in(version.article))
