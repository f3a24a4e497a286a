"""Random writes through the services: every kind of record, new, changed, decided on and deleted."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from accounts.models import User
from claims.domain.vocabulary import (
    AppearanceStatus,
    Basis,
    ClaimKind,
    ClaimStatus,
    Force,
    OriginKind,
    RelationKind,
    Stance,
    Verdict,
)
from claims.models import (
    Appearance,
    Attribution,
    Claim,
    ClaimRelation,
    IndependenceJudgement,
    Origin,
    Poll,
)
from claims.services import judgements as services
from claims.services import records
from claims.services.appearances import record_appearance
from claims.services.claims import relate
from claims.services.judgements import judge_independence
from sources.domain.vocabulary import Judgement, SourceKind
from sources.models import Article, ArticleVersion, Source
from tests.claims.writing import cites, claim, edit
from tests.factories.accounts import UserFactory
from tests.factories.claims import AppearanceFactory, AttributionFactory
from tests.factories.sources import SourceFactory, VersionFactory
from tests.random_world import NothingThere, World
from tests.sources.random_writes import DAYS
from tests.sources.random_writes import OPERATIONS as OF_SOURCES
from tests.violations import unsaved

MOST_CLAIMS = 4
SIDES = [RelationKind.EQUIVALENT, RelationKind.NEGATES, RelationKind.EXCLUDES, RelationKind.LIMITS]


def begin() -> None:
    """Some sources, articles and claims to write about."""
    UserFactory()
    for kind in (SourceKind.PUBLISHER, SourceKind.NEWS_AGENCY, SourceKind.GOVERNMENT_BODY):
        SourceFactory(kind=kind.value)
    SourceFactory(kind=SourceKind.PERSON.value)
    SourceFactory(kind=SourceKind.POLLSTER.value)
    for source in Source.objects.order_by("pk")[:3]:
        VersionFactory(article__publisher=source)
    for one in (claim(), claim()):
        cites(one)
        cites(one, version=VersionFactory(article__published_from=None, article__published_to=None))


def add_claim(w: World) -> None:
    if Claim.objects.count() >= MOST_CLAIMS:
        raise NothingThere
    claim(kind=w.one_of([ClaimKind.EVENT, ClaimKind.POSITION]).value)


def withdraw_or_reopen(w: World) -> None:
    row = w.any(Claim)
    is_open = row.status == ClaimStatus.OPEN
    edit(row, status=(ClaimStatus.WITHDRAWN if is_open else ClaimStatus.OPEN).value)


def attest(w: World) -> None:
    """Makes a claim the question whether somebody made a statement, or an ordinary one again."""
    row = w.any(Claim)
    if w.yes():
        edit(row, kind=ClaimKind.QUOTE.value, attests=w.any(Origin))
    else:
        edit(row, kind=ClaimKind.EVENT.value, attests=None)


def place_claim(w: World) -> None:
    edit(w.any(Claim), place=w.one_of(["", "Otaru", "Tokyo"]))


def relate_claims(w: World) -> None:
    relate(
        w.any(Claim), w.one_of(SIDES), w.any(Claim), by=None, judgement=w.one_of(list(Judgement))
    )


def decide_relation(w: World) -> None:
    edit(w.any(ClaimRelation), judgement=w.one_of(Judgement).value)


def add_origin(w: World) -> None:
    records.save(_origin(w), by=None)


def _origin(w: World) -> Origin:
    """A new origin, issued by an article or not."""
    kind = w.one_of(OriginKind)
    origin = Origin(kind=kind.value, title=w.one_of(["Register", "Survey"]))
    if kind is OriginKind.UNNAMED_SOURCE:
        origin.description = "A person who knows"
    elif kind is not OriginKind.UNKNOWN:
        origin.holder = w.any(Source)
    if kind is not OriginKind.UNKNOWN and w.yes():
        origin.article = w.any(Article)
    return origin


def change_origin(w: World) -> None:
    row, made = w.any(Origin), _origin(w)
    names = ("kind", "holder", "article", "title", "description")
    edit(row, **{name: getattr(made, name) for name in names})


def describe_poll(w: World) -> None:
    origin = w.one_of(Origin.objects.filter(kind=OriginKind.MEASUREMENT).order_by("pk"))
    poll = getattr(origin, "poll", None) or Poll(origin=origin)
    poll.conductor, poll.question = w.any(Source), w.one_of(["", "Give them back?"])
    poll.fieldwork_from = poll.fieldwork_to = w.one_of(DAYS)
    records.save(poll, by=None)


def _place(w: World) -> dict[str, Any]:
    """Who says it, how, and whether that was accepted."""
    return {
        "claim": w.any(Claim),
        "basis": w.one_of(Basis).value,
        "stance": w.one_of(Stance).value,
        "force": w.one_of([Force.ASSERTED, Force.ASSERTED, *Force]).value,
        "status": w.one_of([AppearanceStatus.ACCEPTED] * 4 + list(AppearanceStatus)).value,
    }


def appear(w: World) -> None:
    version, chain = w.any(ArticleVersion), []
    if w.yes():
        chain = [unsaved(AttributionFactory, from_appearance=None, to_origin=w.any(Origin))]
    row = unsaved(AppearanceFactory, version=version, **_place(w))
    record_appearance(row, by=None, chain=chain)


def repeat(w: World) -> None:
    """One more article says what another one says, and has it from the same origins."""
    one = w.any(Appearance)
    hops = one.attributions.filter(joint__isnull=True).order_by("pk")
    again = {name: getattr(one, name) for name in ("claim", "basis", "stance", "force", "status")}
    row = unsaved(
        AppearanceFactory, version=VersionFactory(article__publisher=w.any(Source)), **again
    )
    chain = [
        unsaved(
            AttributionFactory,
            from_appearance=None,
            to_origin=hop.to_origin,
            to_appearance=hop.to_appearance,
            inferred=hop.inferred,
        )
        for hop in hops
    ]
    record_appearance(row, by=None, chain=chain)


def change_appearance(w: World) -> None:
    name, value = w.one_of(_place(w).items())
    edit(w.any(Appearance), **{name: value})


def hop_to_origin(w: World) -> None:
    hop = unsaved(AttributionFactory, from_appearance=w.any(Appearance), to_origin=w.any(Origin))
    hop.joint, hop.inferred = w.one_of([None, 1]), w.yes()
    records.save(hop, by=None)


def hop_to_appearance(w: World) -> None:
    """An appearance has it from another one, of the same claim or of another."""
    one, other = w.any(Appearance), w.any(Appearance)
    hop = unsaved(AttributionFactory, from_appearance=one, to_appearance=other, to_origin=None)
    hop.joint = w.one_of([None, 1])
    records.save(hop, by=None)


def change_hop(w: World) -> None:
    row = w.any(Attribution)
    changes = [{"judgement": w.one_of(Judgement).value}, {"joint": w.one_of([None, 1])}]
    edit(row, **w.one_of(changes))


def delete_hop(w: World) -> None:
    records.delete(w.any(Attribution), by=None)


def judge(w: World) -> None:
    kind = Origin if w.yes() else Source
    verdict, by = w.one_of(list(Verdict)), User.objects.earliest("pk")
    judge_independence(w.any(kind), w.any(kind), verdict, reason="seen both", by=by)


def withdraw_judgement(w: World) -> None:
    judgement = w.any(IndependenceJudgement)
    if judgement.withdrawn_at is None:
        by = User.objects.earliest("pk")
        services.withdraw_judgement(judgement, reason="seen again", by=by, now=timezone.now())


OFTEN = (appear, repeat, hop_to_origin, add_origin)
OPERATIONS: list[Callable[[World], None]] = [
    *(OFTEN * 2),
    *OF_SOURCES,
    *(add_claim, withdraw_or_reopen, attest, place_claim, relate_claims, decide_relation),
    *(*OFTEN, change_origin, describe_poll),
    *(change_appearance, hop_to_appearance, change_hop, delete_hop),
    *(judge, withdraw_judgement),
]
