"""Django's PostgreSQL backend, which fetches the embedded server and says plainly what is wrong."""

import select
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from typing import Any

from django.db.backends.postgresql import base
from django.db.utils import DatabaseErrorWrapper
from django.utils.functional import cached_property
from psycopg import OperationalError
from psycopg.errors import Diagnostic
from psycopg.pq import TransactionStatus

from config.database.embedded import fetch_server, keeper_of
from config.database.errors import CommitUnconfirmed, DatabaseUnusable, listeners
from config.database.refusals import in_plain_words, passes, server_fault

CALLED_OFF = 5.0  # seconds to call a COMMIT off
PATIENCE = 30.0  # seconds for an embedded server that is coming back
PAUSE = 0.1


WARNING = "01000"
"""SQLSTATE of the warning with which a COMMIT ends that no standby has confirmed."""


class Warnings:
    """What a server warned of since somebody last looked."""

    def __init__(self) -> None:
        self.found = False

    def note(self, said: Diagnostic) -> None:
        """Called by psycopg for each notice."""
        if said.sqlstate == WARNING:
            self.found = True


class HeardErrors(DatabaseErrorWrapper):
    """Turns psycopg's errors into Django's, and tells whoever listens."""

    def __exit__(self, exc_type: Any, exc_value: Any, traceback: Any) -> None:
        """Will raise Django's error where psycopg raised one."""
        if exc_type is not None:
            for listen in listeners:
                listen(exc_value)
        super().__exit__(exc_type, exc_value, traceback)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that starts the server it needs."""

    _warnings = Warnings()

    @cached_property
    def wrap_database_errors(self) -> DatabaseErrorWrapper:
        """What surrounds every call of psycopg."""
        return HeardErrors(self)

    def _commit(self) -> None:
        """Will commit.

        Raises: `CommitUnconfirmed` when it is done here and may not be on the standby it waited for.
        """
        self._warnings.found = False
        patience = self.settings_dict.get("COMMIT_WITHIN")
        with _bounded(self.connection, patience) if patience else nullcontext():
            super()._commit()  # type: ignore[misc]
        if self._warnings.found:
            raise CommitUnconfirmed("The standby did not confirm in time what was written.")

    def get_connection_params(self) -> dict[str, Any]:
        """Will return the parameters of a server that runs."""
        embedded = self.settings_dict.get("EMBEDDED")
        if embedded is not None:
            self.settings_dict["HOST"] = str(fetch_server(embedded).socket)
        return super().get_connection_params()

    def is_usable(self) -> bool:
        """Will say whether the server is still there, which is asked before every request.

        A server that ends a connection says so, or its kernel does: where nothing arrived, nothing
        needs to be asked. In a transaction that failed nothing can be asked.
        """
        if self.connection is None or self.connection.closed:
            return False
        if self.connection.pgconn.transaction_status == TransactionStatus.INERROR:
            return False
        arrived = select.poll()
        arrived.register(self.connection.fileno(), select.POLLIN)
        return not arrived.poll(0) or super().is_usable()

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Will connect; waits for an embedded server that was killed and is coming back.

        Raises: `DatabaseUnusable` when there is no connection to be had, or one to a server that
        is too old or not UTF-8.
        """
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                connection = super().get_new_connection(conn_params)
                break
            except self.Database.OperationalError as error:
                embedded = self.settings_dict.get("EMBEDDED")
                if embedded is None or not passes(error) or time.monotonic() > deadline:
                    keeper = embedded and keeper_of(embedded)
                    raise DatabaseUnusable(in_plain_words(error, conn_params, keeper)) from error
                time.sleep(PAUSE)
                conn_params = self.get_connection_params()
        info = connection.info
        if fault := server_fault(info.server_version, info.parameter_status("server_encoding")):
            connection.close()
            raise DatabaseUnusable(fault)
        self._warnings = Warnings()
        connection.add_notice_handler(self._warnings.note)
        if patience := self.settings_dict.get("PATIENCE"):
            _bind(connection, patience)
        return connection


def _bind(connection: Any, patience: float) -> None:
    """Makes every wait for this server end, and the connection with it, whatever became of it."""
    wait = connection.wait

    def bounded(generator: Any, interval: float = PAUSE, timeout: float = patience) -> Any:
        try:
            return wait(generator, interval, min(timeout, patience))
        except OperationalError:
            if connection.info.transaction_status == TransactionStatus.ACTIVE:
                connection.close()  # it still waits: whatever comes later belongs to nobody
            raise

    connection.wait = bounded


@contextmanager
def _bounded(connection: Any, patience: float) -> Iterator[None]:
    """Ends a COMMIT that waits for a standby, which no timeout of PostgreSQL does.

    It is called off before the connection is closed: its rows would stay locked.
    Raises: `CommitUnconfirmed`.
    """
    wait = connection.wait

    def bounded(generator: Any, interval: float = PAUSE) -> Any:
        try:
            return wait(generator, interval, patience)
        except OperationalError as silence:
            if connection.info.transaction_status != TransactionStatus.ACTIVE:
                raise
            with suppress(OperationalError):
                connection.cancel_safe(timeout=CALLED_OFF)
            connection.close()
            raise CommitUnconfirmed("The COMMIT did not end in time.") from silence

    connection.wait = bounded
    try:
        yield
    finally:
        connection.wait = wait
