"""The stretches of a sentence that each could be a claim of their own."""

import re
from collections.abc import Sequence

from claims.domain.reading.result import Citation, Cue, CueForm, Passage, passage

SPLIT = re.compile(
    r";\s+|, (?=(?:and|but|while|whereas|yet|although|though|so) )|: (?=[a-z])|\s[—–]\s",
    re.IGNORECASE,
)
LEADING = re.compile(
    r"(?:and|but|while|whereas|yet|although|though|so|however|moreover|in addition|besides|meanwhile|"
    r"indeed|in fact|also|still|then|thus|that|as|nevertheless|earlier|now),? ",
    re.IGNORECASE,
)
VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|does|did|do|"
    r"rose|fell|grew|took|came|gave|went|won|lost|met|led|made|said|told|found|cost|costs|stands|"
    r"[a-z]{3,}ed|[a-z]{3,}es|[a-z]{2,}ts|[a-z]{2,}ks|[a-z]{2,}ns)\b",
)
FEWEST = 4
MOST = 6
OPENING, CLOSING = '“„«"([', '”»")]'
BLANK = " \t\u00a0,;:–—-"


def clauses_of(
    text: str, sentence: Passage, cues: Sequence[Cue], citations: Sequence[Citation]
) -> list[Passage]:
    """Will cut a sentence into what it says: without cue, speaker and bracket, at conjunctions.

    >>> text = "Rain fell in May, but the wells were still dry, the mayor said."
    >>> [c.words for c in clauses_of(text, passage(text, 0, 46), [], [])]
    ['Rain fell in May', 'the wells were still dry']
    """
    start, end = _content(sentence, cues, citations)
    pieces = [_tidied(text, a, b) for a, b in _cut(text, start, end)]
    return [piece for piece in pieces if piece is not None]


def _content(
    sentence: Passage, cues: Sequence[Cue], citations: Sequence[Citation]
) -> tuple[int, int]:
    """What is left of a sentence without what stands around its statement."""
    start, end = sentence.start, sentence.end
    closing = [c.passage.start for c in citations if sentence.end - c.passage.end <= 2]
    end = min([end, *closing])
    for cue in cues:
        if cue.form in (CueForm.BRACKET, CueForm.CITING, CueForm.CARRIED, CueForm.PASSIVE):
            continue
        if cue.covers.start >= cue.passage.end and cue.covers.end > start:
            start = max(start, cue.covers.start) if cue.covers.start < end else start
        elif cue.covers.end <= cue.passage.start and cue.covers.end > start:
            end = min(end, cue.covers.end)
    return (start, end) if end - start > 8 else (sentence.start, sentence.end)


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where both sides of a conjunction can stand alone."""
    found: list[tuple[int, int]] = []
    at = start
    for match in SPLIT.finditer(text, start, end):
        left, right = text[at : match.start()], text[match.end() : end]
        if len(found) < MOST - 1 and _stands_alone(left) and _stands_alone(right[:120]):
            found.append((at, match.start()))
            at = match.end()
    return [*found, (at, end)]


def _stands_alone(words: str) -> bool:
    """Whether words have a verb soon after something that can be its subject."""
    plain = LEADING.sub("", words.lstrip(), count=1)
    found = VERB.search(plain)
    return len(plain.split()) >= FEWEST and found is not None and 0 < found.start() < 70


def _tidied(text: str, start: int, end: int) -> Passage | None:
    while start < end and (text[start] in BLANK or text[start].isspace()):
        start += 1
    while True:
        lead = LEADING.match(text, start, end)
        if lead is None:
            break
        start = lead.end()
    while end > start and (text[end - 1] in BLANK or text[end - 1].isspace()):
        end -= 1
    start, end = _unmarked(text, start, end)
    if end - start < 3:
        return None
    return passage(text, start, end)


def _unmarked(text: str, start: int, end: int) -> tuple[int, int]:
    """Leaves out a mark at one end whose other half lies outside."""
    words = text[start:end]
    if words[:1] in OPENING and not any(mark in words[1:] for mark in CLOSING):
        start += 1
    elif words[-1:] in CLOSING and words[-1:] and not any(mark in words[:-1] for mark in OPENING):
        end -= 1
    elif words[:1] in OPENING[:4] and words[-1:] in CLOSING[:3] and len(words) > 2:
        inner = words[1:-1]
        if not any(mark in inner for mark in OPENING[:4]):
            start, end = start + 1, end - 1
    while end > start and text[end - 1] in BLANK:
        end -= 1
    return start, end
