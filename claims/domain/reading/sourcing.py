"""Cues that are no verb of saying: "according to", "in his opinion", "citing", "in a poll"."""

from collections.abc import Iterator

from claims.domain.reading import cue_words as cw
from claims.domain.reading import noun_phrases as np
from claims.domain.reading.covering import Line, around, trimmed
from claims.domain.reading.result import Cue, CueForm, Passage, Speaker, SpeakerForm, passage
from claims.domain.reading.speakers import speaker_of
from claims.domain.vocabulary import AttributionKind

KINDS = {
    SpeakerForm.OUTLET: AttributionKind.CITES_REPORT,
    SpeakerForm.DOCUMENT: AttributionKind.CITES_DOCUMENT,
    SpeakerForm.POLL: AttributionKind.CITES_DATA,
}


def made_cue(
    line: Line, form: CueForm, first: int, last: int, speaker: Speaker, covers: Passage
) -> Cue:
    """Will make a cue; `first` and `last` are the tokens the cue's words run from and to."""
    where = passage(line.text, line.tokens[first].start, line.tokens[last].end)
    kind = KINDS.get(speaker.form, AttributionKind.RELAYS_STATEMENT)
    lows = {word.strip(".,").lower() for word in speaker.named_as.split()}
    if speaker.form is SpeakerForm.DOCUMENT and lows & cw.DATA:
        kind = AttributionKind.CITES_DATA
    return Cue(form, where, line.number, speaker, covers, kind)


def form_of(speaker: Speaker, otherwise: CueForm) -> CueForm:
    """Will name the form of a cue by its speaker: a poll and a paper have their own."""
    if speaker.form is SpeakerForm.POLL:
        return CueForm.POLL
    if speaker.form is SpeakerForm.DOCUMENT:
        return CueForm.DOCUMENT
    return otherwise


def speaker_in(line: Line, span: np.Span) -> Speaker:
    """Will say whom the words between two tokens name."""
    return speaker_of(line.text, line.tokens, span)


def according(line: Line, at: int) -> Cue | None:
    """For "according to X"."""
    if at + 1 >= len(line.tokens) or line.tokens[at + 1].low != "to":
        return None
    span = np.after(line.tokens, at + 2, line.times[:0])
    if span is None:
        return None
    speaker = speaker_in(line, span)
    covers = around(line, at, span[1])
    return made_cue(line, CueForm.ACCORDING_TO, at, at + 1, speaker, covers)


def in_opinion(line: Line, at: int) -> Cue | None:
    """For "in his opinion", "in Panov's words"."""
    tokens = line.tokens
    start = next((n for n in range(at - 1, max(-1, at - 7), -1) if tokens[n].low == "in"), -1)
    if start < 0 or start + 1 >= at:
        return None
    whose = tokens[start + 1 : at]
    owned = whose[-1].low in cw.PERSONAL or whose[-1].low.endswith(("'s", "’s"))
    if not owned:
        return None
    covers = around(line, start, at + 1)
    return made_cue(
        line, CueForm.ACCORDING_TO, start, at, speaker_in(line, (start + 1, at)), covers
    )


def citing(line: Line, at: int) -> Cue | None:
    """For "citing X", "with reference to X"."""
    tokens = line.tokens
    first, last = at, at + 1
    if tokens[at].low == "reference":
        if not (
            0 < at < len(tokens) - 1 and tokens[at + 1].low == "to" and tokens[at - 1].low == "with"
        ):
            return None
        first, last = at - 1, at + 2
    elif tokens[at].low in cw.AMBIGUOUS:
        if np.before(tokens, at, line.times) is None:
            return None
        if tokens[at].low == "quoted" and tokens[at - 1].low in cw.BE:
            return None
    span = np.after(tokens, last, line.times)
    if span is None or last >= len(tokens):
        return None
    covers = trimmed(line, line.sentence.start, line.sentence.end)
    return made_cue(line, CueForm.CITING, first, last - 1, speaker_in(line, span), covers)


def in_a_poll(line: Line) -> Iterator[Cue]:
    """For "In a similar poll in November, …", "In tests by the institute, …"."""
    tokens = line.tokens
    if not tokens or tokens[0].low not in ("in", "from"):
        return
    papers = cw.POLLS | {"tests", "test", "trial", "trials", "experiments", "measurements"}
    for at in range(1, min(8, len(tokens))):
        if tokens[at].word == "," or tokens[at].low in cw.BE:
            return
        if tokens[at].low in papers:
            span = np.after(tokens, 1, line.times)
            if span is None or span[1] <= at:
                span = (1, at + 1)
            named = (
                np.after(tokens, at + 2, line.times)
                if tokens[at + 1 : at + 2] and tokens[at + 1].low == "by"
                else None
            )
            speaker = speaker_in(line, named or span)
            yield made_cue(line, CueForm.POLL, 0, at, speaker, around(line, 0, span[1]))
            return
