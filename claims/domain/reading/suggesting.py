"""Ranked suggestions: which words could be a claim, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.domain.reading import kinds
from claims.domain.reading.anaphora import Mention
from claims.domain.reading.chains import chains_for
from claims.domain.reading.clauses import clauses_of
from claims.domain.reading.drafts import open_words_of, statement_of
from claims.domain.reading.result import (
    Citation,
    Cue,
    CueForm,
    Dated,
    Figure,
    Passage,
    Quotation,
    SpeakerForm,
    Suggestion,
)
from claims.domain.reading.signals import Seen, checkability_of, score_of, signals_of
from claims.domain.reading.tokens import Token
from claims.domain.vocabulary import ClaimKind

LEAST = 0.12
"""Nothing below this score is suggested."""
MOST = 1000
REASONS = {
    "figure": "It names a figure: {figure}.",
    "small_count": "It counts something: {figure}.",
    "bracket": "A bracket cites where it was published: {bracket}.",
    "poll": "It tells of a poll.",
    "document": "It rests on a document.",
    "named_source": "It is told on somebody's authority: {speaker}.",
    "source": "It is told on the authority of people who are not named: {speaker}.",
    "nobody_named": "It is told without saying by whom: {cue}.",
    "date": "It names a time: {date}.",
    "comparison": "It compares, or says that something was the first, the only or the most.",
    "cause": "It says what caused something.",
    "law": "It says what a law, a treaty or a court says or did.",
    "event": "It says that something happened.",
    "only_or_never": "It says that something never or always holds.",
}
RULES = ("bracket", "poll", "document", "named_source", "source", "nobody_named")
"""The sign of an attribution names the rule, then the figure, then the wording."""


@dataclass(frozen=True, slots=True)
class Found:
    """All that was found in one sentence."""

    text: str
    number: int
    sentence: Passage
    tokens: Sequence[Token]
    cues: Sequence[Cue]
    citations: Sequence[Citation]
    figures: Sequence[Figure]
    dates: Sequence[Dated]
    quotations: Sequence[Quotation]
    before: Sequence[Mention]
    english: bool = True
    translated: bool = False


def suggestions_of(found: Found) -> list[Suggestion]:
    """Will suggest claims in one sentence: one for each stretch that says something checkable."""
    clauses = clauses_of(found.text, found.sentence, found.cues, found.citations)
    made = [_suggestion(found, clause) for clause in clauses]
    return [one for one in made if one.score >= LEAST]


def signals_in(found: Found, words: Passage) -> tuple[str, ...]:
    """Will name the signals of some words of a sentence."""
    return signals_of(_seen(found, words))


def _seen(found: Found, words: Passage) -> Seen:
    cues = [cue for cue in found.cues if _is_about(cue, words)]
    return Seen(
        words,
        found.sentence,
        [one for one in found.figures if words.meets(one.passage)],
        [one for one in found.dates if words.meets(one.passage)],
        cues,
        found.citations,
        found.english,
    )


def _is_about(cue: Cue, words: Passage) -> bool:
    return cue.covers.meets(words) or cue.passage.meets(words) or cue.form is CueForm.CITING


def _suggestion(found: Found, clause: Passage) -> Suggestion:
    seen = _seen(found, clause)
    signals = signals_of(seen)
    chains = chains_for(clause, found.sentence, seen.cues, found.citations)
    figure = _chief(seen.figures)
    date = next((one for one in seen.dates if one.when.is_known), None)
    attributed = bool(chains)
    return Suggestion(
        passage=clause,
        sentence=found.number,
        rule=_rule(signals),
        statement=statement_of(clause, found.dates),
        kind=_kind(clause, signals, figure),
        checkability=checkability_of(signals, clause.words),
        score=score_of(signals),
        reasons=_reasons(signals, seen, figure, date),
        figure=figure,
        other_figures=tuple(one for one in seen.figures if one is not figure),
        date=date,
        chains=chains,
        stance=kinds.stance_of(clause, found.quotations, seen.cues),
        wording=kinds.wording_of(
            clause, found.quotations, attributed=attributed, translated=found.translated
        ),
        force=kinds.force_of(clause.words, signals),
        basis=kinds.basis_of(found.sentence.words, attributed=attributed),
        distanced=kinds.is_distanced(clause, found.sentence.words, seen.cues),
        open_words=open_words_of(found.text, clause, found.tokens, found.before),
    )


def _chief(figures: Sequence[Figure]) -> Figure | None:
    """The figure a claim is about: one with a unit before bare counts."""
    return next((one for one in figures if one.quantity.unit), figures[0] if figures else None)


def _kind(clause: Passage, signals: Sequence[str], figure: Figure | None) -> ClaimKind:
    return kinds.kind_of(clause.words, signals, has_figure=figure is not None)


def _rule(signals: Sequence[str]) -> str:
    for rule in RULES:
        if rule in signals:
            return f"{rule}_figure" if "figure" in signals else rule
    order = ("figure", "small_count", "law", "comparison", "cause", "event", "date")
    return next((one for one in order if one in signals), "statement")


def _reasons(
    signals: Sequence[str], seen: Seen, figure: Figure | None, date: Dated | None
) -> tuple[str, ...]:
    spoken = [c for c in seen.cues if c.speaker.passage and c.form is not CueForm.BRACKET]
    told = next((c.passage.words for c in seen.cues if c.speaker.form is SpeakerForm.NOBODY), "")
    values = {
        "figure": figure.passage.words if figure else "",
        "bracket": "; ".join(c.passage.words for c in seen.citations)[:200],
        "speaker": spoken[0].speaker.named_as[:120] if spoken else "",
        "cue": told,
        "date": f"{date.passage.words} ({date.when})" if date else _written(seen.dates),
    }
    return tuple(REASONS[s].format(**values) for s in signals if s in REASONS)


def _written(dates: Sequence[Dated]) -> str:
    return dates[0].passage.words if dates else ""


def ranked(suggestions: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
    """Will put the best first, those of one score in the order of the text."""
    best = sorted(suggestions, key=lambda one: (-one.score, one.passage.start))
    return tuple(best[:MOST])
