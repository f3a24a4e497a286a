"""A person's word on a suggestion: it becomes an appearance with its chain, it never comes back, or
what was said is taken back.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from accounts.errors import Refused
from accounts.models import User
from accounts.services.records import save_record
from accounts.services.steps import verb
from claims.domain.vocabulary import SuggestionStatus
from claims.models import Appearance, Suggestion, Topic
from claims.services.corroboration import together
from claims.services.recording import ChangedSince, record_passage, take_back
from claims.services.told import HopTold
from sources.models import Source

TAKEN_BACK = "The suggestion that it was made for was taken back."


class AlreadyDecided(Refused):
    """Says that somebody decided on this suggestion."""

    code = "suggestion_decided"


class NotDecided(Refused):
    """Says that nobody decided on this suggestion yet."""

    code = "suggestion_not_decided"


def accept(
    suggestion: Suggestion,
    appearance: Appearance,
    *,
    by: User,
    chain: Sequence[HopTold] = (),
    subjects: Iterable[Source] = (),
    topics: Iterable[Topic] = (),
    reason: str = "",
    expected_version: int | None = None,
) -> Appearance:
    """Will record the appearance with its claim and chain, all in one step or nothing of it.

    `appearance.claim` is a stored claim, or a new one to be added with `subjects` and `topics`. The
    claim is computed once; that the words state a claim known before is kept as a match, where they
    may be shown and handed on.

    Raises: AlreadyDecided; ValidationError, HopRefused, NewClaimRefused, NewOriginRefused; StaleRecord.
    """
    with verb("suggestion.accept", by=by, reason=reason), together():
        _require_pending(suggestion)
        made = record_passage(
            appearance, by=by, chain=chain, subjects=subjects, topics=topics, reason=reason
        )
        _decide(
            suggestion, SuggestionStatus.ACCEPTED, by, reason, expected_version, appearance, made
        )
    return appearance


def reject(
    suggestion: Suggestion, *, by: User, reason: str = "", expected_version: int | None = None
) -> None:
    """Will say that this is no claim to track; it does not come back while its words stand.

    Raises: AlreadyDecided; ValidationError, StaleRecord.
    """
    with verb("suggestion.reject", by=by, reason=reason):
        _require_pending(suggestion)
        _decide(suggestion, SuggestionStatus.REJECTED, by, reason, expected_version)


def reopen(
    suggestion: Suggestion, *, by: User, reason: str = "", expected_version: int | None = None
) -> None:
    """Will take a decision back: the suggestion waits again, and what was made of it goes.

    An appearance goes with the hops that leave it; so do the origins that came with it where nothing
    else refers to them by now, and the match; a claim that came with it is withdrawn.

    Raises: NotDecided; ChangedSince when somebody changed the appearance; RecordInUse when others
    rest on it; StaleRecord.
    """
    with verb("suggestion.reopen", by=by, reason=reason), together():
        stored = _locked(suggestion)
        if stored.status == SuggestionStatus.PENDING:
            raise NotDecided("Nobody decided on this suggestion: there is nothing to take back.")
        appearance, made = stored.appearance, stored.made
        if appearance is not None and appearance.row_version > 1:
            raise ChangedSince(f"“{appearance}” was changed since: reject the appearance instead.")
        _decide(suggestion, SuggestionStatus.PENDING, by, reason, expected_version)
        if appearance is not None:
            take_back(appearance, made, by=by, reason=reason or TAKEN_BACK)


def _require_pending(suggestion: Suggestion) -> None:
    """Raises: AlreadyDecided."""
    stored = _locked(suggestion)
    if stored.status != SuggestionStatus.PENDING:
        who = stored.decided_by
        raise AlreadyDecided(f"{who} has {stored.status} this suggestion already.")


def _locked(suggestion: Suggestion) -> Suggestion:
    rows = Suggestion.objects.select_for_update(of=["self"])
    return rows.select_related("decided_by", "appearance").get(pk=suggestion.pk)


def _decide(
    suggestion: Suggestion,
    status: SuggestionStatus,
    by: User,
    reason: str,
    expected_version: int | None,
    appearance: Appearance | None = None,
    made: dict[str, Any] | None = None,
) -> None:
    suggestion.status = status.value
    suggestion.appearance = appearance
    suggestion.made = made or {}
    suggestion.decided_by = None if status is SuggestionStatus.PENDING else by
    save_record(suggestion, by=by, reason=reason, expected_version=expected_version)
