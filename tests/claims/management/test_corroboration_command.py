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


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("--all 6", "“6” and --all exclude one another."),
        ("--stale 6", "“6” and --stale exclude one another."),
        ("--all --stale", "--all and --stale exclude one another."),
        ("--all --stale 6", "“6”, --all and --stale exclude one another."),
        ("6 --dry-run", "--dry-run does nothing with one claim: leave it out, or give --all."),
        ("6 --workers=0", "--workers does nothing with one claim"),
        ("6 --policy=1 --anew", "--anew and --policy do nothing with one claim: leave them out"),
        ("--stale --json", "--json does nothing with --stale: leave it out."),
        ("--stale --policy=1 --dry-run", "--policy and --dry-run do nothing with --stale"),
        ("--all --json", "--json does nothing with --all: leave it out."),
        ("--all --as-of=2019-01-23", "--as-of does nothing with --all: leave it out."),
        ("--all --dry-run --policy=1 --workers=2", "--workers does nothing with --dry-run"),
        ("--all --dry-run", "--dry-run compares with a policy: name it by --policy N."),
        ("--all --policy=9", "There is no policy 9. Known are: 1."),
    ],
)
def test_options_that_do_not_fit_together_are_named(words: str, said: str) -> None:
    with pytest.raises(CommandError) as refused:
        call_command("corroboration", *words.split())
    assert said in str(refused.value)


@pytest.mark.parametrize("words", ["0", "000", "-5", "-0"])
def test_what_is_no_id_is_called_so(words: str) -> None:
    with pytest.raises(CommandError, match=f"{words} is no id"):
        call_command("corroboration", "--", words)
    with pytest.raises(CommandError, match=f"{words} is no id"):
        call_command("corroboration", words)


@pytest.mark.django_db
def test_an_id_is_read_to_its_end() -> None:
    one = AttributionFactory(inferred=True).from_appearance.claim
    out = StringIO()
    call_command("corroboration", f"{'0' * 20}{one.pk}", stdout=out)
    assert one.statement.split()[0] in out.getvalue()
    for beyond in (f"{one.pk:018}0", "9" * 19, "9" * 5000):
        with pytest.raises(CommandError, match="There is no claim"):
            call_command("corroboration", beyond)


@pytest.mark.django_db
def test_no_claim_at_all_is_told_from_no_claim_that_fits() -> None:
    with pytest.raises(CommandError, match=r"There are no claims yet: `manage.py load_seeds`"):
        call_command("corroboration", "bridge")
    ClaimFactory(statement="The treaty was signed.")
    with pytest.raises(CommandError, match="No claim fits “bridge”: all words must"):
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
