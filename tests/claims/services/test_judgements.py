"""An editor's word on independence: given, taken back, and what it changes."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError

from accounts.models import Event
from claims.domain.vocabulary import Verdict
from claims.models import IndependenceJudgement, Origin
from claims.services.judgements import (
    AlreadyWithdrawn,
    judge_independence,
    withdraw_judgement,
)
from tests.claims.fresh import assert_fresh, interval, stored
from tests.claims.writing import cites, claim
from tests.factories.accounts import UserFactory
from tests.factories.claims import OriginFactory
from tests.factories.sources import SourceFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 4, tzinfo=UTC)


@pytest.mark.parametrize("make", [OriginFactory, SourceFactory])
def test_a_judgement_is_stored_lower_id_first(make: type) -> None:
    older, newer = make(), make()
    judgement = judge_independence(
        newer, older, Verdict.DIFFERENT, reason="two rooms", by=UserFactory()
    )
    field = "origin" if make is OriginFactory else "source"
    assert getattr(judgement, f"{field}_a") == older
    assert getattr(judgement, f"{field}_b") == newer


@pytest.mark.parametrize("reason", ["", "A\x00"])
def test_a_judgement_needs_a_reason(reason: str) -> None:
    with pytest.raises(ValidationError):
        judge_independence(
            OriginFactory(), OriginFactory(), Verdict.SAME, reason=reason, by=UserFactory()
        )


@pytest.mark.parametrize("other", [None, SourceFactory], ids=["itself", "a source"])
def test_what_cannot_be_compared_is_refused(other: type | None) -> None:
    origin = OriginFactory()
    with pytest.raises(ValidationError):
        judge_independence(
            origin,
            other() if other else origin,
            Verdict.SAME,
            reason="?",
            by=UserFactory(),
        )


def test_judgements_change_the_answer_and_say_so_until_withdrawn() -> None:
    one, by = claim(), UserFactory(first_name="Ana", last_name="Ito")
    origins = OriginFactory(), OriginFactory()
    for origin in origins:
        cites(one, origin)
    assert interval(one) == [2, 2]
    word = judge_independence(*origins, Verdict.SAME, reason="One press conference.", by=by)
    assert interval(one) == [1, 1]
    (reason,) = [r for r in stored(one).result["reasons"] if r["code"] == "editor"]
    assert "an editor (Ana Ito, " in reason["message"]
    assert reason["message"].endswith("judged them to be the same: “One press conference”.")
    assert_fresh()
    withdraw_judgement(word, reason="Two days apart", by=by, now=NOW)
    assert interval(one) == [2, 2]
    assert word.withdrawn_at == NOW
    assert "editor" not in {r["code"] for r in stored(one).result["reasons"]}
    assert_fresh()
    withdrawn = Event.objects.about(word).last()
    assert withdrawn is not None
    assert (withdrawn.reason, withdrawn.actor) == ("Two days apart", by)


def test_the_latest_of_those_that_stand_wins() -> None:
    one, by = claim(), UserFactory()
    origins = OriginFactory(), OriginFactory()
    for origin in origins:
        cites(one, origin)
    judge_independence(*origins, Verdict.SAME, reason="One room", by=by)
    later = judge_independence(*origins, Verdict.DIFFERENT, reason="Two rooms", by=by)
    # In one transaction the database's clock stands still: the later row wins.
    assert interval(one) == [2, 2]
    withdraw_judgement(later, reason="One room after all", by=by, now=NOW)
    assert interval(one) == [1, 1]


def test_a_judgement_is_withdrawn_once_and_for_a_reason() -> None:
    one, other, by = OriginFactory(), OriginFactory(), UserFactory()
    word = judge_independence(one, other, Verdict.SAME, reason="One room", by=by)
    with pytest.raises(ValidationError):
        withdraw_judgement(word, reason="  ", by=by, now=NOW)
    assert IndependenceJudgement.objects.standing().exists()
    withdraw_judgement(word, reason="Two rooms", by=by, now=NOW)
    with pytest.raises(AlreadyWithdrawn):
        withdraw_judgement(word, reason="Again", by=by, now=NOW)


def test_a_judgement_on_sources_acts_on_all_their_statements() -> None:
    one, by = claim(), UserFactory()
    sources = [SourceFactory(), SourceFactory()]
    for source in sources * 2:
        cites(one, OriginFactory(holder=source))
    assert interval(one) == [2, 2]
    judge_independence(*sources, Verdict.SAME, reason="One desk", by=by)
    assert interval(one) == [1, 1]
    (group,) = stored(one).result["supports"]["groups"]
    assert len(group["members"]) == Origin.objects.count() == 4
    assert any(
        f"judged {sources[0]} and {sources[1]} to be the same" in one["message"]
        for one in group["reasons"]
    )
    assert_fresh()
