"""Hot statements: those that are kept planned, and those that are planned for their values."""

import pytest
from django.db import DataError, transaction

from accounts.models.statements import Statement

pytestmark = pytest.mark.django_db

TELLING = "SELECT CASE WHEN %s::bool THEN 7 ELSE 1/0 END, 5 %% 3, %s"
"""Whoever plans it with its value does without the division, whoever plans it for any value does not."""


def test_what_is_not_kept_is_planned_for_its_values() -> None:
    rows = Statement(TELLING, (True, "50 % o'clock"), is_kept=False).read()
    assert rows == [(7, 2, "50 % o'clock")]
    with pytest.raises(DataError), transaction.atomic():
        Statement(TELLING, (True, ""), is_kept=True).read()


def test_without_values_it_is_the_same_whether_kept_or_not() -> None:
    assert [Statement("SELECT 5 %% 3", (), is_kept).read() for is_kept in (True, False)] == [
        [(2,)],
        [(2,)],
    ]
