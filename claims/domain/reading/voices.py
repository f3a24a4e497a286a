"""Whose words quotations and the answers of an interview are."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.domain.reading.result import (
    NOBODY,
    Cue,
    CueForm,
    Passage,
    Quotation,
    Sentence,
    Speaker,
    SpeakerForm,
    passage,
)
from claims.domain.reading.speakers import speaker_of
from claims.domain.reading.tokens import tokens_of
from claims.domain.vocabulary import AttributionKind

TURN = re.compile(r"(?P<who>[A-ZА-ЯÄÖÜ][\w.'’-]*(?: [A-ZА-ЯÄÖÜ][\w.'’-]*){0,4})\s?: ?(?=\S)")
FEWEST_TURNS = 2
QUESTIONERS = frozenset({"q", "question", "frage", "вопрос", "interviewer"})
NO_VOICE = frozenset({CueForm.PASSIVE, CueForm.BRACKET, CueForm.CITING})


@dataclass(frozen=True, slots=True)
class Turn:
    """The label of an interview's turn: "Mira Okonjo:" at the start of a paragraph."""

    paragraph: int
    label: Passage
    speaker: Speaker


def turns_of(text: str, paragraphs: Sequence[Passage]) -> tuple[Turn, ...]:
    """Will find the labels of an interview's turns; none unless at least two paragraphs have one."""
    found = []
    for number, paragraph in enumerate(paragraphs):
        match = TURN.match(text, paragraph.start, min(paragraph.end, paragraph.start + 80))
        if match:
            tokens = tokens_of(text, match.start("who"), match.end("who"))
            speaker = speaker_of(text, tokens, (0, len(tokens)))
            found.append(Turn(number, passage(text, match.start(), match.end()), speaker))
    labels = [turn.label.words for turn in found]
    few = len(found) < FEWEST_TURNS or len(set(labels)) > max(4, len(labels) // 2 + 1)
    return () if few else tuple(found)


def answered(
    text: str, sentences: Sequence[Sentence], turns: Sequence[Turn], paragraphs: Sequence[Passage]
) -> list[Cue]:
    """Will make a cue for every sentence of an answer; questions are nobody's statement."""
    if not turns:
        return []
    asking = _questioner(text, turns, paragraphs)
    by_paragraph = {turn.paragraph: turn for turn in turns}
    cues: list[Cue] = []
    current: Turn | None = None
    answering: Turn | None = None
    first: set[int] = set()
    for number, sentence in enumerate(sentences):
        current = by_paragraph.get(sentence.paragraph, current)
        if current is None:
            continue
        paragraph = paragraphs[sentence.paragraph]
        labelled = sentence.paragraph in by_paragraph
        if current.label.words != asking:
            answering = current
        if labelled and current.label.words == asking:
            continue
        if answering is None or (not labelled and paragraph.words.rstrip().endswith("?")):
            continue
        cues.append(_turn_cue(text, number, sentence, answering, first, labelled=labelled))
    return cues


def _turn_cue(
    text: str, number: int, sentence: Sentence, turn: Turn, first: set[int], *, labelled: bool
) -> Cue:
    opens = labelled and sentence.paragraph not in first
    first.add(sentence.paragraph)
    start = (
        turn.label.end if opens and sentence.passage.holds(turn.label) else sentence.passage.start
    )
    covers = passage(text, min(start, sentence.passage.end), sentence.passage.end)
    where = turn.label if opens else sentence.passage
    form = CueForm.SAYING if opens else CueForm.CARRIED
    return Cue(form, where, number, turn.speaker, covers, AttributionKind.RELAYS_STATEMENT)


def _questioner(text: str, turns: Sequence[Turn], paragraphs: Sequence[Passage]) -> str:
    """The label whose paragraphs are questions."""
    asked: dict[str, int] = {}
    for turn in turns:
        label = turn.label.words
        named = label.strip(" :").lower() in QUESTIONERS
        question = "?" in paragraphs[turn.paragraph].words[-3:]
        asked[label] = asked.get(label, 0) + (10 if named else 1 if question else -1)
    best = max(asked, key=lambda label: asked[label])
    return best if asked[best] > 0 else ""


def voiced(
    text: str,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    cues: Sequence[Cue],
) -> tuple[tuple[Quotation, ...], list[Cue]]:
    """Will name who speaks in each quotation, and make a cue for its sentences that have none.

    A quotation without a cue of its own goes on with the last speaker of its paragraph, or of the
    quotation before where it opens a paragraph.
    """
    starts = [sentence.passage.start for sentence in sentences]
    by_sentence: dict[int, list[Cue]] = {}
    for cue in cues:
        if cue.form not in NO_VOICE:
            by_sentence.setdefault(cue.sentence, []).append(cue)
    heard = _Heard()
    kept: list[Quotation] = []
    carried: list[Cue] = []
    for one in quotations:
        first = max(bisect_right(starts, one.passage.start) - 1, 0)
        last = max(bisect_right(starts, one.passage.end - 1) - 1, 0)
        near = [
            cue
            for number in range(first, last + 1)
            for cue in by_sentence.get(number, ())
            if not one.inner.holds(cue.passage)
        ]
        speaker = heard.speaker_of(one, near, sentences, by_sentence, first)
        kept.append(replace(one, speaker=speaker))
        if one.is_term or speaker.form is SpeakerForm.NOBODY:
            continue
        own = {cue.sentence for cue in near}
        for number in range(first, last + 1):
            if number not in own:
                covers = _shared(text, one.inner, sentences[number].passage)
                carried += _carried(number, covers, sentences[number], speaker)
    return tuple(kept), carried


class _Heard:
    """Who spoke last, while quotations are read in order."""

    def __init__(self) -> None:
        self.speaker = NOBODY
        self.paragraph = -1

    def speaker_of(
        self,
        one: Quotation,
        near: Sequence[Cue],
        sentences: Sequence[Sentence],
        by_sentence: dict[int, list[Cue]],
        first: int,
    ) -> Speaker:
        if near:
            best = min(near, key=lambda cue: _apart(cue.passage, one.passage))
            self.speaker, self.paragraph = best.speaker, one.paragraph
            return best.speaker
        if one.is_term:
            return NOBODY
        before = self._last_in_paragraph(one, sentences, by_sentence, first)
        if before is not None:
            self.speaker = before
        elif one.paragraph - self.paragraph > 1:
            self.speaker = NOBODY
        self.paragraph = one.paragraph
        return self.speaker

    def _last_in_paragraph(
        self,
        one: Quotation,
        sentences: Sequence[Sentence],
        by_sentence: dict[int, list[Cue]],
        first: int,
    ) -> Speaker | None:
        for number in range(first - 1, max(-1, first - 9), -1):
            close = sentences[number].paragraph >= one.paragraph - 1
            if not close or (
                sentences[number].paragraph < one.paragraph and self.paragraph == one.paragraph
            ):
                return None
            found = [cue for cue in by_sentence.get(number, ()) if cue.speaker.passage]
            if found:
                return found[-1].speaker
        return None


def _apart(one: Passage, other: Passage) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _shared(text: str, one: Passage, other: Passage) -> Passage:
    return passage(
        text, max(one.start, other.start), max(min(one.end, other.end), one.start, other.start)
    )


def _carried(number: int, covers: Passage, sentence: Sentence, speaker: Speaker) -> list[Cue]:
    length = len(sentence.passage.words)
    if len(covers.words) * 2 < length:
        return []
    kind = AttributionKind.RELAYS_STATEMENT
    return [Cue(CueForm.CARRIED, covers, number, speaker, covers, kind)]
