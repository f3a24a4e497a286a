"""The admin of `sources`."""

from sources.admin.articles import ArticleAdmin, ArticleUrlAdmin, CreditAdmin
from sources.admin.duplicates import PossibleDuplicateAdmin
from sources.admin.links import ArticleLinkAdmin, MergeAdmin, SourceTieAdmin
from sources.admin.sources import SourceAdmin, SourceIdentifierAdmin, SourceNameAdmin
from sources.admin.versions import ArticleVersionAdmin, SegmentAdmin

__all__ = [
    "ArticleAdmin",
    "ArticleLinkAdmin",
    "ArticleUrlAdmin",
    "ArticleVersionAdmin",
    "CreditAdmin",
    "MergeAdmin",
    "PossibleDuplicateAdmin",
    "SegmentAdmin",
    "SourceAdmin",
    "SourceIdentifierAdmin",
    "SourceNameAdmin",
    "SourceTieAdmin",
]
