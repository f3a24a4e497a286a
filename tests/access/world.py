"""Records in every state that matters: what everybody may see, and what is hidden from some."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from accounts.models import User
from claims.models import Appearance, Attribution, Claim, Origin
from claims.services.claims import withdraw_claim
from reviews.models import Review
from reviews.services import publication, retracting, work
from sources.models import Article, Source
from sources.services.merging import merge_articles, merge_sources, undo_merge
from tests.claims.writing import cites, claim
from tests.factories.accounts import ApiTokenFactory, EventFactory, WebhookDeliveryFactory
from tests.factories.claims import (
    AppearanceFactory,
    AttributionFactory,
    ClaimRelationFactory,
    ClaimSubjectFactory,
    ClaimTopicFactory,
    IndependenceJudgementFactory,
    MatchPairFactory,
    OriginFactory,
    PollFactory,
    SuggestionFactory,
    TopicFactory,
)
from tests.factories.importing import ImportRunFactory
from tests.factories.reviews import (
    CommentFactory,
    CorrectionFactory,
    CorrectionRequestFactory,
    EvidenceFileFactory,
    ExternalReviewFactory,
    QuarantinedItemFactory,
)
from tests.factories.sources import (
    ArticleFactory,
    ArticleLinkFactory,
    ArticleUrlFactory,
    CreditFactory,
    PossibleDuplicateFactory,
    SourceFactory,
    SourceIdentifierFactory,
    SourceNameFactory,
    SourceTieFactory,
    VersionFactory,
)
from tests.reviews.writing import (
    NOW,
    approved,
    correcting_,
    editor,
    evidence,
    opened,
    proposed,
    published,
    rating,
    submitted,
)

SECRET = "Zyxomma"
"""A word that stands in every hidden row and in no other."""

MISSING: dict[str, Any] = {
    "pk": 10**9,
    "sequence": 1,
    "ticket": "nobody-has-this-ticket",
    "sha256": "0" * 64,
    "name": "log.png",
    "slug": "no-such-review",
    "kind": "sources",
    "uidb36": "zz",
    "key": "opens-nothing",
}

Address = dict[str, Any]


class World(dict[tuple[str, str], Address]):
    """What an address needs, by kind of record and state."""

    def __init__(self) -> None:
        super().__init__()
        self._tokens: dict[int, int] = {}
        self.claims: list[Claim] = []
        self.people: list[Source] = []
        self.origins: list[Origin] = []

    def make_tokens(self, people: Iterable[User | None]) -> None:
        """Will make a token for each of them, and one for somebody else."""
        for one in people:
            if one is not None:
                self._tokens[one.pk] = ApiTokenFactory(user=one).pk
        self.put("token", **{"another's": ApiTokenFactory()})

    def own_token(self, user: User | None) -> int:
        """The token of this person; somebody else's where nobody asks."""
        at = self["token", "another's"]["pk"]
        return self._tokens.get(user.pk, at) if user else at

    def put(self, kind: str, **records: models.Model) -> None:
        """Will note a record for each state."""
        for state, record in records.items():
            self[kind, state] = address(record)

    def at(self, kind: str, state: str) -> Address:
        """What the address of this record needs; of a missing one what leads nowhere."""
        return MISSING if state == "missing" else MISSING | self[kind, state]


def address(record: Any) -> Address:
    """What an address may name a record by."""
    names = ("pk", "ticket", "sha256", "name", "slug")
    return {name: getattr(record, name) for name in names if hasattr(record, name)}


def make_public(world: World) -> None:
    """Will make what everybody may see, each record in every state in which they may."""
    _claims(world)
    _sources(world)
    _chains(world)
    _reviews(world)
    world.put("external", confirmed=_external("confirmed", claim(statement="A mast fell.")))
    # What hidden rows refer to is not hidden: it is there before them.
    world.claims = [claim() for _ in range(8)]
    world.people = [SourceFactory(kind="person") for _ in range(8)]
    world.origins = OriginFactory.create_batch(3, holder=world.people[0])
    AppearanceFactory(claim=world.claims[0])


def make_hidden(world: World, *, with_ends: bool = True) -> None:
    """Will add what is hidden from those without a role, or from some roles: each beside what is not.

    No row is added that everybody may see. `with_ends` adds hops that nobody rejected, but which lead
    to a rejected appearance or are told in one: they are not told of, and yet they are counted.
    """
    _hidden_reviews(world)
    _hidden_chains(world, with_ends=with_ends)
    _hidden_files(world)
    about = Claim.objects.get(pk=world["claim", "open"]["pk"])
    unsaid = {"title": SECRET, "claim_text": "A kite flew."}
    world.put(
        "external",
        suggested=_external("suggested", about, **unsaid),
        refused=_external("refused", about, **unsaid),
        unmatched=_external("", None, **unsaid),
    )
    world.put("import", done=ImportRunFactory())
    message = WebhookDeliveryFactory(webhook__name=SECRET)
    world.put("webhook", on=message.webhook)
    world.put("webhook_message", waiting=message)
    world.put("quarantined", open=QuarantinedItemFactory(raw=f'"{SECRET}"', reasons=[SECRET]))
    first, second = _two_sources(world)
    duplicate = PossibleDuplicateFactory(source_a=first, source_b=second, reasons=[SECRET])
    world.put("duplicate", suggested=duplicate)
    version = Appearance.objects.get(pk=world["appearance", "accepted"]["pk"]).version
    proposed = SuggestionFactory(version=version, proposal={"stance": SECRET})
    world.put("suggestion", pending=proposed)
    MatchPairFactory(claim=about, text=SECRET)
    make_hidden_from_colleagues(world)


