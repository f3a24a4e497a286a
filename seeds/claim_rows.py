"""How entries about claims become records."""

from typing import TYPE_CHECKING

from claims.models import (
    Appearance,
    Attribution,
    Claim,
    ClaimRelation,
    IndependenceJudgement,
    Origin,
    Poll,
    Topic,
)
from claims.models.quantity import QuantityColumns
from claims.services.appearances import record_appearance
from claims.services.claims import create_claim, relate
from claims.services.judgements import judge_independence
from claims.services.records import save
from seeds.domain import claim_records as written
from seeds.domain.written import Anchor
from sources.domain.dates import When

if TYPE_CHECKING:
    from seeds.loader import Loader


def write_origin(loader: "Loader", entry: written.Origin) -> Origin:
    """Will add an origin, with the poll behind it."""
    origin = Origin(
        kind=entry.kind,
        holder=loader.source(entry.holder),
        article=loader.article(entry.article) if entry.article else None,
        title=entry.title,
        description=entry.description,
    )
    origin.date = entry.date or When()
    save(origin, by=loader.by)
    if entry.poll:
        _write_poll(loader, origin, entry.poll)
    return origin


def write_topic(loader: "Loader", entry: written.Topic) -> Topic:
    """Will add a topic, or take the one that stands under its key already."""
    topic = Topic.objects.filter(slug=entry.key).first()
    if topic is None:
        topic = Topic(name=entry.name, slug=entry.key)
        save(topic, by=loader.by)
    return topic


def write_claim(loader: "Loader", entry: written.Claim) -> Claim:
    """Will add a claim with its subjects and topics."""
    claim = Claim(
        statement=entry.statement,
        short=entry.short,
        language=entry.language,
        kind=entry.kind,
        checkability=entry.checkability,
        place=entry.place,
        attests=loader.origin(entry.attests) if entry.attests else None,
    )
    claim.valid = entry.valid or When()
    _set_quantity(claim, entry.quantity)
    subjects = [source for key in entry.subjects if (source := loader.source(key))]
    topics = [loader.topic(key) for key in entry.topics]
    return create_claim(claim, by=loader.by, subjects=subjects, topics=topics)


def write_appearance(loader: "Loader", entry: written.Appearance) -> Appearance:
    """Will add an appearance; its hops follow when all appearances are there."""
    article = loader.article(entry.article)
    appearance = Appearance(
        claim=loader.claim(entry.claim),
        article=article,
        version=article.versions.first() if entry.quote else None,
        stance=entry.stance,
        wording=entry.wording,
        force=entry.force,
        distanced=entry.distanced,
        basis=entry.basis,
        status="accepted",
    )
    appearance.date = entry.date or When()
    if entry.quote:
        _set_anchor(appearance, entry.quote)
    if entry.reading:
        appearance.reading = entry.reading.text
        appearance.reading_certainty = entry.reading.certainty
    _set_quantity(appearance, entry.quantity)
    return record_appearance(appearance, by=loader.by)


def write_hop(loader: "Loader", entry: tuple[str, written.Attribution]) -> Attribution:
    """Will add one hop of the chain that leaves an appearance, given by its key."""
    key, hop = entry
    is_origin = ("origin", hop.to) in loader.known
    attribution = Attribution(
        from_appearance=loader.appearance(key),
        to_appearance=None if is_origin else loader.appearance(hop.to),
        to_origin=loader.origin(hop.to) if is_origin else None,
        kind=hop.kind,
        told_in=loader.appearance(hop.told_in) if hop.told_in else None,
        named_as=hop.named_as,
        inferred=hop.inferred,
        joint=hop.joint,
        judgement=hop.judgement,
    )
    if hop.cue:
        attribution.cue = hop.cue.exact or ""
        attribution.cue_start, attribution.cue_end = hop.cue.start, hop.cue.end
    save(attribution, by=loader.by)
    return attribution


def write_relation(loader: "Loader", entry: written.Relation) -> ClaimRelation:
    """Will add a relation between two claims."""
    return relate(
        loader.claim(entry.from_),
        entry.kind,
        loader.claim(entry.to),
        by=loader.by,
        judgement=entry.judgement,
        reason=entry.reason,
    )


def write_judgement(
    loader: "Loader", entry: written.IndependenceJudgement
) -> IndependenceJudgement:
    """Will add an editor's word on two origins or two sources."""
    if entry.origins:
        one, other = (loader.origin(key) for key in entry.origins)
        return judge_independence(one, other, entry.verdict, reason=entry.reason, by=loader.by)
    left, right = (loader.source(key) for key in entry.sources)
    if left is None or right is None:
        raise KeyError(entry.sources)
    return judge_independence(left, right, entry.verdict, reason=entry.reason, by=loader.by)


def _write_poll(loader: "Loader", origin: Origin, entry: written.Poll) -> None:
    poll = Poll(
        origin=origin,
        conductor=loader.source(entry.conductor),
        sponsor=loader.source(entry.sponsor),
        question=entry.question,
        population=entry.population,
        place=entry.place,
        mode=entry.mode,
        sample=entry.sample,
        margin_of_error=entry.margin_of_error,
        confidence_level=entry.confidence_level,
    )
    poll.fieldwork = entry.fieldwork or When()
    save(poll, by=loader.by)


def _set_anchor(appearance: Appearance, quote: Anchor) -> None:
    appearance.start, appearance.end = quote.start, quote.end
    appearance.exact, appearance.sha256 = quote.exact or "", quote.sha256 or ""


def _set_quantity(row: QuantityColumns, quantity: written.Quantity | None) -> None:
    if quantity is None:
        return
    row.amount, row.lower, row.upper = quantity.amount, quantity.lower, quantity.upper
    row.unit, row.population, row.baseline = quantity.unit, quantity.population, quantity.baseline
    row.comparator = quantity.comparator
    row.statistic = quantity.statistic or ""
    row.as_of = quantity.as_of or When()
