"""Reads the rows that a version rests on into the words that are signed and shown."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.db.models import prefetch_related_objects

from claims.domain.vocabulary import AppearanceStatus
from claims.models import Appearance, Attribution, Claim, Origin
from reviews.domain.content import (
    Body,
    Claimant,
    ClaimSaid,
    Ground,
    Place,
    Verdict,
)
from reviews.models import Evidence, Rating
from sources.domain.dates import When
from sources.domain.hosts import site_host
from sources.domain.vocabulary import Judgement, UrlKind
from sources.models import Article, Source
from sources.services.identity import sources_by_domain

MOST_PLACES = 50
"""Appearances that a review lists; those that came out first."""


def claim_said(claim: Claim) -> ClaimSaid:
    """The claim as it is worded now."""
    return ClaimSaid(claim.pk, claim.statement, claim.short, claim.language)


def claimant_said(source: Source | None, title: str) -> Claimant | None:
    """The claimant by name, with the title held at the time."""
    if source is None:
        return None
    return Claimant(source.pk, source.name, source.kind, title)


def body_of(organisation: Source) -> Body:
    """The organisation that reviews, by name."""
    return Body(organisation.pk, organisation.name, organisation.homepage)


def verdict_of(rating: Rating | None) -> Verdict | None:
    """The rating with its scale."""
    if rating is None:
        return None
    scale = rating.scale
    return Verdict(
        scale.name,
        scale.version,
        scale.worst,
        scale.best,
        rating.value,
        rating.label,
        rating.definition,
        rating.normalised,
    )


def place_of(appearance: Appearance | None) -> Place | None:
    """Where an appearance stands."""
    return None if appearance is None else _place(appearance.article)


def places_of(claim: Claim) -> tuple[Place, ...]:
    """The articles in which the claim appears in so many words, each once, the earliest first."""
    rows = Appearance.objects.filter(
        claim=claim, status=AppearanceStatus.ACCEPTED, article__merged_into__isnull=True
    ).exclude(article__publisher__is_ours=True)
    rows = rows.select_related("article__publisher")
    articles = {row.article_id: row.article for row in rows.prefetch_related("article__urls")}
    places = sorted(
        (_place(article) for article in articles.values()),
        key=lambda place: (place.earliest or place.latest or "9999", place.id),
    )
    return tuple(places[:MOST_PLACES])


def ground_of(row: Evidence) -> Ground:
    """One piece of evidence with what it rests on, in words."""
    kind, ref, article, title, publisher = _basis(row)
    return Ground(
        question=row.question,
        answer=row.answer,
        stance=row.stance,
        note=row.note,
        kind=kind,
        ref=ref,
        title=title,
        publisher=publisher,
        url=row.url or (_address(article) if article else ""),
        archive_url=row.archive_url,
        no_archive_reason=row.no_archive_reason,
        sha256=row.file.sha256 if row.file else "",
        media_type=row.file.media_type if row.file else "",
    )


def evidence_grounds(rows: Iterable[Evidence]) -> list[frozenset[str]]:
    """The origins that each piece of evidence leads to, as `guards.evidence_origins` takes them.

    An appearance leads to the recorded origins of its chain, however many hops away; where none is
    recorded, to the site or the publisher that says it. However many pieces there are, the database
    is asked once for each hop of the longest chain, and once for addresses and for sites.
    """
    pieces = list(rows)
    hops = _hops_from({row.appearance_id for row in pieces if row.appearance_id is not None})
    ends = {row.appearance_id: _ends(row.appearance_id, hops) for row in pieces}
    silent = [
        row.appearance.article
        for row in pieces
        if row.appearance is not None and not ends[row.appearance_id]
    ]
    prefetch_related_objects(silent, "urls")
    addresses = {_address(article) for article in silent} | {row.url for row in pieces}
    known = sources_by_domain(addresses - {""})
    return [_leads_to(row, ends[row.appearance_id], known) for row in pieces]


def _leads_to(row: Evidence, ends: set[int], known: dict[str, Source]) -> frozenset[str]:
    if row.origin_id is not None:
        return frozenset({f"origin {row.origin_id}"})
    if row.file is not None:
        return frozenset({f"file {row.file.sha256}"})
    if row.appearance is None:
        return frozenset({_site(row.url, known)})
    if ends:
        return frozenset(f"origin {pk}" for pk in ends)
    return frozenset({_newsroom(row.appearance.article, known)})


Hops = dict[int, list[tuple[int | None, int | None]]]
"""By appearance, the origin or the appearance that each of its hops leads to."""


def _hops_from(appearances: set[int]) -> Hops:
    """The hops of all chains that begin at these appearances, without those that somebody rejected."""
    found: Hops = {pk: [] for pk in appearances}
    pending = appearances
    while pending:
        rows = Attribution.objects.filter(from_appearance__in=pending)
        rows = rows.exclude(judgement=Judgement.REJECTED)
        onward = set()
        for start, origin, other in rows.values_list(
            "from_appearance", "to_origin", "to_appearance"
        ):
            found[start].append((origin, other))
            if other is not None:
                onward.add(other)
        pending = onward - found.keys()
        found |= {pk: [] for pk in pending}
    return found


def _ends(appearance: int | None, hops: Hops) -> set[int]:
    """The origins at the ends of one appearance's chain."""
    found: set[int] = set()
    pending = [] if appearance is None else [appearance]
    seen = set(pending)
    while pending:
        for origin, onward in hops[pending.pop()]:
            if origin is not None:
                found.add(origin)
            if onward is not None and onward not in seen:
                seen.add(onward)
                pending.append(onward)
    return found


def _newsroom(article: Article, known: dict[str, Source]) -> str:
    """Who says what an article says in its own name."""
    if article.publisher_id is not None:
        return f"publisher {article.publisher_id}"
    address = _address(article)
    return _site(address, known) if address else f"article {article.pk}"


def _site(url: str, known: dict[str, Source]) -> str:
    """The publisher whose domain an address is of, else its host."""
    publisher = known.get(url)
    if publisher is not None:
        return f"publisher {publisher.pk}"
    return f"site {site_host(urlsplit(url).hostname or url)}"


def _basis(row: Evidence) -> tuple[str, int | None, Article | None, str, str]:
    """What a piece of evidence rests on: kind, id, article, title, publisher."""
    if row.appearance is not None:
        article = row.appearance.article
        return "appearance", row.appearance_id, article, article.title, _publisher(article)
    if row.origin is not None:
        return "origin", row.origin_id, row.origin.article, str(row.origin), _holder(row.origin)
    if row.file is not None:
        return "file", None, None, row.file.name, ""
    return "url", None, None, "", ""


def _holder(origin: Origin) -> str:
    return origin.holder.name if origin.holder else ""


def _publisher(article: Article) -> str:
    return article.publisher.name if article.publisher else ""


def _place(article: Article) -> Place:
    when: When = article.published
    return Place(
        article.pk,
        article.title,
        _publisher(article),
        _address(article),
        when.earliest.isoformat() if when.earliest else "",
        when.latest.isoformat() if when.latest else "",
    )


def _address(article: Article) -> str:
    """The address that an article is best known by."""
    urls = sorted(article.urls.all(), key=lambda row: (row.kind != UrlKind.CANONICAL, row.pk))
    return urls[0].url if urls else ""
