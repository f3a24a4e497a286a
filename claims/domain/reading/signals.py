"""What makes words worth checking, or not: signals, each with what it adds to a score."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.domain.reading.cue_words import DISTANCE
from claims.domain.reading.result import Citation, Cue, CueForm, Dated, Figure, Passage, SpeakerForm
from claims.domain.reading.speakers import is_vague
from claims.domain.vocabulary import Checkability, Comparator

BASE = 0.18
WEIGHTS = {
    "figure": 0.34, "small_count": 0.16, "named_source": 0.22, "source": 0.14, "nobody_named": 0.08,
    "bracket": 0.26, "poll": 0.14, "document": 0.12, "date": 0.13, "name": 0.07, "event": 0.15,
    "comparison": 0.1, "cause": 0.07, "law": 0.08, "only_or_never": 0.06, "long": 0.04,
    "question": -0.7, "hedged": -0.12, "ahead": -0.1, "hypothetical": -0.28, "opinion": -0.26,
    "first_person": -0.2, "second_person": -0.28, "thinking": -0.2, "short": -0.22, "no_verb": -0.25,
    "imperative": -0.3, "evaluation": -0.16, "vague_subject": -0.12, "says_nothing": -0.3,
}  # fmt: skip
EVENT = re.compile(
    r"\b(?:[a-z]{3,}ed|was|were|had|began|fell|rose|grew|took|came|gave|went|won|lost|met|led|made|held|"
    r"built|sold|bought|struck|hit|broke|killed|spent|paid|left|sent|shut|cut|kept|became|knew|wrote|"
    r"found|sank|ran|has|have)\b"
)
VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|does|did|do|rose|fell|"
    r"grew|took|came|gave|went|won|lost|met|led|made|said|told|found|cost|became|began|held|built|ran|"
    r"hit|struck|kept|[a-z]{3,}ed|[a-z]{3,}s)\b"
)
COMPARISON = re.compile(
    r"\b(?:more|less|fewer|higher|lower|larger|smaller|bigger|longer|better|worse|older|faster|most|least|"
    r"highest|lowest|largest|smallest|biggest|longest|first|last|second|third|only|leading|than|twice|"
    r"[a-z]{3,}est)\b",
    re.IGNORECASE,
)
CAUSE = re.compile(
    r"\b(?:because|caused?|due to|led to|leads to|resulted? in|results? from|thanks to|owing to|as a "
    r"result|therefore|killed the|prevented|blam(?:es?|ed) (?:on|for))\b",
    re.IGNORECASE,
)
LAW = re.compile(
    r"\b(?:laws?|treat(?:y|ies)|decrees?|courts?|constitution|ratified|abolished|banned|legal|illegal|"
    r"convicted|sentenced|indicted|sanctions?|article \d+|regulations?|sovereignty|annexation|agreements?)\b",
    re.IGNORECASE,
)
SURE = re.compile(
    r"\b(?:never|nobody|no one|not one|none|only|every|always|all|has not|have not|did not|is not|was not|"
    r"hasn[’']t|haven[’']t|didn[’']t|isn[’']t)\b",
    re.IGNORECASE,
)
HEDGED = re.compile(
    r"\b(?:may|might|could|likely|unlikely|perhaps|possibly|probably|presumably|apparently|seems?|seemed|"
    r"appears?|appeared|suggests?|arguably|somewhat|believed|can prevail)\b",
    re.IGNORECASE,
)
AHEAD = re.compile(
    r"\b(?:will|shall|[’']ll|is to|are to|going to|is due|are due|is expected|are expected|plans? to|"
    r"planned to|is set to|hopes? to|intends? to|would)\b",
    re.IGNORECASE,
)
HYPOTHETICAL = re.compile(
    r"\b(?:if|unless|were to|in case|suppose|would have|should .{1,40} happen)\b", re.I
)
OPINION = re.compile(
    r"\b(?:should|ought|needs? to|has to|have to|must|scandal|proud|shameful|disgrace|unfortunately|sadly|"
    r"hopefully|thankfully|brave|beautiful|wonderful|terrible|catastrophic|ridiculous|absurd|obviously|"
    r"of course|surely|clearly|frankly|hard to|easy to|worth it|deserves?|good reason|the right|"
    r"wants?|hopes?|likes?|loves?|hates?|believes?|thinks?|feels?|seeks?|is eager|prefers?)\b",
    re.IGNORECASE,
)
EVALUATION = re.compile(
    r"\b(?:crucially|desperately|strong|weak|crude|dignified|impressive|remarkable|extraordinar\w+|"
    r"important|complex|problematic|difficult|exciting|stubborn\w*|corrupt|bold|cheap|courageous|"
    r"catastrophic|dramatic|disappointing|promising|unfair|outrageous|brilliant)\b",
    re.IGNORECASE,
)
FIRST = re.compile(r"\b(?:I|me|my|we|us|our|ours)\b|\b(?:we|I)[’'](?:re|m|ve|d|ll)\b")
SECOND = re.compile(r"\byou(?:r|rs|[’']re|[’']ve|[’']ll)?\b", re.IGNORECASE)
IMPERATIVE = re.compile(
    r"(?:walk|take|look|think|imagine|consider|remember|note|see|ask|stop|let|try|read|click|watch|"
    r"listen|call|go|come|make|do|don[’']t|never mind)\b(?! (?:is|was|are|were)\b)",
    re.IGNORECASE,
)
SAYS_NOTHING = re.compile(
    r"\b(?:declined to comment|could not (?:immediately )?(?:verify|be reached|confirm)|asked not to be named|"
    r"did not (?:immediately )?respond|spoke to the|speaking to|no comment|refused to comment)\b",
    re.IGNORECASE,
)
NAME = re.compile(r"(?<=[a-z,;’'] )[A-Z][a-z]+|\b[A-Z][a-z]+ [A-Z][a-z]+")
VAGUE_SUBJECT = re.compile(
    r"(?:it|this|that|these|those|there|what|such|here|somewhere|everything|something|nothing)\b",
    re.IGNORECASE,
)
SHORT, LONG = 5, 12


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found in a stretch of words."""

    words: Passage
    sentence: Passage
    figures: Sequence[Figure]
    dates: Sequence[Dated]
    cues: Sequence[Cue]
    citations: Sequence[Citation]
    english: bool = True


