"""Duplicate claims: proposed once, never against a figure or a denial, never brought back."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from accounts.models import Job
from claims.domain.vocabulary import ClaimKind
from claims.models import Claim, ClaimRelation
from claims.services import duplicates, records
from claims.services.claims import withdraw_claim
from claims.services.duplicates import find_all, suggest_duplicates
from claims.services.relating import judge_relations
from claims.tasks import suggest_relations as task
from sources.domain.vocabulary import Judgement
from tests.claims.writing import claim
from tests.factories.accounts import UserFactory
from tests.factories.claims import OriginFactory

pytestmark = pytest.mark.django_db

SAID = "A ferry sank off Otaru on 3 May 2018."
AGAIN = "On 3 May 2018 a ferry sank off Otaru."
MORE = "A ferry sank off Otaru on 3 May 2018 at noon."


def rows() -> list[tuple[int, str, int, str]]:
    found = ClaimRelation.objects.order_by("pk")
    return [(row.from_claim_id, row.kind, row.to_claim_id, row.judgement) for row in found]


def test_what_says_the_same_is_equivalent_and_what_says_more_is_close() -> None:
    one, other, more = claim(statement=SAID), claim(statement=AGAIN), claim(statement=MORE)
    claim(statement="The harbour of Busan was closed for a week.")
    suggest_duplicates(other)
    suggest_duplicates(more)
    suggest_duplicates(one)
    assert rows() == [
        (one.pk, "equivalent", other.pk, Judgement.SUGGESTED),
        (one.pk, "close", more.pk, Judgement.SUGGESTED),
    ]
    assert "noon" in ClaimRelation.objects.filter(kind="close")[0].reason


@pytest.mark.parametrize(
    "values",
    [
        {"statement": "A ferry sank off Otaru on 4 May 2018."},
        {"statement": "A ferry did not sink off Otaru on 3 May 2018."},
        {"language": "de"},
        {"place": "Korea"},
        {"kind": ClaimKind.QUOTE.value},
        {"valid_from": "2019-01-01", "valid_to": "2019-01-02"},
        {"amount": 4, "comparator": "eq", "statistic": "count", "unit": "ships"},
        {"status": "withdrawn"},
    ],
)
def test_what_differs_in_what_decides_is_not_proposed(values: dict[str, Any]) -> None:
    time = {"valid_from": "2018-05-03", "valid_to": "2018-05-03"}
    figure = {"amount": 1, "comparator": "eq", "statistic": "count", "unit": "ships"}
    one = claim(statement=SAID, place="Japan", **time, **figure)
    other = claim(**{"statement": SAID, **values})
    assert suggest_duplicates(Claim.objects.get(pk=one.pk)) == []
    assert suggest_duplicates(Claim.objects.get(pk=other.pk)) == []


def test_quote_claims_about_two_statements_are_two() -> None:
    for _ in range(2):
        made = claim(statement=SAID, kind="quote", attests=OriginFactory())
    assert suggest_duplicates(made) == []


def test_what_was_rejected_never_comes_back_and_what_is_tied_is_left() -> None:
    claim(statement=SAID)
    other = claim(statement=AGAIN)
    assert len(suggest_duplicates(other)) == 1
    assert suggest_duplicates(other) == []
    by = UserFactory(roles=["curator"])
    judge_relations(ClaimRelation.objects.all(), Judgement.REJECTED, by=by)
    assert suggest_duplicates(other) == []
    assert [one for looked in find_all() for one in looked.proposals] == []
    assert ClaimRelation.objects.saying_alike().get().judgement == Judgement.REJECTED


def test_what_somebody_else_records_meanwhile_is_passed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one, other = claim(statement=SAID), claim(statement=AGAIN)
    found = duplicates.duplicates_of(other)
    row = ClaimRelation(from_claim=one, to_claim=other, kind="equivalent", judgement="confirmed")
    records.save(row, by=None)
    monkeypatch.setattr(duplicates, "duplicates_of", lambda _: found)
    assert suggest_duplicates(other) == []


def test_every_claim_that_is_saved_is_looked_at_by_a_job() -> None:
    claim(statement=SAID)
    other = claim(statement=AGAIN)
    asked = Job.objects.filter(task_name="claims.suggest_relations").order_by("pk")
    assert [job.args["claim"] for job in asked][-1] == other.pk
    task(by=None, claim=other.pk)
    assert [row[1] for row in rows()] == ["equivalent"]


def told(*options: str) -> str:
    out = StringIO()
    call_command("find_duplicate_claims", *options, stdout=out)
    return out.getvalue()


def test_the_command_looks_through_all_and_tells() -> None:
    one, other = claim(statement=SAID), claim(statement=AGAIN)
    gone = claim(statement=SAID)
    withdraw_claim(gone, by=UserFactory(), reason="no claim")
    shown = told("--dry-run")
    assert "2 claims compared, 1 relations would be suggested." in shown
    assert f"equivalent {AGAIN} [{other.pk}]" in shown
    assert rows() == []
    assert "0 relations were suggested" in told("--after", str(other.pk))
    assert "1 relations were suggested" in told("--after", str(one.pk))
    assert "2 claims compared, 0 relations were suggested." in told()
