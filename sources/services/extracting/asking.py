"""Starting the program that reads a page, and getting an answer from it come what may."""

import json
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event, Timer
from typing import Any, BinaryIO, cast

from sources.domain.pages.refusing import PASTE, NotReadable
from sources.services.extracting.limits import LARGEST_ANSWER, WALL_SECONDS

ROOT = Path(__file__).resolve().parents[3]
COMMAND = (sys.executable, "-m", "sources.services.extracting.child")


def ask(
    request: dict[str, str],
    body: bytes,
    *,
    command: Sequence[str] = COMMAND,
    seconds: float = WALL_SECONDS,
) -> dict[str, Any]:
    """Will start the program, give it one page and return what it read.

    The program gets an empty environment: it needs no secret, so it has none to lose.

    Raises: NotReadable with the program's own code, or `took_too_long`, `reader_failed`.
    """
    late = Event()
    with subprocess.Popen(  # noqa: S603
        command,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        timer = Timer(seconds, _end, [process, late])
        timer.start()
        try:
            found = _exchange(process, json.dumps(request).encode() + b"\n" + body)
        finally:
            timer.cancel()
            process.kill()
            status = process.wait()
    return _answer(found, status, late=late.is_set(), seconds=seconds)


def _end(process: "subprocess.Popen[bytes]", late: Event) -> None:
    late.set()
    process.kill()


def _exchange(process: "subprocess.Popen[bytes]", question: bytes) -> bytes:
    """Writes everything, then reads everything up to the cap and waits for the end."""
    to, back = cast(BinaryIO, process.stdin), cast(BinaryIO, process.stdout)
    # A program that has ended or was ended reads no more.
    with suppress(BrokenPipeError):
        to.write(question)
        to.close()
    found = back.read(LARGEST_ANSWER + 1)
    if len(found) <= LARGEST_ANSWER:
        process.wait()
    return found


def _answer(found: bytes, status: int, *, late: bool, seconds: float) -> dict[str, Any]:
    if late:
        raise NotReadable(
            "took_too_long", f"Reading the page took longer than {seconds:g} seconds. {PASTE}"
        )
    if status == -signal.SIGXCPU:
        raise NotReadable(
            "took_too_long", f"Reading the page took too much of the processor's time. {PASTE}"
        )
    try:
        answer: dict[str, Any] = json.loads(found)
    except ValueError:
        raise NotReadable(
            "reader_failed", f"The page breaks what reads pages (it ended with {status}). {PASTE}"
        ) from None
    if "refused" in answer:
        raise NotReadable(answer["refused"], answer["message"])
    read: dict[str, Any] = answer["read"]
    return read
