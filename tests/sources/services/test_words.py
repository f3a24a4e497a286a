"""What a word that finds nothing may have been meant for."""

import pytest

from claims.models import Claim
from claims.tasks import remember_new_words as remember_statements
from sources.models import SearchWord
from sources.services.words import meant, remember_words
from sources.tasks import remember_new_words
from tests.factories.claims import ClaimFactory
from tests.factories.sources import ArticleFactory, SourceNameFactory

pytestmark = pytest.mark.django_db


def finds(*known: str):
    return lambda query: set(query.lower().split()) <= set(known)


def test_words_of_names_titles_and_statements_are_remembered_once() -> None:
    SourceNameFactory(text="Café Levada")
    ArticleFactory(title="A 2018 referendum <script>")
    ClaimFactory(statement="The referendum was held, x" + "y" * 50)
    for _ in range(2):
        remember_new_words(by=None)
        remember_statements(by=None)
    words = set(SearchWord.objects.values_list("word", flat=True))
    assert words >= {"cafe", "levada", "referendum", "script", "held"}
    assert all(4 <= len(word) <= 40 and word.isalpha() for word in words)


def test_only_the_newest_are_read_again() -> None:
    ClaimFactory(statement="An early bridge.")
    ClaimFactory(statement="A later ferry.")
    assert remember_words(Claim, "statement", newest=1) == 2
    assert remember_words(Claim, "statement") == 2


def test_a_slip_is_put_right_where_that_finds_something() -> None:
    SearchWord.objects.bulk_create(SearchWord(word=word) for word in ("referendum", "levada"))
    assert meant("levda referedum", finds("levada", "referendum")) == "levada referendum"
    assert meant("levda harbour", finds("levada")) == "levada"
    assert meant("levda", finds()) == ""
    assert meant("levada -refredum", finds("levada")) == ""


def test_a_name_is_proposed_by_its_sound() -> None:
    SourceNameFactory(text="Sergei Shoigu")
    assert meant("Schojguh", finds("sergei", "shoigu")) == "Sergei Shoigu"
