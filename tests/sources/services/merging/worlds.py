"""Random worlds in which things are merged: sources, articles, claims, and all that hangs on them."""

import hashlib
from collections.abc import Iterator
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from accounts.errors import Refused
from accounts.models import User
from claims.domain.vocabulary import AppearanceStatus, Basis, OriginKind, RelationKind
from claims.models import Appearance, Claim, Origin, Poll, Topic
from claims.services import records
from claims.services.claim_merging import merge_claims
from claims.services.corroboration import deferred
from sources.domain.vocabulary import (
    Certainty,
    CreditRole,
    Held,
    IdentifierScheme,
    Judgement,
    LinkKind,
    MergeKind,
    NameKind,
    TieKind,
)
from sources.models import Article, ArticleVersion, Merge, Source
from sources.services.articles import add_version
from sources.services.merging import merge_articles, merge_sources, model_for, relations
from sources.services.records import save
from tests.claims.random_writes import OPERATIONS, begin
from tests.claims.services.test_random_writes import quotes_go_round
from tests.factories.accounts import UserFactory
from tests.factories.claims import (
    AppearanceFactory,
    AttributionFactory,
    ClaimRelationFactory,
    ClaimSubjectFactory,
    ClaimTopicFactory,
    MatchPairFactory,
    SuggestionFactory,
    TopicFactory,
)
from tests.factories.sources import (
    ArticleFactory,
    ArticleLinkFactory,
    ArticleUrlFactory,
    CreditFactory,
    SourceIdentifierFactory,
    SourceNameFactory,
    SourceTieFactory,
    VersionFactory,
)
from tests.random_world import NothingThere, World
from tests.violations import unsaved

DAYS = [None, "2001-01-01", "2010-01-01", "2018-11-22"]
NOWHERE = {"version": None, "start": None, "end": None, "exact": ""}
QUOTES = ["the ferry sank at noon", "harbour master"]


class Seeded(World):
    """A world that a number decides: the same number gives the same world."""

    def __init__(self, seed: int) -> None:
        super().__init__(None)
        self._seed, self._asked = seed, 0

    def one_of(self, items: Any) -> Any:
        found = list(items)
        if not found:
            raise NothingThere
        self._asked += 1
        drawn = hashlib.sha256(f"{self._seed} {self._asked}".encode()).digest()
        return found[int.from_bytes(drawn[:8]) % len(found)]

    def yes(self) -> bool:
        return bool(self.one_of([False, True]))


def name(w: World) -> None:
    row = unsaved(SourceNameFactory, source=w.any(Source), text=w.one_of("KL"))
    row.kind, row.language = w.one_of(NameKind).value, w.one_of(["en", "en", "ja"])
    row.certainty = w.one_of(Certainty).value
    save(row, by=None)


def identify(w: World) -> None:
    row = unsaved(SourceIdentifierFactory, source=w.any(Source))
    if w.yes() and w.yes():
        row.scheme, row.value = IdentifierScheme.WIKIDATA.value, f"Q{w.one_of(range(1, 9))}"
    save(row, by=None)


def tie(w: World) -> None:
    row = unsaved(SourceTieFactory, from_source=w.any(Source), to_source=w.any(Source))
    row.kind = w.one_of([TieKind.OWNS, TieKind.AFFILIATED_WITH]).value
    row.since, row.until = w.one_of(DAYS), w.one_of(DAYS)
    row.percentage, row.title = w.one_of([None, None, 60]), w.one_of(["", "Owner"])
    row.full_clean(exclude=["percentage"])
    save(row, by=None)


def subject(w: World) -> None:
    records.save(unsaved(ClaimSubjectFactory, claim=w.any(Claim), source=w.any(Source)), by=None)


def credit(w: World) -> None:
    row = unsaved(CreditFactory, article=w.any(Article), source=w.any(Source))
    row.role, row.credited_as = w.one_of(CreditRole).value, w.one_of(["", "Staff"])
    save(row, by=None)


