"""The leases that this process holds on embedded servers."""

import threading
from pathlib import Path

from config.database.errors import DatabaseUnusable
from config.postgres import Lease, Places, ServerRefused
from config.postgres.users import owner_name

_leases: dict[Path, Lease] = {}
_turn = threading.Lock()


def fetch_server(var: Path) -> Places:
    """Will return the places of the running server of `var`, ours to use until the process ends.

    Raises: `DatabaseUnusable` when there is no server to be had.
    """
    with _turn:
        lease = _leases.setdefault(var, Lease(var))
        try:
            return lease.take()
        except ServerRefused as refusal:
            raise DatabaseUnusable(str(refusal)) from refusal


def keeper_of(var: Path) -> str:
    """Will return the name of the system user who started the server of `var`."""
    return owner_name(Places.of(var).state)


def leave_servers(wait: bool) -> None:
    """Will give every lease back; with `wait`, see the servers stop that nobody else uses."""
    with _turn:
        for lease in _leases.values():
            lease.give_back(wait)


def data_folder(var: Path) -> Path:
    """Will return where the server of `var` keeps its data."""
    return Places.of(var).data
