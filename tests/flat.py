"""Proof that a list is flat: as many queries at 30 rows as at 3."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext


def assert_flat(make_row: Callable[[], Any], read: Callable[[], Any]) -> None:
    """Fails when `read` asks the database more often at 30 rows than at 3."""
    for _ in range(3):
        make_row()
    read()  # whatever is asked once per process is asked now
    few = _queries(read)
    for _ in range(27):
        make_row()
    many = _queries(read)
    assert len(many) == len(few), "\n".join(many)


def _queries(read: Callable[[], Any]) -> list[str]:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        read()
    return [query["sql"] for query in captured.captured_queries]