def link(w: World) -> None:
    row = unsaved(ArticleLinkFactory, from_article=w.any(Article), to_article=w.any(Article))
    row.kind, row.judgement = w.one_of(LinkKind).value, w.one_of(Judgement).value
    save(row, by=None)


def address(w: World) -> None:
    save(unsaved(ArticleUrlFactory, article=w.any(Article)), by=None)


def stub(w: World) -> None:
    """An article that is only cited, with an appearance that has it from somewhere."""
    article = ArticleFactory(held=Held.CITED_ONLY.value, publisher=w.any(Source))
    for _ in range(w.one_of([1, 1, 2])):
        _chained(w, article=article, **NOWHERE)


def twin(w: World) -> None:
    """An article with a text that is there already, and what may stand in both."""
    version = w.any(ArticleVersion)
    body = version.text
    again = VersionFactory(body=body, article__publisher=w.any(Source))
    quotes = [quote for quote in QUOTES if quote in body]
    quote, of = w.one_of(quotes), w.any(Claim)
    for place in (version, again):
        attempt(partial(_chained, w, version=place, quote=quote, claim=of))
    _chained(w, version=again, quote=w.one_of(quotes))
    for place in (version, again):
        row = unsaved(SuggestionFactory, version=place, start=w.one_of([0, 2]))
        records.save(row, by=None)


def later(w: World) -> None:
    """A newer text of an article, sometimes with something that was found in the older one after."""
    version = w.any(ArticleVersion)
    add_version(version.article, by=None, text=f"{version.text} {w.one_of(['More.', 'Again.'])}")
    if w.yes():
        quotes = [quote for quote in QUOTES if quote in (version.text or "")]
        attempt(partial(_chained, w, version=version, quote=w.one_of(quotes)))


def _chained(w: World, **place: Any) -> None:
    """An appearance with hops to and from others; at a place where there is one, only the hops."""
    place.setdefault("claim", w.any(Claim))
    status = w.one_of([AppearanceStatus.ACCEPTED] * 4 + [AppearanceStatus.SUGGESTED])
    basis = w.one_of([Basis.ATTRIBUTED, Basis.NOT_SEEN])
    row = unsaved(AppearanceFactory, basis=basis.value, status=status.value, **place)
    records.save(row, by=None)
    hops = [{"from_appearance": row, "to_origin": w.any(Origin)}]
    other = w.any(Appearance)
    hops.append({"from_appearance": other, "to_appearance": row, "to_origin": None})
    hops.append({"from_appearance": row, "to_appearance": other, "to_origin": None})
    for ends in hops:
        if w.yes():
            told = row if w.yes() else None
            hop = unsaved(AttributionFactory, told_in=told, joint=w.one_of([None, 1, 2]), **ends)
            records.save(hop, by=None)


def poll(w: World) -> None:
    kind = OriginKind.MEASUREMENT.value
    origin = Origin(kind=kind, title="Survey", holder=w.any(Source), article=w.any(Article))
    records.save(origin, by=None)
    asked = {"conductor": w.any(Source), "sponsor": w.any(Source), "question": "Should they?"}
    records.save(Poll(origin=origin, **asked), by=None)


def topic(w: World) -> None:
    if Topic.objects.count() < 2:
        TopicFactory()
    records.save(unsaved(ClaimTopicFactory, claim=w.any(Claim), topic=w.any(Topic)), by=None)


def match(w: World) -> None:
    """What a person said of a sentence and a claim."""
    said = {"text": w.one_of(["It sank.", "It swam."]), "matches": w.yes(), "said_by": w.any(User)}
    records.save(unsaved(MatchPairFactory, claim=w.any(Claim), **said), by=None)


def relate_claims(w: World) -> None:
    """Any relation, judged in any way; those that say that two are two by a machine."""
    kind = w.one_of(RelationKind)
    is_same = kind in {RelationKind.EQUIVALENT, RelationKind.CLOSE}
    judgement = (
        w.one_of(Judgement) if is_same else w.one_of([Judgement.SUGGESTED, Judgement.REJECTED])
    )
    row = ClaimRelationFactory.build(
        from_claim=w.any(Claim), to_claim=w.any(Claim), kind=kind.value, judgement=judgement.value
    )
    records.save(row, by=None)


