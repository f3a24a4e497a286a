"""Numerical claims that may be tied: a later answer to the same question, or figures at odds."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from claims.domain.measurements import Agreement, Measured, are_apart, compare
from claims.domain.policy import CURRENT_POLICY, Policy
from claims.domain.quantities import Quantity, fits, same_figure, same_subject
from claims.domain.vocabulary import RelationKind
from sources.domain.dates import When

ALIKE = 0.75
"""Share of words in common from which on two statements are about one matter."""

ALIKE_WITH_SUBJECTS = 0.5
"""The same for two claims that have a subject in common."""

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

IDLE_WORDS = """
    a an and as at by for from had has have in is it its of on or that the their these this those
    to was were which who with be been being percent per cent percentage points more less fewer
    than about around almost nearly roughly approximately least most over under up above below
    january february march april may june july august september october november december
    spring summer autumn fall winter early mid late beginning end start first second half quarter
    month months week weeks day days year years decade
    zero one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty
    sixty seventy eighty ninety hundred thousand million billion trillion
    usd us dollars euros
"""
"""What surrounds a number or a day, or says nothing of the matter."""

IDLE = frozenset(IDLE_WORDS.split())

DENYING = frozenset({"no", "not", "never", "none", "without", "nobody", "nor", "neither"})
"""Words that turn a statement round: two that differ in them are not about one figure."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A numerical claim as far as it matters for what it may be tied to.

    `when` is the day its figure speaks of. `questions` are those of the polls it rests on,
    `margin` the largest of their margins of error, in points.
    """

    id: int
    statement: str
    quantity: Quantity
    when: When
    place: str = ""
    language: str = "en"
    subjects: frozenset[int] = frozenset()
    questions: frozenset[str] = frozenset()
    margin: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A relation that a person should look at, read from left to right, and why."""

    from_id: int
    kind: RelationKind
    to_id: int
    reason: str


def propose(a: Stated, b: Stated, policy: Policy = CURRENT_POLICY) -> Proposal | None:
    """Will propose that one claim updates the other, or that the two exclude one another, if so.

    Only claims about one matter are tied: unit, statistic, population, place and language fit, their
    polls ask no different questions, the statements without their numbers have enough words in
    common, and nothing one of them says is replaced by something else in the other: "40 minutes late"
    and "a planned 50 minutes" measure two things, be it on one day. The later one then updates the
    earlier; exact figures of one time that differ by more than their margins exclude one another.

    >>> from claims.domain.vocabulary import Comparator, Statistic
    >>> def share(claim, day, amount):
    ...     quantity = Quantity(Comparator.EQ, Statistic.SHARE, Decimal(amount), unit="%")
    ...     said = f"On {day}, {amount} percent of Russians trusted the courts."
    ...     return Stated(claim, said, quantity, When.on(day))
    >>> propose(share(1, date(2018, 3, 1), 57), share(2, date(2019, 1, 9), 33)).kind.value
    'updates'
    """
    if a.id == b.id or not _same_matter(a, b):
        return None
    if are_apart(a.when, b.when):
        return _update(a, b)
    if _are_at_odds(a, b, policy):
        low, high = sorted([a, b], key=lambda one: one.id)
        reason = (
            f"Both speak of {_time(low)} and of the same figure, but one says {low.quantity} and "
            f"the other {high.quantity}."
        )
        return Proposal(low.id, RelationKind.EXCLUDES, high.id, reason)
    return None


def _update(a: Stated, b: Stated) -> Proposal:
    older, newer = sorted([a, b], key=lambda one: one.when.earliest or date.min)
    reason = (
        f"The same figure at two times: {older.quantity} ({_time(older)}), "
        f"then {newer.quantity} ({_time(newer)})."
    )
    return Proposal(newer.id, RelationKind.UPDATES, older.id, reason)


def _time(one: Stated) -> str:
    return one.when.as_written or str(one.when)


def _are_at_odds(a: Stated, b: Stated, policy: Policy) -> bool:
    """Whether two exact figures of one time are further apart than their margins."""
    times = a.when, b.when
    if not all(when.is_known for when in times) or not (
        a.quantity.is_exact and b.quantity.is_exact
    ):
        return False
    if same_figure(a.quantity, b.quantity, policy):
        return False
    return compare(_measured(a), _measured(b), policy) == Agreement.CONFLICTING


def _measured(one: Stated) -> Measured:
    return Measured(
        one.quantity,
        place=one.place,
        on=one.when.latest or one.when.earliest,
        margin=one.margin,
    )


def _same_matter(a: Stated, b: Stated) -> bool:
    if a.language != b.language or not fits(a.place, b.place):
        return False
    if not (a.quantity.is_numeric and b.quantity.is_numeric):
        return False  # "the lowest since 2006" is no later answer to "how many"
    if not same_subject(a.quantity, b.quantity) or not ask_alike(a.questions, b.questions):
        return False
    if not _measure_alike(a, b):
        return False
    needed = ALIKE_WITH_SUBJECTS if a.subjects & b.subjects else ALIKE
    return likeness(a.statement, b.statement) >= needed


def _measure_alike(a: Stated, b: Stated) -> bool:
    """Whether two statements show that the same thing was measured, and of the same.

    One may say more than the other, but not something else in its place; a figure that says of whom
    it is, or since when, is only held against one that does so too.
    """
    one, other = telling_words(a.statement), telling_words(b.statement)
    if not (one <= other or other <= one):
        return False
    if bool(a.quantity.baseline) != bool(b.quantity.baseline):
        return False
    if bool(a.quantity.population) == bool(b.quantity.population):
        return True
    counted = telling_words(a.quantity.population or b.quantity.population)
    return counted <= one & other


def ask_alike(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether polls may have asked one question: those that are known have one in common."""
    return not a or not b or any(fits(one, other) for one in a for other in b)


def likeness(a: str, b: str) -> float:
    """Will give the share of telling words that two statements have in common, numbers left away.

    Statements of which only one denies something have nothing in common.

    >>> likeness("In 2018, 74 percent of Russians opposed it.", "In 2016, 78 percent of Russians opposed it.")
    1.0
    """
    one, other = telling_words(a), telling_words(b)
    if not one or not other or (one & DENYING) != (other & DENYING):
        return 0.0
    return len(one & other) / len(one | other)


def telling_words(statement: str) -> frozenset[str]:
    """The words of a statement without numbers, times and what says nothing of the matter."""
    return frozenset(WORD.findall(statement.casefold())) - IDLE
