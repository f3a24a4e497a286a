"""Whether two statements say the same: by their words, their order, their numbers and denials."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from claims.domain.matching.figures import NUMBER, numbers_in
from claims.domain.relating import DENYING, WORD

IDLE = frozenset({"a", "an", "the", "that", "in", "on", "at", "its", "their", "his", "her"})
"""Words that may be added or left away and nothing else is said."""

TOKEN = re.compile(rf"{WORD.pattern}|\d+(?:[.,]\d+)*")

SMALL_NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip

COUNTING_WORDS = """
    zero thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty
    sixty seventy eighty ninety hundred thousand million billion trillion half third quarter twice
    double triple dozen first second fourth fifth sixth seventh eighth ninth tenth
    january february march april may june july august september october november december
"""
COUNTING = frozenset(COUNTING_WORDS.split())
"""Words that are a figure or a time: two statements that differ in one are about two things."""

REVERSING = (
    "against", "anti", "ban", "block", "cancel", "den", "disprov", "fail", "false", "halt",
    "illegal", "impossib", "lift", "oppos", "prevent", "refus", "reject", "stop", "unlikel",
    "untrue",
)  # fmt: skip
"""Beginnings of words that turn a statement round."""

DENYING_WORDS = """
    cannot neither nothing hardly nowhere
    nicht kein keine keinen nie niemand ne pas jamais aucun sans no nunca jamás sin non mai não
    не нет ни без никогда никто
"""
DENIALS = DENYING | frozenset(DENYING_WORDS.split())
"""Words that deny, in the languages most often met."""

OPPOSITE_WORDS = """
    after/before above/below over/under more/less more/fewer most/least up/down rise/fall rose/fell
    rises/falls increase/decrease increased/decreased higher/lower highest/lowest majority/minority
    support/oppose for/against win/lose won/lost true/false legal/illegal likely/unlikely
    north/south east/west northern/southern eastern/western import/export imports/exports
    buy/sell bought/sold first/last begin/end began/ended enter/leave entered/left men/women
    male/female guilty/innocent alive/dead inside/outside with/without include/exclude
    is/was has/had will/would can/could may/must may/will must/should rich/poor old/young
"""
OPPOSITES = {frozenset(pair.split("/")) for pair in OPPOSITE_WORDS.split()}
"""Words that are not one another's synonyms, however alike what stands around them."""

SHORTEST = 4
"""Fewer words say too little for anything but the very same words to be the same."""

CLOSE = 0.75
CLOSE_WITH_ANOTHER_WORD = 0.8
"""Share of words in common, in one order, from which on two statements are worth looking at; where a
word stands in the place of another one, more of them."""

MOVED_AT_MOST = 0.6
"""Of the same words so many stand in one order, where only a part of the sentence was moved."""


@dataclass(frozen=True, slots=True)
class Alike:
    """How two statements are alike: `is_same` where nothing but order and articles differs."""

    is_same: bool
    reason: str


def denials(statement: str) -> frozenset[str]:
    """Will give the words of a statement that deny something.

    >>> sorted(denials("Japan did not refuse the offer."))
    ['not']
    """
    words = set(_words(statement))
    return frozenset(
        "not" if word.endswith(("n't", "n’t")) else word
        for word in words
        if word in DENIALS or word.endswith(("n't", "n’t"))
    )


def figures(statement: str) -> frozenset[str]:
    """Will give what a statement says in numbers, months and words for them.

    >>> sorted(figures("In May 2018, three of 1,500 answered."))
    ['1500', '2018', '3', 'may']
    """
    with_digits = WORD.sub(_as_digits, statement)
    found = {f"{one.normalize():f}" for one in numbers_in(with_digits)}
    besides = _words(NUMBER.sub(" ", with_digits))
    return frozenset(found | (set(besides) & COUNTING))


