"""Gathers everything one claim's corroboration rests on, in a constant number of queries."""

from collections.abc import Collection
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from claims.domain.corroboration import assess
from claims.domain.corroboration.facts import (
    AppearanceFact,
    ArticleFact,
    AttributionFact,
    ClaimFact,
    Facts,
    JudgementFact,
    LinkFact,
    OriginFact,
    PollFact,
    RelationFact,
    TieFact,
)
from claims.domain.policy import CURRENT_POLICY, Policy
from claims.domain.quantities import Quantity
from claims.domain.vocabulary import (
    AppearanceStatus,
    AttributionKind,
    Basis,
    Checkability,
    ClaimKind,
    Comparator,
    Force,
    Label,
    OriginKind,
    RelationKind,
    Stance,
    Statistic,
    Verdict,
    Wording,
)
from claims.models import (
    Appearance,
    Attribution,
    Claim,
    ClaimRelation,
    IndependenceJudgement,
    Origin,
)
from claims.models.quantity import QuantityColumns
from claims.services import reach
from sources.domain.vocabulary import (
    ArticleStatus,
    CreditRole,
    Genre,
    Held,
    Judgement,
    LinkKind,
    TieKind,
)
from sources.models import Article, ArticleLink, ArticleVersion, Credit, Source, SourceTie

SPEAKING = [CreditRole.AUTHOR, CreditRole.SPEAKER]
"""Credits of those whose own word an article is."""


def facts_of(
    claim_id: int,
    *,
    as_of: date | None = None,
    policy: Policy = CURRENT_POLICY,
    asking: frozenset[int] = frozenset(),
) -> Facts:
    """Will read the neighbourhood of a claim: a dozen queries, however large it is.

    `asking` are quote claims whose own answer waits for this one: they are not asked again.
    """
    claims = reach.related([claim_id])
    chained = Appearance.objects.accepted().filter(pk__in=reach.chained(claims))
    appearances = list(chained.with_place())
    furniture = set(chained.outside_body().values_list("pk", flat=True))
    hops = list(Attribution.objects.live().filter(from_appearance__in=[a.pk for a in appearances]))
    cited = [hop.to_origin_id for hop in hops if hop.to_origin_id]
    articles = list(_articles(appearances, cited))
    issued_here = Q(article__in=[article.pk for article in articles])
    origins = list(Origin.objects.filter(Q(pk__in=cited) | issued_here).select_related("poll"))
    sources = reach.tied_sources(_sources_met(articles, origins))
    return Facts(
        claim_id=claim_id,
        claims=tuple(_claim(row) for row in Claim.objects.filter(pk__in=claims)),
        articles=tuple(_article(row) for row in articles),
        appearances=tuple(_appearance(row, row.pk in furniture) for row in appearances),
        attributions=tuple(_attribution(row) for row in hops),
        origins=tuple(_origin(row) for row in origins),
        links=_links(articles),
        ties=_ties(sources),
        judgements=_judgements(origins, sources),
        relations=_relations(claims),
        disputed_origins=_disputed(origins, as_of, policy, asking | {claim_id}),
        names=dict(Source.objects.filter(pk__in=sources).values_list("pk", "name")),
        as_of=as_of,
        policy=policy,
    )


def _articles(appearances: list[Appearance], cited: Collection[int]) -> QuerySet[Article]:
    """The articles met in the chains or issuing what is cited, with those they are linked to."""
    met = {row.article_id for row in appearances}
    issuing = Article.objects.filter(origins_issued__in=cited).values_list("pk", flat=True)
    return Article.objects.filter(
        pk__in=reach.linked_articles(met.union(issuing))
    ).prefetch_related(
        Prefetch("versions", ArticleVersion.objects.defer("text")),
        Prefetch("credits", Credit.objects.filter(role__in=SPEAKING)),
    )


def _links(articles: list[Article]) -> tuple[LinkFact, ...]:
    ids = [article.pk for article in articles]
    rows = ArticleLink.objects.filter(from_article__in=ids, to_article__in=ids).exclude(
        judgement=Judgement.REJECTED
    )
    return tuple(
        LinkFact(
            id=row.pk,
            from_id=row.from_article_id,
            to_id=row.to_article_id,
            kind=LinkKind(row.kind),
            judgement=Judgement(row.judgement),
        )
        for row in rows
    )


def _sources_met(articles: list[Article], origins: list[Origin]) -> set[int]:
    """Publishers, authors, holders, conductors and sponsors."""
    met = {article.publisher_id for article in articles}
    met |= {credit.source_id for article in articles for credit in article.credits.all()}
    met |= {origin.holder_id for origin in origins}
    polls = [origin.poll for origin in origins if hasattr(origin, "poll")]
    met |= {source for poll in polls for source in (poll.conductor_id, poll.sponsor_id)}
    return {pk for pk in met if pk is not None}


def _ties(sources: set[int]) -> tuple[TieFact, ...]:
    """The ties among these sources."""
    rows = SourceTie.objects.filter(from_source__in=sources)
    return tuple(
        TieFact(
            id=row.pk,
            from_id=row.from_source_id,
            to_id=row.to_source_id,
            kind=TieKind(row.kind),
            percentage=row.percentage,
            since=row.since,
            until=row.until,
        )
        for row in rows
    )


