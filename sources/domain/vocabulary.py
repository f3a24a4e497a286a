"""The words of the `sources` app: every enumeration a record of this app may hold.

Terms follow schema.org and W3C PROV where those have one; see docs/architecture.md.
"""

from enum import StrEnum


class SourceKind(StrEnum):
    """What sort of person or body a source is."""

    PERSON = "person"
    PUBLISHER = "publisher"
    NEWS_AGENCY = "news_agency"
    BROADCASTER = "broadcaster"
    PLATFORM = "platform"
    POLLSTER = "pollster"
    RESEARCH_BODY = "research_body"
    GOVERNMENT_BODY = "government_body"
    PARTY = "party"
    COMPANY = "company"
    NGO = "ngo"
    COURT = "court"
    INTERGOVERNMENTAL = "intergovernmental"
    GROUP = "group"


class RecordStatus(StrEnum):
    """Whether a source stands for itself or was merged into another one."""

    ACTIVE = "active"
    MERGED = "merged"


class NameKind(StrEnum):
    """In what way a name belongs to its source."""

    PREFERRED = "preferred"
    ALIAS = "alias"
    FORMER = "former"
    TRANSLITERATION = "transliteration"
    GARBLED = "garbled"


class Certainty(StrEnum):
    """How sure a curator is."""

    CERTAIN = "certain"
    LIKELY = "likely"
    UNSURE = "unsure"


class IdentifierScheme(StrEnum):
    """The registers whose identifiers a source may carry."""

    WIKIDATA = "wikidata"
    ISSN = "issn"
    ISNI = "isni"
    ORCID = "orcid"
    LEI = "lei"
    DOMAIN = "domain"
    IFCN = "ifcn"


class TieKind(StrEnum):
    """How one source is bound to another, read from left to right."""

    OWNS = "owns"
    CONTROLS = "controls"
    STATE_OPERATED_BY = "state_operated_by"
    BRAND_OF = "brand_of"
    SUCCESSOR_OF = "successor_of"
    SPEAKS_FOR = "speaks_for"
    AFFILIATED_WITH = "affiliated_with"


class Genre(StrEnum):
    """What sort of text an article is."""

    REPORTAGE = "reportage"
    ANALYSIS = "analysis"
    OPINION = "opinion"
    EDITORIAL = "editorial"
    WIRE = "wire"
    PRESS_RELEASE = "press_release"
    POLL_RELEASE = "poll_release"
    OFFICIAL_DOCUMENT = "official_document"
    STATEMENT = "statement"
    TRANSCRIPT = "transcript"
    INTERVIEW = "interview"
    SOCIAL_POST = "social_post"
    FACT_CHECK = "fact_check"
    SATIRE = "satire"


class Held(StrEnum):
    """Whether the article's text was read, or the article is known only because somebody cites it."""

    TEXT = "text"
    CITED_ONLY = "cited_only"


class ArticleStatus(StrEnum):
    """What its publisher did with the article after publishing it."""

    LIVE = "live"
    UPDATED = "updated"
    CORRECTED = "corrected"
    RETRACTED = "retracted"
    REMOVED = "removed"


class Outcome(StrEnum):
    """What became of an article that was handed in."""

    NEW = "new"
    READ = "read"
    VERSION = "version"
    ATTACHED = "attached"
    KNOWN = "known"


class TextRights(StrEnum):
    """How much of an article's text may be shown or exported."""

    ALL = "all"
    FRAGMENTS = "fragments"
    NOTHING = "nothing"


class UrlKind(StrEnum):
    """What a URL of an article is."""

    CANONICAL = "canonical"
    ALTERNATE = "alternate"
    AMP = "amp"
    ARCHIVE = "archive"
    MIRROR = "mirror"


class SegmentKind(StrEnum):
    """Which part of a page a stretch of its text is; what is not marked is body."""

    FURNITURE = "furniture"
    CAPTION = "caption"
    DISCLAIMER = "disclaimer"
    HEADLINE = "headline"
    BYLINE = "byline"
    RELATED = "related"


class CreditRole(StrEnum):
    """What somebody credited in an article did for it."""

    AUTHOR = "author"
    SPEAKER = "speaker"
    EDITOR = "editor"
    TRANSLATOR = "translator"
    WIRE = "wire"
    DATA_PROVIDER = "data_provider"
    PICTURE = "picture"


class LinkKind(StrEnum):
    """How one article's text comes from another's, read from left to right."""

    REPRINT_OF = "reprint_of"
    EXCERPT_OF = "excerpt_of"
    REWRITE_OF = "rewrite_of"
    TRANSLATION_OF = "translation_of"
    MACHINE_TRANSLATION_OF = "machine_translation_of"
    UPDATE_OF = "update_of"
    CORRECTS = "corrects"
    RETRACTS = "retracts"
    NEAR_DUPLICATE_OF = "near_duplicate_of"
    SHARES_TEXT_WITH = "shares_text_with"


class LinkMethod(StrEnum):
    """How a link between two articles was found."""

    CURATOR = "curator"
    DECLARED = "declared"
    CANONICAL_URL = "canonical_url"
    FINGERPRINT = "fingerprint"


class Judgement(StrEnum):
    """What people said of a connection: a machine only ever writes *suggested*."""

    SUGGESTED = "suggested"
    UNSURE = "unsure"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


class MergeKind(StrEnum):
    """Which records can be merged; they all share one design."""

    SOURCE = "source"
    ARTICLE = "article"
    CLAIM = "claim"


class DateBasis(StrEnum):
    """Where a date comes from."""

    STATED = "stated"
    INFERRED = "inferred"
