"""The name a source is shown by and its preferred name stay in step."""

import pytest
from django.core.exceptions import ValidationError

from accounts.errors import StaleRecord
from accounts.models import Event
from sources.domain.names.folding import key
from sources.domain.vocabulary import NameKind, SourceKind
from sources.models import Source, SourceName
from sources.services import records
from sources.services.sources import (
    add_name,
    create_source,
    give_shown_name,
    prefer_name,
    rename_source,
)
from tests.factories.accounts import UserFactory
from tests.factories.sources import SourceFactory, SourceNameFactory

pytestmark = pytest.mark.django_db


def body(name: str = "Twitter", language: str = "en") -> Source:
    return create_source(name=name, kind=SourceKind.PLATFORM, by=None, language=language)


def names_of(source: Source) -> set[tuple[str, str, str]]:
    return set(source.names.values_list("text", "language", "kind"))


def test_a_renamed_source_keeps_its_old_name() -> None:
    source, user = body(), UserFactory()
    rename_source(source, "X", by=user, reason="New owner", former=True)
    assert source.name == Source.objects.get().name == "X"
    assert names_of(source) == {("Twitter", "en", "former"), ("X", "en", "preferred")}
    event = Event.objects.about(source).last()
    assert (event.actor, event.reason, event.after) == (user, "New owner", {"name": "X"})


def test_a_corrected_name_leaves_an_alias_in_the_language_it_was_in() -> None:
    source = body("Shoygu", "ru")
    rename_source(source, "Shoigu", by=None)
    assert names_of(source) == {("Shoygu", "ru", "alias"), ("Shoigu", "ru", "preferred")}


def test_renaming_there_and_back_leaves_each_name_once() -> None:
    source = body()
    for name in ("X", "Twitter", "X", "Twitter"):
        rename_source(source, name, by=None, former=True)
    assert names_of(source) == {("Twitter", "en", "preferred"), ("X", "en", "former")}


def test_an_old_name_that_is_recorded_already_stays_recorded() -> None:
    source = body()
    add_name(source, "Twitter", by=None, kind=NameKind.FORMER)
    rename_source(source, "X", by=None, former=True)
    assert ("X", "en", "preferred") in names_of(source)
    assert not source.names.filter(kind="preferred").exclude(text="X").exists()


def test_a_source_whose_name_was_never_recorded_gets_both() -> None:
    source = SourceFactory(name="Twitter")
    SourceNameFactory(source=source, text="Birdsite", kind=NameKind.PREFERRED.value)
    rename_source(source, "X", by=None)
    assert names_of(source) == {
        ("Twitter", "en", "alias"),
        ("Birdsite", "en", "alias"),
        ("X", "en", "preferred"),
    }


def test_a_source_saved_under_another_name_is_renamed() -> None:
    source = body()
    source.name = "X"
    records.save(source, by=None)
    assert names_of(source) == {("Twitter", "en", "alias"), ("X", "en", "preferred")}


def test_an_impossible_name_changes_nothing() -> None:
    source = body()
    with pytest.raises(ValidationError):
        rename_source(source, "x" * 201, by=None)
    assert names_of(source) == {("Twitter", "en", "preferred")}
    assert Source.objects.get().name == "Twitter"


@pytest.mark.parametrize("change", [{"text": "X"}, {"kind": NameKind.ALIAS.value}])
def test_the_shown_name_is_not_changed_behind_the_source(change: dict[str, str]) -> None:
    name = body().names.get()
    for field, value in change.items():
        setattr(name, field, value)
    with pytest.raises(ValidationError, match="the name the source is shown by"):
        records.save(name, by=None)
    with pytest.raises(ValidationError, match="the name the source is shown by"):
        records.delete(SourceName.objects.get(), by=None)


def test_its_language_may_be_corrected_and_other_names_may_go() -> None:
    source = body()
    name = source.names.get()
    name.language = "fr"
    records.save(name, by=None)
    other = add_name(source, "X", by=None)
    records.delete(other, by=None)
    assert names_of(source) == {("Twitter", "fr", "preferred")}


def test_another_name_is_preferred_in_place_of_the_shown_one() -> None:
    source = body()
    other = add_name(source, "X", by=None)
    assert prefer_name(other, by=None, former=True).kind == "preferred"
    source.refresh_from_db()
    assert source.name == "X"
    assert names_of(source) == {("Twitter", "en", "former"), ("X", "en", "preferred")}


def test_a_name_is_preferred_in_another_language_without_renaming() -> None:
    source = body()
    first = add_name(source, "Твиттер", by=None, language="ru", kind=NameKind.PREFERRED)
    second = add_name(source, "Икс", by=None, language="ru")
    prefer_name(second, by=None)
    first.refresh_from_db()
    assert first.kind == "alias"
    prefer_name(add_name(source, "ツイッター", by=None, language="ja"), by=None)
    source.refresh_from_db()
    assert source.name == "Twitter"
    assert source.names.filter(kind="preferred").count() == 3


def test_what_a_name_is_by_now_is_preferred_not_what_it_was_when_read() -> None:
    source = body()
    read = add_name(source, "X.con", by=None)
    mended = SourceName.objects.get(pk=read.pk)
    mended.text = "X"
    records.save(mended, by=None)
    with pytest.raises(StaleRecord):
        prefer_name(read, by=None, expected_version=1)
    assert prefer_name(read, by=None).text == "X"
    assert names_of(source) == {("Twitter", "en", "alias"), ("X", "en", "preferred")}


def test_preferring_what_is_preferred_changes_nothing() -> None:
    name = body().names.get()
    assert prefer_name(name, by=None).row_version == 1


def test_a_name_has_its_key_and_keeps_it_up_to_date() -> None:
    name = add_name(body(), "Шойгу", by=None)
    assert SourceName.objects.get(pk=name.pk).key == key("Shoigu")
    name.text = "Лавров"
    records.save(name, by=None)
    stored = SourceName.objects.get(pk=name.pk)
    assert (stored.key, stored.row_version) == (key("Lavrov"), 2)
    assert "key" not in Event.objects.about(name).last().after


def test_a_new_key_is_no_new_version_and_no_history() -> None:
    name = SourceNameFactory(text="Шойгу")
    SourceName.objects.filter(pk=name.pk).update(key="anew")
    name.refresh_from_db()
    assert name.row_version == 1
    assert name.history.count() == 1


def test_the_shown_name_is_recorded_once() -> None:
    source = SourceFactory(name="Twitter")
    for _ in range(2):
        give_shown_name(source, by=None, language="fr")
    assert names_of(source) == {("Twitter", "fr", "preferred")}
