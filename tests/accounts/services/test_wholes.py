"""Whoever changes a part of a record changes the record: whose version was seen before is stale."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from accounts.errors import StaleRecord
from accounts.services.records import delete_record, save_record
from accounts.services.steps import attempted, verb
from claims.models import Claim, ClaimTopic
from claims.services import records
from claims.services.claims import change_claim, create_claim
from tests.factories.claims import (
    ClaimFactory,
    ClaimSubjectFactory,
    ClaimTopicFactory,
    PollFactory,
    TopicFactory,
)
from tests.factories.reviews import RatingFactory
from tests.factories.sources import SegmentFactory, SourceFactory
from tests.violations import unsaved

PARTS: dict[str, tuple[Callable[[], Any], dict[str, Callable[[], Any]]]] = {
    "ClaimSubject": (ClaimSubjectFactory, {"source": SourceFactory}),
    "ClaimTopic": (ClaimTopicFactory, {"topic": TopicFactory}),
    "Poll": (PollFactory, {"question": lambda: "Should they?"}),
    "Segment": (SegmentFactory, {"kind": lambda: "caption"}),
    "Rating": (RatingFactory, {"label": lambda: "Another label"}),
}
"""How one of each kind is made, and what of it is changed."""


def parts() -> dict[str, Any]:
    """The models whose rows are parts, with the name of the column that refers to the whole."""
    found = {model.__name__: getattr(model, "PART_OF", None) for model in apps.get_models()}
    return {name: column for name, column in found.items() if column}


def version_of(row: Any) -> int:
    whole: Any = getattr(row, row.PART_OF)
    return int(type(whole)._base_manager.values_list("row_version", flat=True).get(pk=whole.pk))


def test_every_kind_of_part_is_tried() -> None:
    assert parts().keys() == PARTS.keys()


def test_a_row_without_a_version_that_goes_with_a_record_is_a_part_of_it() -> None:
    for model in apps.get_models():
        names = {field.name for field in model._meta.fields}
        if "row_version" in names or not hasattr(model, "pgh_event_models"):
            continue
        for field in model._meta.fields:
            goes = field.is_relation and field.remote_field.on_delete is models.CASCADE
            if goes and hasattr(field.related_model, "row_version"):
                assert getattr(model, "PART_OF", None) == field.name, model


@pytest.mark.django_db
@pytest.mark.parametrize("kind", PARTS)
def test_a_part_that_is_added_changed_or_deleted_makes_another_version(kind: str) -> None:
    make, changes = PARTS[kind]
    row = make()
    seen = version_of(row)
    with verb("part.touch", by=None):
        save_record(row, by=None)
    assert version_of(row) == seen
    for name, value in changes.items():
        setattr(row, name, value())
    save_record(row, by=None)
    assert version_of(row) == seen + 1
    again = type(row)(
        **{
            field.attname: getattr(row, field.attname)
            for field in row._meta.concrete_fields
            if not field.primary_key and field.name not in ("row_version", "created_at")
        }
    )
    delete_record(row, by=None)
    assert version_of(row) == seen + 2
    save_record(again, by=None)
    assert version_of(row) == seen + 3


@pytest.mark.django_db
def test_a_part_that_goes_from_one_record_to_another_changes_both() -> None:
    row, other = ClaimTopicFactory(), ClaimFactory()
    former = row.claim
    row.claim = other
    records.save(row, by=None)
    versions = Claim.objects.filter(pk__in=[former.pk, other.pk])
    assert list(versions.values_list("row_version", flat=True)) == [2, 2]


@pytest.mark.django_db
def test_one_step_makes_one_version_however_much_it_changes() -> None:
    topics, source = [TopicFactory() for _ in range(3)], SourceFactory()
    claim = create_claim(unsaved(ClaimFactory), by=None, topics=topics[:2], subjects=[source])
    claim.refresh_from_db()
    assert claim.row_version == 1
    claim.short = "Shorter"
    change_claim(claim, by=None, topics=topics[1:], subjects=[], expected_version=1)
    claim.refresh_from_db()
    assert claim.row_version == 2


@pytest.mark.django_db
def test_parts_of_a_step_that_may_fail_alone_are_counted_each() -> None:
    row = ClaimTopicFactory()
    with verb("claim.bulk", by=None):
        for _ in range(2):
            with attempted():
                records.save(ClaimTopic(claim=row.claim, topic=TopicFactory()), by=None)
    assert version_of(row) == 3


@pytest.mark.django_db
def test_whoever_saw_the_record_before_is_told() -> None:
    row = ClaimTopicFactory()
    records.save(ClaimTopic(claim=row.claim, topic=TopicFactory()), by=None)
    with pytest.raises(StaleRecord):
        change_claim(row.claim, by=None, topics=[], expected_version=1)
    assert ClaimTopic.objects.of(row.claim).count() == 2
