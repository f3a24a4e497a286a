"""Everything the seed files hold."""

from dataclasses import dataclass

from seeds.domain.claim_records import (
    Appearance,
    Claim,
    IndependenceJudgement,
    Origin,
    Relation,
    Topic,
)
from seeds.domain.review_records import Account, Review
from seeds.domain.source_records import Article, ArticleLink, Source, Tie


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeds:
    """Everything the seed files hold, in the order a loader can write it."""

    topics: tuple[Topic, ...] = ()
    sources: tuple[Source, ...] = ()
    ties: tuple[Tie, ...] = ()
    articles: tuple[Article, ...] = ()
    links: tuple[ArticleLink, ...] = ()
    origins: tuple[Origin, ...] = ()
    claims: tuple[Claim, ...] = ()
    appearances: tuple[Appearance, ...] = ()
    relations: tuple[Relation, ...] = ()
    judgements: tuple[IndependenceJudgement, ...] = ()
    accounts: tuple[Account, ...] = ()
    reviews: tuple[Review, ...] = ()
