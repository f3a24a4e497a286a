"""Streams records out as lines: in one snapshot, a stretch at a time, in constant memory."""

from collections.abc import Iterator, Sequence

from django.core.exceptions import FieldDoesNotExist
from django.db import connection, transaction

from accounts.models import Installation, User
from accounts.models.bulk import telling
from accounts.models.bulk.parts import Kind, kinds
from accounts.permissions import may

STRETCH = 5_000
"""Ids that one statement tells about."""

PIECE = 64 * 1024
"""Bytes that are sent at once, about."""


def export_lines(names: Sequence[str], *, to_staff: bool) -> Iterator[bytes]:
    """Will give the records of these kinds as lines of JSON, whole lines in every piece.

    All of it is of one moment. Nothing is read before the first piece is asked for.
    """
    is_first = not connection.in_atomic_block
    with transaction.atomic():
        _look_at_one_moment(is_first=is_first)
        known = _names()
        for name in names:
            yield from _of_kind(kinds()[name], known, to_staff=to_staff)


def sees_all(user: object) -> bool:
    """Whether somebody sees what was rejected as well."""
    return isinstance(user, User) and may(user, "appearance.view")


def _look_at_one_moment(*, is_first: bool) -> None:
    """Lets every statement see the same, where nothing was read in this transaction yet."""
    with connection.cursor() as cursor:
        if is_first:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")


def _names() -> telling.Names:
    """What of other installations and of merges the keys depend on."""
    with connection.cursor() as cursor:
        cursor.execute(telling.KEYED, [list(kinds())])
        keyed = frozenset(row[0] for row in cursor.fetchall())
    merged = frozenset(name for name, kind in kinds().items() if _is_merged(kind))
    tables = {name: kind.record.table for name, kind in kinds().items()}
    return telling.Names(Installation.objects.code(), keyed, merged, tables)


def _is_merged(kind: Kind) -> bool:
    """Whether any record of a kind was merged into another."""
    try:
        kind.record.model._meta.get_field("merged_into")
    except FieldDoesNotExist:
        return False
    return kind.record.model._base_manager.filter(merged_into__isnull=False).exists()


def _of_kind(kind: Kind, names: telling.Names, *, to_staff: bool) -> Iterator[bytes]:
    """The lines of one kind."""
    query = telling.lines_of(kind, names, to_staff=to_staff)
    with connection.cursor() as cursor:
        cursor.execute(telling.ENDS.format(table=kind.record.table))
        first, last = cursor.fetchone()
    waiting, size = list[bytes](), 0
    for begin in range(first, last + 1, STRETCH):
        statement = telling.copy_out(query.format(first=begin, last=begin + STRETCH - 1))
        with connection.cursor() as cursor, cursor.copy(statement) as copy:
            for piece in copy:
                waiting.append(bytes(piece))
                size += len(piece)
                if size >= PIECE:
                    yield b"".join(waiting)
                    waiting, size = [], 0
    if waiting:
        yield b"".join(waiting)
