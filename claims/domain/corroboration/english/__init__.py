"""English: every sentence of a result, made from its code and its parameters alone.

Another language is one more package with the same four functions. Parameters are plain data:
numbers, texts, `bounded` lists and the names of origins and articles as `naming` gives them.
"""

from claims.domain.corroboration.english.answers import ANSWERS, LISTINGS
from claims.domain.corroboration.english.causes import CAUSES, why
from claims.domain.corroboration.english.merges import BECAUSE
from claims.domain.corroboration.english.prospects import PROSPECTS
from claims.domain.corroboration.english.reasons import REASONS, left_out
from claims.domain.corroboration.english.words import Params, sentence

__all__ = ["BECAUSE", "CAUSES", "answer", "cause", "listing", "prospect", "reason"]


def answer(code: str, params: Params) -> str:
    """Will say one sentence of an answer; its code is the label, "at_source" or "still_open"."""
    return ANSWERS[code](params)


def listing(code: str, params: Params) -> str:
    """Will say in a few words how a claim is sourced: "11 appearances · 5 articles · 1 poll"."""
    return LISTINGS[code](params)


def reason(code: str, params: Params) -> str:
    """Will say one reason of a result; what has no sentence of its own was left out."""
    return sentence(REASONS.get(code, left_out)(params))


def prospect(code: str, params: Params) -> str:
    """Will say what one decision would change."""
    return sentence(PROSPECTS[code](params))


def cause(code: str) -> str:
    """Will say why one passage does not count in full."""
    return sentence(why(code))
