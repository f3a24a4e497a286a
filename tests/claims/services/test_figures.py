"""A figure other than the claim's is asked about before it is accepted."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from claims.models import Appearance, Claim
from claims.services import records
from claims.services.appearances import record_appearance
from tests.claims.writing import claim
from tests.factories.claims import AppearanceFactory
from tests.violations import unsaved

pytestmark = pytest.mark.django_db

SHARE = {"comparator": "eq", "statistic": "share", "unit": "percent"}


def exact() -> Claim:
    return claim(amount=74, **SHARE)


def reported(of: Claim, amount: Any = 78, **values: Any) -> Appearance:
    return unsaved(AppearanceFactory, claim=of, **{**SHARE, "amount": amount, **values})


def refusal(row: Appearance) -> str:
    with pytest.raises(ValidationError) as caught:
        records.save(row, by=None)
    (error,) = caught.value.error_dict["amount"]
    assert "say why" in str(error.message)
    return str(error.code)


def test_another_figure_is_refused_naming_both() -> None:
    with pytest.raises(ValidationError, match=r"says 74 percent.*with 78 percent") as caught:
        record_appearance(reported(exact()), by=None)
    assert caught.value.error_dict["amount"][0].code == "other_figure"


def test_a_reason_says_that_it_is_meant_and_it_is_not_asked_again() -> None:
    row = record_appearance(reported(exact()), by=None, reason="So it stands in the paper.")
    row.note = "Seen in print."
    records.save(row, by=None)
    row.amount = 79
    assert refusal(row) == "other_figure"


@pytest.mark.parametrize(
    "values",
    [
        {"amount": "73.6"},
        {"amount": 75, "comparator": "approx"},
        {"stance": "refutes"},
        {"force": "rhetorical"},
        {"status": "suggested"},
        {"amount": None, "comparator": "", "statistic": ""},
    ],
    ids=str,
)
def test_what_is_not_asked_about(values: dict[str, Any]) -> None:
    record_appearance(reported(exact(), **values), by=None)


def test_a_claim_without_an_exact_figure_takes_any() -> None:
    record_appearance(reported(claim(lower=50, **{**SHARE, "comparator": "gt"})), by=None)
    record_appearance(reported(claim()), by=None)


def test_accepting_a_suggested_one_asks() -> None:
    row = record_appearance(reported(exact(), status="suggested"), by=None)
    row.status = "accepted"
    assert refusal(row) == "other_figure"


def test_what_the_database_refuses_is_refused_by_its_rule() -> None:
    row = reported(exact(), amount=74, lower=80)
    with pytest.raises(ValidationError) as caught:
        records.save(row, by=None)
    assert "appearance_amount_from_lower" in str(caught.value.error_list[0].code)


@pytest.mark.parametrize(
    ("words", "is_asked"),
    [("now 78 percent", True), ("now 74 percent", False), ("174 percent", True), ("few", True)],
)
def test_a_figure_that_its_text_no_longer_shows_is_asked_about(words: str, is_asked: bool) -> None:
    of = exact()
    before = AppearanceFactory(
        claim=of, **SHARE, amount=74, version__body="Here 74 percent agree.", quote="74 percent"
    )
    row = AppearanceFactory(
        claim=of,
        **SHARE,
        amount=74,
        version__body=f"Here {words} agree.",
        quote=words,
        status="changed",
        continues=before,
    )
    row.status = "accepted"
    if is_asked:
        assert refusal(row) == "figure_changed"
    else:
        records.save(row, by=None)