def make_hidden_from_colleagues(world: World) -> None:
    """Will add what is hidden from some roles as well: readers' requests, and the log of people."""
    shown = Review.objects.get(pk=world["review", "published"]["pk"])
    asked = CorrectionRequestFactory(review=shown, name=SECRET, text=SECRET)
    world.put("request", open=asked)
    world.put("ticket", open=asked)
    told = EventFactory(object_type="accounts.user", object_text=SECRET, reason=SECRET)
    world.put("event", of_person=told)
    world.put("event_told", of_person=told)


def _claims(world: World) -> None:
    """Claims in every state; the open one is cited, and is of a topic and about a source."""
    survivor, withdrawn = claim(), claim()
    cited = cites(survivor)
    cites(survivor, OriginFactory(holder=SourceFactory(kind="person")))
    withdraw_claim(withdrawn, by=editor(), reason="Nobody can check it.")
    merged = claim()
    Claim.objects.filter(pk=merged.pk).update(status="merged", merged_into=survivor)
    world.put("claim", open=survivor, withdrawn=withdrawn, merged=merged)
    world.put("claim_page", open=survivor, withdrawn=withdrawn, merged=merged)
    world.put("claim_open", open=claim())
    world.put("topic", present=ClaimTopicFactory(claim=survivor).topic)
    ClaimSubjectFactory(claim=survivor)
    TopicFactory()
    world.put(
        "relation",
        confirmed=ClaimRelationFactory(from_claim=survivor, judgement="confirmed"),
        suggested=ClaimRelationFactory(from_claim=survivor, judgement="suggested"),
    )
    world.put("appearance", accepted=cited)


def _sources(world: World) -> None:
    """Sources, articles and what belongs to them."""
    survivor, merged = SourceFactory(), SourceFactory()
    done = merge_sources(survivor, merged, by=editor(), reason="The same body.")
    world.put("source", active=survivor, merged=merged)
    world.put("source_page", active=survivor, merged=merged)
    world.put("source_row", present=SourceNameFactory(source=survivor))
    world.put("identifier", present=SourceIdentifierFactory(source=survivor))
    world.put("tie", present=SourceTieFactory(from_source=survivor))
    held, stub = VersionFactory().article, ArticleFactory(held="cited_only")
    gone = ArticleFactory(status="retracted", status_changed_reason="Nobody says since when.")
    world.put("article", held=held, cited_only=stub, retracted=gone)
    world.put("article_page", held=held, cited_only=stub, retracted=gone)
    lost = ArticleFactory(held="cited_only")
    merge_articles(ArticleFactory(), lost, by=editor(), reason="The same text.")
    world.put("article", merged=lost)
    world.put("article_page", merged=lost)
    world.put("address", present=ArticleUrlFactory(article=held))
    world.put("credit", present=CreditFactory(article=held))
    world.put(
        "link",
        confirmed=ArticleLinkFactory(from_article=held, judgement="confirmed"),
        suggested=ArticleLinkFactory(from_article=held, judgement="suggested"),
    )
    mistaken = merge_sources(SourceFactory(), SourceFactory(), by=editor(), reason="One body.")
    undone = undo_merge(mistaken, by=editor(), reason="They are two.")
    world.put("merge", done=done, undone=undone)


def _chains(world: World) -> None:
    """Appearances, hops, origins and judgements on them."""
    about = Claim.objects.get(pk=world["claim", "open"]["pk"])
    suggested = AppearanceFactory(claim=about, status="suggested")
    world.put("appearance", suggested=suggested)
    held = AttributionFactory(from_appearance=suggested, judgement="confirmed")
    world.put("hop", confirmed=held, suggested=AttributionFactory(judgement="suggested"))
    world.put("origin", present=PollFactory().origin)
    world.put(
        "judgement",
        standing=IndependenceJudgementFactory(),
        withdrawn=IndependenceJudgementFactory(withdrawn_at=NOW),
    )
    event = EventFactory(object_type="claims.claim", action="claim.changed")
    world.put("event", of_record=event)
    world.put("event_told", of_record=event)


