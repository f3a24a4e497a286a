"""A process that merges and is killed in the middle: `python -m … DATABASE KIND IDS POINT [loose]`.

It dies by its own hand, with the signal that nobody can catch, before it sends the statement of
this number or the first one that begins with these words. `loose` takes the transaction away, to
show what would be left then.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

Execute = Callable[..., Any]


class KilledAt:
    """Counts statements; before the one of this number, or of these words, the process is gone."""

    def __init__(self, point: str) -> None:
        self.point = point
        self.sent = 0

    def __call__(self, execute: Execute, sql: str, *rest: Any) -> Any:
        self.sent += 1
        if str(self.sent) == self.point or sql.startswith(self.point):
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, *rest)


@contextmanager
def no_transaction(*_: Any, **__: Any) -> Iterator[None]:
    """A verb that is not one."""
    yield


def main(database: str, kind: str, survivor: int, merged: int, point: str, *, loose: bool) -> None:
    import django

    django.setup()
    from django.db import connection, connections

    connections.settings["default"]["NAME"] = database
    from sources.services.merging import model_for, verbs
    from tests.sources.services.merging.worlds import merge_pair, somebody

    model = model_for(kind)
    if loose:
        verbs.verb = no_transaction
        verbs.locked_pair = lambda model, *ids: [model.objects.get(pk=pk) for pk in ids]
    pair, by = [model.objects.get(pk=pk) for pk in (survivor, merged)], somebody()
    with connection.execute_wrapper(KilledAt(point)):
        merge_pair(*pair, by=by, reason="one thing")


if __name__ == "__main__":
    database, kind, first, second, point = sys.argv[1:6]
    loose = sys.argv[6:] == ["loose"]
    main(database, kind, int(first), int(second), point, loose=loose)
