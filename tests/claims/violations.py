"""For each rule of `claims`, a record that breaks it and nothing else."""

from datetime import UTC, datetime
from typing import Any

from claims.domain.vocabulary import (
    ClaimStatus,
    Comparator,
    OriginKind,
    RelationKind,
    Statistic,
    SuggestionStatus,
)
from claims.models import ClaimRelation, Origin
from sources.domain.vocabulary import Judgement
from tests.factories.accounts import UserFactory
from tests.factories.claims import (
    AppearanceFactory,
    AttributionFactory,
    ClaimFactory,
    ClaimRelationFactory,
    ClaimSubjectFactory,
    ClaimTopicFactory,
    CorroborationFactory,
    IndependenceJudgementFactory,
    MatchPairFactory,
    OriginFactory,
    PollFactory,
    StaleMarkFactory,
    SuggestionFactory,
)
from tests.factories.sources import SourceFactory, VersionFactory
from tests.sources.violations import backwards
from tests.violations import NONSENSE, Factory, Violation, again, changed, unsaved, words

COUNTED = {"comparator": Comparator.EQ.value, "statistic": Statistic.COUNT.value}
SHARE = {"comparator": Comparator.EQ.value, "statistic": Statistic.SHARE.value}
RANGE = {"comparator": Comparator.BETWEEN.value, "statistic": Statistic.COUNT.value}


def figures(factory: Factory) -> dict[str, Violation]:
    """Violations of what holds for a figure, on a claim or on an appearance."""
    name = factory._meta.model._meta.model_name
    return {
        **words(factory, "comparator", "statistic"),
        f"{name}_bounds_ordered": lambda: unsaved(factory, lower=2, upper=1, **COUNTED),
        f"{name}_amount_from_lower": lambda: unsaved(factory, lower=2, amount=1, **COUNTED),
        f"{name}_amount_to_upper": lambda: unsaved(factory, amount=2, upper=1, **COUNTED),
        f"{name}_share_in_range": lambda: unsaved(factory, amount=101, **SHARE),
        f"{name}_figure_says_how": lambda: unsaved(factory, amount=1),
        f"{name}_between_has_bounds": lambda: unsaved(factory, lower=1, **RANGE),
        f"{name}_as_of_ordered": backwards(factory, "as_of"),
    }


def claim_merged_into_itself() -> Any:
    claim = ClaimFactory()
    return changed(claim, status=ClaimStatus.MERGED.value, merged_into_id=claim.pk)


def related_to_itself() -> ClaimRelation:
    claim = ClaimFactory()
    return unsaved(ClaimRelationFactory, from_claim=claim, to_claim=claim)


def symmetric_backwards() -> ClaimRelation:
    older, newer = ClaimFactory(), ClaimFactory()
    kind = RelationKind.EXCLUDES.value
    return unsaved(ClaimRelationFactory, from_claim=newer, to_claim=older, kind=kind)


def round_trip() -> ClaimRelation:
    kind = RelationKind.BROADER.value
    first = ClaimRelationFactory(kind=kind)
    second = ClaimRelationFactory(kind=kind, from_claim=first.to_claim)
    return unsaved(
        ClaimRelationFactory, kind=kind, from_claim=second.to_claim, to_claim=first.from_claim
    )


def rests_on_itself() -> Any:
    row = AppearanceFactory()
    return unsaved(AttributionFactory, from_appearance=row, to_appearance=row)


def polled_statement() -> Origin:
    return changed(PollFactory().origin, kind=OriginKind.DOCUMENT.value)


def judged_backwards() -> Any:
    older, newer = OriginFactory(), OriginFactory()
    return unsaved(IndependenceJudgementFactory, origin_a=newer, origin_b=older)


def without_version() -> Any:
    return unsaved(AppearanceFactory, version=None, article=VersionFactory().article, **NO_ANCHOR)


def continued_twice() -> Any:
    row = AppearanceFactory()
    AppearanceFactory(continues=row)
    return unsaved(AppearanceFactory, continues=row)


def continuing_itself() -> Any:
    row = AppearanceFactory()
    return changed(row, continues=row)


NO_ANCHOR = {"exact": "", "start": None, "end": None}

CLAIM_VIOLATIONS: dict[str, Violation] = {
    **words(ClaimFactory, "kind", "checkability", "status"),
    **figures(ClaimFactory),
    "claim_stated": lambda: unsaved(ClaimFactory, statement=""),
    "claim_language_is_bcp47": lambda: unsaved(ClaimFactory, language="EN"),
    "claim_only_quotes_attest": lambda: unsaved(ClaimFactory, attests=OriginFactory()),
    "claim_merged_names_survivor": lambda: unsaved(ClaimFactory, status=ClaimStatus.MERGED.value),
    "claim_not_merged_into_itself": claim_merged_into_itself,
    "claim_interval_ordered": lambda: unsaved(ClaimFactory, supports_confirmed=1),
    "claim_verdict_whole": lambda: unsaved(ClaimFactory, verdict="False"),
    "claim_valid_ordered": backwards(ClaimFactory, "valid"),
    "claimsubject_once": lambda: again(ClaimSubjectFactory()),
    "claimtopic_once": lambda: again(ClaimTopicFactory()),
    **words(ClaimRelationFactory, "kind", "judgement"),
    "claimrelation_not_to_itself": related_to_itself,
    "claimrelation_symmetric_once": symmetric_backwards,
    "claimrelation_once_live": lambda: again(
        ClaimRelationFactory(), judgement=Judgement.CONFIRMED.value
    ),
    "claimrelation_acyclic": round_trip,
}

