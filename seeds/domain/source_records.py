"""What seed files say of sources and articles.

Field names are those of the data model and of the files themselves; `from_` stands for the key
`from`. Records point to each other by `key`; `at` says where a record was written.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from seeds.domain.written import Written
from sources.domain.dates import When
from sources.domain.vocabulary import (
    ArticleStatus,
    Certainty,
    CreditRole,
    Genre,
    Held,
    IdentifierScheme,
    Judgement,
    LinkKind,
    NameKind,
    SegmentKind,
    SourceKind,
    TextRights,
    TieKind,
    UrlKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceName:
    """A name of a source; `certainty` says how sure it is that this source is meant."""

    at: Written
    text: str
    language: str = "en"
    kind: NameKind = NameKind.PREFERRED
    certainty: Certainty = Certainty.CERTAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """What a register calls a source."""

    at: Written
    scheme: IdentifierScheme
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Somebody who speaks, or a body that publishes."""

    at: Written
    key: str
    kind: SourceKind
    names: tuple[SourceName, ...]
    description: str = ""
    country: str = ""
    homepage: str = ""
    identifiers: tuple[Identifier, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """How one source is bound to another; without `since` or `until` that end is open."""

    at: Written
    from_: str
    to: str
    kind: TieKind
    office: str = ""
    title: str = ""
    percentage: Decimal | None = None
    since: date | None = None
    until: date | None = None
    evidence_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of a text that is not its body."""

    at: Written
    kind: SegmentKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A text that is not shipped: its length in code points and the SHA-256 of its UTF-8."""

    at: Written
    length: int
    sha256: str
    segments: tuple[Segment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """What somebody did for an article."""

    at: Written
    source: str
    role: CreditRole
    as_credited: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleUrl:
    """Where an article stands."""

    at: Written
    url: str
    kind: UrlKind = UrlKind.CANONICAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text that was read, or (`cited_only`) one that is known because somebody cites it."""

    at: Written
    key: str
    title: str
    genre: Genre
    held: Held
    publisher: str | None = None
    publisher_reason: str = ""
    signed_as: str = ""
    language: str = "en"
    machine_translated: bool = False
    published: When | None = None
    status: ArticleStatus = ArticleStatus.LIVE
    text_rights: TextRights = TextRights.NOTHING
    disclaimers: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    urls: tuple[ArticleUrl, ...] = ()
    version: Version | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLink:
    """How one article's text comes from another's."""

    at: Written
    from_: str
    to: str
    kind: LinkKind
    judgement: Judgement = Judgement.CONFIRMED
    note: str = ""
