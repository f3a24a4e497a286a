"""The records of `sources`."""

from sources.models.article import Article, ArticleUrl, Credit
from sources.models.duplicate import PossibleDuplicate
from sources.models.fingerprint import Fingerprint, FingerprintBand, PublisherLine
from sources.models.link import ArticleLink
from sources.models.merge import Merge
from sources.models.searching import SearchLanguage, SearchWord
from sources.models.source import Source, SourceIdentifier, SourceName
from sources.models.tie import SourceTie
from sources.models.version import ArticleVersion, Segment

__all__ = [
    "Article",
    "ArticleLink",
    "ArticleUrl",
    "ArticleVersion",
    "Credit",
    "Fingerprint",
    "FingerprintBand",
    "Merge",
    "PossibleDuplicate",
    "PublisherLine",
    "SearchLanguage",
    "SearchWord",
    "Segment",
    "Source",
    "SourceIdentifier",
    "SourceName",
    "SourceTie",
]
