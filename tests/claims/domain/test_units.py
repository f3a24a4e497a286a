from decimal import Decimal

import pytest

from claims.domain.units import unit_and_size
from claims.domain.vocabulary import Statistic


@pytest.mark.parametrize(
    ("unit", "statistic", "name", "size"),
    [
        ("percent", Statistic.SHARE, "%", 1),
        ("", Statistic.SHARE, "%", 1),
        ("", Statistic.CHANGE_REL, "%", 1),
        ("", Statistic.COUNT, "", 1),
        ("percent", Statistic.CHANGE_ABS, "points", 1),
        ("Percentage points", Statistic.CHANGE_ABS, "points", 1),
        ("times", Statistic.RATIO, "times", 1),
        ("", Statistic.RATIO, "times", 1),
        ("meetings", Statistic.COUNT, "meeting", 1),
        ("million people", Statistic.COUNT, "people", 10**6),
        ("hours", Statistic.TOTAL, "second", 3600),
        ("billion US dollars", Statistic.TOTAL, "usd", 10**9),
        ("million tonnes", Statistic.TOTAL, "kilogram", 10**9),
    ],
)
def test_units_have_one_spelling(unit: str, statistic: Statistic, name: str, size: int) -> None:
    assert unit_and_size(unit, statistic) == (name, Decimal(size))
