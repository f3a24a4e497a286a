"""What must hold of the claims, origins, appearances and relations of seed files."""

from collections.abc import Iterator, Mapping

from claims.domain.vocabulary import (
    SYMMETRIC_RELATIONS,
    Basis,
    ClaimKind,
    Comparator,
    OriginKind,
    Statistic,
)
from seeds.domain.claim_records import Appearance, Attribution, Claim, Origin, Quantity, Relation
from seeds.domain.records import Seeds
from seeds.domain.source_records import Article
from seeds.domain.written import Written
from seeds.errors import Problem
from sources.domain.vocabulary import Held

HELD_BY_SOMEBODY = frozenset(
    {OriginKind.MEASUREMENT, OriginKind.STATEMENT, OriginKind.FIRST_HAND_REPORT}
)
"""Origins that are somebody's: without a holder it is not said what would have to be wrong."""

HELD_BY_NOBODY = frozenset({OriginKind.UNNAMED_SOURCE, OriginKind.UNKNOWN})
"""Origins whose holder nobody names."""


def claim_problems(seeds: Seeds) -> Iterator[Problem]:
    """Will name every claim, origin, appearance and relation that breaks a rule of the model."""
    articles = {article.key: article for article in seeds.articles}
    appearances = {appearance.key: appearance for appearance in seeds.appearances}
    for origin in seeds.origins:
        yield from _of_origin(origin)
    for claim in seeds.claims:
        yield from _of_claim(claim)
    for appearance in seeds.appearances:
        yield from _of_appearance(appearance, articles[appearance.article])
        yield from _of_chain(appearance, articles, appearances)
    yield from _of_relations(seeds.relations)
    for judgement in seeds.judgements:
        if bool(judgement.origins) == bool(judgement.sources):
            yield _problem(judgement.at, "origins", "needs either two origins or two sources")


def _problem(at: Written, field: str, message: str) -> Problem:
    return Problem(at.file, at.line, field, message)


def _of_origin(origin: Origin) -> Iterator[Problem]:
    if origin.kind in HELD_BY_SOMEBODY and origin.holder is None:
        yield _problem(origin.at, "holder", f"is missing; a {origin.kind} is somebody's")
    if origin.kind in HELD_BY_NOBODY and origin.holder is not None:
        yield _problem(origin.at, "holder", f"'{origin.holder}' cannot hold an {origin.kind}")
    if origin.kind is OriginKind.UNKNOWN and origin.article is not None:
        yield _problem(origin.at, "article", f"'{origin.article}' cannot issue what is unknown")
    if origin.kind is OriginKind.UNNAMED_SOURCE and not origin.description:
        yield _problem(origin.at, "description", "is missing; an unnamed source is described")
    if origin.poll and origin.kind is not OriginKind.MEASUREMENT:
        yield _problem(origin.at, "poll", f"belongs to a measurement, not to a {origin.kind}")


def _of_claim(claim: Claim) -> Iterator[Problem]:
    if claim.attests and claim.kind is not ClaimKind.QUOTE:
        yield _problem(claim.at, "attests", f"belongs to a quote, not to a claim of {claim.kind}")
    if claim.quantity:
        yield from _of_quantity(claim.quantity)


def _of_quantity(quantity: Quantity) -> Iterator[Problem]:
    known = [
        bound for bound in (quantity.lower, quantity.amount, quantity.upper) if bound is not None
    ]
    if known != sorted(known):
        listed = ", ".join(map(str, known))
        yield _problem(quantity.at, "amount", f"lower, amount, upper must rise, not {listed}")
    bounds = (quantity.lower, quantity.upper)
    if quantity.comparator is Comparator.BETWEEN and None in bounds:
        yield _problem(quantity.at, "comparator", "'between' needs lower and upper")
    if quantity.statistic is Statistic.SHARE:
        for number in known:
            if not 0 <= number <= 100:
                yield _problem(quantity.at, "amount", f"a share lies in 0..100, not {number}")


def _of_appearance(appearance: Appearance, article: Article) -> Iterator[Problem]:
    at, held = appearance.at, article.held is Held.TEXT
    if held and appearance.quote is None:
        yield _problem(at, "quote", f"is missing; the text of '{article.key}' was read")
    if not held and appearance.quote is not None:
        yield _problem(at, "quote", f"nobody has read '{article.key}'")
    if held == (appearance.basis is Basis.NOT_SEEN):
        yield _problem(at, "basis", f"'{appearance.basis}' does not fit a {article.held} article")
    if appearance.basis is Basis.ATTRIBUTED and not appearance.chain:
        yield _problem(at, "chain", "is missing; the basis is 'attributed'")
    if appearance.basis is Basis.UNATTRIBUTED and appearance.chain:
        yield _problem(at, "basis", "'unattributed' although a chain is given")
    if appearance.quantity:
        yield from _of_quantity(appearance.quantity)


def _of_chain(
    appearance: Appearance,
    articles: Mapping[str, Article],
    appearances: Mapping[str, Appearance],
) -> Iterator[Problem]:
    targets: set[str] = set()
    for hop in appearance.chain:
        if hop.to == appearance.key:
            yield _problem(hop.at, "to", f"'{hop.to}' points to itself")
        if hop.to in targets:
            yield _problem(hop.at, "to", f"'{hop.to}' is named twice in one chain")
        targets.add(hop.to)
        yield from _of_hop(hop, appearance, articles, appearances)


def _of_hop(
    hop: Attribution,
    appearance: Appearance,
    articles: Mapping[str, Article],
    appearances: Mapping[str, Appearance],
) -> Iterator[Problem]:
    target = appearances.get(hop.to)
    if target is not None and target.claim != appearance.claim:
        yield _problem(hop.at, "to", f"'{hop.to}' is about another claim, '{target.claim}'")
    if hop.inferred == (hop.cue is not None):
        said = "a cue covers it" if hop.inferred else "no cue covers it"
        yield _problem(hop.at, "inferred", f"{hop.inferred} although {said}".lower())
    teller = appearances[hop.told_in] if hop.told_in else appearance
    if hop.cue and articles[teller.article].held is not Held.TEXT:
        yield _problem(hop.at, "told_in", f"nobody has read '{teller.article}', where it is told")


def _of_relations(relations: tuple[Relation, ...]) -> Iterator[Problem]:
    seen: set[tuple[str, ...]] = set()
    for relation in relations:
        ends: tuple[str, ...] = (relation.from_, relation.to)
        if relation.from_ == relation.to:
            yield _problem(relation.at, "to", f"'{relation.to}' is related to itself")
        if relation.kind in SYMMETRIC_RELATIONS:
            ends = tuple(sorted(ends))
        if (relation.kind, *ends) in seen:
            yield _problem(relation.at, "kind", f"'{relation.kind}' between these stands twice")
        seen.add((relation.kind, *ends))