def signals_of(seen: Seen) -> tuple[str, ...]:
    """Will name what speaks for and against checking these words."""
    found = [*_sources(seen), *_numbers(seen)]
    if seen.dates:
        found.append("date")
    if seen.english:
        found += _wording(seen)
    return tuple(dict.fromkeys(found))


def score_of(signals: Sequence[str]) -> float:
    """Will add the signals up, between 0 and 1; a score ranks and says nothing of truth.

    >>> score_of(["figure", "named_source"]) > score_of(["opinion"])
    True
    """
    total = BASE + sum(WEIGHTS[signal] for signal in signals)
    return round(min(max(total, 0.0), 1.0), 3)


def _numbers(seen: Seen) -> list[str]:
    found = []
    for figure in seen.figures:
        quantity = figure.quantity
        small = quantity.amount is not None and abs(quantity.amount) <= 10
        plain = quantity.comparator is Comparator.EQ and quantity.unit not in (
            "%",
            "points",
            "times",
        )
        found.append("small_count" if small and plain else "figure")
    return ["figure"] if "figure" in found else found[:1]


def _sources(seen: Seen) -> list[str]:
    found = []
    if seen.citations:
        found.append("bracket")
    for cue in seen.cues:
        if cue.form is CueForm.THINKING:
            found.append("thinking")
        elif cue.form is CueForm.POLL or cue.speaker.form is SpeakerForm.POLL:
            found.append("poll")
        elif cue.speaker.form is SpeakerForm.DOCUMENT:
            found.append("document")
        elif cue.form is CueForm.BRACKET:
            continue
        elif cue.form is CueForm.PASSIVE:
            found.append("nobody_named")
        else:
            found.append("source" if is_vague(cue.speaker) else "named_source")
    return found


def _wording(seen: Seen) -> list[str]:
    words = seen.words.words
    plain = words.lstrip("“„«\"'([ ")
    checks = (
        ("event", EVENT.search(words)),
        ("comparison", COMPARISON.search(words)),
        ("cause", CAUSE.search(words)),
        ("law", LAW.search(words)),
        ("only_or_never", SURE.search(words)),
        ("name", NAME.search(words)),
        ("question", seen.sentence.words.rstrip('”"’») ').endswith("?")),
        ("hedged", HEDGED.search(words)),
        ("ahead", AHEAD.search(words)),
        ("hypothetical", HYPOTHETICAL.search(words)),
        ("opinion", OPINION.search(words)),
        ("evaluation", EVALUATION.search(words)),
        ("first_person", FIRST.search(words)),
        ("second_person", SECOND.search(words)),
        ("imperative", IMPERATIVE.match(plain)),
        ("says_nothing", SAYS_NOTHING.search(seen.sentence.words)),
        ("vague_subject", VAGUE_SUBJECT.match(plain)),
        ("no_verb", not VERB.search(words)),
    )
    count = len(words.split())
    found = [name for name, hit in checks if hit]
    return found + (["short"] if count < SHORT else ["long"] if count > LONG else [])


def checkability_of(signals: Sequence[str], words: str) -> Checkability:
    """Will say whether evidence could settle words, from their signals."""
    given = set(signals)
    if "question" in given or "no_verb" in given or ("short" in given and "figure" not in given):
        return Checkability.TOO_VAGUE
    if "thinking" in given:
        return Checkability.PARTLY
    if given & {"opinion", "imperative"} and not given & {"figure", "bracket", "poll"}:
        return Checkability.OPINION
    if "ahead" in given:
        return Checkability.FUTURE
    if given & {"hypothetical", "hedged", "opinion"} or DISTANCE.search(words):
        return Checkability.PARTLY
    return Checkability.CHECKABLE
