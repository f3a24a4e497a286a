"""`manage.py corroboration --stale`: what waits to be counted anew, since when and why."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Min

from accounts.models import worker_is_alive
from accounts.services.jobs import silence
from claims.domain.staleness import because
from claims.domain.vocabulary import StaleReason
from claims.models import StaleMark

MOST = 10
"""So many causes are named, those of most claims first."""


def told_of_waiting() -> str:
    """Will say how many claims wait, because of what, and whether anybody counts."""
    waiting = StaleMark.objects.number_of_claims()
    if not waiting:
        return "No claim waits: every stored answer is the one of now."
    number = "1 claim waits" if waiting == 1 else f"{waiting:,} claims wait"
    lines = [f"{number} to be counted anew, because"]
    lines += [f"  {line}" for line in _causes()]
    if not worker_is_alive(silence()):
        lines.append("No worker is running: start one with `manage.py worker`, or `make run`.")
    return "\n".join(lines)


def _causes() -> list[str]:
    """Each cause on a line of its own, with how many claims wait because of it and since when."""
    causes = (
        StaleMark.objects.order_by()
        .values("reason", "cause", "cause__action", "cause__object_text", "cause__after")
        .annotate(claims=Count("claim", distinct=True), since=Min("since"))
        .order_by("-claims", "cause")
    )
    lines = [
        f"{_because(row)}: {row['claims']:,} since {row['since']:%Y-%m-%d %H:%M} UTC"
        for row in causes[:MOST]
    ]
    more = causes.count() - MOST
    return [*lines, f"and {more} more causes"] if more > 0 else lines


def _because(row: Mapping[str, Any]) -> str:
    """Why the claims of one cause wait."""
    told = (row[f"cause__{name}"] for name in ("action", "object_text", "after"))
    return because(StaleReason(row["reason"]), *told)
