"""A real worker on a test database: `python -m tests.config.jobs DATABASE SILENCE [AT_ONCE]`."""

import os
import sys

import django


def main(database: str, silence: str, at_once: str = "4", *switches: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.conf import settings
    from django.db import connections

    from config import worker
    from tests.config.jobs import probe

    assert probe.NAME
    settings.WORKER_SILENCE = float(silence)
    ours = connections.settings["default"]
    ours["NAME"] = database
    # As in production it is below the silence: a transaction that nobody goes on with is ended.
    idle = int(float(silence) * 600)
    ours["OPTIONS"]["options"] += f" -c idle_in_transaction_session_timeout={idle}"
    ours["OPTIONS"]["options"] += " -c lock_timeout=500"
    worker.UNWRITTEN = 1.0
    if "leave" in switches:
        worker._take_over = lambda: None
    if "trust" in switches:
        from accounts import jobs
        from accounts.services import records

        records.hold_run = lambda: None
        jobs._leave_if_taken_over = lambda run: None
    worker.work(at_once=int(at_once))


main(*sys.argv[1:])
