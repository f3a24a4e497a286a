"""The claims that a text may state, and why each was found."""

from dataclasses import dataclass, field
from enum import StrEnum

from claims.domain.matching.sentences import Passage

LIKELY = 0.45
"""From this likeness on a text is worth showing to somebody as perhaps the same claim."""

LIKELY_THOUGH_DIFFERENT = 0.6
"""The same where the figures differ."""

NEAR = 0.3
"""Below this likeness a claim is about something else, unless a model finds the meanings alike.

Source: benchmarks/matching, both parts: of the three best claims for each query it keeps all 92 right
ones, of which the farthest has 0.34, and leaves out 159 of the 193 others.
"""

NEAR_WORDS = 2
"""So many words a near claim shares: where few claims are tracked, a single one makes much likeness.

Source: the same files; it keeps all 92 as well.
"""


class Why(StrEnum):
    """What speaks for a candidate, or is to be heeded."""

    SHARED_WORDS = "shared_words"
    SAME_FIGURE = "same_figure"
    OTHER_FIGURE = "other_figure"
    SAME_SUBJECT = "same_subject"
    SAME_YEAR = "same_year"
    OTHER_YEAR = "other_year"
    LIKE_MEANING = "like_meaning"


WARNINGS = frozenset({Why.OTHER_FIGURE, Why.OTHER_YEAR})

Values = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a claim was found: a code, and the words or figures it is about.

    `ours` are those of the claim, where they differ from `given`, those of the text.
    """

    code: Why
    given: Values
    ours: Values = ()

    @property
    def is_warning(self) -> bool:
        """Whether it speaks against the two being the same."""
        return self.code in WARNINGS

    @property
    def sentence(self) -> str:
        """The reason in English.

        >>> Reason(Why.OTHER_FIGURE, ("41",), ("40",)).sentence
        'Another figure: the text says 41, the claim 40.'
        >>> Reason(Why.SHARED_WORDS, ("ferry", "Otaru")).sentence
        'Both say “ferry” and “Otaru”.'
        """
        given, ours = _listed(self.given), _listed(self.ours)
        match self.code:
            case Why.SHARED_WORDS:
                return f"Both say {_listed(tuple(f'“{one}”' for one in self.given))}."
            case Why.SAME_FIGURE:
                return f"The same figure: {given}."
            case Why.OTHER_FIGURE:
                return f"Another figure: the text says {given}, the claim {ours}."
            case Why.SAME_SUBJECT:
                return f"The text names {given}, whom the claim is about."
            case Why.SAME_YEAR:
                return f"The same year: {given}."
            case Why.OTHER_YEAR:
                return f"Another year: the text says {given}, the claim {ours}."
            case Why.LIKE_MEANING:
                return f"A model finds the meanings alike ({given})."


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that a text may state. `score` ranks and says nothing else.

    `likeness` goes from 0 to 1, which means the same words; `passage` is the part of the text that
    may state it.
    """

    claim: int
    statement: str
    language: str
    score: float
    likeness: float
    passage: Passage
    reasons: tuple[Reason, ...] = field(default=())

    @property
    def differs(self) -> bool:
        """Whether something speaks against the two being the same, such as another figure."""
        return any(reason.is_warning for reason in self.reasons)

    @property
    def is_likely(self) -> bool:
        """Whether somebody should look at the two."""
        return self.likeness >= (LIKELY_THOUGH_DIFFERENT if self.differs else LIKELY)

    @property
    def is_near(self) -> bool:
        """Whether it comes near enough to be offered to somebody who chooses."""
        alike = any(reason.code is Why.LIKE_MEANING for reason in self.reasons)
        shared = [reason.given for reason in self.reasons if reason.code is Why.SHARED_WORDS]
        return alike or (self.likeness >= NEAR and sum(map(len, shared)) >= NEAR_WORDS)


def _listed(values: Values) -> str:
    *others, last = values or ("",)
    return f"{', '.join(others)} and {last}" if others else last
