"""`manage.py corroboration` says in one sentence what it cannot do."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories.claims import AttributionFactory, ClaimFactory


@pytest.mark.parametrize("day", ["nonsense", "0000-01-01"])
def test_what_is_no_day_is_refused(day: str) -> None:
    with pytest.raises(CommandError, match=f"“{day}” is not a day such as"):
        call_command("corroboration", "1", f"--as-of={day}")


@pytest.mark.parametrize("words", [[], [" "], ["--all", "1"]])
def test_it_wants_one_claim_or_all(words: list[str]) -> None:
    with pytest.raises(CommandError, match="Name one claim"):
        call_command("corroboration", *words)


@pytest.mark.parametrize("option", ["--json", "--as-of=2019-01-23"])
def test_all_prints_no_result(option: str) -> None:
    with pytest.raises(CommandError, match="--all prints no result"):
        call_command("corroboration", "--all", option)


@pytest.mark.django_db
def test_no_claim_at_all_is_told_from_no_claim_that_fits() -> None:
    with pytest.raises(CommandError, match=r"There are no claims yet: `manage.py load_seeds`"):
        call_command("corroboration", "bridge")
    ClaimFactory(statement="The treaty was signed.")
    with pytest.raises(CommandError, match="No claim fits “bridge”"):
        call_command("corroboration", "bridge")


@pytest.mark.django_db
def test_it_says_what_would_change_the_answer() -> None:
    hop = AttributionFactory(inferred=True)
    out = StringIO()
    call_command("corroboration", str(hop.from_appearance.claim_id), stdout=out)
    told = " ".join(out.getvalue().split())
    assert (
        f"What would change this · If it is confirmed that “{hop.from_appearance.article}" in told
    )
