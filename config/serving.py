"""What `manage.py serve` does, step by step: database, tables, seeds, login, pages."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.urls import Resolver404, resolve
from granian import Granian
from granian.constants import Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from rich.console import Console

from accounts.models import User
from accounts.services.people import create_user
from claims.models import Claim
from config import watching
from config.database import readiness
from config.database.embedded import leave_servers
from config.port import HOST, local_address, noted
from seeds.summary import best_known

THREADS = min(8, 2 * (os.cpu_count() or 1) + 1)
FREE = settings.REQUESTS_WAITING + 3
"""Threads of each process besides: to wait at the door, to say that it lives, or that too much is
asked (admission)."""

HEADERS_WITHIN = 10_000  # milliseconds for the head of a request
SHARED_FIGURES = "PROMETHEUS_MULTIPROC_DIR"
PLACES = (
    ("Home", "/"),
    ("Claims", "/claims/"),
    ("Desk", "/desk/"),
    ("API", "/api/v1/"),
    ("API documentation", "/api/v1/docs/"),
    ("Admin", "/admin/"),
)


def prepare(console: Console) -> None:
    """Will leave a database that can be served: migrated, seeded, with somebody who can sign in.

    Does nothing that is already done.
    """
    if readiness.needs_migrating():
        console.print("Making the tables, which takes a few seconds …")
        call_command("migrate", verbosity=0)
    if warning := readiness.warning():
        console.print(warning, style="yellow")
    load_seeds(console)
    password = make_admin()
    show_best_known(console)
    if password:
        console.print(
            "\nA login for the admin, shown this once: "
            f"[bold]admin[/bold] / [bold]{password}[/bold]\n"
            "(forgotten? `.venv/bin/python manage.py changepassword admin`)"
        )


def load_seeds(console: Console) -> None:
    """Will load the seeds into a database that holds no claims yet."""
    if not Claim.objects.exists():
        console.print("Loading the seeds …")
        call_command("load_seeds")


def make_admin() -> str:
    """Will make the login `admin` where nobody is a superuser, and return its new password."""
    if User.objects.filter(is_superuser=True).exists():
        return ""
    password = secrets.token_urlsafe(12)
    create_user(username="admin", password=password, by=None, is_superuser=True)
    return password


def show_best_known(console: Console) -> None:
    """Will print how the best-known claims of the seeds are sourced."""
    if Claim.objects.exists():
        console.print(best_known())


def where_to_look(port: int) -> list[str]:
    """Will return a line for each door into the site that exists."""
    root = local_address(port)
    return [f"  {name:<18} {root}{path}" for name, path in PLACES if _exists(path)]


def serve(port: int, console: Console, *, worker: bool, processes: int = 1) -> None:
    """Will serve the pages until SIGINT or SIGTERM, then leave the database server and see it go.

    With `worker`, a worker runs beside them and stops with them. A process of `processes` that dies
    is started again; what is being answered at the signal is answered.
    """
    _tell_processes(port, processes)
    # The workers are forked: they must not share our connections.
    connections.close_all()
    server = Granian(
        "config.wsgi:application",
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        blocking_threads=THREADS + FREE,
        http1_settings=HTTP1Settings(header_read_timeout=HEADERS_WITHIN),
        respawn_failed_workers=True,
        log_level=LogLevels.warning,
        workers_kill_timeout=10,
    )
    server.on_startup(lambda: _say_where(port, console))
    with noted(port), _worker(server) if worker else nullcontext():
        server.serve()
        console.print("Stopping …")
    leave_servers(wait=True)
    console.print("Stopped.")


def _tell_processes(port: int, processes: int) -> None:
    """Lets the processes know how much they answer at once, and where they count together."""
    settings.REQUESTS_AT_ONCE = settings.REQUESTS_AT_ONCE or THREADS
    # Where they are not forked they read everything anew.
    os.environ["REQUESTS_AT_ONCE"] = str(settings.REQUESTS_AT_ONCE)
    if processes > 1:
        folder = settings.VAR_DIR / f"metrics-{port}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        # Heeded when the figures are loaded, so that nothing here may have loaded them yet.
        os.environ[SHARED_FIGURES] = str(folder)


@contextmanager
def _worker(server: Any) -> Iterator[None]:
    """Keeps a worker beside the server, begun once the server stands."""
    guard = watching.Guard()
    server.on_startup(guard.start)
    try:
        yield
    finally:
        guard.end()


def _say_where(port: int, console: Console) -> None:
    console.print("\nSecond Source is served; Ctrl-C stops it.", style="bold")
    console.print("\n".join(where_to_look(port)), highlight=False)


def _exists(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True
