"""A real worker on a test database: `python -m tests.config.jobs DATABASE SILENCE [SWITCH…]`."""

import os
import sys

import django


def main(database: str, silence: str, *switches: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.conf import settings
    from django.db import connections

    from accounts import jobs
    from accounts.services import jobs as services
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
    # Misfortune strikes far more often here than a job can be unlucky in production.
    services.ATTEMPTS = jobs.PASSING.max_attempts = 50
    jobs.PASSING.exponential_wait, jobs.PASSING.wait = 0, 1
    if "leave" in switches:
        worker._take_over = lambda: None
    if "trust" in switches:
        from accounts.services import steps

        steps.hold_run = lambda: None
        jobs._leave_if_taken_over = lambda run: None
    worker.work(at_once=4)


main(*sys.argv[1:])
