"""Proof that a list is flat: as many queries at 30 rows as at 3."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest


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
    with asked() as statements:
        read()
    return statements


@contextmanager
def asked() -> Iterator[list[str]]:
    """Notes every statement that any cursor runs, those that go past the ORM too."""
    statements: list[str] = []
    execute = psycopg.Cursor.execute

    def note(cursor: Any, query: Any, *rest: Any, **named: Any) -> Any:
        statements.append(str(query))
        return execute(cursor, query, *rest, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(psycopg.Cursor, "execute", note)
        yield statements