def alike(one: str, other: str) -> Alike | None:
    """Will tell how two statements are alike, or None where somebody need not look at them.

    Two that differ in a figure, a denial or a name, or in who does it to whom, are never alike.

    >>> alike("The Diet passed the bill.", "The Diet passed a bill").is_same
    True
    >>> alike("In 2018, 74 percent opposed it.", "In 2018, 78 percent opposed it.") is None
    True
    """
    if figures(one) != figures(other) or denials(one) != denials(other):
        return None
    if not _in_their_places(one, other):
        return None
    a, b = _telling(one), _telling(other)
    if not a or not b:
        return None
    if a == b:
        return Alike(True, "They are in the same words, with the same figures.")
    names = _names(one) | _names(other)
    ordered = [word for word in a if word in names], [word for word in b if word in names]
    share = SequenceMatcher(None, a, b, autojunk=False).ratio()
    if Counter(a) == Counter(b):
        is_same = ordered[0] == ordered[1] and share >= MOVED_AT_MOST
        return Alike(True, "They are in the same words in another order.") if is_same else None
    if min(len(a), len(b)) < SHORTEST or not _in_one_order(*ordered):
        return None
    return _nearly(a, b, share, names)


def _nearly(a: list[str], b: list[str], share: float, names: frozenset[str]) -> Alike | None:
    """Statements of which one says a little more than the other, or has one word for another."""
    more, other = Counter(a) - Counter(b), Counter(b) - Counter(a)
    words = {*more, *other}
    if any(word.startswith(REVERSING) or word == "by" for word in words):
        return None
    if more and other:
        is_one = more.total() == other.total() == 1 and not words & names
        if not is_one or share < CLOSE_WITH_ANOTHER_WORD or _are_opposites(words):
            return None
        return Alike(False, f"They differ in a word: {_quoted(more)} and {_quoted(other)}.")
    if share < CLOSE:
        return None
    return Alike(False, f"One of them says more: {_quoted(more or other)}.")


def _are_opposites(words: set[str]) -> bool:
    """Whether one of two words is the other turned round."""
    if frozenset(words) in OPPOSITES:
        return True
    shorter, longer = sorted(words, key=len)
    return longer in {f"{prefix}{shorter}" for prefix in ("un", "in", "im", "il", "dis", "non")}


def _in_one_order(one: list[str], other: list[str]) -> bool:
    """Whether the names of one are those of the other in the same order, some left away."""
    shorter, longer = sorted([one, other], key=len)
    rest = iter(longer)
    return all(name in rest for name in shorter)


def _in_their_places(one: str, other: str) -> bool:
    """Whether every number stands beside a word beside which it stands in the other: "from 3 to 5"
    is not "from 5 to 3".
    """
    beside, there = _beside(one), _beside(other)
    return all(words & there.get(number, words) for number, words in beside.items())


def _beside(statement: str) -> dict[str, set[tuple[str, str]]]:
    """The words before and after each number."""
    found: dict[str, set[tuple[str, str]]] = {}
    tokens = ["", *TOKEN.findall(WORD.sub(_as_digits, statement).casefold()), ""]
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if token[:1].isdigit():
            found.setdefault(token, set()).update({("before", before), ("after", after)})
    return found


def _telling(statement: str) -> list[str]:
    """The words of a statement in their order, without numbers and those that say nothing."""
    left_out = IDLE | SMALL_NUMBERS.keys()
    return [_without_s(word) for word in _words(statement) if word not in left_out]


def _names(statement: str) -> frozenset[str]:
    """The words that begin with a capital, but for the first one and for months."""
    found = WORD.findall(statement)[1:]
    names = {_without_s(word.casefold()) for word in found if word[:1].isupper()}
    return frozenset(names - COUNTING)


def _words(statement: str) -> list[str]:
    return [word.casefold() for word in WORD.findall(statement)]


def _without_s(word: str) -> str:
    """The word without the sign of a genitive."""
    return re.sub(r"['’]s?$", "", word)


def _as_digits(found: "re.Match[str]") -> str:
    word = found.group()
    return str(SMALL_NUMBERS.get(word.casefold(), word))


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)
