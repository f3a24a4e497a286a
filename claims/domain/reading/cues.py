"""Words that attribute: what they are, whom they name and which words they cover."""

from collections.abc import Iterator, Sequence

from claims.domain.reading import cue_words as cw
from claims.domain.reading import noun_phrases as np
from claims.domain.reading.covering import (
    Line,
    around,
    behind_times,
    covered,
    left,
    trimmed,
)
from claims.domain.reading.result import (
    NOBODY,
    Citation,
    Cue,
    CueForm,
    Passage,
    Speaker,
    SpeakerForm,
    passage,
)
from claims.domain.reading.sourcing import (
    according,
    citing,
    form_of,
    in_a_poll,
    in_opinion,
    made_cue,
    speaker_in,
)
from claims.domain.reading.words import words
from claims.domain.vocabulary import AttributionKind

MOST = 12
"""How many cues of one sentence are looked at."""
VERBS = cw.SAYING | cw.REPORTING | cw.SHOWING
TRIGGERS = (
    VERBS
    | cw.THINKING
    | cw.TELLING
    | cw.CITING
    | {"according", "opinion", "view", "words", "reference"}
)
NOUN_AFTER = words("of for on by about from into and or were was are is with in at have has")


def cues_of(line: Line, citations: Sequence[Citation]) -> tuple[Cue, ...]:
    """Will find the cues of a sentence, in its order, brackets included."""
    found: list[Cue] = [_bracket(line, citation) for citation in citations]
    for cue in _in_words(line):
        inside = any(one.passage.meets(cue.passage) for one in found)
        same = any(_is_same(one, cue) for one in found)
        if not inside and not same and len(found) < MOST:
            found.append(cue)
    return tuple(sorted(found, key=lambda cue: cue.passage.start))


def _is_same(one: Cue, other: Cue) -> bool:
    mine, theirs = one.speaker.passage, other.speaker.passage
    return mine is not None and theirs is not None and mine.meets(theirs)


def _bracket(line: Line, citation: Citation) -> Cue:
    first = citation.entries[0]
    speaker = Speaker(SpeakerForm.OUTLET, first.passage, first.named_as)
    covers = trimmed(line, line.sentence.start, citation.passage.start)
    kind = AttributionKind.CITES_REPORT
    return Cue(CueForm.BRACKET, citation.passage, line.number, speaker, covers, kind)


def _in_words(line: Line) -> Iterator[Cue]:
    yield from _passive(line)
    for at, token in enumerate(line.tokens):
        if token.low not in TRIGGERS:
            continue
        cue = _at(line, at)
        if cue is not None:
            yield cue
    yield from in_a_poll(line)


def _at(line: Line, at: int) -> Cue | None:
    low = line.tokens[at].low
    if low == "according":
        return according(line, at)
    if low in ("opinion", "view", "words"):
        return in_opinion(line, at)
    if low == "reference" or low in cw.CITING:
        return citing(line, at)
    if low in cw.TELLING:
        return _telling(line, at)
    if low in cw.THINKING:
        return _thinking(line, at)
    return _saying(line, at)


def _telling(line: Line, at: int) -> Cue | None:
    tokens = line.tokens
    if at and tokens[at - 1].low == "as":
        return _inverted(line, at, CueForm.SAYING)
    if at and tokens[at - 1].low in cw.BE - {"has", "have", "had"}:
        return None
    subject = np.before(tokens, at, line.times)
    heard = np.after(tokens, at + 1, line.times)
    if subject is None:
        return None
    end = heard[1] if heard else at + 1
    told_to = None
    if heard is not None:
        listener = speaker_in(line, heard)
        lows = {token.low for token in tokens[heard[0] : heard[1]]}
        told_to = listener if not lows & cw.NOBODY_HEARD else None
    covers = covered(line, subject, end)
    found = made_cue(
        line,
        CueForm.TELLING,
        at,
        end - 1 if told_to is None else at,
        speaker_in(line, subject),
        covers,
    )
    if told_to is None:
        return found
    return Cue(
        found.form, found.passage, found.sentence, found.speaker, covers, found.kind, told_to
    )


def _thinking(line: Line, at: int) -> Cue | None:
    tokens = line.tokens
    subject = np.before(tokens, at, line.times)
    if (
        subject is None
        or _is_denied(line, at, subject)
        or (tokens[at].low in cw.AMBIGUOUS and not _has_clause(line, at))
    ):
        return None
    if at and tokens[at - 1].low in cw.BE:
        return None
    covers = covered(line, subject, at + 1)
    return made_cue(line, CueForm.THINKING, at, at, speaker_in(line, subject), covers)


