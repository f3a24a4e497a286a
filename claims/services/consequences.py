"""How far it is with what followed from one thing that somebody did."""

from dataclasses import dataclass

from accounts.models import Event
from claims.models import StaleMark


@dataclass(frozen=True, slots=True)
class Progress:
    """Claims that were too many to be counted at once, and those of them that still wait."""

    deferred: int
    waiting: int

    @property
    def counted(self) -> int:
        """How many have been counted anew."""
        return self.deferred - self.waiting


def progress_of(event: Event) -> Progress:
    """Will say how many claims were put off because of an event, and how many still wait.

    What turned only later, because a statement it rests on turned, is counted among those put off.
    """
    told = Event.objects.deferred().caused_by(event).values_list("after", flat=True)
    deferred = sum(after["claims"] for after in told)
    waiting = StaleMark.objects.caused_by(event).number_of_claims()
    return Progress(max(deferred, waiting), waiting)
