"""Articles and sources that are found, and by whom."""

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from sources.domain.vocabulary import ArticleStatus, TextRights
from sources.errors import QueryUnfit
from sources.models import Article
from sources.services.finding import Articles, Kind, Sources
from sources.services.searching import Facet, Hit, ask
from tests.factories.accounts import UserFactory
from tests.factories.sources import (
    ArticleFactory,
    SourceFactory,
    SourceNameFactory,
    VersionFactory,
)

pytestmark = pytest.mark.django_db

NOBODY = AnonymousUser()


def found(kind: Kind, query: str, by: User | AnonymousUser = NOBODY, **filters: str) -> list[Hit]:
    asked = ask(query)
    ranked = kind.rank(asked, kind.read_filters(filters), by=by)
    return kind.hits(asked, ranked, [pk for _, pk in ranked.order])


def titles(query: str, by: User | AnonymousUser = NOBODY, **filters: str) -> set[str]:
    return {hit.record.title for hit in found(Articles(), query, by, **filters)}


def written(rights: TextRights, **columns: str) -> Article:
    article = ArticleFactory(
        title=f"Nothing {rights} {len(columns)}", may_show=rights.value, **columns
    )
    VersionFactory(article=article, body=f"The harbour master of {article.pk} spoke of a secret.")
    return article


def test_a_text_is_searched_for_those_alone_who_may_be_shown_its_words() -> None:
    whole, fragments, nothing = (written(rights) for rights in TextRights)
    assert titles("secret") == {whole.title}
    assert titles("secret", UserFactory(roles=["curator"])) == {whole.title, fragments.title}
    assert titles("nothing") == {whole.title, fragments.title, nothing.title}
    (hit,) = found(Articles(), "secret")
    assert [part.text for part in hit.snippet if part.is_hit] == ["secret"]
    assert all(not hit.snippet for hit in found(Articles(), "nothing"))


def test_texts_that_were_taken_back_or_replaced_are_not_searched() -> None:
    kept = written(TextRights.ALL)
    VersionFactory(article=kept, sequence=2, body="Another text.")
    written(TextRights.ALL, status=ArticleStatus.RETRACTED.value)
    written(TextRights.ALL, status=ArticleStatus.REMOVED.value)
    merged = written(TextRights.ALL)
    Article.objects.filter(pk=merged.pk).update(merged_into=kept)
    assert titles("secret") == set()
    assert titles("another") == {kept.title}


def test_a_review_of_ours_that_was_taken_back_is_found_by_nothing() -> None:
    ours = SourceFactory(is_ours=True)
    ArticleFactory(title="We were wrong", publisher=ours, status=ArticleStatus.RETRACTED.value)
    other = ArticleFactory(title="They were wrong", status=ArticleStatus.RETRACTED.value)
    assert titles("wrong") == {other.title}


def test_a_text_is_read_anew_in_another_language() -> None:
    article = written(TextRights.ALL)
    VersionFactory(article=article, sequence=2, body="Die Häuser brannten.")
    assert titles("haus") == set()
    Article.objects.filter(pk=article.pk).update(language="de")
    assert titles("haus") == {article.title}


def test_articles_are_narrowed_down() -> None:
    one = written(TextRights.ALL, genre="opinion")
    two = written(TextRights.ALL)
    assert titles("secret", genre="opinion") == {one.title}
    assert titles("secret", publisher=str(two.publisher_id)) == {two.title}
    facets = {facet.name: dict(facet.values) for facet in _facets("secret")}
    assert facets["genre"] == {"opinion": 1, two.genre: 1}
    assert facets["publisher"] == {str(one.publisher_id): 1, str(two.publisher_id): 1}


def _facets(query: str) -> list[Facet]:
    kind = Articles()
    return kind.facets(kind.rank(ask(query), {}, by=NOBODY))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("publisher", "0"),
        ("publisher", "9" * 19),
        ("year", "18"),
        ("genre", "x"),
        ("language", "e\nn"),
    ],
)
def test_a_value_that_does_not_fit_is_named(name: str, value: str) -> None:
    with pytest.raises(QueryUnfit) as refused:
        Articles().read_filters({name: value})
    assert refused.value.details == {"parameter": name}


def test_what_is_empty_narrows_nothing() -> None:
    assert Articles().read_filters({"genre": " ", "label": "circular"}) == {}


def test_a_source_is_found_by_any_name_however_it_is_spelt() -> None:
    minister = SourceFactory(name="Sergei Shoigu", kind="person")
    SourceNameFactory(source=minister, text="Sergei Shoigu")
    SourceNameFactory(source=minister, text="Сергей Шойгу", language="ru")
    SourceNameFactory(source=SourceFactory(name="Levada Center"), text="Левада-Центр")
    for query in ("shoigu", "Шойгу", "Schoigu", '"sergei shoigu"', "shoygu -levada"):
        assert [hit.record for hit in found(Sources(), query)] == [minister], query
    (hit,) = found(Sources(), "сергей")
    assert [part.text for part in hit.snippet] == ["Сергей Шойгу"]
    assert found(Sources(), "shoigu", source_kind="publisher") == []


def test_a_merged_source_is_not_found() -> None:
    name = SourceNameFactory(text="Levada Center")
    name.source.status, name.source.merged_into = "merged", SourceFactory()
    name.source.save()
    assert found(Sources(), "levada") == []
