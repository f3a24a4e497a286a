"""Claims and how they relate."""

import pytest
from django.core.exceptions import ValidationError

from accounts.models import Event
from claims.domain.vocabulary import SYMMETRIC_RELATIONS, RelationKind
from claims.models import Claim, ClaimRelation
from claims.services.claims import create_claim, relate
from claims.services.records import save
from tests.claims.fresh import assert_fresh
from tests.claims.writing import cites, claim
from tests.factories.claims import ClaimFactory, TopicFactory
from tests.factories.sources import SourceFactory
from tests.violations import unsaved

pytestmark = pytest.mark.django_db


def test_a_claim_is_added_with_what_it_is_about() -> None:
    source, topic = SourceFactory(), TopicFactory()
    new = create_claim(unsaved(ClaimFactory), by=None, subjects=[source], topics=[topic])
    assert (new.subjects.get(), new.topics.get()) == (source, topic)
    assert Claim.objects.about(source).get() == new


def test_a_subject_named_twice_stores_nothing() -> None:
    source = SourceFactory()
    with pytest.raises(ValidationError):
        create_claim(unsaved(ClaimFactory), by=None, subjects=[source, source])
    assert not Claim.objects.exists()


@pytest.mark.parametrize("text", ["", "x" * 501, "A\x00", "A\ud800"])
def test_an_impossible_statement_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        claim(statement=text)
    assert not Claim.objects.exists()


@pytest.mark.parametrize("kind", list(RelationKind))
def test_a_relation_is_stored_as_said_or_in_id_order_where_it_says_the_same(
    kind: RelationKind,
) -> None:
    older, newer = claim(), claim()
    relation = relate(newer, kind, older, by=None)
    expected = (older, newer) if kind in SYMMETRIC_RELATIONS else (newer, older)
    assert (relation.from_claim, relation.to_claim) == expected
    assert relation.judgement == "confirmed"


def test_a_relation_is_recorded_once() -> None:
    one, other = claim(), claim()
    relate(one, RelationKind.CLOSE, other, by=None)
    with pytest.raises(ValidationError, match="already recorded"):
        relate(other, RelationKind.CLOSE, one, by=None)
    assert ClaimRelation.objects.count() == 1


def test_nothing_is_broader_than_itself_however_far_round() -> None:
    one, two, three = claim(), claim(), claim()
    relate(one, RelationKind.BROADER, two, by=None)
    relate(two, RelationKind.BROADER, three, by=None)
    with pytest.raises(ValidationError, match="come round to where it began"):
        relate(three, RelationKind.BROADER, one, by=None)
    relate(three, RelationKind.IMPLIES, one, by=None)


def test_saving_a_claim_that_was_read_before_leaves_what_was_counted_since() -> None:
    one = claim()
    read = Claim.objects.get(pk=one.pk)
    cites(one)
    read.short = "It sank"
    save(read, by=None, expected_version=read.row_version)
    row = Claim.objects.get(pk=one.pk)
    assert (row.short, row.supports_confirmed, row.appearance_count) == ("It sank", 1, 1)
    assert_fresh()


def test_what_is_counted_is_no_edit_of_the_claim() -> None:
    one = claim()
    cites(one)
    assert Claim.objects.get(pk=one.pk).row_version == 1
    assert [event.action for event in Event.objects.about(one)] == [
        "claim.added",
        "claim.recomputed",
    ]
