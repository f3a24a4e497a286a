"""Which words of a sentence a cue covers: those before it, those behind it, or both."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.domain.reading import cue_words as cw
from claims.domain.reading import noun_phrases as np
from claims.domain.reading.result import Passage, passage
from claims.domain.reading.tokens import Token
from claims.domain.reading.words import words

FINITE = (
    cw.BE
    | cw.FINITE
    | words("will would can could may might must does did do should cost costs killed said")
)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with what was already found in it."""

    text: str
    sentence: Passage
    number: int
    tokens: Sequence[Token]
    times: Sequence[Passage]


def trimmed(line: Line, start: int, end: int) -> Passage:
    """The words between two offsets, less the signs and blanks at both ends."""
    text = line.text
    while start < end and (text[start].isspace() or text[start] in ",;:–—-)"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:–—-("):
        end -= 1
    return passage(text, start, end)


def right(line: Line, at: int, subject: int = -1) -> Passage:
    """What follows the token before `at`, less a "that".

    Where no clause follows, only an object ("reaffirmed his commitment"), the words from the subject on.
    """
    if subject >= 0 and not _clause_follows(line, at):
        return trimmed(line, line.tokens[subject].start, line.sentence.end)
    behind = _behind_occasion(line, behind_times(line, at))
    if behind < len(line.tokens) and line.tokens[behind].low == "that":
        at = behind
    while at < len(line.tokens) and line.tokens[at].low in ("that", ",", ":", "out"):
        at += 1
    start = line.tokens[at].start if at < len(line.tokens) else line.sentence.end
    return trimmed(line, start, line.sentence.end)


def _behind_occasion(line: Line, at: int) -> int:
    """The "that" behind an occasion ("said after meeting his counterpart that …"), else `at`."""
    tokens = line.tokens
    if at < len(tokens) and tokens[at].low in cw.PREPOSITIONS:
        for n in range(at + 1, min(len(tokens), at + 10)):
            if tokens[n].low == "that":
                return n
            if tokens[n].word in ",;:." or tokens[n].low in FINITE:
                break
    return at


def _clause_follows(line: Line, at: int) -> bool:
    at = _behind_occasion(line, behind_times(line, at))
    near = line.tokens[at : at + 14]
    if not near or near[0].low in ("that", ":", ",", "out", "as") or near[0].word in np.QUOTES:
        return True
    if near[0].low == "to":
        return False
    return any(n and (t.low in FINITE or t.low.endswith("ed")) for n, t in enumerate(near))


def left(line: Line, at: int) -> Passage:
    """What comes before the token `at`."""
    return trimmed(line, line.sentence.start, line.tokens[at].start)


def around(line: Line, first: int, last: int) -> Passage:
    """What a cue covers that names its speaker itself: behind it at the start, else before it."""
    opens = first and line.tokens[first - 1].word in ":;" + "".join(np.DASHES)
    if opens or line.tokens[first].start - line.sentence.start < 8:
        last = _behind_apposition(line, last)
        comma = next(
            (
                n
                for n in range(last, min(len(line.tokens), last + 25))
                if line.tokens[n].word == ","
            ),
            last,
        )
        return right(line, comma + (comma < len(line.tokens) and line.tokens[comma].word == ","))
    behind = line.tokens[last:] if last < len(line.tokens) else ()
    if len(behind) > 5 and behind[0].word == ",":
        return trimmed(line, line.sentence.start, line.sentence.end)
    return left(line, first)


def _behind_apposition(line: Line, at: int) -> int:
    """The comma that closes ", the country's last pollster," where one begins at the token `at`."""
    tokens = line.tokens
    if at + 1 >= len(tokens) or tokens[at].word != ",":
        return at
    for n in range(at + 1, min(len(tokens), at + 16)):
        if tokens[n].low in FINITE or tokens[n].word in ":;":
            return at
        if tokens[n].word == ",":
            lead = tokens[at + 1].low
            return n if lead in ("a", "an", "the", "who", "which", "his", "her", "its") else at
    return at


def covered(line: Line, subject: np.Span, end: int) -> Passage:
    """What a subject and its verb (ending before the token `end`) cover: before them or behind."""
    behind = line.tokens[end:]
    words_behind = sum(token.is_word for token in behind)
    as_said = subject[0] > 1 and line.tokens[subject[0] - 1].low == "as"
    before = left(line, subject[0] - as_said)
    ends = not behind or np.is_followed_by_end(line.tokens, end)
    has_left = len(before.words.split()) >= 3 and _is_cut(line, subject[0] - as_said)
    if has_left and (ends or words_behind < 3):
        return before
    return right(line, end, subject[0])


def _is_cut(line: Line, at: int) -> bool:
    """Whether a comma, a dash or a quotation mark parts the token `at` from what is before it."""
    if not at:
        return False
    word = line.tokens[at - 1].word
    return word in np.QUOTES or word in np.DASHES or word in ",:;"


def behind_times(line: Line, at: int) -> int:
    """The first token that is not part of a time: "reported in late April, the president"."""
    first = at
    while at < len(line.tokens):
        token = line.tokens[at]
        timed = any(one.start <= token.start < one.end for one in line.times)
        following = line.tokens[at + 1] if at + 1 < len(line.tokens) else None
        leads = following is not None and any(
            o.start <= following.start < o.end for o in line.times
        )
        if not (
            timed or (token.low in cw.PREPOSITIONS and leads) or (token.word == "," and at > first)
        ):
            break
        at += 1
    return at
