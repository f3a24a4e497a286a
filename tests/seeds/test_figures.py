"""The figures of the shipped seeds: what is told of them, and what is suggested between them."""

from io import StringIO

import pytest
from django.core.management import call_command

from claims.domain.vocabulary import RelationKind
from claims.models import Claim, ClaimRelation
from claims.services.corroboration import assessment_of
from claims.services.relating import suggest_all

# Everything is loaded, on whatever machine.
pytestmark = [pytest.mark.usefixtures("shipped_in_database"), pytest.mark.timeout(300)]

CONFIDENCE_2018 = "In March 2018 more than 57 percent"
CONFIDENCE_2019 = "In January 2019, 33.4 percent"
OPPOSED_2018 = "In November 2018, 74 percent"


def test_the_waves_of_one_poll_are_tied_and_two_polls_are_never_confused() -> None:
    # What the seeds tie already is not suggested again.
    assert [one for looked in suggest_all() for one in looked.proposals] == []

    ClaimRelation.objects.filter(from_claim__statement__startswith=CONFIDENCE_2019).delete()
    before = ClaimRelation.objects.count()
    told = StringIO()
    call_command("suggest_relations", "--dry-run", stdout=told)
    assert "1 relations would be suggested" in told.getvalue()
    assert ClaimRelation.objects.count() == before

    # The polls on the islands and on confidence share unit, people, place and window, but not the
    # question: nothing ties them.
    list(suggest_all())
    relation = ClaimRelation.objects.latest("pk")
    assert ClaimRelation.objects.count() == before + 1
    assert relation.from_claim.statement.startswith(CONFIDENCE_2019)
    assert relation.kind == RelationKind.UPDATES
    assert relation.to_claim.statement.startswith(CONFIDENCE_2018)


def test_what_is_told_of_a_poll_and_of_a_rhetorical_number() -> None:
    figures = assessment_of(Claim.objects.get(statement__startswith=OPPOSED_2018)).figures
    assert [one.number.text for one in figures.reported] == ["74 percent"]
    assert [one.relation for one in figures.reported] == ["same"]
    (poll,) = figures.polls
    assert "fieldwork" in poll.disclosed
    assert "margin_of_error" in poll.missing

    result = assessment_of(Claim.objects.get(appearances__amount=95))
    (figure,) = [one for one in result.figures.reported if one.is_rhetorical]
    assert figure.number.text == "about 95 percent"
    assert not result.misquotes
    assert "rhetorical_number" in {one.code for one in result.reasons}
