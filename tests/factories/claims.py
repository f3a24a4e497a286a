"""Rows of `claims` for tests."""

from datetime import UTC, datetime
from typing import Any

import factory
from factory.django import DjangoModelFactory

from claims.domain.corroboration.figure_block import FigureBlock
from claims.domain.corroboration.result import Assessment, Side
from claims.domain.vocabulary import (
    AppearanceStatus,
    AttributionKind,
    Basis,
    ClaimKind,
    Label,
    OriginKind,
    RelationKind,
    StaleReason,
    Verdict,
)
from claims.models import (
    Appearance,
    Attribution,
    Claim,
    ClaimRelation,
    ClaimSubject,
    ClaimTopic,
    Corroboration,
    IndependenceJudgement,
    MatchPair,
    Origin,
    Poll,
    StaleMark,
    Suggestion,
    Topic,
)
from sources.domain.vocabulary import SourceKind
from tests.factories.accounts import EventFactory, UserFactory
from tests.factories.sources import SourceFactory, VersionFactory

QUOTE = "the ferry sank at noon"


class TopicFactory(DjangoModelFactory[Topic]):
    class Meta:
        model = Topic

    name = factory.Sequence(lambda n: f"Topic {n}")
    slug = factory.Sequence(lambda n: f"topic-{n}")


class ClaimFactory(DjangoModelFactory[Claim]):
    class Meta:
        model = Claim

    statement = factory.Sequence(lambda n: f"Ferry number {n} sank off Otaru on 3 May 2018.")
    kind = ClaimKind.EVENT.value


class ClaimSubjectFactory(DjangoModelFactory[ClaimSubject]):
    class Meta:
        model = ClaimSubject

    claim = factory.SubFactory(ClaimFactory)
    source = factory.SubFactory(SourceFactory)


class ClaimTopicFactory(DjangoModelFactory[ClaimTopic]):
    class Meta:
        model = ClaimTopic

    claim = factory.SubFactory(ClaimFactory)
    topic = factory.SubFactory(TopicFactory)


class ClaimRelationFactory(DjangoModelFactory[ClaimRelation]):
    class Meta:
        model = ClaimRelation

    from_claim = factory.SubFactory(ClaimFactory)
    to_claim = factory.SubFactory(ClaimFactory)
    kind = RelationKind.IMPLIES.value


class OriginFactory(DjangoModelFactory[Origin]):
    class Meta:
        model = Origin

    kind = OriginKind.STATEMENT.value
    holder = factory.SubFactory(SourceFactory, kind=SourceKind.PERSON.value)
    title = factory.Sequence(lambda n: f"Statement {n}")


class PollFactory(DjangoModelFactory[Poll]):
    class Meta:
        model = Poll

    origin = factory.SubFactory(OriginFactory, kind=OriginKind.MEASUREMENT.value)
    conductor = factory.SubFactory(SourceFactory, kind=SourceKind.POLLSTER.value)
    question = "Should the islands be handed over?"


class AppearanceFactory(DjangoModelFactory[Appearance]):
    """An accepted appearance, in a new article unless `version` is given, anchored where it stands.

    `AppearanceFactory(quote=…)` anchors other words of the version's text.
    """

    class Meta:
        model = Appearance
        exclude = ["quote"]

    quote = QUOTE
    claim = factory.SubFactory(ClaimFactory)
    version = factory.SubFactory(VersionFactory)
    article = factory.SelfAttribute("version.article")
    exact = factory.SelfAttribute("quote")
    start = factory.LazyAttribute(lambda row: row.version.text.index(row.quote))
    end = factory.LazyAttribute(lambda row: row.start + len(row.quote))
    status = AppearanceStatus.ACCEPTED.value
    basis = Basis.ATTRIBUTED.value


class AttributionFactory(DjangoModelFactory[Attribution]):
    """A hop from an appearance to an origin, or to another appearance when that is given."""

    class Meta:
        model = Attribution

    from_appearance = factory.SubFactory(AppearanceFactory)
    to_origin = factory.Maybe("to_appearance", None, factory.SubFactory(OriginFactory))
    to_appearance = None
    kind = AttributionKind.RELAYS_STATEMENT.value


class IndependenceJudgementFactory(DjangoModelFactory[IndependenceJudgement]):
    class Meta:
        model = IndependenceJudgement

    origin_a = factory.SubFactory(OriginFactory)
    origin_b = factory.SubFactory(OriginFactory)
    verdict = Verdict.SAME.value
    reason = "One press conference"
    judged_by = factory.SubFactory(UserFactory)


class SuggestionFactory(DjangoModelFactory[Suggestion]):
    class Meta:
        model = Suggestion

    version = factory.SubFactory(VersionFactory)
    start = 0
    end = 4
    rule = "reported_speech"
    proposal = {"stance": "supports"}


class MatchPairFactory(DjangoModelFactory[MatchPair]):
    class Meta:
        model = MatchPair

    text = factory.Sequence(lambda n: f"A ferry went down, number {n}.")
    claim = factory.SubFactory(ClaimFactory)
    matches = True
    said_by = factory.SubFactory(UserFactory)


def result_of(row: Any) -> dict[str, Any]:
    """A whole assessment as it is stored."""
    return Assessment(
        claim_id=row.claim.pk,
        policy=row.policy,
        as_of=None,
        label=Label(row.label),
        open=False,
        at_source=False,
        answer="One article says this, and it rests on one statement.",
        listing="1 appearance · 1 article · 1 statement",
        supports=Side(row.supports_confirmed, row.supports_possible),
        refutes=Side(row.refutes_confirmed, row.refutes_possible),
        appearances=1,
        articles=1,
        publishers=1,
        echo_factor=1.0,
        reasons=(),
        qualifies=(),
        discusses=(),
        left_out=(),
        loops=(),
        contested=(),
        contradicting_articles=(),
        misquotes=(),
        figures=FigureBlock(),
    ).to_dict()


class StaleMarkFactory(DjangoModelFactory[StaleMark]):
    """A claim that is being counted anew because of an event."""

    class Meta:
        model = StaleMark

    claim = factory.SubFactory(ClaimFactory)
    since = datetime(2026, 5, 3, 14, 3, tzinfo=UTC)
    reason = StaleReason.RIPPLE.value
    cause = factory.SubFactory(EventFactory, action="article.changed", object_text="Ferry sinks")


class CorroborationFactory(DjangoModelFactory[Corroboration]):
    """The current result of a claim."""

    class Meta:
        model = Corroboration

    claim = factory.SubFactory(ClaimFactory)
    policy = 1
    label = Label.SINGLE_ORIGIN.value
    supports_confirmed = 1
    supports_possible = 1
    refutes_confirmed = 0
    refutes_possible = 0
    input_hash = "0" * 64
    computed_at = datetime(2018, 12, 1, tzinfo=UTC)
    result = factory.LazyAttribute(result_of)
