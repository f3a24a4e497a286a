"""A phrase is found by the pairs of its words: the same as without them, only sooner."""

import json
import random
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.models import Claim
from sources.domain.pairs import asked_pairs
from sources.models import ArticleVersion, SourceName, searching
from sources.services.searching import Ranked, Shelf, ask, rank
from tests.factories.claims import ClaimFactory
from tests.factories.sources import ArticleFactory, SourceFactory, VersionFactory

pytestmark = pytest.mark.django_db

WORDS = [
    "South",
    "Kurils",
    "Levada-Center",
    "poll",
    "polls",
    "of",
    "the",
    "don't",
    "2018-11-05",
    "1/2",
    "领土",
    "опрос",
]
WORD = st.sampled_from(["a", "b", "c", "it''s", r"d\\"]).map(lambda word: f"'{word}'")
QUERY = st.recursive(
    WORD,
    lambda inner: st.one_of(
        inner.map(lambda one: f"!({one})"),
        st.tuples(inner, st.sampled_from(["&", "|", "<->", "<->", "<2>"]), inner).map(
            lambda three: f"({three[0]} {three[1]} {three[2]})"
        ),
    ),
    max_leaves=6,
)
TEXT = st.lists(st.tuples(WORD, st.integers(1, 9)), max_size=8).map(
    lambda words: " ".join(f"{word}:{place}" for word, place in words)
)

MEETS = """
    SELECT vector @@ query, query::text, public.search_pairs(vector)
    FROM (SELECT %s::tsvector AS vector, %s::tsquery AS query) given
"""
HOLDS = "SELECT %s::tsvector @@ %s::tsquery"


@settings(max_examples=500)
@given(TEXT, QUERY)
def test_what_meets_a_query_holds_the_pairs_it_asks_for(text: str, query: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(MEETS, [text, query])
        meets, written, pairs = cursor.fetchone()
        asked = asked_pairs(written)
        if meets and asked:
            cursor.execute(HOLDS, [pairs, asked])
            assert cursor.fetchone() == (True,)


def phrases(chance: random.Random) -> Iterator[str]:
    """Queries of phrases, with and without what else can be typed."""
    while True:
        drawn = chance.choices(WORDS, k=5)
        phrase = '"' + " ".join(drawn[: chance.randint(2, 4)]) + '"'
        yield chance.choice(
            [
                phrase,
                f"{phrase} {drawn[4]}",
                f"{phrase} -{drawn[4]}",
                f"{drawn[4]} -{phrase}",
                f"{phrase} or {drawn[4]}",
                f'{phrase} or "{drawn[3]} {drawn[4]}"',
            ]
        )


def texts(chance: random.Random, number: int) -> list[str]:
    return [" ".join(chance.choices(WORDS, k=chance.randint(2, 9))) for _ in range(number)]


@contextmanager
def without_pairs(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setattr(searching, "asked_pairs", lambda query: "")
        yield


def shelves() -> list[Shelf]:
    return [
        Shelf(Claim.objects.open(), facts={"kind": "kind"}),
        Shelf(ArticleVersion.objects.readable(to_staff=True), place="article_id"),
        Shelf(SourceName.objects.of_active(), place="source_id", sounding=True),
    ]


def answers(queries: list[str]) -> list[Ranked]:
    return [rank(ask(query), [shelf]) for query in queries for shelf in shelves()]


def fill(chance: random.Random) -> None:
    for number, text in enumerate(texts(chance, 120)):
        ClaimFactory(statement=text, language=["en", "ru", "ja"][number % 3])
    for text in texts(chance, 40):
        VersionFactory(article=ArticleFactory(language="en"), body=text)
        SourceFactory(name=text)


def test_the_same_is_found_in_the_same_order_as_without_pairs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chance = random.Random(8)
    fill(chance)
    asked = phrases(chance)
    queries = [next(asked) for _ in range(150)]
    found = answers(queries)
    with without_pairs(monkeypatch):
        assert answers(queries) == found
    assert sum(bool(one.order) for one in found) > 150
    assert any(asked_pairs(ask(query).found) for query in queries)


def test_pairs_that_a_text_need_not_hold_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(8)
    fill(chance)
    asked = phrases(chance)
    queries = [next(asked) for _ in range(30)]
    found = answers(queries)
    monkeypatch.setattr(
        searching, "asked_pairs", lambda query: asked_pairs(query.replace("|", "&"))
    )
    assert answers(queries) != found


def looked_at(query: str) -> int:
    """Rows that the index names to answer a query."""
    with connection.cursor() as cursor:
        # What reads a table in order of its key is none that finds words.
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off")
    rows = Claim.objects.order_by().holding_pairs_of(query).saying(query)
    (explained,) = json.loads(rows.explain(format="json", analyze=True))
    (scanned,) = explained["Plan"]["Plans"]
    assert scanned["Index Name"] == "claims_claim_search"
    return round(scanned["Actual Rows"])


def test_of_frequent_words_only_texts_with_the_phrase_are_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ClaimFactory.create_batch(40, statement="Kurils of the south.")
    ClaimFactory(statement="The south Kurils.")
    query = ask('"south Kurils"').found
    assert looked_at(query) < 10
    with without_pairs(monkeypatch):
        assert looked_at(query) > 40
