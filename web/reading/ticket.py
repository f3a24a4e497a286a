"""A reader's request for a correction, as its page shows it to whoever has the ticket."""

from dataclasses import dataclass
from datetime import datetime

from reviews.domain.vocabulary import RequestState
from reviews.models import CorrectionRequest
from web.reading.corrections import Told, told
from web.reading.references import Ref

STATES = {
    RequestState.OPEN: "We have it, and nobody has answered it yet.",
    RequestState.ACCEPTED: "You were right: we act on it.",
    RequestState.DECLINED: "We looked into it and change nothing.",
}


@dataclass(frozen=True, slots=True)
class TicketReading:
    """What was asked, and what became of it; never who asked."""

    review: Ref
    text: str
    sent_at: datetime
    state: str
    is_open: bool
    outcome: str
    answered_at: datetime | None
    correction: Told | None


def read_ticket(row: CorrectionRequest) -> TicketReading:
    """Will tell a request that `for_reader()` read, without a query."""
    state = RequestState(row.state)
    return TicketReading(
        review=_about(row),
        text=row.text,
        sent_at=row.created_at,
        state=STATES[state],
        is_open=state is RequestState.OPEN,
        outcome=row.outcome,
        answered_at=row.handled_at,
        correction=told(row.correction) if row.correction and row.correction.note else None,
    )


def _about(row: CorrectionRequest) -> Ref:
    """What a request is about: our review by its public title, retracted or not, else an address."""
    review = row.review
    if review is None:
        return Ref(row.url, row.url)
    public = review.publication
    title = public.version.headline if public else "the review"
    return Ref(title, review.get_absolute_url(), review.language if public else "")
