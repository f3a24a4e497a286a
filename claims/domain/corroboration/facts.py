"""What corroboration is computed from: plain rows, gathered by a service, never changed here.

One claim's neighbourhood is enough: the claim, the claims related to it, their appearances, every
appearance and origin that chains from those lead to, and what is known of the articles and sources
met on the way. Rows may come in any order; a row that points to something not given is passed over.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from decimal import Decimal
from functools import cache, cached_property
from operator import attrgetter
from typing import Any

import orjson

from claims.domain.policy import CURRENT_POLICY, Policy
from claims.domain.quantities import Quantity
from claims.domain.vocabulary import (
    AppearanceStatus,
    AttributionKind,
    Basis,
    Checkability,
    ClaimKind,
    Force,
    OriginKind,
    RelationKind,
    Stance,
    Verdict,
    Wording,
)
from sources.domain.dates import When
from sources.domain.vocabulary import (
    ArticleStatus,
    Genre,
    Held,
    Judgement,
    LinkKind,
    TieKind,
)

UNKNOWN_DAY = When()


@dataclass(frozen=True, slots=True)
class ClaimFact:
    """A claim: the one in question, or one related to it."""

    id: int
    kind: ClaimKind = ClaimKind.STATE
    checkability: Checkability = Checkability.CHECKABLE
    valid: When = UNKNOWN_DAY
    quantity: Quantity | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class ArticleFact:
    """An article that somebody read or cites.

    `versions` are pairs (sequence, day of capture), in any order; `captured` is the day of the
    first capture. `author_ids` are the sources credited as author or speaker, `signed_as` is the
    byline as it is printed, which may describe somebody without a name. `is_own_review` marks
    a fact-check published by this very installation.
    """

    id: int
    title: str = ""
    publisher_id: int | None = None
    author_ids: tuple[int, ...] = ()
    genre: Genre = Genre.REPORTAGE
    held: Held = Held.TEXT
    published: When = UNKNOWN_DAY
    captured: date | None = None
    versions: tuple[tuple[int, date | None], ...] = ()
    status: ArticleStatus = ArticleStatus.LIVE
    status_changed: When = UNKNOWN_DAY
    is_own_review: bool = False
    signed_as: str = ""


@dataclass(frozen=True, slots=True)
class AppearanceFact:
    """A claim at one place in one article. `version` is the version's sequence, None for a stub.

    `in_furniture` is true where the anchor lies in furniture, a caption or related links;
    `is_unread` where the article was only cited when this was recorded, and nobody has found the
    words in its text since. `times` counts as many appearances in as many articles, alike in all that
    matters, of which this one stands for the rest; `publishers` are those of the rest.
    """

    id: int
    claim_id: int
    article_id: int
    version: int | None = None
    stance: Stance = Stance.SUPPORTS
    wording: Wording = Wording.PARAPHRASE
    force: Force = Force.ASSERTED
    distanced: bool = False
    basis: Basis = Basis.UNATTRIBUTED
    status: AppearanceStatus = AppearanceStatus.ACCEPTED
    in_furniture: bool = False
    is_unread: bool = False
    times: int = 1
    publishers: tuple[int, ...] = ()
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True)
class AttributionFact:
    """One hop: from an appearance to an appearance or to an origin, never both."""

    id: int
    from_id: int
    to_appearance_id: int | None = None
    to_origin_id: int | None = None
    kind: AttributionKind = AttributionKind.RELAYS_STATEMENT
    joint: int | None = None
    inferred: bool = False
    judgement: Judgement = Judgement.CONFIRMED


@dataclass(frozen=True, slots=True)
class PollFact:
    """What was disclosed of a poll; `fieldwork` is the period of interviewing, margin in points."""

    conductor_id: int
    sponsor_id: int | None = None
    question: str = ""
    population: str = ""
    place: str = ""
    fieldwork: When = UNKNOWN_DAY
    margin_of_error: Decimal | None = None
    confidence_level: Decimal | None = None
    mode: str = ""
    sample: int | None = None


@dataclass(frozen=True, slots=True)
class OriginFact:
    """Where chains end. `article_id` is the article in which it was issued, if any."""

    id: int
    kind: OriginKind
    holder_id: int | None = None
    article_id: int | None = None
    title: str = ""
    description: str = ""
    date: When = UNKNOWN_DAY
    poll: PollFact | None = None


@dataclass(frozen=True, slots=True)
class LinkFact:
    """One article's text comes from another's: `from` is a reprint / update / … of `to`."""

    id: int
    from_id: int
    to_id: int
    kind: LinkKind
    judgement: Judgement = Judgement.CONFIRMED


@dataclass(frozen=True, slots=True)
class TieFact:
    """One source is bound to another; `since` and `until` are the first and last day it held."""

    id: int
    from_id: int
    to_id: int
    kind: TieKind
    percentage: Decimal | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class JudgementFact:
    """An editor's word on two origins or on two sources; `by` is the name that is shown."""

    id: int
    verdict: Verdict
    at: datetime
    origin_a: int | None = None
    origin_b: int | None = None
    source_a: int | None = None
    source_b: int | None = None
    reason: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class RelationFact:
    """One claim relates to another, read from left to right."""

    id: int
    from_id: int
    to_id: int
    kind: RelationKind
    judgement: Judgement = Judgement.CONFIRMED


@dataclass(frozen=True)
class Facts:
    """Everything that one assessment of one claim depends on.

    `disputed_origins` are origins whose quote claim is contradicted; `names` gives the names of
    sources for the sentences. `as_of` is the day to judge from, None for all that is known.
    """

    claim_id: int
    claims: tuple[ClaimFact, ...] = ()
    articles: tuple[ArticleFact, ...] = ()
    appearances: tuple[AppearanceFact, ...] = ()
    attributions: tuple[AttributionFact, ...] = ()
    origins: tuple[OriginFact, ...] = ()
    links: tuple[LinkFact, ...] = ()
    ties: tuple[TieFact, ...] = ()
    judgements: tuple[JudgementFact, ...] = ()
    relations: tuple[RelationFact, ...] = ()
    disputed_origins: frozenset[int] = frozenset()
    names: Mapping[int, str] = field(default_factory=dict)
    as_of: date | None = None
    policy: Policy = CURRENT_POLICY

    @cached_property
    def input_hash(self) -> str:
        """A SHA-256 of everything the result depends on, whatever the order of rows."""
        digest = hashlib.sha256()
        for each in fields(self):
            value = getattr(self, each.name)
            if isinstance(value, tuple):
                value = _rows(value)
            elif isinstance(value, frozenset):
                value = sorted(value)
            elif each.name == "names":
                value = sorted(value.items())
            digest.update(orjson.dumps([each.name, value], default=_plain))
        return digest.hexdigest()


def _rows(facts: tuple[Any, ...]) -> list[Any]:
    """The columns of facts of one kind, by id."""
    if not facts:
        return []
    kind: Any = type(facts[0])
    return list(map(_columns(kind), sorted(facts, key=attrgetter("id"))))


@cache
def _columns(kind: type[Any]) -> Callable[[Any], tuple[Any, ...]]:
    """Reads all that a fact of this kind holds: plain rows are written faster than what is nested."""
    names: list[str] = []
    for each in fields(kind):
        inner = fields(When) if each.type is When else ()
        names += [f"{each.name}.{one.name}" for one in inner] or [each.name]
    return attrgetter(*names)


def _plain(value: Any) -> Any:
    """What JSON has no word for: a number as written, members of a set in order."""
    return str(value) if isinstance(value, Decimal) else sorted(value)
