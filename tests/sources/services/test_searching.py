"""The newest that hold the words, ranked."""

from itertools import islice, product

import pytest
from django.db import connection

from claims.domain.vocabulary import ClaimStatus
from claims.models import Claim
from sources.models import ArticleVersion
from sources.services import searching
from sources.services.searching import NEAR, Asked, Shelf, ask, counted, rank
from tests.database import Databases
from tests.factories.claims import ClaimFactory
from tests.factories.sources import ArticleFactory, VersionFactory
from tests.flat import asked

pytestmark = pytest.mark.django_db


def found(query: str) -> list[str]:
    ranked = rank(ask(query), [Shelf(Claim.objects.open())])
    rows = Claim.objects.in_bulk([pk for _, pk in ranked.order])
    return [rows[pk].statement for _, pk in ranked.order]


def copies(number: int, statement: str, first: int = 1) -> None:
    """Claims made by SQL alone, with ids from `first` on."""
    one = ClaimFactory(statement=statement)
    columns = [field.column for field in Claim._meta.concrete_fields if not field.primary_key]
    names = ", ".join(columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO claims_claim (id, {names}) OVERRIDING SYSTEM VALUE "
            f"SELECT n, {names} FROM claims_claim, generate_series(%s, %s) n WHERE id = %s",
            [first, first + number - 1, one.pk],
        )


def test_words_are_read_in_the_language_of_the_text() -> None:
    english = ClaimFactory(statement="Two polls were taken in Osaka.").statement
    russian = ClaimFactory(statement="Опросы проводил Левада-Центр.", language="ru").statement
    other = ClaimFactory(statement="Polls, dit-on ailleurs.", language="fr-CA").statement
    ClaimFactory(statement="Polar bears were seen.")
    assert found("poll osaka") == [english]
    assert found("опрос") == [russian]
    assert set(found("POLLED or опросов -ailleurs")) == {russian, english}
    assert found("polls ailleurs") == [other]
    assert found("the") == []


def test_marks_phrases_and_exclusions() -> None:
    cafe = ClaimFactory(statement="The café of Île-de-Ré closed on 2018-11-05.").statement
    ClaimFactory(statement="Islands of the south, far from the Kurils.")
    south = ClaimFactory(statement="Putin/Abe spoke about the <b>South Kurils</b>.").statement
    assert found("cafe re") == [cafe]
    assert found("2018 closed") == [cafe]
    assert found("2018-11") == [cafe]
    assert found('"south kurils"') == [south]
    assert found("kurils -islands") == [south]
    assert found("putin south") == [south]
    assert found('"unbalanced') == []


def test_scripts_without_blanks_are_found_by_any_part() -> None:
    wanted = ClaimFactory(statement="北方領土問題が議論された。", language="ja").statement
    ClaimFactory(statement="領北の問題", language="ja")
    assert found("領土") == [wanted]
    assert found("北方領土") == [wanted]


def test_what_changes_is_found_by_its_new_words_and_counts_are_no_change() -> None:
    claim = ClaimFactory(statement="The ferry sank.")
    Claim.objects.filter(pk=claim.pk).update(statement="The bridge fell.", appearance_count=3)
    assert found("ferry") == []
    assert found("bridges") == ["The bridge fell."]
    Claim.objects.filter(pk=claim.pk).update(status=ClaimStatus.WITHDRAWN)
    assert found("bridges") == []


def test_better_matches_stand_first_and_then_the_newest() -> None:
    long = ClaimFactory(statement="A poll among many other things that were told there.").statement
    old, new = (ClaimFactory(statement="A poll of polls.").statement for _ in range(2))
    assert found("poll") == [new, old, long]


def test_only_the_newest_thousand_are_ranked_and_the_rest_is_an_estimate() -> None:
    copies(1_200, "The ferry sank.", first=10 * NEAR)
    ranked = rank(ask("ferry"), [Shelf(Claim.objects.open(), facts={"kind": "kind"})])
    assert len(ranked.order) == len(ranked.facts) == 1_000
    assert max(pk for _, pk in ranked.order) == 10 * NEAR + 1_199
    assert not ranked.is_exact
    assert ranked.total > 1_000


def test_rare_words_are_found_however_old_they_are() -> None:
    old = ClaimFactory(statement="The bridge fell.")
    copies(2, "The ferry sank.", first=40 * NEAR)
    ranked = rank(ask("bridge"), [Shelf(Claim.objects.open())])
    assert [pk for _, pk in ranked.order] == [old.pk]
    assert (ranked.total, ranked.is_exact) == (1, True)


def test_filters_end_where_enough_was_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "MOST_LOOKED_AT", 5)
    copies(1, "The ferry sank.", first=5)
    copies(30, "The ferry sank.", first=20 * NEAR - 30)
    everything = Claim.objects.open()
    shelf = Shelf(everything.filter(pk=5), unfiltered=everything)
    assert rank(ask("ferry"), [shelf]).order == []
    monkeypatch.setattr(searching, "MOST_LOOKED_AT", 10_000)
    assert [pk for _, pk in rank(ask("ferry"), [shelf]).order] == [5]


def test_a_search_asks_as_often_whatever_there_is() -> None:
    with asked() as few:
        rank(Asked("x", "'x'", "'x'", ""), [Shelf(Claim.objects.open())])
    copies(3_000, "The ferry sank.", first=30 * NEAR)
    with asked() as many:
        rank(ask("ferry"), [Shelf(Claim.objects.open())])
    assert len(many) - len(few) <= 2


def test_the_index_is_used(databases: Databases) -> None:
    copies(4_000, "The ferry sank.", first=100 * NEAR)
    ClaimFactory(statement="The bridge fell.")
    rows = Claim.objects.open().saying(ask("bridge").found)
    with connection.cursor() as cursor:
        # What reads a table in order of its key is none that finds words.
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off")
    assert "claims_claim_search" in rows.explain()


def test_values_are_counted_the_most_frequent_first() -> None:
    facet = counted("kind", ["legal", "event", "", None, "event"])
    assert facet.values == (("event", 2), ("legal", 1))


def test_a_text_whose_words_no_vector_holds_is_found_by_its_beginning() -> None:
    letters = [chr(code) for code in range(0x10D0, 0x10F0)]
    words = ("".join(four) for four in product(letters, repeat=4))
    text = " ".join(
        f"{first}-{second}" for first, second in islice(zip(words, words, strict=True), 20_000)
    )
    VersionFactory(article=ArticleFactory(language="ka"), body=text)
    ranked = [
        rank(ask(one), [Shelf(ArticleVersion.objects.all())]) for one in text.split()[::19_999]
    ]
    assert [one.total for one in ranked] == [1, 0]
    with connection.cursor() as cursor:
        explained = "SELECT public.search_words('ka', 1, 'Title', '', %s, %s) IS NULL"
        cursor.execute(explained, [text * 2, text])
        assert cursor.fetchone() == (False,)
