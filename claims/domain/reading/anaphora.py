"""Whom "he", "the minister" or a bare surname may mean: candidates, never a decision."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.domain.reading import cue_words as cw
from claims.domain.reading.result import Candidate, Passage, Speaker, SpeakerForm
from claims.domain.reading.speakers import speaker_of
from claims.domain.reading.tokens import Token

MOST = 3
FAR = 4000
"""Characters after which a mention is hardly remembered."""
REMEMBERED = 40
"""How many mentions before are looked at."""
FEMALE = cw.words(
    "mrs ms lady queen princess spokeswoman chairwoman she her actress mother congresswoman"
)
MALE = cw.words("mr sir lord king prince spokesman chairman he his him father congressman")
HE, SHE = cw.words("he his him"), cw.words("she her")
THINGS = frozenset({SpeakerForm.BODY, SpeakerForm.OUTLET, SpeakerForm.DOCUMENT, SpeakerForm.POLL})
PERSON = frozenset({SpeakerForm.NAME, SpeakerForm.DESCRIPTION})


@dataclass(frozen=True, slots=True)
class Mention:
    """A speaker or a name met in the text; `spoke` tells that words were attributed to it."""

    speaker: Speaker
    spoke: bool


def names_in(text: str, tokens: Sequence[Token]) -> Iterator[Speaker]:
    """Will return the names of a sentence that may be persons or bodies."""
    at = 0
    while at < len(tokens):
        end = at
        while end < len(tokens) and tokens[end].is_capital and tokens[end].word[0].isalpha():
            end += 1
        if end - at >= 2:
            speaker = speaker_of(text, tokens, (at, end))
            if speaker.name and speaker.form in PERSON | THINGS:
                yield speaker
        at = max(end, at + 1)


def with_candidates(speaker: Speaker, before: Sequence[Mention]) -> Speaker:
    """Will add whom a pronoun, a description or a bare surname may mean, best first."""
    if speaker.passage is None or not before:
        return speaker
    found: dict[str, Candidate] = {}
    for mention in reversed(before[-REMEMBERED:]):
        other = mention.speaker
        if other.passage is None or not other.name or other.passage.meets(speaker.passage):
            continue
        fits = _fits(speaker, other)
        if not fits:
            continue
        score = _score(speaker.passage, other.passage, spoke=mention.spoke) * fits[0]
        best = found.get(other.name)
        if best is None or score > best.score:
            found[other.name] = Candidate(other.name, other.passage, round(score, 3), fits[1])
    ranked = sorted(found.values(), key=lambda one: -one.score)
    return replace(speaker, candidates=tuple(ranked[:MOST])) if ranked else speaker


def _score(here: Passage, there: Passage, *, spoke: bool) -> float:
    near = max(0.1, 1 - (here.start - there.end) / FAR)
    return near * (1.0 if spoke else 0.7)


def _fits(speaker: Speaker, other: Speaker) -> tuple[float, str] | None:
    """How well an earlier mention fits, and in what way."""
    if speaker.form is SpeakerForm.PRONOUN:
        return _pronoun(speaker.named_as.lower(), other)
    words = set(speaker.named_as.lower().split())
    if speaker.form is SpeakerForm.NAME and " " not in speaker.name:
        parts = other.name.split()
        if len(parts) > 1 and speaker.name in parts:
            return 1.0, "the same name, in full"
        return None
    if speaker.name:
        return None
    heads = words & (cw.PEOPLE | cw.BODIES | cw.DOCUMENTS | cw.POLLS | cw.OUTLET)
    shared = heads & set(f"{other.role} {other.name}".lower().split())
    return (0.9, f"called “{' '.join(sorted(shared))}” before") if shared else None


def _pronoun(word: str, other: Speaker) -> tuple[float, str] | None:
    titles = set(other.named_as.lower().split())
    if word in HE | SHE:
        if other.form in THINGS:
            return None
        against = FEMALE if word in HE else MALE
        return (0.3 if titles & against else 0.9), "a person named before"
    if word in ("it", "this"):
        return (0.8, "a body named before") if other.form in THINGS else None
    if word in ("they", "them", "their"):
        return (0.6, "named before") if other.form in THINGS else (0.3, "named before")
    return None


def is_open(speaker: Speaker) -> bool:
    """Whether somebody has to say who is meant."""
    if speaker.form is SpeakerForm.PRONOUN:
        return True
    return speaker.form is SpeakerForm.DESCRIPTION or (
        bool(speaker.candidates) and speaker.form is not SpeakerForm.NAME
    )
