"""How records of claims become entries again; `claim_rows` is the way there."""

from typing import TYPE_CHECKING

from claims import models
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
from claims.models.quantity import QuantityColumns
from seeds.domain import claim_records as written
from seeds.domain.written import Anchor
from seeds.source_entries import HERE, known
from sources.domain.vocabulary import Certainty, Judgement

if TYPE_CHECKING:
    from seeds.exporting import Exporter

LONGEST_SHORT = 75


def topic_entry(exporter: "Exporter", row: models.Topic) -> written.Topic:
    """Will make the entry of a topic."""
    return written.Topic(at=HERE, key=exporter.keys.name("topic", row, row.slug), name=row.name)


def origin_entry(exporter: "Exporter", row: models.Origin) -> written.Origin:
    """Will make the entry of an origin, with the poll behind it."""
    poll = getattr(row, "poll", None)
    return written.Origin(
        at=HERE,
        key=exporter.keys.name("origin", row, str(row)),
        kind=OriginKind(row.kind),
        title=row.title or str(row)[:300],
        holder=exporter.source(row.holder),
        article=exporter.keys.of("article", row.article_id),
        date=known(row.date),
        description=row.description,
        poll=_poll(exporter, poll) if poll else None,
    )


def claim_entry(exporter: "Exporter", row: models.Claim) -> written.Claim:
    """Will make the entry of a claim; where it has no short form its first words are taken."""
    subjects = [exporter.source(source) for source in exporter.subjects[row.pk]]
    topics = [exporter.keys.of("topic", pk) for pk in exporter.topics[row.pk]]
    return written.Claim(
        at=HERE,
        key=exporter.keys.name("claim", row, str(row)),
        statement=row.statement,
        short=row.short or row.statement[:LONGEST_SHORT].strip(),
        kind=ClaimKind(row.kind),
        language=row.language,
        checkability=Checkability(row.checkability),
        subjects=tuple(dict.fromkeys(key for key in subjects if key)),
        topics=tuple(key for key in topics if key),
        valid=known(row.valid),
        place=row.place,
        quantity=_quantity(row),
        attests=exporter.keys.of("origin", row.attests_id),
    )


def appearance_entry(
    exporter: "Exporter", row: models.Appearance, hops: list[models.Attribution]
) -> written.Appearance:
    """Will make the entry of an appearance that has its key, with the chain that leaves it."""
    keys = exporter.keys
    chain = (_hop(exporter, hop) for hop in hops)
    return written.Appearance(
        at=HERE,
        key=keys.of("appearance", row.pk) or "",
        claim=keys.of("claim", row.claim_id) or "",
        article=keys.of("article", row.article_id) or "",
        stance=Stance(row.stance),
        wording=Wording(row.wording),
        force=Force(row.force),
        basis=Basis(row.basis),
        quote=_quote(row),
        distanced=row.distanced,
        quantity=_quantity(row),
        date=known(row.date),
        reading=_reading(row),
        chain=tuple(hop for hop in chain if hop),
    )


def relation_entry(exporter: "Exporter", row: models.ClaimRelation) -> written.Relation | None:
    """Will make the entry of a relation, unless one end of it is not exported."""
    start = exporter.keys.of("claim", row.from_claim_id)
    end = exporter.keys.of("claim", row.to_claim_id)
    if start is None or end is None:
        return None
    return written.Relation(
        at=HERE,
        from_=start,
        to=end,
        kind=RelationKind(row.kind),
        judgement=Judgement(row.judgement),
        reason=row.reason,
    )


def judgement_entry(
    exporter: "Exporter", row: models.IndependenceJudgement
) -> written.IndependenceJudgement | None:
    """Will make the entry of an editor's word, unless one of the two is not exported."""
    origins = [exporter.keys.of("origin", pk) for pk in (row.origin_a_id, row.origin_b_id)]
    sources = [exporter.source(one) for one in (row.source_a, row.source_b)]
    pairs = [tuple(key for key in pair if key) for pair in (origins, sources)]
    if sorted(map(len, pairs)) != [0, 2]:
        return None
    return written.IndependenceJudgement(
        at=HERE,
        verdict=Verdict(row.verdict),
        reason=row.reason,
        origins=pairs[0],
        sources=pairs[1],
    )


def _hop(exporter: "Exporter", row: models.Attribution) -> written.Attribution | None:
    """A hop, unless what it leads to is not exported; its cue goes with the text that shows it."""
    keys = exporter.keys
    to = keys.of("origin", row.to_origin_id) or keys.of("appearance", row.to_appearance_id)
    if to is None:
        return None
    told_in = keys.of("appearance", row.told_in_id)
    is_shown = row.cue_start is not None and (row.told_in_id is None or told_in is not None)
    return written.Attribution(
        at=HERE,
        to=to,
        kind=AttributionKind(row.kind),
        cue=_anchor(row.cue, row.cue_start, row.cue_end) if is_shown else None,
        named_as=row.named_as,
        inferred=row.inferred or not is_shown,
        joint=row.joint,
        judgement=Judgement(row.judgement),
        told_in=told_in,
    )


def _poll(exporter: "Exporter", row: models.Poll) -> written.Poll:
    return written.Poll(
        at=HERE,
        conductor=exporter.source(row.conductor) or "",
        sponsor=exporter.source(row.sponsor),
        question=row.question,
        population=row.population,
        place=row.place,
        mode=row.mode,
        sample=row.sample,
        fieldwork=known(row.fieldwork),
        margin_of_error=row.margin_of_error,
        confidence_level=row.confidence_level,
    )


def _reading(row: models.Appearance) -> written.Reading | None:
    if not row.reading:
        return None
    return written.Reading(at=HERE, text=row.reading, certainty=Certainty(row.reading_certainty))


def _quote(row: models.Appearance) -> Anchor | None:
    if row.start is None or row.end is None:
        return None
    if row.exact:
        return _anchor(row.exact, row.start, row.end)
    return Anchor(at=HERE, start=row.start, end=row.end, sha256=row.sha256)


def _anchor(words: str, start: int | None, end: int | None) -> Anchor:
    return Anchor(at=HERE, start=start or 0, end=end or 0, exact=words)


def _quantity(row: QuantityColumns) -> written.Quantity | None:
    if not row.has_quantity:
        return None
    return written.Quantity(
        at=HERE,
        amount=row.amount,
        lower=row.lower,
        upper=row.upper,
        unit=row.unit,
        comparator=Comparator(row.comparator),
        statistic=Statistic(row.statistic) if row.statistic else None,
        population=row.population,
        baseline=row.baseline,
        as_of=known(row.as_of),
    )
