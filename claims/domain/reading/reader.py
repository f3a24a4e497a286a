"""Reading a text from beginning to end."""

from collections.abc import Sequence
from dataclasses import replace

from claims.domain.reading import segments as parts
from claims.domain.reading.anaphora import Mention, names_in, with_candidates
from claims.domain.reading.brackets import citations_of
from claims.domain.reading.cues import Line, cues_of
from claims.domain.reading.dates import dates_of
from claims.domain.reading.figures import figures_of
from claims.domain.reading.quotations import quotations_of
from claims.domain.reading.result import (
    Citation,
    Cue,
    CueForm,
    Dated,
    Figure,
    Passage,
    Quotation,
    Reading,
    Sentence,
    Suggestion,
)
from claims.domain.reading.sentences import sentences_of
from claims.domain.reading.signals import checkability_of, score_of
from claims.domain.reading.suggesting import Found, ranked, signals_in, suggestions_of
from claims.domain.reading.tokens import Token, tokens_of
from claims.domain.reading.voices import answered, turns_of, voiced
from sources.domain.dates import When
from sources.domain.pages.extracted import Segment

LONGEST = 200_000
"""How many characters of a text are read: more than any article has, so that time stays bounded."""


def read(
    text: str,
    *,
    language: str = "en",
    published: When | None = None,
    segments: Sequence[Segment] | None = None,
    translated: bool = False,
) -> Reading:
    """Will read an article and propose claims; the same text always gives the same reading.

    `language` is a BCP 47 tag; cues and speakers are read in English only, numbers, quotations,
    brackets and full dates in any language. Relative times are counted from `published`. `segments`
    are the parts that are not body; without them they are found. `translated` tells that a machine
    translated the text. Never raises: a text without sentences gives a reading without any.

    >>> from datetime import date
    >>> reading = read("Exports fell 4.2 percent last month, the central bank said.",
    ...                published=When.on(date(2019, 4, 29)))
    >>> one = reading.suggestions[0]
    >>> one.statement, str(one.chains[0])
    ('Exports fell 4.2 percent in March 2019.', 'article ← the central bank')
    """
    part = text[:LONGEST]
    known = parts.parts_of(part) if segments is None else segments
    aside, paragraphs = parts.body_of(part, known)
    sentences = _sentences(part, paragraphs, language)
    reader = _Reader(part, language, published, translated=translated)
    return reader.read(text, aside, paragraphs, sentences)


def _sentences(text: str, paragraphs: Sequence[Passage], language: str) -> list[Sentence]:
    found = []
    for number, paragraph in enumerate(paragraphs):
        skip = parts.dateline_of(paragraph) if number < 2 else 0
        for one in sentences_of(text, paragraph, language=language, skip=skip):
            found.append(Sentence(one, number))
    return found


class _Reader:
    """One reading: what is found sentence by sentence, then put together."""

    def __init__(
        self, text: str, language: str, published: When | None, *, translated: bool
    ) -> None:
        self.text, self.language, self.published = text, language, published
        self.english = language.split("-")[0].lower() in ("en", "")
        self.translated = translated
        self.tokens: list[list[Token]] = []
        self.citations: list[tuple[Citation, ...]] = []
        self.dates: list[tuple[Dated, ...]] = []
        self.figures: list[tuple[Figure, ...]] = []
        self.cues: list[list[Cue]] = []

    def read(
        self,
        whole: str,
        aside: Sequence[parts.Part],
        paragraphs: tuple[Passage, ...],
        sentences: Sequence[Sentence],
    ) -> Reading:
        for number, sentence in enumerate(sentences):
            self._look_at(number, sentence.passage)
        turns = turns_of(self.text, paragraphs)
        quotations, carried = voiced(
            self.text, sentences, quotations_of(self.text, paragraphs), self._all_cues()
        )
        self._add(carried)
        self._add(answered(self.text, sentences, turns, paragraphs))
        mentions = self._resolve()
        rated, suggestions = self._suggest(sentences, quotations, mentions)
        return Reading(
            text=whole,
            language=self.language,
            published=self.published,
            read_to=len(self.text),
            parts=tuple(aside),
            paragraphs=paragraphs,
            sentences=rated,
            quotations=quotations,
            citations=tuple(one for found in self.citations for one in found),
            cues=tuple(self._all_cues()),
            figures=tuple(one for found in self.figures for one in found),
            dates=tuple(one for found in self.dates for one in found),
            suggestions=ranked(suggestions),
        )

    def _look_at(self, number: int, sentence: Passage) -> None:
        tokens = tokens_of(self.text, sentence.start, sentence.end)
        citations = citations_of(
            self.text, sentence, number, published=self.published, language=self.language
        )
        dates = dates_of(
            self.text, sentence, number, published=self.published, language=self.language
        )
        apart = [*(one.passage for one in dates), *(one.passage for one in citations)]
        line = Line(self.text, sentence, number, tokens, [one.passage for one in dates])
        self.tokens.append(tokens)
        self.citations.append(citations)
        self.dates.append(dates)
        self.figures.append(figures_of(self.text, sentence, number, apart=apart))
        self.cues.append(list(cues_of(line, citations)) if self.english or citations else [])

    def _all_cues(self) -> list[Cue]:
        return [cue for found in self.cues for cue in found]

    def _add(self, carried: Sequence[Cue]) -> None:
        for cue in carried:
            here = self.cues[cue.sentence]
            spoken = any(other.form is CueForm.CARRIED for other in here)
            if not (cue.form is CueForm.CARRIED and spoken):
                here.append(cue)

    def _resolve(self) -> list[list[Mention]]:
        """Gives every speaker its candidates; returns who was met before each sentence."""
        met: list[Mention] = []
        before: list[list[Mention]] = []
        for number, cues in enumerate(self.cues):
            before.append(met[-REMEMBERED:])
            for at, cue in enumerate(cues):
                speaker = with_candidates(cue.speaker, met)
                cues[at] = replace(cue, speaker=speaker)
            names = names_in(self.text, self.tokens[number]) if self.english else ()
            met += [Mention(name, spoke=False) for name in names]
            met += [
                Mention(c.speaker, spoke=True)
                for c in cues
                if c.form is not CueForm.CARRIED and c.speaker.name
            ]
        return before

    def _suggest(
        self,
        sentences: Sequence[Sentence],
        quotations: Sequence[Quotation],
        mentions: Sequence[Sequence[Mention]],
    ) -> tuple[tuple[Sentence, ...], list[Suggestion]]:
        by_paragraph: dict[int, list[Quotation]] = {}
        for one in quotations:
            by_paragraph.setdefault(one.paragraph, []).append(one)
        rated, suggestions = [], list[Suggestion]()
        for number, sentence in enumerate(sentences):
            found = Found(
                self.text,
                number,
                sentence.passage,
                self.tokens[number],
                self.cues[number],
                self.citations[number],
                self.figures[number],
                self.dates[number],
                by_paragraph.get(sentence.paragraph, ()),
                mentions[number],
                self.english,
                self.translated,
            )
            made = suggestions_of(found)
            suggestions += made
            rated.append(_rated(sentence, found, made))
        return tuple(rated), suggestions


REMEMBERED = 40


def _rated(sentence: Sentence, found: Found, made: Sequence[Suggestion]) -> Sentence:
    signals = signals_in(found, sentence.passage)
    score = max([score_of(signals), *(one.score for one in made)]) if made else score_of(signals)
    checkability = checkability_of(signals, sentence.passage.words)
    return replace(sentence, checkability=checkability, signals=signals, score=score)