def said_again(w: World) -> None:
    """Another claim at a place where one stands already, with a chain of its own."""
    row = w.any(Appearance)
    place = {"article": row.article, "version": row.version, "start": row.start, "end": row.end}
    if row.version is None:
        _chained(w, **{**NOWHERE, "article": row.article})
    elif row.exact:
        _chained(w, **place, exact=row.exact, stance=row.stance)


NOT_HERE = {"withdraw_or_reopen"}
"""What is not looked at here: a withdrawn claim does not follow those it was related to."""

OTHERS = [operation for operation in OPERATIONS if operation.__name__ not in NOT_HERE]
MINE = [name, identify, tie, subject, credit, link, address, stub, twin, later, later, poll]
MINE += [topic, match, relate_claims, said_again, said_again]


def build(w: World, steps: int) -> None:
    """Some sources, articles and claims, and then so many writes."""
    with transaction.atomic(), deferred():
        begin()
        for _ in range(steps):
            attempt(lambda: w.one_of(MINE * 6 + OTHERS)(w))


def attempt(write: Any) -> Any:
    """What a write returns; nothing is left of one that is refused or makes quotes go round."""
    try:
        with transaction.atomic():
            done = write()
            if quotes_go_round():
                raise NothingThere
    except (ValidationError, Refused, NothingThere):
        return None
    return done


def pair(w: World) -> tuple[Any, Any]:
    """Two records of a kind that nobody merged yet: of articles often a stub or the same text."""
    kind = w.one_of(MergeKind)
    if kind == MergeKind.CLAIM:
        claims = Claim.objects.open().order_by("pk")
        survivor = w.one_of(claims)
        return survivor, w.one_of(claims.exclude(pk=survivor.pk) or claims)
    if kind == MergeKind.SOURCE:
        rows = Source.objects.active().order_by("pk")
        return w.one_of(rows), w.one_of(rows)
    articles = Article.objects.active().order_by("pk")
    survivor = w.one_of(articles)
    texts = ArticleVersion.objects.filter(article=survivor).values("sha256")
    alike = articles.filter(versions__sha256__in=texts).exclude(pk=survivor.pk)
    stubs = articles.filter(held=Held.CITED_ONLY).exclude(pk=survivor.pk)
    return survivor, w.one_of(w.one_of([rows for rows in (alike, stubs, articles) if rows]))


def merge_pair(survivor: Any, merged: Any, **agreed: Any) -> Merge:
    """One record of two, by the verb of their kind; of claims by somebody who is sure."""
    if isinstance(survivor, Claim):
        return merge_claims(survivor, merged, is_sure=True, **agreed)
    verb = merge_sources if isinstance(survivor, Source) else merge_articles
    return verb(survivor, merged, **agreed)


def dangling(merge: Merge) -> list[str]:
    """The columns through which something still refers to a merged record, its own parts aside."""
    model = model_for(merge.kind)
    stays = {
        (rows.model, column)
        for rows in relations.known_relations()
        if rows.stays
        for column, _ in rows.columns()
    }
    return [
        f"{other._meta.label}.{field.name}"
        for other, field in _columns(model)
        if (other, field.attname) not in stays
        and other._base_manager.filter(**{field.attname: merge.merged_id}).exists()
    ]


def _columns(
    model: type[models.Model],
) -> Iterator[tuple[type[models.Model], "models.ForeignKey[Any, Any]"]]:
    """Every column of every table that refers to this one, whoever knows of it."""
    for relation in model._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and relation.field.concrete:
            other = relation.related_model
            is_column = isinstance(relation.field, models.ForeignKey)
            if is_column and not hasattr(other, "pgh_tracked_model"):
                yield other, relation.field


def somebody() -> User:
    return User.objects.first() or UserFactory()
