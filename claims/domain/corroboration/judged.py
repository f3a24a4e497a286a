"""How sentences tell an editor's word: who gave it, when, on what, and why."""

from collections.abc import Collection

from claims.domain.corroboration.facts import JudgementFact
from claims.domain.corroboration.naming import Names, joined
from claims.domain.vocabulary import Verdict


def judged(word: JudgementFact, origins: Collection[int], names: Names) -> str:
    """Will tell a judgement where these origins are spoken of, which it calls "them".

    "an editor (Ana Ito, 3 March 2026) judged them to be the same: “One press conference”"
    """
    day = f"{word.at.day} {word.at:%B %Y}"
    who = ", ".join(part for part in (word.by, day) if part)
    verdict = "the same" if word.verdict == Verdict.SAME else "different"
    said = f"an editor ({who}) judged {_what(word, origins, names)} to be {verdict}"
    reason = " ".join(word.reason.split()).rstrip(".")
    return f"{said}: “{reason}”" if reason else said


def _what(word: JudgementFact, origins: Collection[int], names: Names) -> str:
    """The two things judged: "them" where they are the origins that the sentence names."""
    if word.origin_a is not None and word.origin_b is not None:
        if {word.origin_a, word.origin_b} <= set(origins):
            return "them"
        return joined([names.origin(word.origin_a), names.origin(word.origin_b)])
    return joined([names.source(word.source_a), names.source(word.source_b)])
