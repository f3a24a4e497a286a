"""The far ends of a chain that nobody recorded yet: new origins, their holders, and who relays them.

Whoever passes on is an article: a relay becomes one that is known only by citation.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q

from accounts.models import User
from accounts.services.records import RecordInUse
from accounts.services.steps import attempted
from claims.domain.vocabulary import AppearanceStatus, AttributionKind, Basis
from claims.models import Appearance, Attribution, Origin
from claims.services import records
from claims.services.origins import record_origin
from claims.services.refusals import HopRefused, NewOriginRefused
from claims.services.told import HopTold, OriginTold, RelayTold, SourceTold
from sources.domain.dates import When
from sources.domain.vocabulary import CreditRole, Genre, Held, SourceKind
from sources.models import Article, Credit, Source
from sources.models.article import TO_IDENTIFY
from sources.services import records as source_records
from sources.services.articles import create_article
from sources.services.sources import create_source

OUTLETS = frozenset(
    {SourceKind.PUBLISHER, SourceKind.NEWS_AGENCY, SourceKind.BROADCASTER, SourceKind.PLATFORM}
)
"""Whoever publishes reports; anybody else says something."""


RELAY_ELSEWHERE = "This report is of another claim. Choose who passes it on once more."


@dataclass(frozen=True, slots=True)
class KnownRelay:
    """What a source says of a claim already; `cited_in` is its title, or the one of who cites it."""

    appearance: Appearance
    source: int
    cited_in: str

    @property
    def is_report(self) -> bool:
        """Whether it is what somebody published, and not what somebody said."""
        return bool(self.appearance.article.genre == Genre.REPORTAGE)


def known_relays(
    claim: int, speakers: Sequence[Source], *, stance: str, besides: Article
) -> list[KnownRelay]:
    """Will return what sources say of a claim already, in articles that were read or only cited.

    Whoever cites one of them again cites no second report. Articles that were read come first.
    """
    pks = {one.pk for one in speakers}
    said = Credit.objects.filter(
        article=OuterRef("article"), source__in=pks, role=CreditRole.SPEAKER
    )
    theirs = (
        Appearance.objects.accepted()
        .not_continued()
        .filter(Q(article__publisher__in=pks) | Exists(said), claim=claim, stance=stance)
    )
    rows = theirs.exclude(article=besides).select_related("article")
    rows = rows.prefetch_related("article__credits")
    found = sorted(rows, key=lambda row: (row.article.held == Held.CITED_ONLY, row.pk))
    unread = [row for row in found if row.article.held == Held.CITED_ONLY]
    titles = Attribution.objects.titles_citing(unread)
    return [
        KnownRelay(
            row,
            _speaker(row.article, pks),
            titles.get(row.pk, "") or row.article.title,
        )
        for row in found
    ]


def _speaker(article: Article, among: set[int]) -> int:
    """Who of these published an article, or else speaks in it."""
    if article.publisher_id in among:
        return int(article.publisher_id or 0)
    spoken = (one.source_id for one in article.credits.all() if one.role == CreditRole.SPEAKER)
    return next((pk for pk in spoken if pk in among), 0)


@dataclass(slots=True)
class Chained:
    """A hop that leaves an appearance, what was made for it, and the hop that leads on from a relay.

    A relay that was recorded before is none of what was made.
    """

    hop: Attribution
    origin: Origin | None = None
    relay: Appearance | None = None
    onward: Attribution | None = None


def chained(told: HopTold, number: int, appearance: Appearance, *, by: User) -> Chained:
    """Will make what a hop needs and give it its end; `number` counts the hops from 0.

    Raises: HopRefused, NewOriginRefused.
    """
    found = Chained(told.hop)
    if told.new is not None:
        found.origin = told.hop.to_origin = _add_origin(told.new, number, by=by)
    if told.relay is None:
        return found
    try:
        relay = _relay(told.relay, appearance, by=by)
    except ValidationError as refused:
        raise HopRefused(refused, number) from refused
    found.relay = None if relay is told.relay else relay
    origin, told.hop.to_origin = told.hop.to_origin, None
    if origin is not None and not Attribution.objects.leaving([relay.pk]).having(to_origin=origin):
        found.onward = Attribution(from_appearance=relay, to_origin=origin, kind=told.hop.kind)
    told.hop.to_appearance = relay
    is_outlet = relay.article.genre == Genre.REPORTAGE
    kind = AttributionKind.CITES_REPORT if is_outlet else AttributionKind.RELAYS_STATEMENT
    told.hop.kind = kind.value
    return found


def lead_on(found: Iterable[Chained], told_in: Appearance, *, by: User) -> None:
    """Will record the hops that lead on from relays; the appearance's text is what shows them."""
    for one in found:
        if one.onward is not None:
            one.onward.told_in = told_in
            records.save(one.onward, by=by)


def delete_stubs(relays: Iterable[Appearance], *, by: User, reason: str) -> None:
    """Will delete the articles of relays that are gone, where nobody cites them otherwise."""
    for article in Article.objects.in_bulk({relay.article_id for relay in relays}).values():
        with suppress(RecordInUse), attempted():
            for credit in article.credits.all():
                source_records.delete(credit, by=by, reason=reason)
            source_records.delete(article, by=by, reason=reason)


def _add_origin(told: OriginTold, number: int, *, by: User) -> Origin:
    """Raises: NewOriginRefused."""
    try:
        if told.holder is not None:
            told.origin.holder = _source(told.holder, by=by)
        return record_origin(told.origin, by=by, poll=told.poll)
    except ValidationError as refused:
        raise NewOriginRefused(refused, number) from refused


def _source(told: Source | SourceTold, *, by: User) -> Source:
    """Raises: ValidationError."""
    if isinstance(told, Source):
        return told
    return create_source(name=told.name, kind=told.kind, by=by)


def _relay(told: RelayTold | Appearance, appearance: Appearance, *, by: User) -> Appearance:
    """Raises: ValidationError."""
    if isinstance(told, RelayTold):
        return _add_relay(told.speaker, appearance, by=by)
    if told.claim_id != appearance.claim_id:
        raise ValidationError({"to_appearance": RELAY_ELSEWHERE})
    return told


def _add_relay(told: Source | SourceTold, appearance: Appearance, *, by: User) -> Appearance:
    """Adds the relay's words as an article nobody has read, with the claim in it.

    Raises: ValidationError.
    """
    speaker = _source(told, by=by)
    stub = _stub(speaker, appearance.article)
    create_article(stub, by=by)
    if stub.publisher is None:
        source_records.save(
            Credit(article=stub, source=speaker, role=CreditRole.SPEAKER.value), by=by
        )
    relay = Appearance(
        claim=appearance.claim,
        article=stub,
        stance=appearance.stance,
        basis=Basis.NOT_SEEN.value,
        status=AppearanceStatus.ACCEPTED.value,
    )
    records.save(relay, by=by)
    return relay


def _stub(speaker: Source, cited_in: Article) -> Article:
    is_outlet = speaker.kind in OUTLETS
    why = f"{TO_IDENTIFY}cited in “{cited_in.title[:150]}”."
    stub = Article(
        publisher=speaker if is_outlet else None,
        publisher_reason="" if is_outlet else why,
        title=f"{'Report' if is_outlet else 'Statement'} by {speaker.name}"[:300],
        genre=(Genre.REPORTAGE if is_outlet else Genre.STATEMENT).value,
        language=cited_in.language,
        held=Held.CITED_ONLY.value,
    )
    stub.published = When(reason=why)
    return stub
