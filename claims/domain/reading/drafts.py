"""A first wording of a claim: without cue and bracket, with its day, as its sentence words it."""

from collections.abc import Sequence

from claims.domain.reading import almanac
from claims.domain.reading.anaphora import Mention, with_candidates
from claims.domain.reading.cue_words import PERSONAL, words
from claims.domain.reading.result import Dated, OpenWord, Passage, Speaker, SpeakerForm, passage
from claims.domain.reading.tokens import Token
from sources.domain.vocabulary import DateBasis

LONGEST = 500
OPEN = PERSONAL - words("who i we our") | words("this these those the-latter")
MOST_OPEN = 5
PREPOSITIONS = (
    "in ",
    "on ",
    "at ",
    "by ",
    "since ",
    "from ",
    "until ",
    "before ",
    "after ",
    "during ",
)


def statement_of(clause: Passage, dates: Sequence[Dated]) -> str:
    """Will word a clause as a statement: relative times by their days, a capital, a full stop.

    It keeps its pronouns: whom they mean is for a person to say.
    """
    text, at = "", clause.start
    for one in dates:
        inside = clause.holds(one.passage) and one.passage.start >= at
        relative = one.when.basis is DateBasis.INFERRED and one.when.is_known
        if not inside or not relative:
            continue
        before = clause.words[at - clause.start : one.passage.start - clause.start]
        text += _joined(before, almanac.in_words(one.when), one.passage.words)
        at = one.passage.end
    text += clause.words[at - clause.start :]
    plain = " ".join(text.split()).strip(" ,;:–—-")
    if not plain:
        return clause.words.strip()[:LONGEST]
    plain = plain[0].upper() + plain[1:]
    plain = plain if plain[-1] in ".!?…。！？" else f"{plain}."
    return plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 1]}…"


def _joined(before: str, dated: str, written: str) -> str:
    """Puts a worded day in the place of "last week"; its preposition gives way to the one there."""
    preposition = next((p for p in PREPOSITIONS if before.lower().endswith(p)), "")
    if preposition and preposition not in ("in ", "on ", "at "):
        return f"{before}{dated.split(' ', 1)[1]}"
    if preposition:
        return f"{before[: -len(preposition)]}{dated}"
    if before.endswith(("a ", "the ", "an ")) or not before.endswith((" ", "")):
        return before + written
    lead = before.rstrip()
    if (lead and (lead[-1].isalnum() or lead[-1] in ',)”"')) or not lead:
        return before + dated
    return before + written


def open_words_of(
    text: str, clause: Passage, tokens: Sequence[Token], before: Sequence[Mention]
) -> tuple[OpenWord, ...]:
    """Will list the words of a clause that only their surroundings explain."""
    found = []
    for token in tokens:
        if token.start < clause.start or token.end > clause.end or token.low not in OPEN:
            continue
        where = passage(text, token.start, token.end)
        meant = with_candidates(Speaker(SpeakerForm.PRONOUN, where), before)
        found.append(OpenWord(where, meant.candidates))
        if len(found) >= MOST_OPEN:
            break
    return tuple(found)