def _judgements(origins: list[Origin], sources: set[int]) -> tuple[JudgementFact, ...]:
    ids = [origin.pk for origin in origins]
    rows = IndependenceJudgement.objects.standing().filter(
        Q(origin_a__in=ids, origin_b__in=ids) | Q(source_a__in=sources, source_b__in=sources)
    )
    return tuple(
        JudgementFact(
            id=row.pk,
            verdict=Verdict(row.verdict),
            at=row.judged_at,
            origin_a=row.origin_a_id,
            origin_b=row.origin_b_id,
            source_a=row.source_a_id,
            source_b=row.source_b_id,
        )
        for row in rows
    )


def _relations(claims: Collection[int]) -> tuple[RelationFact, ...]:
    rows = ClaimRelation.objects.live().filter(from_claim__in=claims, to_claim__in=claims)
    return tuple(
        RelationFact(
            id=row.pk,
            from_id=row.from_claim_id,
            to_id=row.to_claim_id,
            kind=RelationKind(row.kind),
            judgement=Judgement(row.judgement),
        )
        for row in rows
    )


def _disputed(
    origins: list[Origin], as_of: date | None, policy: Policy, asking: frozenset[int]
) -> frozenset[int]:
    """Statements that, by a quote claim about them, were never made.

    Of today the stored results tell; for another day or policy the quote claims are asked anew.
    """
    quotes = Claim.objects.open().filter(attests__in=[origin.pk for origin in origins])
    if as_of is None and policy == CURRENT_POLICY:
        told = quotes.filter(label__startswith=Label.CONTRADICTED)
        return frozenset(told.values_list("attests_id", flat=True))
    return frozenset(
        statement
        for pk, statement in quotes.exclude(pk__in=asking).values_list("pk", "attests_id")
        if assess(facts_of(pk, as_of=as_of, policy=policy, asking=asking)).label
        is Label.CONTRADICTED
    )


def _claim(row: Claim) -> ClaimFact:
    return ClaimFact(
        id=row.pk,
        kind=ClaimKind(row.kind),
        checkability=Checkability(row.checkability),
        valid=row.valid,
        quantity=quantity_of(row),
        place=row.place,
    )


def _article(row: Article) -> ArticleFact:
    captured = [(version.sequence, version.captured_at.date()) for version in row.versions.all()]
    return ArticleFact(
        id=row.pk,
        title=row.title,
        publisher_id=row.publisher_id,
        author_ids=tuple(sorted(credit.source_id for credit in row.credits.all())),
        genre=Genre(row.genre),
        held=Held(row.held),
        published=row.published,
        captured=min((day for _, day in captured), default=None),
        versions=tuple(captured),
        status=ArticleStatus(row.status),
        status_changed=row.status_changed,
    )


def _appearance(row: Appearance, in_furniture: bool) -> AppearanceFact:
    return AppearanceFact(
        id=row.pk,
        claim_id=row.claim_id,
        article_id=row.article_id,
        version=row.version.sequence if row.version else None,
        stance=Stance(row.stance),
        wording=Wording(row.wording),
        force=Force(row.force),
        distanced=row.distanced,
        basis=Basis(row.basis),
        status=AppearanceStatus(row.status),
        in_furniture=in_furniture,
        is_unread=row.version_id is None,
        quantity=quantity_of(row),
    )


def _attribution(row: Attribution) -> AttributionFact:
    return AttributionFact(
        id=row.pk,
        from_id=row.from_appearance_id,
        to_appearance_id=row.to_appearance_id,
        to_origin_id=row.to_origin_id,
        kind=AttributionKind(row.kind),
        joint=row.joint,
        inferred=row.inferred,
        judgement=Judgement(row.judgement),
    )


def _origin(row: Origin) -> OriginFact:
    return OriginFact(
        id=row.pk,
        kind=OriginKind(row.kind),
        holder_id=row.holder_id,
        article_id=row.article_id,
        title=row.title,
        description=row.description,
        date=row.date,
        poll=_poll(row),
    )


def _poll(row: Origin) -> PollFact | None:
    if not hasattr(row, "poll"):
        return None
    poll = row.poll
    return PollFact(
        conductor_id=poll.conductor_id,
        sponsor_id=poll.sponsor_id,
        question=poll.question,
        population=poll.population,
        place=poll.place,
        fieldwork=poll.fieldwork,
        margin_of_error=poll.margin_of_error,
        confidence_level=poll.confidence_level,
        mode=poll.mode,
        sample=poll.sample,
    )


def quantity_of(row: QuantityColumns) -> Quantity | None:
    """The figure of a claim or an appearance, or None where it has none."""
    if not row.has_quantity:
        return None
    return Quantity(
        comparator=Comparator(row.comparator),
        statistic=Statistic(row.statistic),
        amount=row.amount,
        lower=row.lower,
        upper=row.upper,
        unit=row.unit,
        population=row.population,
        baseline=row.baseline,
        as_of=row.as_of.as_written or str(row.as_of),
    )
