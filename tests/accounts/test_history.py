"""No change escapes the history, and every change counts."""

from decimal import Decimal
from typing import Any

import pghistory.models
import pytest
from django.apps import apps
from django.db import connection, models

from accounts.models import AppendOnly, Record
from accounts.services.records import delete_record, save_record
from claims.models import Claim
from claims.models.claim import KEPT
from config.database.roles import NEVER_DELETED
from sources.models import Source, SourceName
from tests.factories.accounts import (
    ApiTokenFactory,
    InvitationFactory,
    RoleGrantFactory,
    UserFactory,
    WebhookFactory,
)
from tests.factories.claims import (
    AppearanceFactory,
    AttributionFactory,
    ClaimFactory,
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
from tests.factories.reviews import (
    CorrectionRequestFactory,
    ExternalReviewFactory,
    QuarantinedItemFactory,
    RatingFactory,
    RatingMappingFactory,
    RatingScaleFactory,
    ReviewFactory,
)
from tests.factories.sources import (
    ArticleFactory,
    ArticleLinkFactory,
    ArticleUrlFactory,
    CreditFactory,
    MergeFactory,
    PossibleDuplicateFactory,
    SegmentFactory,
    SourceFactory,
    SourceIdentifierFactory,
    SourceNameFactory,
    SourceTieFactory,
    VersionFactory,
)

pytestmark = pytest.mark.django_db

WITHOUT_HISTORY = {
    "accounts.event": "a log itself: rows are only ever added",
    "accounts.attempt": "counted for an hour, and deleted",
    "accounts.idempotencykey": "bookkeeping of requests, nothing anybody edits",
    "accounts.requestcount": "counted for a minute, and deleted",
    "accounts.notice": "letters that wait to be sent, and that were sent",
    "accounts.mutednotice": "which letters somebody wants; the event log says when that changed",
    "accounts.loghead": "how far the public log reaches, which its entries tell",
    "accounts.logleaf": "rows are only ever added",
    "accounts.lognode": "rows are only ever added",
    "accounts.logsalt": "what may be erased is erased everywhere",
    "accounts.change": "a log itself: rows are only ever added, and forgotten when they are old",
    "accounts.feedfloor": "one row: what of the feed is forgotten",
    "accounts.webhookdelivery": "a ledger: what became of each message",
    "accounts.webhookattempt": "a ledger: rows are only ever added",
    "accounts.importrun": "bookkeeping of an import: how far it is",
    "accounts.importpart": "a file that was handed in, until it is imported",
    "accounts.importfault": "the report of an import: rows are only ever added",
    "accounts.importedkey": "what a record is called elsewhere: rows are only ever added",
    "accounts.installation": "one row, made with the database",
    "accounts.job": "the queue, which keeps its own events",
    "sources.fingerprint": "computed from texts, and computed again at any time",
    "sources.fingerprintband": "computed from texts, and computed again at any time",
    "sources.searchlanguage": "noted with the texts, and noted again at any time",
    "sources.searchword": "computed from texts, and computed again at any time",
    "sources.publisherline": "computed from texts, and computed again at any time",
    "claims.claimterm": "computed from statements, and computed again at any time",
    "claims.termfrequency": "counted, and counted again every hour",
    "claims.matchingstate": "counted, and counted again every hour",
    "claims.stalemark": "a queue: what waits to be computed anew",
    "claims.corroboration": "computed; results that no longer hold are kept as rows",
    **{
        model._meta.label_lower: "rows are only ever added"
        for model in apps.get_app_config("reviews").get_models()
        if issubclass(model, AppendOnly)
    },
}

CHANGES: dict[str, tuple[Any, dict[str, Any]]] = {
    "accounts.user": (UserFactory, {"first_name": "Ada"}),
    "accounts.rolegrant": (RoleGrantFactory, {"role": "editor"}),
    "accounts.invitation": (InvitationFactory, {"roles": ["editor"]}),
    "accounts.apitoken": (ApiTokenFactory, {"name": "another"}),
    "accounts.webhook": (WebhookFactory, {"name": "Another"}),
    "sources.source": (SourceFactory, {"name": "Another"}),
    "sources.sourcename": (SourceNameFactory, {"text": "Another"}),
    "sources.sourceidentifier": (SourceIdentifierFactory, {"value": "another.example"}),
    "sources.sourcetie": (SourceTieFactory, {"office": "owner"}),
    "sources.article": (ArticleFactory, {"title": "Another"}),
    "sources.articleurl": (ArticleUrlFactory, {"kind": "mirror"}),
    "sources.articleversion": (VersionFactory, {"extractor": "another 2.0"}),
    "sources.segment": (SegmentFactory, {"end": 5}),
    "sources.credit": (CreditFactory, {"position": 3}),
    "sources.articlelink": (ArticleLinkFactory, {"note": "another"}),
    "sources.possibleduplicate": (PossibleDuplicateFactory, {"score": Decimal("0.5")}),
    "sources.merge": (MergeFactory, {"reason": "another"}),
    "claims.topic": (TopicFactory, {"name": "Another"}),
    "claims.claim": (ClaimFactory, {"place": "Otaru"}),
    "claims.claimsubject": (ClaimSubjectFactory, {"source_id": None}),
    "claims.claimtopic": (ClaimTopicFactory, {"topic_id": None}),
    "claims.claimrelation": (ClaimRelationFactory, {"reason": "another"}),
    "claims.origin": (OriginFactory, {"title": "Another"}),
    "claims.poll": (PollFactory, {"place": "Otaru"}),
    "claims.appearance": (AppearanceFactory, {"note": "another"}),
    "claims.attribution": (AttributionFactory, {"named_as": "he"}),
    "claims.independencejudgement": (IndependenceJudgementFactory, {"reason": "another"}),
    "claims.suggestion": (SuggestionFactory, {"rule": "another"}),
    "claims.matchpair": (MatchPairFactory, {"matches": False}),
    "reviews.ratingscale": (RatingScaleFactory, {"description": "Another"}),
    "reviews.rating": (RatingFactory, {"definition": "Another"}),
    "reviews.ratingmapping": (RatingMappingFactory, {"normalised": "mixture"}),
    "reviews.review": (ReviewFactory, {"slug": "another"}),
    "reviews.correctionrequest": (CorrectionRequestFactory, {"text": "Another"}),
    "reviews.externalreview": (ExternalReviewFactory, {"title": "Another"}),
    "reviews.quarantineditem": (QuarantinedItemFactory, {"state": "dismissed"}),
}
"""A row of each tracked model, and a change of it."""

REPLACED = {"source_id": SourceFactory, "topic_id": TopicFactory}
"""Links have nothing but their two ends: the change is another end."""


def our_models() -> dict[str, type[models.Model]]:
    return {
        model._meta.label_lower: model
        for app in ("accounts", "sources", "claims", "reviews")
        for model in apps.get_app_config(app).get_models()
        if not issubclass(model, pghistory.models.Event)
    }


def kept(model: type[models.Model], pk: int) -> list[Any]:
    """The history of a record, oldest state first; the record itself may be gone."""
    history = next(
        one
        for one in apps.get_models()
        if issubclass(one, pghistory.models.Event) and one.pgh_tracked_model is model
    )
    return list(history.objects.filter(pgh_obj_id=pk).order_by("pgh_id"))


def made(label: str) -> tuple[models.Model, dict[str, Any]]:
    factory, change = CHANGES[label]
    ends = {name: REPLACED[name]().pk for name, value in change.items() if value is None}
    return factory(), {**change, **ends}


def test_every_model_is_tracked_or_says_why_not() -> None:
    assert our_models().keys() == CHANGES.keys() | WITHOUT_HISTORY.keys()


@pytest.mark.parametrize("label", sorted(CHANGES))
def test_each_state_is_kept(label: str) -> None:
    record, change = made(label)
    rows = type(record)._base_manager.filter(pk=record.pk)
    rows.update(**change)
    if type(record)._meta.db_table in NEVER_DELETED:
        expected = ["insert", "update"]
    else:
        rows.delete()
        expected = ["insert", "update", "delete"]
    states = kept(type(record), record.pk)
    assert [state.pgh_label for state in states] == expected
    assert {name: getattr(states[-1], name) for name in change} == change


@pytest.mark.parametrize(
    "label", sorted(label for label in CHANGES if issubclass(our_models()[label], Record))
)
def test_each_change_counts_bulk_updates_too(label: str) -> None:
    record, change = made(label)
    rows = type(record)._base_manager.filter(pk=record.pk)
    rows.update(**change)
    rows.update(**change)  # what changes nothing does not count
    assert rows.get().row_version == 2


def test_every_model_with_a_version_counts_by_itself() -> None:
    source = SourceFactory()
    Source.objects.filter(pk=source.pk).update(row_version=77, name="Another")
    source.refresh_from_db()
    assert source.row_version == 2


def test_plain_sql_is_kept_too() -> None:
    sources = [SourceFactory() for _ in range(3)]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE sources_source SET country = 'JP'")
    assert [kept(Source, source.pk)[-1].country for source in sources] == ["JP"] * 3


def test_the_history_names_who_what_and_why() -> None:
    ada = UserFactory()
    name = SourceNameFactory()
    name.text = "Acehide"
    save_record(name, by=ada, reason="as the article spells it")
    pk = name.pk
    delete_record(name, by=None)
    _, update, delete = kept(SourceName, pk)
    assert update.pgh_context == {
        "user": ada.pk,
        "action": "sourcename.change",
        "reason": "as the article spells it",
    }
    assert delete.pgh_context["action"] == "sourcename.delete"
    assert delete.pgh_context["user"] is None


def test_the_counts_kept_on_a_claim_are_no_edit() -> None:
    claim = ClaimFactory()
    values = {
        name: {"label": "single_origin", "listing": "1 article"}.get(name, 1) for name in KEPT
    }
    Claim.objects.filter(pk=claim.pk).update(**values)
    claim.refresh_from_db()
    assert claim.row_version == 1
    assert claim.supports_confirmed == 1
    assert len(kept(Claim, claim.pk)) == 1


def test_a_count_and_an_edit_together_are_an_edit() -> None:
    claim = ClaimFactory()
    Claim.objects.filter(pk=claim.pk).update(article_count=3, place="Otaru")
    claim.refresh_from_db()
    assert claim.row_version == 2
    assert len(kept(Claim, claim.pk)) == 2
