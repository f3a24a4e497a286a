"""What reading an article gives: sentences, quotations, cues, figures, dates and suggestions.

Nothing here is decided: a reading proposes, and a person says yes or no. Every place in the text is a
`Passage`, whose offsets are Unicode code points and slice exactly to the words it names.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from claims.domain.quantities import Quantity
from claims.domain.vocabulary import (
    AttributionKind,
    Basis,
    Checkability,
    ClaimKind,
    Force,
    OriginKind,
    Stance,
    Wording,
)
from sources.domain.dates import When
from sources.domain.vocabulary import SegmentKind


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in the text: start, end (excluded) and the words between them.

    >>> passage("Rain fell.", 5, 9).words
    'fell'
    """

    start: int
    end: int
    words: str

    def holds(self, other: "Passage") -> bool:
        """Whether another passage lies wholly in this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Passage") -> bool:
        """Whether two passages share at least one character."""
        return self.start < other.end and other.start < self.end


def passage(text: str, start: int, end: int) -> Passage:
    """Will name the words of a text between two offsets."""
    return Passage(start, end, text[start:end])


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the body, with what makes it worth checking.

    `paragraph` counts the paragraphs of the body from 0. `score` lies in 0 to 1 and only ranks;
    `signals` say in one word each what raised or lowered it.
    """

    passage: Passage
    paragraph: int
    checkability: Checkability = Checkability.CHECKABLE
    signals: tuple[str, ...] = ()
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the page that is not body."""

    kind: SegmentKind
    passage: Passage


class SpeakerForm(StrEnum):
    """How the text names whoever is behind a statement."""

    NAME = "name"
    BODY = "body"
    OUTLET = "outlet"
    DOCUMENT = "document"
    POLL = "poll"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a pronoun, a description or a bare surname may mean.

    `passage` is an earlier mention; `score` lies in 0 to 1 and only ranks.
    """

    name: str
    passage: Passage
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is behind a statement, as the text has it: "he", "Foreign Minister Jane Doe", nobody.

    `passage` is empty (None) where nobody is named. `name` is the bare name without office where
    there is one, `role` the office or description. `candidates` come best first; none is chosen.
    """

    form: SpeakerForm
    passage: Passage | None = None
    name: str = ""
    role: str = ""
    candidates: tuple[Candidate, ...] = ()

    @property
    def named_as(self) -> str:
        """The words on the page, empty where nobody is named."""
        return self.passage.words if self.passage else ""


NOBODY = Speaker(SpeakerForm.NOBODY)


class CueForm(StrEnum):
    """What shows that something is told on another's authority."""

    ACCORDING_TO = "according_to"
    SAYING = "saying"
    TELLING = "telling"
    REPORTING = "reporting"
    CITING = "citing"
    POLL = "poll"
    DOCUMENT = "document"
    BRACKET = "bracket"
    PASSIVE = "passive"
    THINKING = "thinking"
    CARRIED = "carried"
    """No words of its own: a quotation that goes on with the speaker of the one before."""


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that attribute, whom they name, and what they cover.

    `told_to` is the outlet, or the people, that heard it ("told Radio Nord"). `sentence` is the index
    of the sentence that the cue stands in.
    """

    form: CueForm
    passage: Passage
    sentence: int
    speaker: Speaker
    covers: Passage
    kind: AttributionKind
    told_to: Speaker | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks; `passage` has the marks, `inner` has not.

    One that is not `closed` runs to the end of its paragraph. `is_term` marks a single expression
    put in quotation marks, which is nobody's statement.
    """

    passage: Passage
    inner: Passage
    closed: bool
    paragraph: int
    speaker: Speaker = NOBODY
    is_term: bool = False


@dataclass(frozen=True, slots=True)
class Cited:
    """One outlet or document in a bracket, with its days: several days are several citations."""

    passage: Passage
    named_as: str
    dates: tuple[When, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A bracket that cites: "(Meduza, April 25; RBC, April 26)"."""

    passage: Passage
    sentence: int
    entries: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in the text and how it is meant."""

    passage: Passage
    sentence: int
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Dated:
    """A time in the text; the basis of its `When` tells whether it is stated or inferred, and how."""

    passage: Passage
    sentence: int
    when: When


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a proposed chain, from what tells to what it rests on.

    `is_origin` tells that the chain ends here, with an origin of `origin_kind`; a step before is an
    article or a statement that only passes on. `inferred`: no cue covers these words.
    """

    kind: AttributionKind
    speaker: Speaker
    is_origin: bool
    origin_kind: OriginKind | None = None
    cue: Passage | None = None
    when: When | None = None
    inferred: bool = False

    @property
    def named_as(self) -> str:
        """The words on the page, empty where nobody is named."""
        return self.speaker.named_as


@dataclass(frozen=True, slots=True)
class Chain:
    """A proposed chain of hops, nearest to the article first.

    The last is an origin, or an outlet whose text nobody has read yet.
    """

    hops: tuple[Hop, ...]

    def __str__(self) -> str:
        """As one line: "article ← Northline ← the minister"."""
        return " ← ".join(["article", *(hop.named_as or "nobody named" for hop in self.hops)])


@dataclass(frozen=True, slots=True)
class OpenWord:
    """A word that keeps a draft from standing alone ("he", "the minister"), and whom it may mean."""

    passage: Passage
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A proposed claim: where it stands, how it could be worded, and why it is proposed.

    `passage` is what an appearance would be anchored to, `rule` what found it (one per place and
    rule), `score` lies in 0 to 1 and only ranks. Several `chains` are citations side by side.
    `reasons` are sentences for the curator. A
    claim holds one figure: `other_figures` of the same words may each need a claim of their own.
    """

    passage: Passage
    sentence: int
    rule: str
    statement: str
    kind: ClaimKind
    checkability: Checkability
    score: float
    reasons: tuple[str, ...] = ()
    figure: Figure | None = None
    other_figures: tuple[Figure, ...] = ()
    date: Dated | None = None
    chains: tuple[Chain, ...] = ()
    stance: Stance = Stance.SUPPORTS
    wording: Wording = Wording.OWN
    force: Force = Force.ASSERTED
    basis: Basis = Basis.UNATTRIBUTED
    distanced: bool = False
    open_words: tuple[OpenWord, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in a text, in the order of the text; suggestions best first.

    `read_to` is where reading stopped: a text that is far too long for an article is read in part.
    """

    text: str = field(repr=False)
    language: str
    published: When | None
    read_to: int
    parts: tuple[Part, ...] = ()
    paragraphs: tuple[Passage, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    citations: tuple[Citation, ...] = ()
    cues: tuple[Cue, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[Dated, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def is_partial(self) -> bool:
        """Whether the text is longer than what was read of it."""
        return self.read_to < len(self.text)
