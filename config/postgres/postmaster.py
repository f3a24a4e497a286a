"""Starts PostgreSQL, watches it come up and stops it."""

import ctypes
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from config.postgres.cluster import hba_file, ident_file
from config.postgres.errors import ServerRefused
from config.postgres.places import Places

PATIENCE = 60.0  # seconds without any sign of progress
LOG_LIMIT = 10_000_000  # bytes
PR_SET_PDEATHSIG = 1
STILL_DYING = ("shared memory block", "lock file")

Say = Callable[[str], None]


def start(places: Places, say: Say) -> subprocess.Popen[bytes]:
    """Will return the running server once it takes connections.

    Waits through a crash recovery of any length as long as it moves on.
    Raises: `ServerRefused` with PostgreSQL's own last words when it does not come up.
    """
    settle_what_was_left(places, say)
    deadline = time.monotonic() + PATIENCE
    while True:
        server = _launch(places)
        if await_ready(server, places, say):
            return server
        words = last_words(places.log)
        # The children of a server killed a moment ago need that moment to go.
        if not any(phrase in words for phrase in STILL_DYING) or time.monotonic() > deadline:
            raise ServerRefused(f"PostgreSQL does not start: {words} (the log is {places.log})")
        time.sleep(0.5)


def stop(server: subprocess.Popen[bytes], patience: float = PATIENCE) -> None:
    """Will end the server in good order, and at once if it has not gone after `patience`."""
    for order in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        if server.poll() is not None:
            return
        server.send_signal(order)
        try:
            server.wait(patience)
        except subprocess.TimeoutExpired:
            continue


def settle_what_was_left(places: Places, say: Say) -> None:
    """Will end a server whose keeper was killed, and remove a pid file that names no server."""
    pid_file = places.data / "postmaster.pid"
    pid = _first_number(pid_file)
    if pid is None:
        return
    orphan = _server_process(pid, places)
    if orphan is None:
        # PostgreSQL trusts the number alone, which a zombie or a stranger may bear by now.
        say("Removing the pid file of a server that is gone")
        pid_file.unlink(missing_ok=True)
        return
    say("Stopping a server that was left behind")
    for order in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        orphan.send_signal(order)
        if _gone(orphan):
            pid_file.unlink(missing_ok=True)
            return
    raise ServerRefused(f"The server left behind as process {pid} does not stop.")


def await_ready(server: subprocess.Popen[bytes], places: Places, say: Say) -> bool:
    """Will return True once the server takes connections and False when it ended instead.

    Raises: `ServerRefused` when nothing has moved for `PATIENCE` seconds.
    """
    begun = moved = time.monotonic()
    before = _progress(server.pid, places.log)
    while server.poll() is None:
        if _takes_connections(server.pid, places.data / "postmaster.pid"):
            return True
        time.sleep(0.02)
        now = time.monotonic()
        if now - begun > 1 and (progress := _progress(server.pid, places.log)) != before:
            before, moved = progress, now
            say(f"PostgreSQL is coming up: {_words(_spoken(places.log)[-1:])}")
        if now - moved > PATIENCE:
            stop(server, 5)
            raise ServerRefused(
                f"PostgreSQL made no progress for {PATIENCE:.0f} seconds while starting "
                f"(the log is {places.log})."
            )
    return False


def last_words(log: Path) -> str:
    """Will return why the server gave up, or what it said last where it gave no reason."""
    spoken = _spoken(log)
    fatal = [line for line in spoken if "FATAL:" in line or "PANIC:" in line]
    return _words((fatal or spoken)[-1:])


def _spoken(log: Path) -> list[str]:
    """Will return the latest lines that are messages of the server."""
    try:
        lines = log.read_text(errors="replace").splitlines()[-20:]
    except OSError:
        return []
    return [line for line in lines if ":  " in line]


def _words(lines: list[str]) -> str:
    return lines[0].split(":  ", 1)[1].strip() if lines else "it said nothing"


def _launch(places: Places) -> subprocess.Popen[bytes]:
    if places.log.exists() and places.log.stat().st_size > LOG_LIMIT:
        places.log.replace(places.log.with_suffix(".old"))
    options = {
        "listen_addresses": "",
        "unix_socket_directories": f'"{places.socket}"',
        "unix_socket_permissions": "0700",
        "hba_file": str(hba_file(places)),
        "ident_file": str(ident_file(places)),
        "timezone": "UTC",
        "log_timezone": "UTC",
        "log_line_prefix": "%m [%p] ",
        "logging_collector": "off",
        "log_startup_progress_interval": "1s",
    }
    settings = [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
    with places.log.open("ab") as log:
        return subprocess.Popen(
            [places.engine / "postgres", "-D", places.data, *settings],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd="/",
            preexec_fn=_end_with_parent if sys.platform == "linux" else None,
            **places.user.options(),
        )


def _end_with_parent() -> None:
    """Will have the kernel ask the server to stop should its keeper be killed."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGINT)


def _takes_connections(pid: int, pid_file: Path) -> bool:
    """Will read the pid file as `pg_ctl` does: the process first, its state in the eighth line."""
    try:
        lines = pid_file.read_text().splitlines()
    except OSError:
        return False
    return len(lines) >= 8 and lines[0] == str(pid) and lines[7].strip() == "ready"


def _progress(pid: int, log: Path) -> tuple[int, float]:
    """Will return two figures of which one grows while the server works: log bytes, CPU seconds."""
    spent = 0.0
    try:
        server = psutil.Process(pid)
        for process in [server, *server.children(recursive=True)]:
            times = process.cpu_times()
            spent += times.user + times.system
    except psutil.Error:
        pass
    return log.stat().st_size, spent


def _first_number(pid_file: Path) -> int | None:
    try:
        return int(pid_file.read_text().split("\n", 1)[0])
    except FileNotFoundError:
        return None
    except ValueError:
        return 0


def _server_process(pid: int, places: Places) -> psutil.Process | None:
    """Will return the live process `pid` if it serves this very data folder."""
    try:
        process = psutil.Process(pid)
        if process.status() == psutil.STATUS_ZOMBIE or "postgres" not in process.name():
            return None
        return process if Path(process.cwd()) == places.data else None
    except (psutil.NoSuchProcess, ValueError):
        return None
    except psutil.AccessDenied:
        return process


def _gone(process: psutil.Process) -> bool:
    deadline = time.monotonic() + PATIENCE / 2
    while time.monotonic() < deadline:
        try:
            if process.status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.05)
    return False
