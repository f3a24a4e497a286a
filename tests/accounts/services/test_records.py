"""Every write: checked, logged, in one transaction, and refused in words."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import OperationalError, connection

from accounts.errors import StaleRecord
from accounts.models import Event
from accounts.services.records import (
    RecordInUse,
    delete_record,
    refusals,
    save_record,
    write_record,
)
from sources.models import Source
from tests.factories.accounts import UserFactory
from tests.factories.sources import (
    ArticleFactory,
    SourceFactory,
    SourceIdentifierFactory,
    SourceNameFactory,
    SourceTieFactory,
)
from tests.violations import unsaved

pytestmark = pytest.mark.django_db

UNWRITABLE = {"NUL": "A\x00B", "lone surrogate": "A\ud800B"}


def codes(error: ValidationError) -> set[str | None]:
    if hasattr(error, "error_dict"):
        return {item.code for found in error.error_dict.values() for item in found}
    return {item.code for item in error.error_list}


def test_a_new_record_is_logged_with_what_it_holds() -> None:
    ada = UserFactory()
    source = Source(name="Levada", kind="pollster")
    assert save_record(source, by=ada, reason="cited by many")
    event = Event.objects.about(source).get()
    assert (event.actor, event.action, event.reason) == (ada, "source.added", "cited by many")
    assert event.object_text == "Levada"
    assert event.before == {}
    assert event.after["name"] == "Levada"
    assert "row_version" not in event.after


def test_a_change_is_logged_with_the_columns_that_differ() -> None:
    source = SourceFactory(name="Levada", country="RU")
    source.name = "Levada Center"
    assert save_record(source, by=None)
    event = Event.objects.about(source).get()
    assert event.action == "source.changed"
    assert event.before == {"name": "Levada"}
    assert event.after == {"name": "Levada Center"}
    assert source.row_version == 2


def test_saving_what_did_not_change_does_nothing() -> None:
    source = SourceFactory()
    assert not save_record(source, by=None)
    assert not Event.objects.exists()
    source.refresh_from_db()
    assert source.row_version == 1


def test_a_long_text_stands_in_the_log_by_its_length() -> None:
    source = SourceFactory()
    source.description = "x" * 2001
    save_record(source, by=None)
    assert Event.objects.get().after == {"description": "(2001 characters)"}


def test_a_refusal_names_the_rule_and_stores_nothing() -> None:
    source = unsaved(SourceFactory, country="jp")
    with pytest.raises(ValidationError) as caught:
        save_record(source, by=None)
    assert codes(caught.value) == {"source_country_is_iso"}
    assert caught.value.messages == ["A country is given as two capital letters, such as JP."]
    assert not Source.objects.exists()
    assert not Event.objects.exists()


def test_what_only_the_database_sees_is_told_in_the_words_of_the_form() -> None:
    identifier = SourceIdentifierFactory()
    with pytest.raises(ValidationError) as caught, refusals():
        SourceIdentifierFactory(value=identifier.value)
    assert codes(caught.value) == {"sourceidentifier_once"}
    assert caught.value.messages == ["Another source carries this identifier."]


@pytest.mark.parametrize("text", UNWRITABLE.values(), ids=list(UNWRITABLE))
@pytest.mark.parametrize("field", ["name", "description"])
def test_a_text_that_no_database_can_hold_is_refused(field: str, text: str) -> None:
    with pytest.raises(ValidationError):
        save_record(unsaved(SourceFactory, **{field: text}), by=None)
    source = SourceFactory()
    setattr(source, field, text)
    with pytest.raises(ValidationError):
        save_record(source, by=None)
    assert Source.objects.count() == 1


@pytest.mark.parametrize("text", UNWRITABLE.values(), ids=list(UNWRITABLE))
def test_a_reason_that_no_database_can_hold_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        save_record(unsaved(SourceFactory), by=None, reason=text)
    with pytest.raises(ValidationError):
        delete_record(SourceFactory(), by=None, reason=text)


@pytest.mark.parametrize("value", [10**400, "NaN", "1e5000", "x" * 5000], ids=str)
def test_a_number_out_of_range_is_refused(value: Any) -> None:
    with pytest.raises(ValidationError):
        save_record(unsaved(SourceTieFactory, percentage=value), by=None)


def test_the_version_that_was_read_must_still_stand() -> None:
    source = SourceFactory()
    mine, yours = Source.objects.get(pk=source.pk), Source.objects.get(pk=source.pk)
    mine.name = "Mine"
    save_record(mine, by=None, expected_version=1)
    yours.name = "Yours"
    with pytest.raises(StaleRecord) as caught:
        save_record(yours, by=None, expected_version=1)
    assert caught.value.details == {"current": 2}
    assert "version 2, you have 1" in caught.value.message
    source.refresh_from_db()
    assert source.name == "Mine"


def test_a_stale_version_is_refused_even_where_nothing_would_change() -> None:
    source = SourceFactory()
    Source.objects.filter(pk=source.pk).update(name="Another")
    source.refresh_from_db()
    with pytest.raises(StaleRecord):
        save_record(source, by=None, expected_version=1)


def test_a_version_that_was_never_there_is_a_slip_and_not_a_race() -> None:
    source = SourceFactory()
    with pytest.raises(ValidationError) as refused:
        save_record(source, by=None, expected_version=9)
    assert refused.value.message_dict == {
        "row_version": ["There is no version 9 yet: this is at 1."]
    }
    assert refused.value.error_dict["row_version"][0].code == "no_such_version"


def test_a_record_is_deleted_and_logged() -> None:
    name = SourceNameFactory(text="Acehide")
    pk = name.pk
    delete_record(name, by=None, reason="a slip")
    event = Event.objects.get(action="sourcename.deleted")
    assert (event.object_id, event.reason, event.after) == (pk, "a slip", {})
    assert event.before["text"] == "Acehide"


def test_what_is_referred_to_stays_and_the_refusal_names_by_what() -> None:
    article = ArticleFactory()
    with pytest.raises(RecordInUse) as caught:
        delete_record(article.publisher, by=None)
    assert "still used by: article" in caught.value.message
    assert Source.objects.filter(pk=article.publisher_id).exists()
    assert not Event.objects.exists()


def test_a_long_text_replaced_by_another_of_the_same_length_is_saved() -> None:
    source = SourceFactory(description="a" * 2500)
    source.description = "b" * 2500
    assert save_record(source, by=None)
    assert Source.objects.get(pk=source.pk).description == "b" * 2500
    assert Event.objects.get().after == {"description": "(2500 characters)"}


def test_a_row_of_a_step_is_checked_and_not_logged() -> None:
    source = Source(name="Levada", kind="pollster")
    write_record(source)
    source.name = "Levada Center"
    write_record(source)
    assert Source.objects.get().name == "Levada Center"
    assert source.row_version == 2
    assert not Event.objects.exists()


@pytest.mark.parametrize("values", [{"kind": "nothing"}, {"name": ""}, {"name": "A\x00B"}])
def test_a_row_of_a_step_that_does_not_fit_is_refused(values: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        write_record(Source(**{"name": "Levada", "kind": "pollster", **values}))
    assert not Source.objects.exists()


@pytest.mark.parametrize(
    ("code", "is_refused"), [("54000", True), ("54023", True), ("58030", False)]
)
def test_what_is_too_large_for_the_database_is_refused_like_any_other_value(
    code: str, is_refused: bool
) -> None:
    with (
        pytest.raises(ValidationError if is_refused else OperationalError) as refusal,
        refusals(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"DO $$ BEGIN RAISE SQLSTATE '{code}'; END $$")
    if is_refused:
        assert codes(refusal.value) == {"too_large"}
