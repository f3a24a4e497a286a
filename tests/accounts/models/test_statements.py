"""Hot statements: those that are kept planned, and those that are planned for their values."""

from typing import Any

import pytest
from django.db import DataError, transaction

from accounts.models.statements import composed

pytestmark = pytest.mark.django_db

TELLING = "SELECT CASE WHEN %s::bool THEN 7 ELSE 1/0 END, 5 %% 3, %s"
"""Whoever plans it with its value does without the division, whoever plans it for any value does not."""


def telling(values: tuple[Any, ...], *, is_kept: bool, is_written: bool) -> list[Any]:
    """What a statement of one part with these values tells."""
    part = {"part (first, second, third)": (TELLING, values)}
    asked = composed("SELECT * FROM part", part, is_kept=is_kept, is_written=is_written)
    return asked.read()


@pytest.mark.parametrize("is_kept", [True, False])
def test_what_is_written_is_planned_for_its_values(*, is_kept: bool) -> None:
    rows = telling((True, "50 % o'clock, $1"), is_kept=is_kept, is_written=True)
    assert rows == [(7, 2, "50 % o'clock, $1")]
    with pytest.raises(DataError), transaction.atomic():
        telling((True, ""), is_kept=is_kept, is_written=False)
