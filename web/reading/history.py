"""What was said of a claim when, what changed each time, and which write caused it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import NoReverseMatch, reverse

from accounts.domain.telling import deed_in_words
from accounts.models import Event
from claims.models import Corroboration
from claims.services.history import Change, changes_since
from web.reading.claim_rows import RESULTS
from web.reading.listing import interval
from web.reading.references import Ref
from web.words import Badge, badge

PAGES = {
    "claims.claim": "claim",
    "sources.article": "article",
    "sources.source": "source",
}
"""The records that have a page, and its route."""


@dataclass(frozen=True, slots=True)
class Cause:
    """The write that led to a result; who did it and why is told to colleagues alone.

    `consequences` leads to the page of all that followed from it, where there is one.
    """

    deed: Ref
    by: str = ""
    reason: str = ""
    consequences: str = ""


@dataclass(frozen=True, slots=True)
class PastResult:
    """One line in the history of the current result."""

    at: datetime
    badge: Badge
    interval: str
    refuted: str
    is_current: bool
    is_first: bool
    changes: tuple[str, ...]
    cause: Cause | None


@dataclass(frozen=True, slots=True)
class History:
    """The results, the latest first; `has_more` where there are older ones."""

    results: tuple[PastResult, ...]
    has_more: bool


def read_history(stored: Sequence[Corroboration], *, for_colleague: bool) -> History:
    """Will tell the latest stored results of a claim, `RESULTS` and the one before at the most."""
    has_more = len(stored) > RESULTS
    former = stored[RESULTS] if has_more else None
    told = changes_since(stored[:RESULTS], former) if len(stored) > 1 else []
    return History(tuple(_past(change, for_colleague) for change in told), has_more)


def _past(change: Change, for_colleague: bool) -> PastResult:
    row = change.row
    return PastResult(
        at=row.computed_at,
        badge=badge(row.label),
        interval=interval(row.supports_confirmed, row.supports_possible).words,
        refuted=interval(row.refutes_confirmed, row.refutes_possible).words
        if row.refutes_possible
        else "",
        is_current=row.superseded_at is None,
        is_first=change.is_first,
        changes=change.changes,
        cause=_cause(change.cause, for_colleague) if change.cause else None,
    )


def _cause(event: Event, for_colleague: bool) -> Cause:
    said = deed_in_words(event.action, event.object_text, event.before, event.after)
    deed = Ref(said, _page_of(event, for_colleague))
    if not for_colleague:
        return Cause(deed)
    by = str(event.actor) if event.actor else "nobody in person"
    return Cause(deed, by, event.reason, reverse("changes", args=[event.pk]))


def _page_of(event: Event, for_colleague: bool) -> str:
    """Where the record that was written can be looked at."""
    if event.action.endswith(".deleted"):
        return ""
    if event.object_type in PAGES:
        return reverse(PAGES[event.object_type], args=[event.object_id])
    app, _, model = event.object_type.partition(".")
    return _address(f"admin:{app}_{model}_change", event.object_id) if for_colleague else ""


def _address(route: str, pk: int) -> str:
    try:
        return reverse(route, args=[pk])
    except NoReverseMatch:
        return ""
