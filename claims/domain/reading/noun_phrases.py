"""Who stands before or after a verb of saying: noun phrases found from their edges."""

from collections.abc import Sequence

from claims.domain.reading import cue_words as cw
from claims.domain.reading.result import Passage
from claims.domain.reading.tokens import Token

Span = tuple[int, int]
"""First token and the one behind the last."""
MOST = 16
QUOTES = frozenset('“”„«»"「」『』')
DASHES = frozenset("–—-")
ENDS = QUOTES | DASHES | frozenset(";:()[]!?.,") | {"…"}
RELATIVES = frozenset({"who", "which", "whose", "where"})


def before(tokens: Sequence[Token], verb: int, times: Sequence[Passage]) -> Span | None:
    """Will find the subject that ends before the token `verb`; None where there is none.

    Auxiliaries, adverbs and times between the two are passed over, and so is what stands between two
    commas ("the minister, Erik Stam, said").
    """
    at = _skip_back(tokens, verb - 1, times)
    if at >= 0 and tokens[at].word == ",":
        inside = _phrase_back(tokens, at - 1, times)
        opening = _comma_before(tokens, at - 1)
        if opening > 0:
            outer = _phrase_back(tokens, _skip_back(tokens, opening - 1, times), times)
            if outer is not None:
                return outer
        return inside
    return _phrase_back(tokens, at, times)


def _skip_back(tokens: Sequence[Token], at: int, times: Sequence[Passage]) -> int:
    while at >= 0:
        token = tokens[at]
        if (
            token.low in cw.AUXILIARY
            or _in_time(token, times)
            or token.low.endswith("ly")
            or (
                token.low in cw.PREPOSITIONS
                and at + 1 < len(tokens)
                and _in_time(tokens[at + 1], times)
            )
        ):
            at -= 1
        else:
            break
    return at


def _in_time(token: Token, times: Sequence[Passage]) -> bool:
    return any(one.start <= token.start < one.end for one in times)


def _comma_before(tokens: Sequence[Token], at: int) -> int:
    """The comma that opens what a comma closes; -1 where the stretch between is no insertion."""
    for back in range(at, max(-1, at - 22), -1):
        if tokens[back].word == ",":
            return back
        if tokens[back].word in QUOTES or tokens[back].word in ";:":
            return -1
    return -1


def _phrase_back(tokens: Sequence[Token], last: int, times: Sequence[Passage]) -> Span | None:
    """The noun phrase whose last word is `last`."""
    if last < 0 or not tokens[last].is_word:
        if last < 1 or tokens[last].word != "." or len(tokens[last - 1].word) > 3:
            return None
    if tokens[last].low in cw.PERSONAL:
        return (last, last + 1)
    first = last + 1
    for at in range(last, max(-1, last - MOST), -1):
        token = tokens[at]
        if _ends_phrase(tokens, at, times):
            break
        first = at
    while first <= last and tokens[first].low in cw.INSIDE - {"the", "al"}:
        first += 1
    if first <= last and _is_nominal(tokens[first : last + 1]):
        return (first, last + 1)
    return None


def _ends_phrase(tokens: Sequence[Token], at: int, times: Sequence[Passage]) -> bool:
    token = tokens[at]
    if token.word == ".":
        return at == 0 or len(tokens[at - 1].word) > 3 or at + 1 == len(tokens)
    if token.word in ENDS or _in_time(token, times):
        return True
    if token.low == "and":
        return not (
            0 < at < len(tokens) - 1 and tokens[at + 1].is_capital and tokens[at - 1].is_capital
        )
    if token.low in cw.PREPOSITIONS and at + 1 < len(tokens) and _in_time(tokens[at + 1], times):
        return True
    return token.low in cw.BOUNDARIES and not token.word.isupper()


def _is_nominal(tokens: Sequence[Token]) -> bool:
    """Whether words can be a subject: a name, a pronoun, or a noun that names people or papers."""
    if any(token.is_capital for token in tokens[1:]) or tokens[0].low in cw.PERSONAL:
        return True
    known = cw.PEOPLE | cw.BODIES | cw.DOCUMENTS | cw.DATA | cw.POLLS | cw.OUTLET
    return tokens[0].is_capital or any(token.low in known for token in tokens)


def after(tokens: Sequence[Token], start: int, times: Sequence[Passage]) -> Span | None:
    """Will find the noun phrase that begins at the token `start`; None where there is none."""
    if start >= len(tokens) or not tokens[start].is_word:
        return None
    if tokens[start].low in cw.PERSONAL:
        return (start, start + 1)
    last = start
    for at in range(start, min(len(tokens), start + MOST)):
        token = tokens[at]
        if _stops_after(tokens, at, times, start):
            break
        last = at + 1
    while last > start and (tokens[last - 1].low in cw.INSIDE or not tokens[last - 1].is_word):
        if tokens[last - 1].word == "." and len(tokens[last - 2].word) <= 3:
            break
        last -= 1
    return (start, last) if last > start else None


def _stops_after(tokens: Sequence[Token], at: int, times: Sequence[Passage], start: int) -> bool:
    token = tokens[at]
    if token.word == ".":
        short = at > start and len(tokens[at - 1].word) <= 3 and tokens[at - 1].is_capital
        return not (short and at + 1 < len(tokens) and tokens[at + 1].is_capital)
    if token.word in ENDS or _in_time(token, times):
        return True
    if token.low in ("in", "at", "on", "to", "for", "about", "with") and at + 1 < len(tokens):
        return not tokens[at + 1].is_capital and tokens[at + 1].low != "the"
    if token.low == "and":
        return not (
            at + 1 < len(tokens) and tokens[at + 1].is_capital and tokens[at - 1].is_capital
        )
    return at > start and token.low in cw.BOUNDARIES | cw.SAYING | cw.SHOWING - cw.DOCUMENTS


def is_followed_by_end(tokens: Sequence[Token], at: int) -> bool:
    """Whether after a phrase nothing comes that could make it the subject of a clause."""
    if at >= len(tokens):
        return True
    token = tokens[at]
    return (
        token.word in ENDS
        or token.low in cw.PREPOSITIONS | RELATIVES
        or token.low in ("and", "as", "to")
    )
