"""Sources with their names and identifiers."""

import pytest
from django.core.exceptions import ValidationError

from sources.domain.vocabulary import Certainty, IdentifierScheme, NameKind, SourceKind
from sources.models import Source, SourceName
from sources.services.sources import add_name, create_source
from tests.factories.sources import SourceFactory, SourceIdentifierFactory

pytestmark = pytest.mark.django_db


def test_a_source_has_its_name_as_preferred_name() -> None:
    source = create_source(
        name="安倍晋三",
        kind=SourceKind.PERSON,
        by=None,
        language="ja",
        country="JP",
        identifiers=[(IdentifierScheme.WIKIDATA, "Q132345")],
    )
    name = source.names.get()
    assert (name.text, name.language, name.kind) == ("安倍晋三", "ja", "preferred")
    assert str(source.identifiers.get()) == "wikidata:Q132345"


def test_an_identifier_of_another_source_stores_nothing() -> None:
    SourceIdentifierFactory(value="daily.example")
    with pytest.raises(ValidationError, match="Another source carries this identifier"):
        create_source(
            name="The Daily",
            kind=SourceKind.PUBLISHER,
            by=None,
            identifiers=[(IdentifierScheme.DOMAIN, "daily.example")],
        )
    assert Source.objects.count() == 1
    assert not SourceName.objects.exists()


def test_a_garbled_name_is_a_name_too() -> None:
    source = SourceFactory(name="Yoshihide Suga")
    add_name(source, "Acehide Sugi", by=None, kind=NameKind.GARBLED, certainty=Certainty.LIKELY)
    assert Source.objects.named("acehide sugi").get() == source


@pytest.mark.parametrize("text", ["", "x" * 201, "A\x00", "A\ud800"])
def test_an_impossible_name_is_refused(text: str) -> None:
    source = SourceFactory()
    with pytest.raises(ValidationError):
        add_name(source, text, by=None)
    with pytest.raises(ValidationError):
        create_source(name=text, kind=SourceKind.PERSON, by=None)
    assert Source.objects.count() == 1


def test_many_words_are_sought_each_by_itself_and_a_source_is_found_once() -> None:
    source = SourceFactory(name="Alpha a1")
    for number in range(3):
        add_name(source, f"Alias a1 {number}", by=None)
    SourceFactory(name="Beta")
    found = Source.objects.named(" ".join(["a1"] * 40 + ["alias", "2"]))
    assert list(found) == [source]
    assert "JOIN" not in str(found.query)
    assert not Source.objects.named("alpha 3").exists()
