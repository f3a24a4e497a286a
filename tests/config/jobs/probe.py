"""A task that can be stopped at a chosen place, and leaves one mark however often it is run."""

import time
from pathlib import Path

from accounts.jobs import task
from accounts.models import Event, User
from accounts.services.steps import log_event, verb

NAME = "tests.probe"
PLACES = ("before", "inside", "after")


@task(NAME)
def probe(
    *,
    by: User,
    number: int,
    place: str = "",
    flag: str = "",
    pause: float = 0.0,
    careless: bool = False,
) -> None:
    """Writes one event; waits at `place` the first time, having said so by making the file `flag`.

    A `careless` probe does not look whether it has written before.
    """
    _wait("before", place, flag)
    time.sleep(pause)
    with verb("probe.do", by=by):
        User.objects.select_for_update().get(pk=by.pk)
        if careless or not marks(number):
            log_event("probe.done", by, by=by, reason=str(number))
        _wait("inside", place, flag)
    _wait("after", place, flag)


def marks(number: int) -> int:
    """How often the job `number` had its effect."""
    return Event.objects.filter(action="probe.done", reason=str(number)).count()


def _wait(here: str, place: str, flag: str) -> None:
    if here != place or Path(flag).exists():
        return
    Path(flag).touch()
    while not Path(f"{flag}.go").exists():
        time.sleep(0.02)
