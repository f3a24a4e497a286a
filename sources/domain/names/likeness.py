"""How alike two names are, and in what they differ.

The score is no probability: 1 is the same name, above 0.9 only spelling or order differs, around
0.7 one is a part of the other. Below `FLOOR` two names are different names.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA, Indel

from sources.domain.names.parsed import FULL, INITIAL, Name, Word, parse

FLOOR = 0.56
ALIKE = 0.9
"""From here on only spelling, order or a middle name differs."""

SHORTEST_SLIP = 4
"""Shorter words are compared letter by letter: Abe is not Ebe."""

LONG = 8
"""In words of so many letters two may be wrong."""

JOINED = 0.98
"""What it costs to write two words as one."""

CONFLICT, LEFT_OUT = 1.6, 0.35
"""What a word counts that contradicts another, and one that the other name just does not have."""


class Difference(StrEnum):
    """In what two names differ that are taken for the same."""

    SPACING = "spacing"
    SPELLING = "spelling"
    ONE_LETTER = "one_letter"
    TWO_LETTERS = "two_letters"
    ORDER = "order"
    INITIALS = "initials"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are, 0 to 1, and in what they differ."""

    score: float
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two words that stand for one another, by their places."""

    likeness: float
    asked: int
    recorded: int
    difference: Difference | None
    weight: float


def compare(asked: str, recorded: str) -> Likeness:
    """Will say how alike two names are.

    >>> compare("Шойгу", "Sergei Shoigu").differences
    (<Difference.SPELLING: 'spelling'>, <Difference.PART: 'part'>)
    >>> compare("Vladimir Putin", "Vladimir Ptitsyn").score < FLOOR
    True
    """
    one, other = parse(asked), parse(recorded)
    if one.text.casefold() == other.text.casefold():
        return Likeness(1.0)
    if not one.words or not other.words:
        return Likeness(0.0)
    if one.plain == other.plain:
        is_same_script = one.text.isascii() == other.text.isascii()
        return Likeness(0.99, () if is_same_script else (Difference.SPELLING,))
    if len(one.words) != len(other.words) and _joined(one) == _joined(other):
        return Likeness(0.97, (Difference.SPACING,))
    if one.is_ideographic and other.is_ideographic:
        return _contained(one, other)
    found = _weighed(one, other, _paired(one, other))
    if found.score >= ALIKE or len(one.words) == len(other.words):
        return found
    return max([found, *_with_words_joined(one, other)], key=lambda likeness: likeness.score)


def _with_words_joined(one: Name, other: Name) -> list[Likeness]:
    """What it would be if two words of the longer name were one: Abdel Fattah, Abdelfattah."""
    if len(one.words) > len(other.words):
        ways = [(joined, other) for joined in one.with_two_words_joined()]
    else:
        ways = [(one, joined) for joined in other.with_two_words_joined()]
    likely = [_weighed(a, b, _paired(a, b)) for a, b in ways]
    return [
        Likeness(round(found.score * JOINED, 3), (Difference.SPACING, *found.differences))
        for found in likely
    ]


def _joined(name: Name) -> str:
    return "".join(word.readings[0] for word in name.words)


def _contained(one: Name, other: Name) -> Likeness:
    """Names without blanks: one is the beginning or end of the other, such as a family name."""
    short, long = sorted((one.text, other.text), key=len)
    is_part = long.startswith(short) or long.endswith(short)
    return Likeness(0.7, (Difference.PART,)) if is_part else Likeness(0.0)


def _paired(one: Name, other: Name) -> list[_Pair]:
    """Which words stand for one another, the most alike first, each word once."""
    found = []
    for i, a in enumerate(one.words):
        for j, b in enumerate(other.words):
            likeness, difference = word_likeness(a, b)
            if likeness:
                found.append(_Pair(likeness, i, j, difference, max(a.weight, b.weight)))
    found.sort(key=lambda pair: (-pair.likeness * pair.weight, abs(pair.asked - pair.recorded)))
    pairs: list[_Pair] = []
    for pair in found:
        if all(pair.asked != kept.asked and pair.recorded != kept.recorded for kept in pairs):
            pairs.append(pair)
    return pairs


def _weighed(one: Name, other: Name, pairs: list[_Pair]) -> Likeness:
    """The score: what agrees, against what contradicts and what is left out."""
    matched = sum(pair.weight for pair in pairs)
    if not matched:
        return Likeness(0.0)
    agreed = sum(pair.weight * pair.likeness for pair in pairs)
    lone = _lone_weight(one, {pair.asked for pair in pairs})
    lone_other = _lone_weight(other, {pair.recorded for pair in pairs})
    conflict, extra = min(lone, lone_other), abs(lone - lone_other)
    if conflict and INITIAL in (lone, lone_other):
        conflict = FULL  # another initial is another name
    left_out = LEFT_OUT * extra / max(matched, 1.0)
    is_turned = _is_turned(pairs)
    score = agreed / (matched + CONFLICT * conflict + left_out) * (0.98 if is_turned else 1.0)
    differences = [pair.difference for pair in pairs if pair.difference]
    differences += [Difference.ORDER] if is_turned else []
    differences += [Difference.PART] if conflict + extra >= INITIAL else []
    return Likeness(round(score, 3), tuple(dict.fromkeys(differences)))


def _lone_weight(name: Name, paired: set[int]) -> float:
    return sum(word.weight for at, word in enumerate(name.words) if at not in paired)


def _is_turned(pairs: list[_Pair]) -> bool:
    in_order = sorted(pairs, key=lambda pair: pair.asked)
    places = [pair.recorded for pair in in_order]
    return places != sorted(places)


def word_likeness(one: Word, other: Word) -> tuple[float, Difference | None]:
    """Will say how alike two words are, 0 to 1, and in what they differ."""
    if one.plain == other.plain:
        return 1.0, None
    if 1 in (len(one.plain), len(other.plain)):
        is_initial = one.plain[0] == other.plain[0] or one.readings[0][0] == other.readings[0][0]
        return (0.6, Difference.INITIALS) if is_initial else (0.0, None)
    if not set(one.readings).isdisjoint(other.readings):
        near = _ratio(one.plain, other.plain)
        return 0.9 + 0.08 * near, Difference.SPELLING
    return _slip(one, other)


def _slip(one: Word, other: Word) -> tuple[float, Difference | None]:
    """One or two wrong letters, in the words as spelt or as they may sound."""
    pairs = [(one.plain, other.plain)]
    pairs += [(a, b) for a in one.readings for b in other.readings]
    found = max((_slipped(a, b) for a, b in pairs), key=lambda slip: slip[0])
    return found if found[0] else (0.0, None)


@lru_cache(maxsize=50_000)
def _slipped(one: str, other: str) -> tuple[float, Difference | None]:
    shortest, longest = sorted((len(one), len(other)))
    if shortest < SHORTEST_SLIP:
        return 0.0, None
    wrong = OSA.distance(one, other, score_cutoff=2)
    if wrong <= 1:
        value = 0.86 if longest > SHORTEST_SLIP else 0.78
        return (value if one[0] == other[0] else value - 0.1), Difference.ONE_LETTER
    if wrong == 2 and one[0] == other[0] and (longest >= LONG or _only_vowels(one, other)):
        return 0.8, Difference.TWO_LETTERS
    return 0.0, None


def _only_vowels(one: str, other: str) -> bool:
    """Whether two words of five letters and more differ in vowels alone: Muhammad, Mohammed."""
    vowels = str.maketrans("", "", "aeiou")
    return min(len(one), len(other)) > SHORTEST_SLIP and one.translate(vowels) == other.translate(
        vowels
    )


@lru_cache(maxsize=50_000)
def _ratio(one: str, other: str) -> float:
    return float(Indel.normalized_similarity(one, other))
