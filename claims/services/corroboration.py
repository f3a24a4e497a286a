"""Brings the answers of claims up to date: at once, or together at the end of a block.

What is too much for one write is marked as stale instead, and counted in the background.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

from django.utils import timezone

from accounts.models import Event
from accounts.services.steps import continued
from claims.domain.corroboration import Assessment, assess
from claims.domain.policy import CURRENT_POLICY, Policy
from claims.domain.vocabulary import StaleReason
from claims.models import Claim, StaleMark
from claims.services import reach
from claims.services.facts import facts_of
from claims.services.keeping import keep, keep_many
from claims.services.locks import Held, gate_is_held_alone, hold_alone, lock
from claims.services.marking import are_few, clear, mark, marks_of, queue

MOST_TURNS = 50
"""So many quote claims in a row may turn one after the other; claims that dispute one another would
go on for ever."""

EVERYTHING: frozenset[int] = frozenset()

Waiting = dict[int, frozenset[int]]
"""Claims to compute, with the appearances of which alone it is known that they are new; none where
anything may have changed."""

_waiting: ContextVar[Waiting | None] = ContextVar("waiting", default=None)


def recompute(claims: Iterable[int], *, added: Collection[int] = ()) -> None:
    """Will bring the results of these claims up to date, now or when `deferred()` ends.

    Called inside the transaction of what changed. `added` are appearances that were added with
    their hops, where nothing else was. Beyond what `marking.are_few` lets pass the claims are marked
    as stale in it, and counted in the background.
    """
    waiting = _waiting.get()
    if waiting is None:
        _recompute_now(dict.fromkeys(claims, frozenset(added)))
        return
    for pk in claims:
        known = waiting.get(pk)
        is_more = known is None or (known and added)
        waiting[pk] = (known or EVERYTHING).union(added) if is_more else EVERYTHING


@contextmanager
def deferred() -> Iterator[None]:
    """Recomputes each claim once for all that changes inside, at the end of the outermost block."""
    if _waiting.get() is not None:
        yield
        return
    waiting: Waiting = {}
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    _recompute_now(waiting)


@contextmanager
def together() -> Iterator[None]:
    """Lets one person write many records of claims: nobody else writes meanwhile, each is computed once.

    The caller is inside a transaction.
    """
    hold_alone()
    with deferred():
        yield


@contextmanager
def apart() -> Iterator[None]:
    """Part of what is written together: where it is refused, nothing is left of it to be computed."""
    waiting = _waiting.get()
    before = dict(waiting or {})
    try:
        yield
    except BaseException:
        if waiting is not None:
            waiting.clear()
            waiting.update(before)
        raise


def recompute_batch(
    ids: Collection[int], *, causes: Mapping[int, Event | None], anew: Collection[int] = ()
) -> set[int]:
    """Will compute claims that the caller has locked, and return those whose result changed.

    What is stored for a claim names its cause; those in `anew` are computed even where none of their
    inputs changed. No quote claim among them may matter to another one.
    """
    return keep_many(ids, timezone.now(), anew=anew, step=lambda pk: continued(causes.get(pk)))


def recompute_marked(ids: Collection[int]) -> set[int]:
    """Will compute claims that the caller has locked and that are marked, and take their marks off.

    Returns those whose result changed. Where a quote claim turned, what rests on its statement is
    marked in its place: that waits for its own turn.
    """
    marks = marks_of(ids)
    if not marks:
        return set()
    causes = {pk: _cause(of_one) for pk, of_one in marks.items()}
    anew = {pk for pk, of_one in marks.items() if any(_is_for_all(one) for one in of_one)}
    changed = recompute_batch(marks.keys(), causes=causes, anew=anew)
    clear(one for of_one in marks.values() for one in of_one)
    for pk, statement in reach.statements_of(changed).items():
        turns = max(one.turns for one in marks[pk]) + 1
        if turns <= MOST_TURNS:
            _mark_resting_on(statement, cause=causes[pk], turns=turns)
    return changed


def assessment_of(
    claim: Claim, *, as_of: date | None = None, policy: Policy = CURRENT_POLICY
) -> Assessment:
    """Will compute the answer for one claim as of a day, storing nothing."""
    return assess(facts_of(claim.pk, as_of=as_of, policy=policy))


def _recompute_now(claims: Waiting) -> None:
    """Computes claims, or marks them where they are too many."""
    if not claims:
        return
    asked = set(claims)
    reached = asked | reach.resting_on_words_of(asked)
    if are_few(reached):
        held = lock(reached)
    elif are_few(asked):
        held = lock(asked)
    else:
        if not gate_is_held_alone():
            lock(asked)
        queue(asked)
        return
    _compute_held({pk: claims[pk] for pk in asked & held.claims}, held)


def _compute_held(claims: Waiting, held: Held) -> None:
    """Computes claims, quote claims first.

    What a quote claim says of a statement is an input of the others: where one of them turns, the
    claims that rest on its statement are computed as well, quote claims among them first. Quote
    claims that dispute one another are computed once more than there are of them at the most.
    What rests on the statement and is not held, because it is too much, is marked as stale.
    """
    now, marks, quotes = timezone.now(), marks_of(held.marked), held.statements
    touched, turned_on = set(claims), set[int]()
    waiting = touched & quotes.keys()
    for _ in range(len(quotes) + 1):
        turned = {pk for pk in sorted(waiting) if keep(pk, now)}
        dependent = reach.related(reach.citing(origins=[quotes[pk] for pk in turned]))
        turned_on |= dependent
        waiting = dependent & held.claims & quotes.keys()
        if not waiting:
            break
    touched |= turned_on & held.claims
    others = touched - quotes.keys()
    grown = {pk for pk in others if claims.get(pk)} - turned_on - marks.keys()
    for pk in sorted(grown):
        keep(pk, now, added=claims[pk])
    keep_many(others - grown, now)
    clear(one for pk in touched for one in marks.get(pk, ()) if not _is_for_all(one))
    if beyond := turned_on - held.claims:
        queue(beyond)


def _mark_resting_on(statement: int, *, cause: Event | None, turns: int) -> None:
    """Marks every claim that rests on a statement which a quote claim speaks of otherwise by now."""
    dependent = reach.related(reach.citing(origins=[statement]))
    mark(dependent, cause=cause, now=timezone.now(), turns=turns)


def _cause(marks: list[StaleMark]) -> Event | None:
    """What first made a claim stale, as far as somebody's act did."""
    return next((one.cause for one in marks if one.cause is not None), None)


def _is_for_all(mark: StaleMark) -> bool:
    """Whether it asks for a computation even where no input changed."""
    return mark.reason == StaleReason.CORPUS
