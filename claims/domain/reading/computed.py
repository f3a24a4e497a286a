"""What a number computes: a count, a share, a change upwards or downwards."""

import re
from collections.abc import Sequence

from claims.domain.reading import number_forms as forms
from claims.domain.reading.counted import Counted
from claims.domain.reading.result import Passage
from claims.domain.reading.words import words
from claims.domain.vocabulary import Statistic

WORD = re.compile(r"[^\W\d_]+")
LEVEL = words("to at from of was is stands stood reached")
SKIPPED = words(
    "by only just about around some nearly almost roughly more less than another over a an "
    "further at least up as much even estimated"
)  # fmt: skip


def statistic_of(
    text: str, sentence: Passage, start: int, counted: Counted
) -> tuple[Statistic, int]:
    """Will say what a number computes, and whether it is a change downwards (-1)."""
    before = words_before(text, sentence, start, 6)
    after = [
        w.lower() for w in WORD.findall(text, counted.end, min(sentence.end, counted.end + 24))
    ]
    sign = _direction(before, after[:1])
    if counted.unit == "%":
        return (Statistic.CHANGE_REL, sign) if sign else (Statistic.SHARE, 1)
    if counted.unit == "points":
        return Statistic.CHANGE_ABS, sign or 1
    if sign and counted.is_measure and (before[-1:] == ["by"] or not counted.is_time):
        return Statistic.CHANGE_ABS, sign
    if "average" in before[-4:] or "mean" in before[-4:]:
        return Statistic.MEAN, 1
    if "median" in before[-4:]:
        return Statistic.MEDIAN, 1
    return (Statistic.TOTAL if counted.is_money or counted.is_measure else Statistic.COUNT), 1


def _direction(before: Sequence[str], after: Sequence[str]) -> int:
    """1 for a rise, -1 for a fall, 0 for a level."""
    if after and after[0] in forms.UP | forms.DOWN:
        return 1 if after[0] in forms.UP else -1
    by = "by" in before[-4:]
    for word in reversed(before):
        if word in forms.UP or word in forms.DOWN:
            return 1 if word in forms.UP else -1
        if word in SKIPPED:
            continue
        if word in LEVEL or not by:
            return 0
    return 0


def words_before(text: str, sentence: Passage, start: int, count: int) -> list[str]:
    """Will return the words in front of a number, in small letters."""
    found = WORD.findall(text, max(sentence.start, start - 15 * count), start)
    return [word.lower() for word in found[-count:]]