ORIGIN_VIOLATIONS: dict[str, Violation] = {
    **words(OriginFactory, "kind"),
    "origin_titled": lambda: unsaved(OriginFactory, kind=OriginKind.DOCUMENT.value, title=""),
    "origin_held_by_somebody": lambda: unsaved(OriginFactory, holder=None),
    "origin_unnamed_is_described": lambda: unsaved(
        OriginFactory, kind=OriginKind.UNNAMED_SOURCE.value, holder=None
    ),
    "origin_unknown_is_bare": lambda: unsaved(OriginFactory, kind=OriginKind.UNKNOWN.value),
    "origin_date_ordered": backwards(OriginFactory, "date"),
    "poll_sample_positive": lambda: unsaved(PollFactory, sample=0),
    "poll_margin_in_range": lambda: unsaved(PollFactory, margin_of_error="-0.1"),
    "poll_confidence_in_range": lambda: unsaved(PollFactory, confidence_level=100),
    "poll_fieldwork_ordered": backwards(PollFactory, "fieldwork"),
    "poll_origin_is_measurement": lambda: unsaved(PollFactory, origin=OriginFactory()),
    **words(IndependenceJudgementFactory, "verdict"),
    "independencejudgement_reasoned": lambda: unsaved(IndependenceJudgementFactory, reason=""),
    "independencejudgement_one_pair": lambda: unsaved(
        IndependenceJudgementFactory, source_b=SourceFactory()
    ),
    "independencejudgement_pair_ordered": judged_backwards,
}

CHAIN_VIOLATIONS: dict[str, Violation] = {
    **words(AppearanceFactory, "stance", "wording", "force", "basis", "status"),
    **figures(AppearanceFactory),
    "appearance_reading_certainty_known": lambda: unsaved(
        AppearanceFactory, reading="a visit", reading_certainty=NONSENSE
    ),
    "appearance_reading_whole": lambda: unsaved(AppearanceFactory, reading="a visit"),
    "appearance_anchor_whole": lambda: unsaved(AppearanceFactory, end=None),
    "appearance_continued_once": continued_twice,
    "appearance_not_continuing_itself": continuing_itself,
    "appearance_once": lambda: again(AppearanceFactory()),
    "appearance_date_ordered": backwards(AppearanceFactory, "date"),
    "appearance_version_of_article": lambda: unsaved(
        AppearanceFactory, article=VersionFactory().article
    ),
    "appearance_text_has_version": without_version,
    "appearance_anchor_in_text": lambda: unsaved(AppearanceFactory, end=10_000),
    "appearance_anchor_is_slice": lambda: unsaved(AppearanceFactory, exact="the ferry sank at six"),
    **words(AttributionFactory, "kind", "judgement"),
    "attribution_one_target": lambda: unsaved(AttributionFactory, to_origin=None),
    "attribution_not_to_itself": rests_on_itself,
    "attribution_cue_whole": lambda: unsaved(AttributionFactory, cue="said", cue_start=1),
    "attribution_once_to_appearance": lambda: again(
        AttributionFactory(to_appearance=AppearanceFactory())
    ),
    "attribution_once_to_origin": lambda: again(AttributionFactory()),
    "attribution_cue_is_slice": lambda: unsaved(
        AttributionFactory, cue="said", cue_start=0, cue_end=4
    ),
    "suggestion_status_known": lambda: unsaved(
        SuggestionFactory, status=NONSENSE, decided_by=UserFactory()
    ),
    "suggestion_span_ordered": lambda: unsaved(SuggestionFactory, end=0),
    "suggestion_decided_by_somebody": lambda: unsaved(SuggestionFactory, decided_by=UserFactory()),
    "suggestion_accepted_became_appearance": lambda: unsaved(
        SuggestionFactory, status=SuggestionStatus.ACCEPTED.value, decided_by=UserFactory()
    ),
    "suggestion_once": lambda: again(SuggestionFactory()),
    "suggestion_score_in_range": lambda: unsaved(SuggestionFactory, score=1.5),
    "suggestion_words_sha256": lambda: unsaved(SuggestionFactory, words_sha256="ABC"),
    "suggestion_made_when_accepted": lambda: unsaved(SuggestionFactory, made={"claims": [1]}),
    "matchpair_not_empty": lambda: unsaved(MatchPairFactory, text=""),
    "matchpair_once": lambda: again(MatchPairFactory()),
}

CORROBORATION_VIOLATIONS: dict[str, Violation] = {
    **words(StaleMarkFactory, "reason"),
    "corroboration_one_current": lambda: again(CorroborationFactory()),
    "corroboration_interval_ordered": lambda: unsaved(CorroborationFactory, refutes_confirmed=1),
    "corroboration_superseded_later": lambda: unsaved(
        CorroborationFactory, superseded_at=datetime(2018, 11, 30, tzinfo=UTC)
    ),
}

VIOLATIONS = {
    **CLAIM_VIOLATIONS,
    **ORIGIN_VIOLATIONS,
    **CHAIN_VIOLATIONS,
    **CORROBORATION_VIOLATIONS,
}
