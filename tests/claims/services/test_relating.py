"""Suggested relations: stored once, never brought back, never in the way."""

from datetime import date
from typing import Any

import pytest

from accounts.models import Job
from claims.domain.vocabulary import RelationKind
from claims.models import Claim, ClaimRelation
from claims.services import records, relating
from claims.services.relating import judge_relations, suggest_all, suggest_relations
from claims.tasks import suggest_all_relations
from claims.tasks import suggest_relations as task
from sources.domain.vocabulary import Judgement
from tests.claims.writing import cites, claim
from tests.factories.accounts import UserFactory
from tests.factories.claims import OriginFactory, PollFactory

pytestmark = pytest.mark.django_db


def share(amount: int, month: int, **values: Any) -> Claim:
    said = f"In month {month} of 2018, {amount} percent of Russians trusted the courts."
    numbers = {"amount": amount, "comparator": "eq", "statistic": "share", "unit": "percent"}
    when = {"valid_from": date(2018, month, 1), "valid_to": date(2018, month, 28)}
    return claim(**{"statement": said, "kind": "numerical", **numbers, **when, **values})


def rows() -> list[tuple[int, str, int, str]]:
    return [
        (row.from_claim_id, row.kind, row.to_claim_id, row.judgement)
        for row in ClaimRelation.objects.order_by("pk")
    ]


def test_a_new_figure_is_suggested_as_an_update_once() -> None:
    older, newer = share(60, 3), share(70, 9)
    suggest_relations(newer)
    suggest_relations(older)
    assert rows() == [(newer.pk, RelationKind.UPDATES, older.pk, Judgement.SUGGESTED)]
    assert "60 percent" in ClaimRelation.objects.get().reason


def test_of_a_series_only_neighbours_in_time_are_tied() -> None:
    first, second, third = share(60, 3), share(65, 6), share(70, 9)
    list(suggest_all())
    assert {row[:3] for row in rows()} == {
        (second.pk, "updates", first.pk),
        (third.pk, "updates", second.pk),
    }


def test_figures_at_odds_are_suggested_to_exclude_one_another() -> None:
    one, other = share(60, 3), share(70, 3, statement="70 percent of Russians trusted the courts.")
    suggest_relations(other)
    assert rows() == [(one.pk, RelationKind.EXCLUDES, other.pk, Judgement.SUGGESTED)]
    one.refresh_from_db()
    assert one.refutes_confirmed == 0


def test_polls_that_asked_different_things_are_left_apart() -> None:
    for amount, question in ((60, "Do you trust the courts?"), (70, "Is there justice?")):
        origin = PollFactory(origin=OriginFactory(kind="measurement"), question=question).origin
        cites(share(amount, 3, statement=f"{amount} percent of Russians trusted courts."), origin)
    list(suggest_all())
    assert rows() == []


def test_what_was_rejected_never_comes_back() -> None:
    share(60, 3)
    newer = share(70, 9)
    suggest_relations(newer)
    by = UserFactory(roles=["curator"])
    assert judge_relations(ClaimRelation.objects.all(), Judgement.REJECTED, by=by, reason="No") == 1
    assert suggest_relations(newer) == []
    assert [one for looked in suggest_all() for one in looked.proposals] == []
    assert ClaimRelation.objects.get().judged_by == by


def test_claims_that_are_tied_already_are_left_alone() -> None:
    older, newer = share(60, 3), share(70, 9)
    records.save(
        ClaimRelation(from_claim=older, to_claim=newer, kind="close", judgement="confirmed"),
        by=None,
    )
    assert suggest_relations(newer) == []


def test_a_relation_that_somebody_else_records_meanwhile_is_passed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    older, newer = share(60, 3), share(70, 9)
    found = relating.proposals_for(newer)
    records.save(
        ClaimRelation(from_claim=newer, to_claim=older, kind="updates", judgement="suggested"),
        by=None,
    )
    monkeypatch.setattr(relating, "proposals_for", lambda _: found)
    assert suggest_relations(newer) == []
    assert len(rows()) == 1


def test_withdrawn_claims_and_claims_without_figures_take_no_part() -> None:
    share(60, 3, status="withdrawn")
    claim(statement="In 2018 most Russians trusted the courts.")
    assert suggest_relations(share(70, 9)) == []


def test_confirming_brings_the_answers_up_to_date() -> None:
    one, other = share(60, 3), share(70, 3, statement="70 percent of Russians trusted the courts.")
    cites(other)
    suggest_relations(one)
    one.refresh_from_db()
    assert (one.refutes_confirmed, one.refutes_possible) == (0, 1)
    by = UserFactory(roles=["curator"])
    judge_relations(ClaimRelation.objects.suggested(), Judgement.CONFIRMED, by=by)
    one.refresh_from_db()
    assert one.refutes_confirmed == 1
    assert judge_relations(ClaimRelation.objects.all(), Judgement.CONFIRMED, by=by) == 0


def test_saving_a_figure_asks_for_a_look_and_the_job_does_it() -> None:
    share(60, 3)
    newer = share(70, 9)
    asked = Job.objects.filter(task_name="claims.suggest_relations")
    assert [job.args["claim"] for job in asked.order_by("pk")][-1] == newer.pk
    task(by=None, claim=newer.pk)
    task(by=None, claim=0)
    suggest_all_relations(by=None)
    assert len(rows()) == 1


def test_the_job_of_a_claim_without_a_figure_suggests_no_update() -> None:
    share(60, 3)
    task(by=None, claim=claim().pk)
    assert rows() == []
