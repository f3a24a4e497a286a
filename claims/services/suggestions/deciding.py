"""A person's word on a suggestion: it becomes an appearance with its chain, it never comes back, or
what was said is taken back.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any

from django.core.exceptions import ValidationError

from accounts.errors import Refused
from accounts.models import User
from accounts.services.records import RecordInUse, save_record
from accounts.services.steps import attempted, verb
from claims.domain.matching.queries import ONE_TEXT
from claims.domain.vocabulary import SuggestionStatus
from claims.models import Appearance, Attribution, Claim, MatchPair, Origin, Suggestion, Topic
from claims.services import records
from claims.services.appearances import record_appearance
from claims.services.claims import create_claim, withdraw_claim
from claims.services.corroboration import together
from claims.services.matching import confirm
from claims.services.origins import record_origin
from claims.services.refusals import NewClaimRefused, NewOriginRefused
from claims.services.suggestions.told import HopTold, OriginTold
from sources.domain.vocabulary import TextRights
from sources.models import Source

TAKEN_BACK = "The suggestion that it was made for was taken back."


class AlreadyDecided(Refused):
    """Says that somebody decided on this suggestion."""

    code = "suggestion_decided"


class NotDecided(Refused):
    """Says that nobody decided on this suggestion yet."""

    code = "suggestion_not_decided"


class ChangedSince(Refused):
    """Says that what a suggestion became was changed since, so that it is not simply taken back."""

    code = "suggestion_moved_on"


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
        claim, made = appearance.claim, dict[str, Any]()
        if claim._state.adding:
            _add_claim(claim, subjects, topics, by=by, reason=reason)
            appearance.claim = claim
            made["claims"] = [claim.pk]
        hops = [_hop(told, number, by=by) for number, told in enumerate(chain)]
        new = [told.new.origin.pk for told in chain if told.new]
        if new:
            made["origins"] = new
        record_appearance(appearance, by=by, chain=hops, reason=reason)
        if not made.get("claims"):
            made |= _keep_match(appearance, claim, by=by)
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
            _take_back(appearance, made, by=by, reason=reason)


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


def _add_claim(
    claim: Claim, subjects: Iterable[Source], topics: Iterable[Topic], *, by: User, reason: str
) -> None:
    """Raises: NewClaimRefused."""
    try:
        create_claim(claim, by=by, subjects=subjects, topics=topics, reason=reason)
    except ValidationError as refused:
        raise NewClaimRefused(refused) from refused


def _hop(told: HopTold, number: int, *, by: User) -> Attribution:
    """The hop with its end; an origin that is new is added.

    Raises: NewOriginRefused.
    """
    if told.new is not None:
        told.hop.to_origin = _add_origin(told.new, number, by=by)
    return told.hop


def _add_origin(told: OriginTold, number: int, *, by: User) -> Origin:
    try:
        return record_origin(told.origin, by=by, poll=told.poll)
    except ValidationError as refused:
        raise NewOriginRefused(refused, number) from refused


def _keep_match(appearance: Appearance, claim: Claim, *, by: User) -> dict[str, list[int]]:
    """Keeps that the words state a claim known before, and returns what that added.

    Judged texts are listed and handed on: words that may not be shown or handed on are none of them.
    """
    text, article = appearance.exact[:ONE_TEXT].strip(), appearance.article
    if not text or TextRights.NOTHING in (article.may_show, article.may_export):
        return {}
    is_new = MatchPair.objects.said_of(text, claim, by=by) is None
    pair = confirm(text, claim, by=by)
    return {"pairs": [pair.pk]} if is_new else {}


def _take_back(appearance: Appearance, made: dict[str, Any], *, by: User, reason: str) -> None:
    """Deletes an appearance and its hops, and whatever came with it that is of no other use.

    A claim is never deleted, because its results are kept: it is withdrawn.

    Raises: RecordInUse.
    """
    for hop in Attribution.objects.filter(from_appearance=appearance).order_by("pk"):
        records.delete(hop, by=by, reason=reason)
    records.delete(appearance, by=by, reason=reason)
    for pair in MatchPair.objects.filter(pk__in=made.get("pairs", []), matches=True):
        records.delete(pair, by=by, reason=reason)
    for origin in Origin.objects.filter(pk__in=made.get("origins", [])):
        with suppress(RecordInUse), attempted():
            records.delete(origin, by=by, reason=reason)
    for claim in Claim.objects.open().unused().filter(pk__in=made.get("claims", [])):
        withdraw_claim(claim, by=by, reason=reason or TAKEN_BACK)
