"""The kinds of records of this application that are merged: sources and articles."""

from collections.abc import Collection
from functools import partial

from sources import ripple
from sources.domain.vocabulary import MergeKind
from sources.models import Article, ArticleVersion, Source
from sources.ripple import Resting
from sources.services.merging.checks import check_articles, check_sources, keep_shown_name
from sources.services.merging.kinds import Mergeable


def _changed(column: str, records: Collection[int]) -> None:
    ripple.changed(**{column: records})


def _resting_on(column: str, records: Collection[int]) -> list[Resting]:
    return ripple.resting_on(**{column: records})


KINDS = (
    Mergeable(
        kind=MergeKind.SOURCE,
        model=Source,
        check=check_sources,
        finish=keep_shown_name,
        changed=partial(_changed, "sources"),
        resting_on=partial(_resting_on, "sources"),
    ),
    Mergeable(
        kind=MergeKind.ARTICLE,
        model=Article,
        check=check_articles,
        changed=partial(_changed, "articles"),
        resting_on=partial(_resting_on, "articles"),
        parts=(ArticleVersion,),
    ),
)
