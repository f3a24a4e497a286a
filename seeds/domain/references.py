"""Whether every key that a seed record names exists."""

from collections.abc import Iterator
from dataclasses import dataclass

from seeds.domain.claim_records import Appearance
from seeds.domain.records import Seeds
from seeds.domain.review_records import Draft, Review
from seeds.domain.written import Written
from seeds.errors import Problem


@dataclass(frozen=True, slots=True)
class Reference:
    """A key named somewhere: `space` says among which records it must be found."""

    at: Written
    field: str
    space: str
    key: str | None


def reference_problems(seeds: Seeds) -> Iterator[Problem]:
    """Will name every reference to a record that no file defines."""
    known = {
        "topic": {topic.key for topic in seeds.topics},
        "source": {source.key for source in seeds.sources},
        "article": {article.key for article in seeds.articles},
        "claim": {claim.key for claim in seeds.claims},
        "origin": {origin.key for origin in seeds.origins},
        "appearance": {appearance.key for appearance in seeds.appearances},
        "account": {account.username for account in seeds.accounts},
    }
    known["appearance or origin"] = known["appearance"] | known["origin"]
    for one in _references(seeds):
        if one.key is not None and one.key not in known[one.space]:
            yield Problem(
                one.at.file, one.at.line, one.field, f"there is no {one.space} '{one.key}'"
            )


def _references(seeds: Seeds) -> Iterator[Reference]:
    yield from _of_sources(seeds)
    yield from _of_articles(seeds)
    yield from _of_origins(seeds)
    yield from _of_claims(seeds)
    for appearance in seeds.appearances:
        yield from _of_appearance(appearance)
    for review in seeds.reviews:
        yield from _of_review(review)


def _of_sources(seeds: Seeds) -> Iterator[Reference]:
    for tie in seeds.ties:
        yield Reference(tie.at, "from", "source", tie.from_)
        yield Reference(tie.at, "to", "source", tie.to)
    for judgement in seeds.judgements:
        for key in judgement.sources:
            yield Reference(judgement.at, "sources", "source", key)
        for key in judgement.origins:
            yield Reference(judgement.at, "origins", "origin", key)


def _of_articles(seeds: Seeds) -> Iterator[Reference]:
    for article in seeds.articles:
        yield Reference(article.at, "publisher", "source", article.publisher)
        for credit in article.credits:
            yield Reference(credit.at, "credits.source", "source", credit.source)
    for link in seeds.links:
        yield Reference(link.at, "from", "article", link.from_)
        yield Reference(link.at, "to", "article", link.to)


def _of_origins(seeds: Seeds) -> Iterator[Reference]:
    for origin in seeds.origins:
        yield Reference(origin.at, "holder", "source", origin.holder)
        yield Reference(origin.at, "article", "article", origin.article)
        if origin.poll:
            yield Reference(origin.poll.at, "poll.conductor", "source", origin.poll.conductor)
            yield Reference(origin.poll.at, "poll.sponsor", "source", origin.poll.sponsor)


def _of_claims(seeds: Seeds) -> Iterator[Reference]:
    for claim in seeds.claims:
        yield Reference(claim.at, "attests", "origin", claim.attests)
        for key in claim.subjects:
            yield Reference(claim.at, "subjects", "source", key)
        for key in claim.topics:
            yield Reference(claim.at, "topics", "topic", key)
    for relation in seeds.relations:
        yield Reference(relation.at, "from", "claim", relation.from_)
        yield Reference(relation.at, "to", "claim", relation.to)


def _of_appearance(appearance: Appearance) -> Iterator[Reference]:
    yield Reference(appearance.at, "claim", "claim", appearance.claim)
    yield Reference(appearance.at, "article", "article", appearance.article)
    for hop in appearance.chain:
        yield Reference(hop.at, "chain.to", "appearance or origin", hop.to)
        yield Reference(hop.at, "chain.told_in", "appearance", hop.told_in)


def _of_review(review: Review) -> Iterator[Reference]:
    yield Reference(review.at, "claim", "claim", review.claim)
    for step in review.steps:
        yield Reference(step.at, "by", "account", step.by)
        if step.draft:
            yield from _of_draft(step.draft)


def _of_draft(draft: Draft) -> Iterator[Reference]:
    yield Reference(draft.at, "claimant", "source", draft.claimant)
    yield Reference(draft.at, "appearance", "appearance", draft.appearance)
    for evidence in draft.evidence:
        yield Reference(evidence.at, "evidence.appearance", "appearance", evidence.appearance)
        yield Reference(evidence.at, "evidence.origin", "origin", evidence.origin)