def _reviews(world: World) -> None:
    """Reviews that are public, or were."""
    picture = EvidenceFileFactory()
    shown = published(evidence=(evidence(), evidence("", url="", archive_url="", file=picture)))
    at_work, gone = correcting_(), retracted()
    CorrectionFactory(before=shown.publication, review=shown)
    for kind in ("review", "review_page"):
        world.put(kind, published=shown, correcting=at_work, retracted=gone)
    for kind in ("review_stood", "review_linked"):
        world.put(kind, published=shown, retracted=gone)
    shown_once = EvidenceFileFactory()
    rests = {"url": "", "archive_url": ""}
    retracted(evidence=(evidence(), evidence("", file=shown_once, **rests)))
    world.put("file", public=picture, of_retracted=shown_once)
    world.put("scale", present=rating().scale)


def retracted(**values: Any) -> Review:
    """A review that two editors took back."""
    review = proposed(published(**values))
    return retracting.sign_retraction(review, by=editor(), now=NOW)


def _hidden_reviews(world: World) -> None:
    """Reviews that nobody has published, beside words on the work on those that are public."""
    about = Claim.objects.get(pk=world["claim", "open"]["pk"])
    words = {"headline": SECRET, "explanation": SECRET, "body": SECRET}
    subjects = [
        {"claim": one, "claimant": who, **words}
        for one, who in zip(world.claims, world.people, strict=True)
    ]
    draft = opened(**subjects[0] | {"claim": about})
    waiting, signed = submitted(**subjects[1]), approved(**subjects[2])
    away = work.archive(opened(**subjects[3]), SECRET, by=editor(), now=NOW)
    world.put("review", draft=draft, in_review=waiting, approved=signed, archived=away)
    shown = Review.objects.get(pk=world["review", "published"]["pk"])
    at_work = Review.objects.get(pk=world["review", "correcting"]["pk"])
    world.put("review_draft", draft=draft)
    world.put(
        "review_to_sign",
        draft=draft,
        in_review=waiting,
        approved=signed,
        correcting=at_work,
        published=shown,
    )
    world.put("review_page", draft=draft, approved=signed, archived=away)
    world.put("review_stood", draft=draft)
    world.put("review_linked", draft=draft, approved=signed)
    CommentFactory(version=shown.version, review=shown, body=SECRET)
    publication.schedule(
        approved(**subjects[4]), by=editor(), now=NOW, at=NOW.replace(year=NOW.year + 1)
    )


def _hidden_chains(world: World, *, with_ends: bool) -> None:
    """Appearances, hops, relations and links that somebody rejected."""
    shown = Appearance.objects.get(pk=world["appearance", "accepted"]["pk"])
    about = shown.claim
    other = Claim.objects.get(pk=world["claim_open", "open"]["pk"])
    there = Appearance.objects.get(claim=world.claims[0]).version
    refused = AppearanceFactory(
        claim=about, version=there, quote="sank at noon", status="rejected", note=SECRET
    )
    here = AppearanceFactory(
        claim=about, version=shown.version, quote="the harbour", status="rejected", note=SECRET
    )
    world.put("appearance", rejected=refused)
    hidden = {"named_as": SECRET}
    first, second, third = world.origins

    def hop(start: Appearance, **to: Any) -> Attribution:
        return AttributionFactory(from_appearance=start, **hidden, **to)

    world.put(
        "hop",
        rejected=hop(shown, to_origin=first, judgement="rejected"),
        from_rejected=hop(refused, to_origin=second),
    )
    if with_ends:
        world.put(
            "hop",
            to_rejected=hop(shown, to_appearance=refused),
            told_in_rejected=hop(shown, to_origin=third, told_in=here),
        )
    relation = {"judgement": "rejected", "reason": SECRET}
    world.put(
        "relation", rejected=ClaimRelationFactory(from_claim=about, to_claim=other, **relation)
    )
    held = Article.objects.get(pk=world["article", "held"]["pk"])
    article = {"from_article": held, "to_article": shown.article}
    world.put("link", rejected=ArticleLinkFactory(**article, judgement="rejected", note=SECRET))


def _hidden_files(world: World) -> None:
    """Files of no review, and of a draft."""
    kept, drafted = (EvidenceFileFactory(name=f"{SECRET}.png") for _ in range(2))
    grounds = (evidence("", file=drafted, url="", archive_url=""),)
    opened(claim=world.claims[5], claimant=world.people[5], evidence=grounds)
    world.put("file", kept=kept, of_draft=drafted)


def _external(match: str, about: Claim | None, **values: Any) -> Any:
    return ExternalReviewFactory(match=match, claim=about, **values)


def _two_sources(world: World) -> tuple[Source, Source]:
    """The active source, and another one that is not hidden."""
    first = Source.objects.get(pk=world["source", "active"]["pk"])
    second = Source.objects.get(
        pk=Claim.objects.get(pk=world["claim", "open"]["pk"]).subjects.get().pk
    )
    return (first, second) if first.pk < second.pk else (second, first)