def _saying(line: Line, at: int) -> Cue | None:
    tokens = line.tokens
    token = tokens[at]
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if token.is_capital and at and not token.word.isupper() and following != "that":
        return None
    previous = tokens[at - 1].low if at else ""
    if previous in cw.BE - {"has", "have", "had"}:
        return _by_somebody(line, at)
    form = CueForm.REPORTING if token.low in cw.REPORTING else CueForm.SAYING
    inverted = _inverted(line, at, form)
    if inverted is not None:
        return inverted
    subject = np.before(tokens, at, line.times)
    if subject is None or not _is_verb(line, at) or _is_denied(line, at, subject):
        return None
    speaker = speaker_in(line, subject)
    paper = speaker.form in (SpeakerForm.DOCUMENT, SpeakerForm.POLL, SpeakerForm.BODY)
    if token.low in cw.SHOWING - cw.SAYING - cw.REPORTING and not paper:
        return None
    last = at + 1 if at + 1 < len(tokens) and tokens[at + 1].low in ("that", "out") else at
    return made_cue(line, form_of(speaker, form), at, last, speaker, covered(line, subject, at + 1))


def _is_denied(line: Line, at: int, subject: np.Span) -> bool:
    """Whether nothing was said, or by nobody else: "never promised", "as I wrote", "a report"."""
    between = {token.low for token in line.tokens[subject[1] : at]}
    if between & {"never", "not"}:
        return True
    nobody = cw.NOT_OTHERS | cw.NOBODY_ALONE
    return subject[1] - subject[0] == 1 and line.tokens[subject[0]].low in nobody


def _inverted(line: Line, at: int, form: CueForm) -> Cue | None:
    """For "…," said the minister; "As said the minister, …"."""
    tokens = line.tokens
    if not at:
        return None
    previous = tokens[at - 1]
    is_as = previous.low == "as"
    if not is_as and not (
        previous.word in np.QUOTES or previous.word in np.DASHES or previous.word == ","
    ):
        return None
    span = np.after(tokens, behind_times(line, at + 1), line.times)
    if span is None or not np.is_followed_by_end(tokens, span[1]):
        return None
    named = any(token.is_capital for token in tokens[span[0] : span[1]])
    known = {token.low for token in tokens[span[0] : span[1]]} & (
        cw.PEOPLE | cw.BODIES | cw.PERSONAL
    )
    closes = span[1] >= len(tokens) - 1 and span[1] - span[0] <= 3 and previous.word == ","
    if not (named or known or closes) or (tokens[at].low in cw.AMBIGUOUS and not named):
        return None
    if not is_as and tokens[at + 1].low in ("that", "he", "she", "it", "they", "we"):
        return None
    covers = around(line, at - 1, span[1]) if is_as else left(line, at)
    speaker = speaker_in(line, span)
    return made_cue(line, form_of(speaker, form), at - is_as, at, speaker, covers)


def _by_somebody(line: Line, at: int) -> Cue | None:
    tokens = line.tokens
    if (
        at + 1 >= len(tokens)
        or tokens[at + 1].low != "by"
        or tokens[at].low not in cw.SAYING | cw.REPORTING
    ):
        return None
    span = np.after(tokens, at + 2, line.times)
    if span is None:
        return None
    return made_cue(line, CueForm.REPORTING, at, at + 1, speaker_in(line, span), left(line, at))


def _is_verb(line: Line, at: int) -> bool:
    """Whether an ambiguous word is a verb of saying here: "reports" and "claims" are nouns too."""
    token, tokens = line.tokens[at], line.tokens
    following = tokens[at + 1].low if at + 1 < len(tokens) else "."
    owner = at and line.tokens[at - 1].low.endswith(("'s", "’s"))
    if owner or (token.low in cw.NEEDS_CLAUSE - {"estimated"} and not _has_clause(line, at)):
        return False
    if token.low not in cw.AMBIGUOUS:
        return True
    previous = tokens[at - 1] if at else token
    if previous.low in ("he", "she", "they"):
        return True
    owned = previous.low.endswith(("'s", "’s")) or not previous.is_word
    return not (owned and previous.word != ",") and following not in NOUN_AFTER


def _has_clause(line: Line, at: int) -> bool:
    """Whether "that", "out" or a quotation follows soon."""
    near = line.tokens[at + 1 : at + 9]
    if near[:1] and near[0].low in ("that", "out", ",", ":"):
        return True
    return any(token.word in np.QUOTES for token in near)


def _passive(line: Line) -> Iterator[Cue]:
    for match in cw.PASSIVE.finditer(line.text, line.sentence.start, line.sentence.end):
        where = passage(line.text, match.start(), match.end())
        covers = trimmed(line, line.sentence.start, line.sentence.end)
        if match["it"] or match["as"]:
            start = match.end()
            rest = trimmed(line, start, line.sentence.end)
            covers = (
                rest if len(rest.words) > 20 else trimmed(line, line.sentence.start, match.start())
            )
            covers = _without_that(line, covers)
        kind = AttributionKind.RELAYS_STATEMENT
        yield Cue(CueForm.PASSIVE, where, line.number, NOBODY, covers, kind)


def _without_that(line: Line, covers: Passage) -> Passage:
    for lead in ("earlier that ", "that "):
        if covers.words.startswith(lead):
            return trimmed(line, covers.start + len(lead), covers.end)
    return covers
