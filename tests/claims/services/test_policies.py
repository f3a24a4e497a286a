"""What another policy would change is told before anybody adopts it, and nothing is stored."""

import json
from dataclasses import replace
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Event
from claims.domain.policy import POLICIES, POLICY_1
from claims.models import Claim, Corroboration, StaleMark
from claims.services import policies
from claims.services.policies import compare
from sources.domain.vocabulary import TieKind
from sources.models import SourceTie
from sources.services import records as source_records
from tests.claims.fresh import interval
from tests.claims.writing import cites, claim, first_hand
from tests.factories.sources import SourceFactory, VersionFactory

POLICY_2 = replace(POLICY_1, version=2, control_share=Decimal(30), copy_links=frozenset())
"""Owning less is controlling already, and copies are counted apart."""

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("second_policy")]


@pytest.fixture
def second_policy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(POLICIES, 2, POLICY_2)


def of_one_house() -> Claim:
    """Two papers on the spot, of each of which one house owns forty percent."""
    one, house = claim(), SourceFactory(kind="company")
    for paper in (SourceFactory(), SourceFactory()):
        tie = SourceTie(from_source=house, to_source=paper, kind=TieKind.OWNS, percentage=40)
        source_records.save(tie, by=None)
        first_hand(one, version=VersionFactory(article__publisher=paper))
    return one


def told(*words: str) -> str:
    out = StringIO()
    call_command("corroboration", "--all", "--policy=2", "--dry-run", *words, stdout=out)
    return out.getvalue()


def test_it_names_the_claims_that_change_and_the_sentences_that_differ() -> None:
    one, other = of_one_house(), claim()
    cites(other)
    first, second = compare(POLICY_2)
    assert (first.claim, first.changes) == (one.pk, True)
    assert (first.before.label, first.before.supports) == ("corroborated", (2, 2))
    assert (first.after.label, first.after.supports) == ("single_origin", (1, 1))
    assert any("owne" in sentence or "house" in sentence.lower() for sentence in first.came)
    assert (second.claim, second.changes, second.came, second.went) == (other.pk, False, (), ())


def test_the_command_tells_them_with_totals() -> None:
    one = of_one_house()
    cites(claim())
    said = told()
    assert f"{one.pk}  {one.statement}\n    corroborated [2, 2] → single origin [1, 1]" in said
    assert "\n    + " in said
    assert "Under policy 2, 1 of 2 claims would have another answer" in said
    assert "       1  corroborated → single origin" in said


def test_the_command_tells_programs_line_by_line() -> None:
    one = of_one_house()
    change, totals = [json.loads(line) for line in told("--json").splitlines()]
    assert (change["claim"], change["before"]["supports"]) == (one.pk, [2, 2])
    assert totals["totals"]["transitions"] == [
        {"before": "corroborated", "after": "single_origin", "claims": 1}
    ]


def test_nothing_is_stored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policies, "BATCH", 1)
    one = of_one_house()
    cites(claim())
    before = (Corroboration.objects.count(), Event.objects.count())
    told()
    assert (Corroboration.objects.count(), Event.objects.count()) == before
    assert interval(one) == [2, 2]
    assert not StaleMark.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_it_could_not_write_if_it_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    of_one_house()
    monkeypatch.setattr(
        policies, "assessment_of", lambda *_, **__: Claim.objects.update(place="Otaru")
    )
    with pytest.raises(Exception, match="read-only transaction"):
        list(compare(POLICY_2))


def test_a_policy_in_force_changes_nothing() -> None:
    of_one_house()
    assert not any(one.changes or one.came or one.went for one in compare(POLICY_1))


def test_a_claim_nobody_counted_is_compared_with_the_policy_in_force() -> None:
    one = of_one_house()
    Corroboration.objects.update(superseded_at="2030-01-01T00:00:00Z")
    (compared,) = compare(POLICY_2)
    assert (compared.claim, compared.before.supports) == (one.pk, (2, 2))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--policy=2"], "it is adopted in the code: set CURRENT_POLICY"),
        (["--policy=9"], "There is no policy 9"),
        (["--policy=9", "--dry-run"], "There is no policy 9"),
        (["--dry-run"], "name it by --policy N"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_way_to_go(words: list[str], said: str) -> None:
    with pytest.raises(CommandError, match=said):
        call_command("corroboration", "--all", *words)


@pytest.mark.parametrize("option", ["--policy=1", "--dry-run", "--workers=2", "--anew"])
def test_options_for_all_claims_are_refused_for_one(option: str) -> None:
    with pytest.raises(CommandError, match="does nothing with one claim"):
        call_command("corroboration", str(claim().pk), option)
