"""Words that attribute: what they are, whom they name and which words they cover."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.domain.reading import cue_words as cw
from claims.domain.reading import noun_phrases as np
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
from claims.domain.reading.speakers import speaker_of
from claims.domain.reading.tokens import Token
from claims.domain.vocabulary import AttributionKind

MOST = 12
"""How many cues of one sentence are looked at."""
KINDS = {
    SpeakerForm.OUTLET: AttributionKind.CITES_REPORT,
    SpeakerForm.DOCUMENT: AttributionKind.CITES_DOCUMENT,
    SpeakerForm.POLL: AttributionKind.CITES_DATA,
}
VERBS = cw.SAYING | cw.REPORTING | cw.SHOWING
TRIGGERS = (
    VERBS
    | cw.THINKING
    | cw.TELLING
    | cw.CITING
    | {"according", "opinion", "view", "words", "reference"}
)
NOUN_AFTER = frozenset(
    {"of", "for", "on", "by", "about", "from", "into", "and", "or", "were", "was", "are", "is"}
)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with what was already found in it."""

    text: str
    sentence: Passage
    number: int
    tokens: Sequence[Token]
    times: Sequence[Passage]


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
    covers = _trimmed(line, line.sentence.start, citation.passage.start)
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
    yield from _in_a_poll(line)


def _at(line: Line, at: int) -> Cue | None:
    low = line.tokens[at].low
    if low == "according":
        return _according(line, at)
    if low in ("opinion", "view", "words"):
        return _in_opinion(line, at)
    if low == "reference" or low in cw.CITING:
        return _citing(line, at)
    if low in cw.TELLING:
        return _telling(line, at)
    if low in cw.THINKING:
        return _thinking(line, at)
    return _saying(line, at)


def _cue(
    line: Line, form: CueForm, first: int, last: int, speaker: Speaker, covers: Passage
) -> Cue:
    """`first` and `last` are the tokens the cue's words run from and to."""
    where = passage(line.text, line.tokens[first].start, line.tokens[last].end)
    kind = KINDS.get(speaker.form, AttributionKind.RELAYS_STATEMENT)
    lows = {word.strip(".,").lower() for word in speaker.named_as.split()}
    if speaker.form is SpeakerForm.DOCUMENT and lows & cw.DATA:
        kind = AttributionKind.CITES_DATA
    return Cue(form, where, line.number, speaker, covers, kind)


def _form(speaker: Speaker, otherwise: CueForm) -> CueForm:
    if speaker.form is SpeakerForm.POLL:
        return CueForm.POLL
    if speaker.form is SpeakerForm.DOCUMENT:
        return CueForm.DOCUMENT
    return otherwise


def _speaker(line: Line, span: np.Span) -> Speaker:
    return speaker_of(line.text, line.tokens, span)


