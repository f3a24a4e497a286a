"""Whom a name, an address or a byline means."""

import pytest

from sources.domain.names.likeness import FLOOR
from sources.domain.vocabulary import Certainty, NameKind, RecordStatus, SourceKind, TieKind
from sources.models import Source
from sources.services.identity import (
    find_sources,
    search_sources,
    source_by_domain,
    source_for_byline,
)
from tests.factories.sources import (
    ArticleFactory,
    CreditFactory,
    SourceFactory,
    SourceIdentifierFactory,
    SourceNameFactory,
    SourceTieFactory,
)
from tests.flat import assert_flat
from tests.sources.services.name_pairs import CASES, HARDER, KNOWN_MISSES, WORLD, Expect

pytestmark = pytest.mark.django_db

PERSON = SourceKind.PERSON.value


def named(text: str, *, kind: str = PERSON, **values: object) -> Source:
    """A source with its preferred name."""
    source = SourceFactory(name=text, kind=kind)
    SourceNameFactory(source=source, text=text, kind=NameKind.PREFERRED.value, **values)
    return source


def is_right(query: str, name: str, expect: Expect) -> bool:
    found = find_sources(query)
    names = [one.source.name for one in found]
    if expect == Expect.TOP:
        is_alone = len(found) < 2 or found[0].score > found[1].score
        return names[:1] == [name] and is_alone
    return (name in names) == (expect == Expect.FOUND)


def test_names_are_found_as_written_down_but_for_the_known_misses() -> None:
    for shown, (kind, names) in WORLD.items():
        source = SourceFactory(name=shown, kind=kind.value)
        for text, name_kind in names:
            SourceNameFactory(source=source, text=text, kind=name_kind.value)
    wrong = {(query, name) for query, name, expect in CASES if not is_right(query, name, expect)}
    assert wrong == set()
    wrong = {(query, name) for query, name, expect in HARDER if not is_right(query, name, expect)}
    assert wrong == KNOWN_MISSES.keys()


@pytest.mark.parametrize(
    ("asked", "kind", "text", "reason"),
    [
        ("Bloomberg View", "former", "Bloomberg View", "former name"),
        ("acehide sugi", "garbled", "Acehide Sugi", "garbled name"),
        ("Шойгу", "preferred", "Shoigu", "transliterated: Шойгу = Shoigu"),
        ("Lawrow", "preferred", "Lavrov", "spelt otherwise: Lawrow = Lavrov"),
        ("Medvdev", "preferred", "Medvedev", "one letter differs"),
        ("Abe Shinzo", "preferred", "Shinzo Abe", "words in another order"),
        ("V. Putin", "preferred", "Vladimir Putin", "initials"),
        ("Putin", "preferred", "Vladimir Putin", "part of the name"),
        ("Putin", "preferred", "Putin", "its name"),
    ],
)
def test_why_it_was_found_is_said_in_words(asked: str, kind: str, text: str, reason: str) -> None:
    name = SourceNameFactory(text=text, kind=kind)
    (found,) = find_sources(asked)
    assert (found.source, found.name, found.reason) == (name.source, name, reason)
    assert FLOOR <= found.score <= 1


def test_a_doubtful_name_counts_less() -> None:
    sure, unsure = named("James Brown"), named("James Brown", certainty=Certainty.UNSURE.value)
    assert [one.source for one in find_sources("James Brown")] == [sure, unsure]


def test_kinds_and_limit_are_kept_and_merged_sources_left_out() -> None:
    person, body = named("Republic"), named("Republic", kind=SourceKind.PUBLISHER.value)
    gone = named("Republic")
    gone.status, gone.merged_into = RecordStatus.MERGED.value, person
    gone.save()
    assert {one.source for one in find_sources("Republic")} == {person, body}
    assert [one.source for one in find_sources("Republic", kinds=[SourceKind.PUBLISHER])] == [body]
    assert len(find_sources("Republic", limit=1)) == 1


@pytest.mark.parametrize("asked", ["", "  ", "—", "\x00", "%", "_", "a" * 5000, "🜁", "' OR 1=1 --"])
def test_anything_may_be_asked(asked: str) -> None:
    named("Vladimir Putin")
    assert find_sources(asked) == []
    assert source_for_byline(asked, None) is None


def test_looking_up_is_flat() -> None:
    assert_flat(lambda: named("John Smith"), lambda: find_sources("John Smith"))


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.levada.ru/en/", "levada.ru"),
        ("https://poll.levada.ru/x", "levada.ru"),
        ("https://special.news.levada.ru", "news.levada.ru"),
        ("https://notlevada.ru/", None),
        ("levada", None),
        ("http://[", None),
    ],
)
def test_an_address_belongs_to_the_closest_domain(url: str, host: str | None) -> None:
    known = {
        value: SourceIdentifierFactory(value=value).source
        for value in ("levada.ru", "news.levada.ru", "com")
        if "." in value
    }
    assert source_by_domain(url) == (known[host] if host else None)


def test_the_domain_of_a_merged_source_is_that_of_its_survivor() -> None:
    survivor = SourceFactory()
    gone = SourceFactory(status=RecordStatus.MERGED.value, merged_into=survivor)
    SourceIdentifierFactory(source=gone, value="old.example")
    assert source_by_domain("https://old.example/x") == survivor


def test_a_byline_is_taken_at_its_word_only() -> None:
    source = named("Leonid Bershidsky")
    SourceNameFactory(source=source, text="the columnist")
    SourceNameFactory(source=source, text="Leo Burshidsky", kind=NameKind.GARBLED.value)
    assert source_for_byline("LEONID BERSHIDSKY", None) == source
    for name in ("Bershidsky", "Leonid Bershidskij", "Leo Burshidsky", "L. Bershidsky", ""):
        assert source_for_byline(name, None) is None


def test_one_word_names_a_body_but_no_person() -> None:
    assert source_for_byline("reuters", None) is None
    body = named("Reuters", kind=SourceKind.NEWS_AGENCY.value)
    named("Madonna")
    assert source_for_byline("reuters", None) == body
    assert source_for_byline("Madonna", None) is None


def test_of_namesakes_the_one_who_works_there_is_meant_if_it_is_one() -> None:
    first, second = named("James Brown"), named("James Brown")
    publisher = SourceFactory()
    assert source_for_byline("James Brown", None) is None
    assert source_for_byline("James Brown", publisher) is None
    CreditFactory(source=first, article=ArticleFactory(publisher=publisher))
    assert source_for_byline("James Brown", publisher) == first
    SourceTieFactory(from_source=second, to_source=publisher, kind=TieKind.AFFILIATED_WITH.value)
    assert source_for_byline("James Brown", publisher) is None


@pytest.mark.parametrize("typed", ["Shoygu", "Шойгу", "Шой", "shoi", "sergei sho", "Shoigv", "Q42"])
def test_a_search_finds_any_spelling_while_it_is_typed_and_forgives_a_slip(typed: str) -> None:
    source = named("Sergei Shoigu")
    SourceIdentifierFactory(source=source, scheme="wikidata", value="Q42")
    named("Sergei Lavrov")
    assert list(search_sources(typed, Source.objects.active())) == [source]


def test_a_search_for_nothing_is_everything() -> None:
    named("Sergei Shoigu")
    assert search_sources("  ", Source.objects.active()).count() == 1
