"""The tracked claims that a passage may be tied to: the nearest, and those found by other words."""

from collections.abc import Container, Iterable
from dataclasses import dataclass

from accounts.domain.numbers import number
from claims.domain.matching.queries import LONGEST
from claims.models import Claim
from web.reading.listing import ClaimRow, claim_row
from web.reading.match import MatchRow, match_rows

NEAREST = 3
MOST_FOUND = 6


@dataclass(frozen=True, slots=True)
class Choice:
    """One tracked claim; `seen` is the version of its record that is shown."""

    pk: int
    row: ClaimRow
    seen: int
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offered:
    """What is offered; `found` begins with the claim that is chosen, where nothing else shows it."""

    nearest: tuple[Choice, ...] = ()
    found: tuple[Choice, ...] = ()
    words: str = ""
    is_searched: bool = False

    @property
    def near(self) -> str:
        """The claims that stand above what is found, so that none is offered twice."""
        return " ".join(str(one.pk) for one in self.nearest)

    @property
    def seen(self) -> dict[int, int]:
        """With which version of its record each claim is shown."""
        return {one.pk: one.seen for one in (*self.nearest, *self.found)}


def offered(passage: str, statement: str, words: str, chosen: str) -> Offered:
    """Will find the claims near a passage, and those that go by what was typed.

    A claim that says the very same as the drafted `statement` is near, whatever the passage is.
    """
    rows = match_rows(passage[:LONGEST], NEAREST)
    nearest = _choices(
        one for one in rows if one.candidate.is_near or is_same(one.row.statement, statement)
    )
    return _with_found(nearest, words, chosen, {one.pk for one in nearest})


def found_by(words: str, chosen: str, near: str) -> Offered:
    """Will find claims by words alone, beside those that are shown as `near` already."""
    return _with_found((), words, chosen, set(map(number, near.split())))


def is_same(one: str, other: str) -> bool:
    """Will say whether two statements differ in no more than case, spaces and the full stop.

    >>> is_same("Cargo rose.", "cargo  rose")
    True
    """
    return _plain(one) == _plain(other)


def _plain(statement: str) -> str:
    return " ".join(statement.casefold().rstrip(". ").split())


def _with_found(
    nearest: tuple[Choice, ...], words: str, chosen: str, shown: Container[int | None]
) -> Offered:
    asked = " ".join(words.replace("\0", " ").split())[:LONGEST]
    rows = match_rows(asked, NEAREST + MOST_FOUND) if asked else []
    found = _choices([one for one in rows if one.pk not in shown][:MOST_FOUND])
    pk = number(chosen)
    if pk is not None and pk not in shown and pk not in {one.pk for one in found}:
        found = (*_kept(pk), *found)
    return Offered(nearest, found, words, is_searched=bool(asked))


def _choices(rows: Iterable[MatchRow]) -> tuple[Choice, ...]:
    rows = list(rows)
    claims = Claim.objects.in_bulk([one.pk for one in rows])
    return tuple(
        Choice(one.pk, one.row, claims[one.pk].row_version, _warnings(one))
        for one in rows
        if one.pk in claims
    )


def _warnings(one: MatchRow) -> tuple[str, ...]:
    return tuple(reason.sentence for reason in one.candidate.reasons if reason.is_warning)


def _kept(pk: int) -> tuple[Choice, ...]:
    """The chosen claim, as long as it is tracked."""
    claim = Claim.objects.open().with_staleness().in_bulk([pk]).get(pk)
    return (Choice(pk, claim_row(claim), claim.row_version),) if claim else ()
