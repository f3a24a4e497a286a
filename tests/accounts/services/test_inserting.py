"""A row that is added by a statement of ours is the row that the ORM would have added."""

import copy
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import models, transaction

from accounts.services.changes import FILLED_IN
from accounts.services.inserting import insert
from accounts.services.records import save_record
from accounts.services.steps import verb
from sources.models import Source, SourceName
from tests.accounts.test_history import kept
from tests.factories.accounts import UserFactory
from tests.factories.claims import AppearanceFactory, AttributionFactory, OriginFactory, PollFactory
from tests.factories.sources import CreditFactory, SourceFactory, SourceNameFactory
from tests.flat import asked
from tests.violations import unsaved

pytestmark = pytest.mark.django_db


def stored(record: models.Model) -> dict[str, Any]:
    """The row of a record as it is read again, and the state of it that the history keeps."""
    row = type(record)._base_manager.filter(pk=record.pk).values().get()
    (state,) = kept(type(record), record.pk)
    return {**row, "id": None, "created_at": None, "context": state.pgh_context}


@pytest.mark.parametrize(
    "factory",
    [
        *(SourceFactory, SourceNameFactory, CreditFactory),
        *(AppearanceFactory, AttributionFactory, OriginFactory, PollFactory),
    ],
)
def test_row_and_history_are_those_of_the_orm(factory: Any) -> None:
    ours = unsaved(factory)
    theirs = copy.copy(ours)
    theirs._state = copy.copy(ours._state)
    with verb("source.try", by=UserFactory(), reason="it’s “new” \\ % $1"):
        before = transaction.savepoint()
        theirs.save()
        expected = stored(theirs)
        transaction.savepoint_rollback(before)
        with asked() as statements:
            insert(ours, FILLED_IN)
        assert len(statements) == 1
        assert "told" in statements[0]
        assert stored(ours) == expected
    assert not ours._state.adding
    assert ours.row_version == 1


def test_each_row_names_the_step_that_added_it() -> None:
    source = SourceFactory()
    names = [unsaved(SourceNameFactory, source=source, text=text) for text in ("One", "Two")]
    ada = UserFactory()
    with verb("source.describe", by=ada):
        for number, name in enumerate(names):
            save_record(name, by=ada, reason=f"for reason {number}")
    contexts = [kept(SourceName, name.pk)[0].pgh_context for name in names]
    assert [one["action"] for one in contexts] == ["sourcename.add"] * 2
    assert [one["reason"] for one in contexts] == ["for reason 0", "for reason 1"]
    assert {one["user"] for one in contexts} == {ada.pk}


def test_what_is_too_long_is_refused_and_not_cut() -> None:
    name = unsaved(SourceNameFactory, text="n" * 5000)
    name.clean_fields = lambda exclude=None: None  # so that the database is who refuses
    with pytest.raises(ValidationError, match="too long"):
        save_record(name, by=None)
    assert not SourceName.objects.filter(text__startswith="nnn").exists()


def test_a_record_whose_other_end_got_its_id_late_refers_to_it() -> None:
    source = unsaved(SourceFactory)
    name = SourceName(source=source, text="Late")
    source.save()
    with verb("source.try", by=None):
        insert(name, FILLED_IN)
    assert SourceName.objects.get(pk=name.pk).source == source


def test_a_key_that_is_given_is_kept() -> None:
    source = unsaved(SourceFactory)
    source.pk = 4_000_000
    with verb("source.try", by=None):
        insert(source, FILLED_IN)
    assert Source.objects.filter(pk=4_000_000).exists()
