"""How far a long command is: a bar in a terminal, a line now and then anywhere else."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

SECONDS_BETWEEN_LINES = 10
"""How often progress is told where there is no terminal to draw a bar on."""


class Advance(Protocol):
    """Tells that one more is done, of so many."""

    def __call__(self, done: int, total: int) -> None:
        """Called after each article."""


@contextmanager
def progress(what: str) -> Iterator[Advance]:
    """Will show how far it is, how fast and how long still: a bar, or lines where it is no terminal."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _plain_lines(what, console)
        return
    rate = TextColumn("{task.fields[rate]:.0f}/s")
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        rate,
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task, began = bar.add_task(what, rate=0.0), time.monotonic()

        def advance(done: int, total: int) -> None:
            rate = done / max(time.monotonic() - began, 1e-3)
            bar.update(task, completed=done, total=total, rate=rate)

        yield advance


def _plain_lines(what: str, console: Console) -> Advance:
    began = last = time.monotonic()

    def advance(done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= SECONDS_BETWEEN_LINES or done == total:
            rate = done / max(now - began, 1e-3)
            left = (total - done) / rate
            console.print(f"{what}: {done} of {total}, {rate:.0f}/s, {left:.0f} s left")
            last = now

    return advance
