"""Finding quotations: opened, closed or left open, and carried over paragraphs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.domain.reading.result import Passage, Quotation, passage

PAIRS = {"“": "”", "„": "“”", "«": "»", "「": "」", "『": "』", "‘": "’", '"': '"', "”": "”"}
MARKS = re.compile(r"[“”„«»「」『』‘’\"]")
STOPS = ".,!?…;:"
LONGEST_TERM = 3
MOST = 200
"""How many quotations of one paragraph are looked at."""


def quotations_of(text: str, paragraphs: Sequence[Passage]) -> tuple[Quotation, ...]:
    """Will find the quotations of each paragraph.

    One that is not closed runs to the end of its paragraph. Single expressions are marked as terms.

    >>> text = "He said “rain fell” and left. “It will"
    >>> [(q.inner.words, q.closed) for q in quotations_of(text, [passage(text, 0, len(text))])]
    [('rain fell', True), ('It will', False)]
    """
    found: list[Quotation] = []
    for number, paragraph in enumerate(paragraphs):
        for count, (start, end, closed) in enumerate(_marked(text, paragraph)):
            if count >= MOST:
                break
            inner = passage(text, start + 1, end - 1 if closed else end)
            if inner.words.strip():
                one = Quotation(passage(text, start, end), inner, closed, number)
                found.append(replace(one, is_term=is_term(inner.words, closed=closed)))
    return tuple(found)


def is_term(words: str, *, closed: bool) -> bool:
    """Whether words in quotation marks are an expression, not something that somebody said.

    >>> is_term("fairy tales", closed=True), is_term("We stay.", closed=True)
    (True, False)
    """
    few = len(words.split()) <= LONGEST_TERM
    return closed and few and not words.rstrip().endswith(tuple(STOPS))


def _marked(text: str, paragraph: Passage) -> Iterator[tuple[int, int, bool]]:
    """Start, end and whether it is closed, of each outermost pair of marks."""
    open_at, closing = -1, ""
    for match in MARKS.finditer(text, paragraph.start, paragraph.end):
        at, mark = match.start(), match.group()
        if open_at < 0:
            if mark in PAIRS and _may_open(text, at, mark):
                open_at, closing = at, PAIRS[mark]
        elif mark in closing and _may_close(text, at, mark):
            yield open_at, at + 1, True
            open_at = -1
    if open_at >= 0 and text[open_at] != "‘":
        yield open_at, paragraph.end, False


def _may_open(text: str, at: int, mark: str) -> bool:
    after = text[at + 1 : at + 2]
    before = text[at - 1 : at] if at else ""
    if mark in '"”':
        starts = not before or before.isspace() or before in "([—–-:/"
        return starts and bool(after) and not after.isspace()
    return bool(after) and not (mark == "‘" and before.isalnum())


def _may_close(text: str, at: int, mark: str) -> bool:
    if mark == "’":
        return not text[at + 1 : at + 2].isalnum()
    if mark == '"':
        # In front of a word a straight mark opens another quotation: the first was never closed.
        return not (text[at - 1].isspace() and text[at + 1 : at + 2].isalnum())
    return True
