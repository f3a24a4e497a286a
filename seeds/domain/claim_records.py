"""What seed files say of claims, of where they appear and of where they come from.

Field names are those of the data model and of the files themselves; `from_` stands for the key
`from`. Records point to each other by `key`; `at` says where a record was written.
"""

from dataclasses import dataclass
from decimal import Decimal

from claims.domain.vocabulary import (
    AttributionKind,
    Basis,
    Checkability,
    ClaimKind,
    Comparator,
    Force,
    OriginKind,
    RelationKind,
    Stance,
    Statistic,
    Verdict,
    Wording,
)
from seeds.domain.written import Anchor, Written
from sources.domain.dates import When
from sources.domain.vocabulary import (
    Certainty,
    Judgement,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """What is known of how a poll was taken."""

    at: Written
    conductor: str
    sponsor: str | None = None
    question: str = ""
    population: str = ""
    place: str = ""
    mode: str = ""
    sample: int | None = None
    fieldwork: When | None = None
    margin_of_error: Decimal | None = None
    confidence_level: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a chain of attribution ends; `article` is where it was issued."""

    at: Written
    key: str
    kind: OriginKind
    title: str
    holder: str | None = None
    article: str | None = None
    date: When | None = None
    description: str = ""
    poll: Poll | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One figure, of a claim or as an appearance reports it."""

    at: Written
    amount: Decimal | None = None
    lower: Decimal | None = None
    upper: Decimal | None = None
    unit: str = ""
    comparator: Comparator = Comparator.EQ
    statistic: Statistic | None = None
    population: str = ""
    baseline: str = ""
    as_of: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A subject area, by the name that pages show."""

    at: Written
    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A checkable statement; `attests` names the origin a quote claim is about."""

    at: Written
    key: str
    statement: str
    short: str
    kind: ClaimKind
    language: str = "en"
    checkability: Checkability = Checkability.CHECKABLE
    subjects: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    valid: When | None = None
    place: str = ""
    quantity: Quantity | None = None
    attests: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One hop from an appearance to an appearance or an origin.

    `cue` lies in the text of `told_in`'s article, or of the appearance's own when that is empty.
    """

    at: Written
    to: str
    kind: AttributionKind
    cue: Anchor | None = None
    named_as: str = ""
    inferred: bool = False
    joint: int | None = None
    judgement: Judgement = Judgement.CONFIRMED
    told_in: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a garbled or ambiguous passage is taken to mean, and how sure that is."""

    at: Written
    text: str
    certainty: Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """A claim in an article; `article` is filled in with the file's own where it was left out."""

    at: Written
    key: str
    claim: str
    article: str
    stance: Stance
    wording: Wording
    force: Force
    basis: Basis
    quote: Anchor | None = None
    distanced: bool = False
    quantity: Quantity | None = None
    date: When | None = None
    reading: Reading | None = None
    chain: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How one claim relates to another, read from left to right."""

    at: Written
    from_: str
    to: str
    kind: RelationKind
    judgement: Judgement = Judgement.CONFIRMED
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndependenceJudgement:
    """An editor's word that two origins, or two sources, are the same or differ."""

    at: Written
    verdict: Verdict
    reason: str
    origins: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
