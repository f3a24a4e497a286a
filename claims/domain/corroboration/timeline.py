"""How the number grew: the answer on every day on which something happened, by publication dates.

This is what could have been known on each day, judged with what is known today; the history of
stored results, what was said when, is another thing.
"""

import itertools
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import Any

from claims.domain.corroboration.assess import assess
from claims.domain.corroboration.facts import Facts
from claims.domain.corroboration.happenings import Happenings, find_happenings
from claims.domain.corroboration.result import Assessment
from claims.domain.vocabulary import Label

MOST = 60
"""At most so many days are assessed."""

FEWEST = 6
"""So many are, however large the claim."""

WORK = 60_000
"""So many appearances are assessed in all: about a second's work."""

FIRST_WITH_EVE = date.min + timedelta(days=1)

WITHOUT_A_DAY = "Counted today: what is known without saying since when."
OF_A_STATEMENT = "What is known of a statement it rests on became something else."

Quotes = Mapping[int, tuple[Facts, ...]]
"""By origin: the facts of the quote claims that say whether it was ever said."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day from which another answer held than before.

    `day` is None for what counts before the first known day, or, where `is_today`, for what counts
    today though no day says since when. Where not `is_exact`, the answer may have changed sooner:
    `after` is the last day on which it was still the former one. Intervals are (confirmed,
    possible); `changes` are sentences.
    """

    day: date | None
    label: Label
    open: bool
    supports: tuple[int, int]
    refutes: tuple[int, int]
    changes: tuple[str, ...] = ()
    is_exact: bool = True
    after: date | None = None
    is_today: bool = False

    @property
    def full_label(self) -> str:
        """The label as it is shown: with its suffix where the result is open."""
        return f"{self.label.value} (open)" if self.open else self.label.value


@dataclass(frozen=True, slots=True)
class Timeline:
    """The moments in their order; of `days` on which something happened, `looked_at` were assessed."""

    moments: tuple[Moment, ...]
    days: int
    looked_at: int

    @property
    def is_thinned(self) -> bool:
        """Whether some days were not looked at, so that an answer that came and went may be missing."""
        return self.looked_at < self.days

    def to_dict(self) -> dict[str, Any]:
        """Will give everything as data that JSON can hold."""
        moments = []
        for moment in self.moments:
            told = asdict(moment) | {"label": moment.label.value, "full_label": moment.full_label}
            told |= {name: told[name] and told[name].isoformat() for name in ("day", "after")}
            moments.append(told)
        return {
            "moments": moments,
            "days": self.days,
            "looked_at": self.looked_at,
            "is_thinned": self.is_thinned,
        }


Answer = tuple[Label, bool, tuple[int, int], tuple[int, int]]
"""What a moment is told by: label, whether it is open, both intervals."""

NOTHING: Answer = (Label.UNSUPPORTED, False, (0, 0), (0, 0))


def timeline(facts: Facts, quotes: Quotes | None = None) -> Timeline:
    """Will tell how the answer came about, day by day.

    `facts` hold all that is known today (no `as_of`). Of more days than can be assessed, those are
    looked at between which the answer changed.
    """
    happenings = find_happenings(facts)
    days = _with_days_of(quotes or {}, happenings)
    if not days:
        return Timeline(_with_today(facts, [], NOTHING), 0, 0)
    # No day comes before the first one there is: what counts on it has always counted.
    every = [max(days[0], FIRST_WITH_EVE) - timedelta(days=1), *days]
    looks = _look(facts, quotes or {}, every)
    moments, former, before = list[Moment](), looks[0], 0
    if not _is_nothing(former):
        moments.append(Moment(None, *former))
    for index in sorted(looks.keys() - {0}):
        if looks[index] != former:
            told = happenings.told(every[before + 1 : index + 1]) or (OF_A_STATEMENT,)
            is_exact = index - before == 1
            after = None if is_exact else every[before]
            moments.append(Moment(every[index], *looks[index], told, is_exact, after))
            former = looks[index]
        before = index
    return Timeline(_with_today(facts, moments, former), len(days), len(looks) - 1)


def _with_days_of(quotes: Quotes, happenings: Happenings) -> list[date]:
    """The days of the claim and those on which it became doubtful that something was said."""
    days = set(happenings.on)
    for several in quotes.values():
        for one in several:
            days |= find_happenings(one).on.keys()
    return sorted(days)


def _with_today(facts: Facts, moments: list[Moment], former: Answer) -> tuple[Moment, ...]:
    """The answer of today closes the line where some of it has no day."""
    today = _answer(assess(facts))
    if today != former and not (_is_nothing(today) and _is_nothing(former)):
        moments.append(Moment(None, *today, (WITHOUT_A_DAY,), is_today=True))
    return tuple(moments)


def _is_nothing(answer: Answer) -> bool:
    """Whether nothing stands on either side; going round in a circle is more than that."""
    return answer[2:] == NOTHING[2:] and answer[0] is not Label.CIRCULAR


def _look(facts: Facts, quotes: Quotes, every: list[date]) -> dict[int, Answer]:
    """The answers on the days that are looked at, by their place; the first is the eve of all."""
    size = len(facts.appearances) + sum(len(f.appearances) for fs in quotes.values() for f in fs)
    most = max(FEWEST, min(MOST, WORK // max(size, 1)))

    def answer(index: int) -> Answer:
        day = every[index]
        disputed = _disputed(facts, quotes, day)
        return _answer(assess(replace(facts, as_of=day, disputed_origins=disputed)))

    return _choose(len(every), most, answer)


def _choose(count: int, most: int, answer: Callable[[int], Answer]) -> dict[int, Answer]:
    """Both ends, then ever again the middle of the widest gap, those with unlike ends first."""
    found = {index: answer(index) for index in {0, count - 1}}
    while len(found) < min(count, most):
        order = sorted(found)
        gaps = [(low, high) for low, high in itertools.pairwise(order) if high - low > 1]
        coarse = len(found) < most // 4
        low, high = max(
            gaps, key=lambda gap: (not coarse and found[gap[0]] != found[gap[1]], gap[1] - gap[0])
        )
        middle = (low + high) // 2
        found[middle] = answer(middle)
    return found


def _disputed(facts: Facts, quotes: Quotes, day: date) -> frozenset[int]:
    """The statements that, by what was out on the day, were never made."""
    if not quotes:
        return facts.disputed_origins
    return frozenset(
        origin
        for origin, several in quotes.items()
        if any(assess(replace(one, as_of=day)).label is Label.CONTRADICTED for one in several)
    )


def _answer(assessment: Assessment) -> Answer:
    one, two = assessment.supports, assessment.refutes
    return (
        assessment.label,
        assessment.open,
        (one.confirmed, one.possible),
        (two.confirmed, two.possible),
    )
