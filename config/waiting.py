"""What waits for a person, as the admin says it: what their inbox on the desk asks, and the machine's.

The start page shows all of it; the sidebar shows it beside the lists in which it is.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, Value
from django.http import HttpRequest
from django.urls import reverse

from accounts.models import Job
from accounts.permissions import may
from accounts.services.jobs import silence
from claims.models import StaleMark, Suggestion
from web.desk.counting import MOST, Count, counts
from web.desk.waiting import KINDS as DESK
from web.desk.waiting import list_of

Rows = Callable[[], "QuerySet[Any]"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of what waits in the admin alone; without `todo` the inbox tells of it otherwise."""

    model: str
    rows: Rows
    title: str = ""
    todo: str = ""
    query: str = ""

    @property
    def link(self) -> str:
        """The list of what waits."""
        return reverse(f"admin:{self.model.replace('.', '_')}_changelist") + self.query

    @property
    def action(self) -> str:
        """What somebody must be allowed to see it."""
        return f"{self.model.split('.')[1]}.view"


OWN = {
    "jobs": Kind(
        "accounts.job",
        lambda: Job.objects.failed_or_abandoned(silence()),
        "Jobs that failed",
        "See why, then try them again.",
        "?state=failed",
    ),
    "stale": Kind(
        "claims.stalemark",
        lambda: StaleMark.objects.all(),
        "Answers being counted anew",
        "Nothing to do while a worker runs.",
    ),
    "suggestions": Kind("claims.suggestion", lambda: Suggestion.objects.pending()),
}


@dataclass(frozen=True, slots=True)
class Waits:
    """A line of the start page: how much of one kind waits, and where."""

    title: str
    count: Count
    link: str
    todo: str = ""


def waiting(request: HttpRequest) -> dict[str, Count]:
    """Will count what waits by kind: those of the inbox, and our own that this person may see.

    Counted once for a request, however often it is asked.
    """
    found: dict[str, Count] | None = getattr(request, "waits", None)
    if found is None:
        found = counts(request.user) | _own(request)
        request.waits = found  # type: ignore[attr-defined]
    return found


def waits(request: HttpRequest) -> list[Waits]:
    """Everything that waits, as the inbox has it, and then what the machine left."""
    found = waiting(request)
    inbox = [
        Waits(kind.title, found[name], list_of(name))
        for name, kind in DESK.items()
        if found.get(name)
    ]
    own = [
        Waits(kind.title, found[name], kind.link, kind.todo)
        for name, kind in OWN.items()
        if kind.todo and found.get(name)
    ]
    return [*inbox, *own]


def _own(request: HttpRequest) -> dict[str, Count]:
    """Reads a row for each thing that waits in the admin alone, and no more of one kind than are counted."""
    kinds = {name: kind for name, kind in OWN.items() if may(request.user, kind.action)}
    parts = [
        kind.rows()
        .order_by()
        .select_related(None)
        .annotate(which=Value(name))
        .values_list("which", flat=True)[: MOST + 1]
        for name, kind in kinds.items()
    ]
    if not parts:
        return {}
    first, *rest = parts
    found = Counter(first.union(*rest, all=True) if rest else first)
    return {name: Count(found[name]) for name in kinds}