def _trimmed(line: Line, start: int, end: int) -> Passage:
    """The words between two offsets, less the signs and blanks at both ends."""
    text = line.text
    while start < end and (text[start].isspace() or text[start] in ",;:–—-)"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:–—-("):
        end -= 1
    return passage(text, start, end)


def _right(line: Line, at: int) -> Passage:
    """What follows the token before `at`, less a "that"."""
    while at < len(line.tokens) and line.tokens[at].low in ("that", ",", ":", "out"):
        at += 1
    start = line.tokens[at].start if at < len(line.tokens) else line.sentence.end
    return _trimmed(line, start, line.sentence.end)


def _left(line: Line, at: int) -> Passage:
    """What comes before the token `at`."""
    return _trimmed(line, line.sentence.start, line.tokens[at].start)


def _around(line: Line, first: int, last: int) -> Passage:
    """What a cue covers that names its speaker itself: behind it at the start, else before it."""
    if line.tokens[first].start - line.sentence.start < 8:
        comma = next(
            (
                n
                for n in range(last, min(len(line.tokens), last + 25))
                if line.tokens[n].word == ","
            ),
            last,
        )
        return _right(line, comma + (comma < len(line.tokens) and line.tokens[comma].word == ","))
    behind = line.tokens[last:] if last < len(line.tokens) else ()
    if len(behind) > 5 and behind[0].word == ",":
        return _trimmed(line, line.sentence.start, line.sentence.end)
    return _left(line, first)


def _according(line: Line, at: int) -> Cue | None:
    if at + 1 >= len(line.tokens) or line.tokens[at + 1].low != "to":
        return None
    span = np.after(line.tokens, at + 2, line.times[:0])
    if span is None:
        return None
    speaker = _speaker(line, span)
    covers = _around(line, at, span[1])
    return _cue(line, CueForm.ACCORDING_TO, at, at + 1, speaker, covers)


def _in_opinion(line: Line, at: int) -> Cue | None:
    """ "In his opinion", "in Panov's words"."""
    tokens = line.tokens
    start = next((n for n in range(at - 1, max(-1, at - 7), -1) if tokens[n].low == "in"), -1)
    if start < 0 or start + 1 >= at:
        return None
    whose = tokens[start + 1 : at]
    owned = whose[-1].low in cw.PERSONAL or whose[-1].low.endswith(("'s", "’s"))
    if not owned:
        return None
    covers = _around(line, start, at + 1)
    return _cue(line, CueForm.ACCORDING_TO, start, at, _speaker(line, (start + 1, at)), covers)


def _citing(line: Line, at: int) -> Cue | None:
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
    covers = _trimmed(line, line.sentence.start, line.sentence.end)
    return _cue(line, CueForm.CITING, first, last - 1, _speaker(line, span), covers)


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
        listener = _speaker(line, heard)
        lows = {token.low for token in tokens[heard[0] : heard[1]]}
        told_to = listener if not lows & cw.NOBODY_HEARD else None
    covers = _covered(line, subject, end)
    found = _cue(
        line,
        CueForm.TELLING,
        at,
        end - 1 if told_to is None else at,
        _speaker(line, subject),
        covers,
    )
    if told_to is None:
        return found
    return Cue(
        found.form, found.passage, found.sentence, found.speaker, covers, found.kind, told_to
    )


def _covered(line: Line, subject: np.Span, end: int) -> Passage:
    """What a subject and its verb (ending before the token `end`) cover: before them or behind."""
    behind = line.tokens[end:]
    words_behind = sum(token.is_word for token in behind)
    left = _left(line, subject[0])
    ends = not behind or np.is_followed_by_end(line.tokens, end)
    has_left = len(left.words.split()) >= 3 and _is_cut(line, subject[0])
    if has_left and (ends or words_behind < 3):
        return left
    return _right(line, end)


def _is_cut(line: Line, at: int) -> bool:
    """Whether a comma, a dash or a quotation mark parts the token `at` from what is before it."""
    if not at:
        return False
    word = line.tokens[at - 1].word
    return word in np.QUOTES or word in np.DASHES or word in ",:;"


def _thinking(line: Line, at: int) -> Cue | None:
    tokens = line.tokens
    subject = np.before(tokens, at, line.times)
    if subject is None or (tokens[at].low in cw.AMBIGUOUS and not _has_clause(line, at)):
        return None
    if at and tokens[at - 1].low in cw.BE:
        return None
    covers = _covered(line, subject, at + 1)
    return _cue(line, CueForm.THINKING, at, at, _speaker(line, subject), covers)


def _saying(line: Line, at: int) -> Cue | None:
    tokens = line.tokens
    token = tokens[at]
    if token.is_capital and at and not token.word.isupper():
        return None
    previous = tokens[at - 1].low if at else ""
    if previous in cw.BE - {"has", "have", "had"}:
        return _by_somebody(line, at)
    form = CueForm.REPORTING if token.low in cw.REPORTING else CueForm.SAYING
    inverted = _inverted(line, at, form)
    if inverted is not None:
        return inverted
    subject = np.before(tokens, at, line.times)
    if subject is None or not _is_verb(line, at):
        return None
    speaker = _speaker(line, subject)
    paper = speaker.form in (SpeakerForm.DOCUMENT, SpeakerForm.POLL, SpeakerForm.BODY)
    if token.low in cw.SHOWING - cw.SAYING - cw.REPORTING and not paper:
        return None
    last = at + 1 if at + 1 < len(tokens) and tokens[at + 1].low in ("that", "out") else at
    return _cue(line, _form(speaker, form), at, last, speaker, _covered(line, subject, at + 1))


def _inverted(line: Line, at: int, form: CueForm) -> Cue | None:
    """ "…," said the minister; "As said the minister, …"."""
    tokens = line.tokens
    if not at:
        return None
    previous = tokens[at - 1]
    is_as = previous.low == "as"
    if not is_as and not (
        previous.word in np.QUOTES or previous.word in np.DASHES or previous.word == ","
    ):
        return None
    span = np.after(tokens, at + 1, line.times)
    if span is None or not np.is_followed_by_end(tokens, span[1]):
        return None
    named = any(token.is_capital for token in tokens[span[0] : span[1]])
    known = {token.low for token in tokens[span[0] : span[1]]} & (
        cw.PEOPLE | cw.BODIES | cw.PERSONAL
    )
    if not (named or known) or (tokens[at].low in cw.AMBIGUOUS and not named):
        return None
    if not is_as and tokens[at + 1].low in ("that", "he", "she", "it", "they", "we"):
        return None
    covers = _around(line, at - 1, span[1]) if is_as else _left(line, at)
    speaker = _speaker(line, span)
    return _cue(line, _form(speaker, form), at - is_as, at, speaker, covers)


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
    return _cue(line, CueForm.REPORTING, at, at + 1, _speaker(line, span), _left(line, at))


def _is_verb(line: Line, at: int) -> bool:
    """Whether an ambiguous word is a verb of saying here: "reports" and "claims" are nouns too."""
    token, tokens = line.tokens[at], line.tokens
    following = tokens[at + 1].low if at + 1 < len(tokens) else "."
    if token.low in cw.NEEDS_CLAUSE and not _has_clause(line, at):
        return False
    if token.low not in cw.AMBIGUOUS:
        return True
    previous = tokens[at - 1]
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
        covers = _trimmed(line, line.sentence.start, line.sentence.end)
        if match["it"] or match["as"]:
            start = match.end()
            rest = _trimmed(line, start, line.sentence.end)
            covers = (
                rest if len(rest.words) > 20 else _trimmed(line, line.sentence.start, match.start())
            )
            covers = _without_that(line, covers)
        kind = AttributionKind.RELAYS_STATEMENT
        yield Cue(CueForm.PASSIVE, where, line.number, NOBODY, covers, kind)


def _without_that(line: Line, covers: Passage) -> Passage:
    for lead in ("earlier that ", "that "):
        if covers.words.startswith(lead):
            return _trimmed(line, covers.start + len(lead), covers.end)
    return covers


def _in_a_poll(line: Line) -> Iterator[Cue]:
    """ "In a similar poll in November, …", "In tests by the institute, …"."""
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
            speaker = _speaker(line, named or span)
            yield _cue(line, CueForm.POLL, 0, at, speaker, _around(line, 0, span[1]))
            return
