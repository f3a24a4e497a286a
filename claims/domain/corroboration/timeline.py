"""How the number grew: the answer on every day on which something happened, by publication dates.

This is what could have been known on each day, judged with what is known today; the history of
stored results, what was said when, is another thing. Of a crowd that says one thing few articles are
needed, and only the days on which something happened to those are assessed: between two of them the
answer stays as it is.
"""

import itertools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import Any

from claims.domain.corroboration.assess import outcome
from claims.domain.corroboration.facts import Facts
from claims.domain.corroboration.happenings import Happenings, find_happenings
from claims.domain.corroboration.over_days import fold_over_days
from claims.domain.corroboration.result import Outcome
from claims.domain.vocabulary import Label

MOST = 60
"""At most so many days are assessed."""

FEWEST = 6
"""So many are, however large the claim."""

WORK = 60_000
"""So many appearances are assessed in all: about a second's work. What is folded costs none."""

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
    """The moments in their order; of `days` on which something happened, `looked_at` are known.

    A day is known when it was assessed, or when nothing happened that matters since one that was.
    """

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


NOTHING = Outcome(Label.UNSUPPORTED, False, (0, 0), (0, 0))


def timeline(facts: Facts, quotes: Quotes | None = None) -> Timeline:
    """Will tell how the answer came about, day by day.

    `facts` hold all that is known today (no `as_of`). Of more days than can be assessed, those are
    looked at between which the answer changed.
    """
    quotes = quotes or {}
    happenings = find_happenings(facts)
    days = sorted(_days_of(quotes).union(happenings.on))
    facts = fold_over_days(facts)
    if not days:
        return Timeline(_with_today(facts, [], NOTHING), 0, 0)
    quotes = {origin: tuple(map(fold_over_days, several)) for origin, several in quotes.items()}
    # No day comes before the first one there is: what counts on it has always counted.
    every = [max(days[0], FIRST_WITH_EVE) - timedelta(days=1), *days]
    place = {day: index for index, day in enumerate(every)}
    turning = _days_of(quotes).union(find_happenings(facts).on)
    turns = [0, *sorted(place[day] for day in turning)]
    looks = _look(facts, quotes, [every[index] for index in turns])
    moments = _moments(looks, turns, every, happenings)
    last = looks[len(turns) - 1]
    return Timeline(_with_today(facts, moments, last), len(days), _known(looks, turns, len(days)))


def _moments(
    looks: Mapping[int, Outcome], turns: list[int], every: list[date], happenings: Happenings
) -> list[Moment]:
    """Where the answer became another one, of those that are known by their turns."""
    moments, former, before = list[Moment](), looks[0], 0
    if not _is_nothing(former):
        moments.append(Moment(None, *former))
    for turn in sorted(looks.keys() - {0}):
        if looks[turn] != former:
            # The former one held until the next turn after the one that was looked at before.
            since, now = turns[before + 1], turns[turn]
            told = happenings.told(every[since : now + 1]) or (OF_A_STATEMENT,)
            after = None if since == now else every[since - 1]
            moments.append(Moment(every[now], *looks[turn], told, since == now, after))
            former = looks[turn]
        before = turn
    return moments


def _known(looks: Iterable[int], turns: list[int], days: int) -> int:
    """Of so many days, those whose answer is known: it holds from a turn to the next."""
    lasting = [end - start for start, end in itertools.pairwise([*turns, days + 1])]
    return sum(lasting[turn] for turn in looks) - 1


def _days_of(quotes: Quotes) -> set[date]:
    """The days on which it may have become doubtful that something was said."""
    every = itertools.chain.from_iterable(quotes.values())
    return {day for one in every for day in find_happenings(one).on}


def _with_today(facts: Facts, moments: list[Moment], former: Outcome) -> tuple[Moment, ...]:
    """The answer of today closes the line where some of it has no day."""
    today = outcome(facts)
    if today != former and not (_is_nothing(today) and _is_nothing(former)):
        moments.append(Moment(None, *today, (WITHOUT_A_DAY,), is_today=True))
    return tuple(moments)


def _is_nothing(answer: Outcome) -> bool:
    """Whether nothing stands on either side; going round in a circle is more than that."""
    return answer[2:] == NOTHING[2:] and answer.label is not Label.CIRCULAR


def _look(facts: Facts, quotes: Quotes, every: list[date]) -> dict[int, Outcome]:
    """The answers on the days that are looked at, by their place; the first is the eve of all."""
    size = len(facts.appearances) + sum(len(f.appearances) for fs in quotes.values() for f in fs)
    most = max(FEWEST, min(MOST, WORK // max(size, 1)))

    def answer(index: int) -> Outcome:
        day = every[index]
        disputed = _disputed(facts, quotes, day)
        return outcome(replace(facts, as_of=day, disputed_origins=disputed))

    return _choose(len(every), most, answer)


def _choose(count: int, most: int, answer: Callable[[int], Outcome]) -> dict[int, Outcome]:
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
        if any(outcome(replace(one, as_of=day)).label is Label.CONTRADICTED for one in several)
    )
