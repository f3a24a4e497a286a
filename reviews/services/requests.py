"""What readers ask us to correct: handed in without an account, answered in words for them."""

from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError

from accounts.errors import TooOften
from accounts.models import User
from accounts.permissions import require
from accounts.services.limits import Limit, count_attempt
from accounts.services.records import save_record, write_record
from accounts.services.steps import log_event, verb
from reviews.domain.vocabulary import RequestState
from reviews.errors import LooksAutomatic, TransitionRefused
from reviews.models import Correction, CorrectionRequest, Review
from reviews.services.notices import tell_of_request
from reviews.services.workflow import require_text

LONGEST_TEXT = 5000
"""Characters. Longer ones are written to us by mail."""

ONE_READER = Limit("correctionrequest", most=5, within=timedelta(hours=1))
"""Requests of one connection, by page and API together."""

ALL_READERS = 200
"""Requests within an hour, whoever sends them: more than a newsroom reads in a week."""

SUBMIT = "correctionrequest.submit"
SUBMITTED = "correctionrequest.submitted"
ANSWERED = "correctionrequest.answer"


def hand_in(address: str, *, now: datetime, **request: Any) -> CorrectionRequest:
    """Will keep the request of a reader who is no more than that, as `submit_request` takes it.

    `address` is where it comes from. What is not kept counts for nothing.

    Raises: TooOften, LooksAutomatic, ValidationError.
    """
    with verb(SUBMIT, by=None):
        _require_room(now)
        count_attempt(ONE_READER, address, now=now)
        return submit_request(**request)


def submit_request(
    text: str,
    *,
    review: Review | None = None,
    url: str = "",
    name: str = "",
    email: str = "",
    trap: str = "",
) -> CorrectionRequest:
    """Will keep a reader's request about a review or an address; its ticket is the reader's alone.

    `trap` is a field that people do not see. How often one reader may ask, `hand_in` counts.

    Raises: LooksAutomatic where the trap is filled in, ValidationError.
    """
    if trap:
        raise LooksAutomatic("A field that people do not see was filled in. Nothing was sent.")
    require_text(text=text)
    if len(text) > LONGEST_TEXT:
        said = f"Say it in at most {LONGEST_TEXT:,} characters; this has {len(text):,}."
        raise ValidationError({"text": ValidationError(said, code="too_long")})
    if review is not None and not review.is_public:
        said = "There is no such public review."
        raise ValidationError({"review": ValidationError(said, code="not_public")})
    request = CorrectionRequest(review=review, url=url, name=name, email=email, text=text)
    with verb(SUBMIT, by=None):
        write_record(request)
        # What a reader tells of themselves is not in the log, which forgets nothing.
        event = log_event(
            SUBMITTED, request, by=None, after={"review": request.review_id, "url": url}
        )
        tell_of_request(request, event)
    return request


def answer_request(
    request: CorrectionRequest,
    *,
    is_accepted: bool,
    outcome: str,
    by: User,
    now: datetime,
    correction: Correction | None = None,
    expected_version: int | None = None,
) -> CorrectionRequest:
    """Will answer a request once, in words that the reader is shown.

    Raises: NotAllowed, StaleRecord, TransitionRefused when it is answered already, ValidationError.
    """
    with verb(ANSWERED, by=by):
        require(by, ANSWERED)
        rows = CorrectionRequest.objects.select_for_update(of=("self",))
        locked = rows.select_related("handled_by").get(pk=request.pk)
        require_text(outcome=outcome)
        if locked.state != RequestState.OPEN:
            raise TransitionRefused(
                f"{locked.handled_by} answered this request already: it was {locked.state}.",
                action="answer",
                state=locked.state,
                allowed_from=[RequestState.OPEN.value],
            )
        state = RequestState.ACCEPTED if is_accepted else RequestState.DECLINED
        locked.state, locked.outcome = state.value, outcome
        locked.handled_by, locked.handled_at, locked.correction = by, now, correction
        save_record(locked, by=by, expected_version=expected_version)
    return locked


def _require_room(now: datetime) -> None:
    """Raises: TooOften."""
    if CorrectionRequest.objects.since(now - ONE_READER.within).count() >= ALL_READERS:
        raise TooOften(
            "So many requests came in within the last hour that we take no more of them just now. "
            "Please try again later.",
            wait=int(ONE_READER.within.total_seconds()),
        )
