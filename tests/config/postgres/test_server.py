"""The embedded server with real processes: shared, killed, left behind."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from config.postgres import APP_ROLE, DATABASE, Lease, Places, ServerRefused, control
from config.postgres.postmaster import settle_what_was_left
from config.postgres.state import State, lives

CHECKOUT = Path(__file__).resolve().parents[3]
HOLDER = """
import sys
from pathlib import Path
from config.postgres import Lease
Lease(Path(sys.argv[1])).take()
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def var() -> Iterator[Path]:
    """A working folder of its own, gone afterwards with its server and its data."""
    folder = Path(tempfile.mkdtemp(prefix="ss-"))
    yield folder
    control.stop(folder, force=True)
    control.reset(folder)
    shutil.rmtree(folder)


def hold(var: Path) -> "subprocess.Popen[str]":
    """Starts a process that uses the server until its input is closed."""
    return subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(var)],
        cwd=CHECKOUT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def await_hold(holder: "subprocess.Popen[str]") -> None:
    assert holder.stdout is not None
    assert holder.stdout.readline().strip() == "held"


def release(holder: "subprocess.Popen[str]") -> None:
    holder.communicate(timeout=20)


def await_truth(condition: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.05)
    return False


def kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
    assert await_truth(lambda: not lives(pid))


def ask(places: Places, question: str = "SELECT 1") -> object:
    address = {"host": str(places.socket), "user": APP_ROLE, "dbname": DATABASE}
    with psycopg.connect(**address) as connection:
        row = connection.execute(question).fetchone()
    assert row is not None
    return row[0]


def test_processes_share_one_server_and_the_last_to_leave_stops_it(var: Path) -> None:
    half_made = Places.of(var).draft
    half_made.parent.mkdir(exist_ok=True)
    half_made.mkdir()
    (half_made / "PG_VERSION").write_text("18\n")

    first, second = hold(var), hold(var)  # both find nothing and start at once
    await_hold(first)
    await_hold(second)
    postmaster = State.read(Places.of(var).state).postmaster

    first.kill()  # a killed process does not count
    first.communicate()
    time.sleep(0.5)
    found = control.standing(var)
    assert (found.running, found.used, found.state.postmaster) == (True, True, postmaster)
    assert found.users == (second.pid,)
    assert control.stop(var) is False
    found.places.stay.touch()
    with pytest.raises(ServerRefused, match="nothing was deleted"):
        control.reset(var)
    assert found.places.stay.exists()
    found.places.stay.unlink()
    assert ask(found.places, "SELECT datlocprovider FROM pg_database LIMIT 1") == "b"

    release(second)
    assert await_truth(lambda: not control.standing(var).running)
    assert not lives(postmaster)
    assert not half_made.exists()


def test_a_killed_server_comes_back_and_a_killed_keeper_is_replaced(var: Path) -> None:
    lease = Lease(var)
    places = lease.take()
    before = State.read(places.state)

    kill(before.postmaster)
    ask(lease.take())
    after = State.read(places.state)
    assert after.keeper == before.keeper
    assert after.postmaster != before.postmaster

    kill(after.keeper)
    if sys.platform == "linux":  # the kernel sends the server after it
        assert await_truth(lambda: not lives(after.postmaster))
    ask(lease.take())
    last = State.read(places.state)
    assert last.keeper != after.keeper
    assert not lives(after.postmaster)

    lease.give_back(wait=True)
    assert not lives(last.postmaster)
    # A pid file of the past may name a process that has nothing to do with us.
    (places.data / "postmaster.pid").write_text(f"{os.getpid()}\n{places.data}\n")
    ask(lease.take())
    lease.give_back(wait=True)


def test_a_server_told_to_stay_stays_until_it_is_stopped(var: Path) -> None:
    places = control.start(var)
    time.sleep(0.5)
    assert ask(places) == 1
    assert control.standing(var).stays
    assert control.stop(var)
    assert not control.standing(var).running


def _lay_down(places: Places, version: str) -> None:
    (places.data / "global").mkdir(parents=True)
    (places.data / "global" / "pg_control").touch()
    (places.data / "PG_VERSION").write_text(version)
    places.user.give(places.data)


def test_a_folder_of_another_version_is_refused_in_one_sentence(var: Path) -> None:
    _lay_down(Places.of(var), "12\n")
    with pytest.raises(ServerRefused, match=r"was made by PostgreSQL 12 and this is 18") as refusal:
        Lease(var).take()
    assert "\n" not in str(refusal.value)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_a_folder_of_another_user_is_refused(var: Path) -> None:
    places = Places.of(var)
    _lay_down(places, "18\n")
    os.chown(places.data, 1, 1)
    try:
        with pytest.raises(ServerRefused, match="run as the user who made it"):
            Lease(var).take()
    finally:
        places.user.give(places.data)


def test_a_folder_that_is_no_database_is_refused_and_left_alone(var: Path) -> None:
    places = Places.of(var)
    places.data.mkdir(parents=True)
    (places.data / "diary").write_text("dear diary")
    with pytest.raises(ServerRefused, match="not a whole PostgreSQL database"):
        Lease(var).take()
    assert (places.data / "diary").exists()


def test_an_unreaped_zombie_is_not_taken_for_a_server(var: Path) -> None:
    places = Places.of(var)
    places.data.mkdir(parents=True)
    pid_file = places.data / "postmaster.pid"
    with subprocess.Popen(["true"]) as child:
        assert await_truth(lambda: psutil.Process(child.pid).status() == psutil.STATUS_ZOMBIE)
        pid_file.write_text(f"{child.pid}\n{places.data}\n")
        settle_what_was_left(places, lambda _: None)
        assert not pid_file.exists()


def test_a_long_path_gets_a_short_private_socket_folder(var: Path) -> None:
    deep = var / ("long" * 30)
    places = Places.of(deep)
    assert len(os.fsencode(places.socket / ".s.PGSQL.5432")) <= 103
    places.make_folders()
    assert places.socket.stat().st_mode & 0o777 == 0o700
    control.reset(deep)
    assert not places.socket.exists()
