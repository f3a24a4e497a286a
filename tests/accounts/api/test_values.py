"""Values of bodies that are read strictly."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from rest_framework import serializers

from accounts.api.nested import Part
from accounts.api.values import Day, Flag, Number, Whole


def fields() -> dict[str, serializers.Field]:
    return {
        "flag": Flag(),
        "day": Day(),
        "number": Number(max_digits=5, decimal_places=2),
        "whole": Whole(min_value=0, max_value=9),
    }


@pytest.mark.parametrize(
    ("name", "given", "read"),
    [
        ("flag", True, True),
        ("flag", False, False),
        ("day", "0001-01-01", date(1, 1, 1)),
        ("day", "9999-12-31", date(9999, 12, 31)),
        ("number", 12.5, Decimal("12.5")),
        ("number", "12.50", Decimal("12.50")),
        ("number", -3, Decimal(-3)),
        ("whole", 9, 9),
    ],
)
def test_what_fits_is_read(name: str, given: Any, read: Any) -> None:
    assert fields()[name].run_validation(given) == read


@pytest.mark.parametrize(
    ("name", "given"),
    [
        *(("flag", one) for one in ("true", "", 1, 0, None, [], {})),
        *(("day", one) for one in ("20180501", "2018-5-1", "2018-W01-1", "2018-02-30", 20180501)),
        *(("day", one) for one in ("0000-01-01", "٢٠١٨-٠٥-٠١", "2018-05-01T00:00", "", None, [])),
        *(("number", one) for one in ("1e3", "٣", "NaN", "12,5", "", " 1", True, None, [], "+1")),
        *(("number", one) for one in (1e300, float("inf"), 10**30, 1.234, "9" * 5000)),
        *(("whole", one) for one in ("5", 5.0, True, -1, 10, 2**63, None, [], "٣")),
    ],
)
def test_nothing_is_taken_for_what_it_only_looks_like(name: str, given: Any) -> None:
    with pytest.raises(serializers.ValidationError):
        fields()[name].run_validation(given)


class Inner(Part):
    start = Whole()


class Outer(serializers.Serializer):
    parts = serializers.ListField(child=Inner())


def test_what_is_unknown_in_a_part_is_named() -> None:
    body = Outer(data={"parts": [{"start": 1}, {"start": 1, "end": 2}]})
    assert not body.is_valid()
    assert body.errors["parts"][1]["end"].code == "unknown"
