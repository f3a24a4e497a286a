"""Proposed chains: how the words of a passage hang on those who said them, nearest first."""

from collections.abc import Sequence

from claims.domain.reading import cue_words as cw
from claims.domain.reading.result import (
    Chain,
    Citation,
    Cue,
    CueForm,
    Hop,
    Passage,
    Speaker,
    SpeakerForm,
)
from claims.domain.reading.speakers import is_vague
from claims.domain.vocabulary import AttributionKind, OriginKind
from sources.domain.dates import When

LONGEST, MOST = 4, 8
ANONYMOUS = (
    "not to be named",
    "anonym",
    "not authorised",
    "not authorized",
    "declined to be named",
)
PARTICULAR = cw.words("a an one two three another")


def chains_for(
    words: Passage, sentence: Passage, cues: Sequence[Cue], citations: Sequence[Citation]
) -> tuple[Chain, ...]:
    """Will propose the chains of a passage: one, or several side by side where a bracket has several.

    A chain ends with an origin, or with an outlet whose text nobody has read yet.
    """
    over = [cue for cue in cues if cue.form is not CueForm.BRACKET and _covers(cue, words)]
    inner = _hops(_outermost_first(over), sentence)
    cited = [citation for citation in citations if citation.passage.start >= words.start]
    if not cited:
        return (Chain(tuple(inner)),) if inner else ()
    chains = []
    for citation in cited:
        for entry in citation.entries:
            for when in entry.dates or (None,):
                speaker = Speaker(SpeakerForm.OUTLET, entry.passage, entry.named_as)
                hop = _hop(speaker, AttributionKind.CITES_REPORT, citation.passage, sentence, when)
                chains.append(Chain((hop, *inner)[:LONGEST]))
    return tuple(chains[:MOST])


def _covers(cue: Cue, words: Passage) -> bool:
    """Whether a cue is about at least half of the words."""
    shared = min(cue.covers.end, words.end) - max(cue.covers.start, words.start)
    return (
        shared * 2 >= words.end - words.start and not cue.passage.holds(words)
    ) or cue.covers == words


def _outermost_first(cues: Sequence[Cue]) -> list[Cue]:
    """Whoever covers another's cue comes before it; else outlets first, documents and polls last."""
    rank = {SpeakerForm.OUTLET: 0, SpeakerForm.DOCUMENT: 2, SpeakerForm.POLL: 2}

    def key(cue: Cue) -> tuple[int, int, int, int]:
        holding = sum(cue.covers.holds(other.passage) for other in cues if other is not cue)
        held = sum(other.covers.holds(cue.passage) for other in cues if other is not cue)
        cites = cue.form is CueForm.CITING
        return (cites, held - holding, rank.get(cue.speaker.form, 1), cue.passage.start)

    return sorted(cues, key=key)


def _hops(cues: Sequence[Cue], sentence: Passage) -> list[Hop]:
    hops: list[Hop] = []
    for cue in cues:
        if cue.told_to is not None and cue.told_to.form is SpeakerForm.OUTLET:
            hops.append(_hop(cue.told_to, AttributionKind.CITES_REPORT, cue.passage, sentence))
        if any(hop.speaker.passage == cue.speaker.passage for hop in hops):
            continue
        where = None if cue.form is CueForm.CARRIED else cue.passage
        hops.append(_hop(cue.speaker, cue.kind, where, sentence))
    named = [hop for hop in hops if hop.speaker.passage is not None]
    hops = named or hops[:1]
    last = len(hops) - 1
    return [
        hop
        if n == last
        else Hop(hop.kind, hop.speaker, False, None, hop.cue, hop.when, hop.inferred)
        for n, hop in enumerate(hops[:LONGEST])
    ]


def _hop(
    speaker: Speaker,
    kind: AttributionKind,
    cue: Passage | None,
    sentence: Passage,
    when: When | None = None,
) -> Hop:
    origin = origin_of(speaker, kind, sentence)
    return Hop(kind, speaker, origin is not None, origin, cue, when, cue is None)


def origin_of(speaker: Speaker, kind: AttributionKind, sentence: Passage) -> OriginKind | None:
    """Will say what sort of origin a speaker would be at the end of a chain; None for an outlet.

    Experts, officials and rumours are *unknown*; an *unnamed source* is a particular person whom the
    newsroom says it dealt with.
    """
    if speaker.form is SpeakerForm.OUTLET:
        return None
    if kind is AttributionKind.CITES_DATA or speaker.form is SpeakerForm.POLL:
        return OriginKind.MEASUREMENT
    if speaker.form is SpeakerForm.DOCUMENT:
        legal = {word.lower().strip(".,") for word in speaker.named_as.split()} & cw.LEGAL
        return OriginKind.OFFICIAL_RECORD if legal else OriginKind.DOCUMENT
    if speaker.form is SpeakerForm.DESCRIPTION:
        first = speaker.named_as.lower().split()[0] if speaker.named_as else ""
        hidden = any(word in sentence.words for word in ANONYMOUS)
        source = "source" in speaker.named_as.lower().split()
        if first in PARTICULAR and (hidden or source):
            return OriginKind.UNNAMED_SOURCE
    return OriginKind.UNKNOWN if is_vague(speaker) else OriginKind.STATEMENT
