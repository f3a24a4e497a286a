"""`manage.py find_copies`: the whole corpus, whatever happens on the way."""

import io

import numpy as np
import pytest
from django.core.management import CommandError, call_command

from sources.management.commands import find_copies
from sources.models import Article, ArticleLink, Fingerprint, FingerprintBand, PublisherLine
from sources.services import copies
from tests.factories.sources import SourceFactory, VersionFactory
from tests.sources.story import published, story

pytestmark = pytest.mark.django_db


def run(**options: object) -> str:
    said = io.StringIO()
    call_command("find_copies", stdout=said, stderr=io.StringIO(), **options)
    return said.getvalue()


def corpus() -> None:
    """Copies in threes, articles of one publisher under one furniture, and a text of its own."""
    house = SourceFactory()
    for seed in range(3):
        for n in "abc":
            published(f"{story(seed=seed)}\n{n}")
    for n in range(4):
        published(f"{story(6, seed=f'h{n}')}\n{story(12, seed='house')}", publisher=house)
    published(story(seed="alone"))
    VersionFactory(body=story(seed="alone"), withheld=True)


def found() -> set[tuple[object, ...]]:
    """What the database holds of it, by the numbers of the articles from the first on."""
    first = Article.objects.earliest("pk").pk
    rows = ArticleLink.objects.values_list("from_article", "to_article", "kind", "score", "note")
    return {(one - first, other - first, *more) for one, other, *more in rows}


def kept() -> tuple[int, int, int]:
    return tuple(table.objects.count() for table in (Fingerprint, FingerprintBand, PublisherLine))


def test_the_whole_corpus_is_compared_once() -> None:
    corpus()
    assert "15 articles compared; 7 suggestions wait to be judged (+7" in run()
    state = found(), kept()
    assert "1 articles compared; 7 suggestions wait to be judged (+0" in run()
    assert (found(), kept()) == state


def test_anew_changes_nothing_that_is_right() -> None:
    corpus()
    run()
    state = found(), kept()
    assert "15 articles compared" in run(anew=True)
    assert (found(), kept()) == state


def test_it_goes_on_where_it_was_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    corpus()
    run()
    undisturbed = found(), kept()
    for table in (ArticleLink, Fingerprint, FingerprintBand, PublisherLine):
        table.objects.all().delete()

    def interrupted(version: object, *, by: None) -> list[ArticleLink]:
        if Fingerprint.objects.count() == 6:
            raise KeyboardInterrupt
        return copies.suggest_copies(version, by=by)

    monkeypatch.setattr(find_copies, "suggest_copies", interrupted)
    with pytest.raises(CommandError) as caught:
        run()
    assert caught.value.returncode == 130
    assert "goes on from there" in str(caught.value)
    monkeypatch.undo()
    assert "9 articles compared" in run()
    assert (found(), kept()) == undisturbed


def test_a_limit_leaves_the_rest_for_later() -> None:
    corpus()
    assert "6 articles compared" in run(limit=5)
    assert Fingerprint.objects.count() == 5
    run()
    assert Fingerprint.objects.count() == Article.objects.count() - 1
    with pytest.raises(CommandError, match="from 1 on"):
        run(limit=0)


def test_an_article_of_another_publisher_is_compared_again() -> None:
    version = published(story(seed=1))
    run()
    assert run().startswith("0 articles")
    Article.objects.filter(pk=version.article_id).update(publisher=SourceFactory())
    assert run().startswith("1 articles")
    assert set(PublisherLine.objects.values_list("publisher", flat=True)) == {
        Article.objects.get().publisher_id
    }


def test_one_that_fails_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    bad = published(story(seed=1))
    published(story(seed=2))

    def failing(version: object, *, by: None) -> list[ArticleLink]:
        if version == bad:
            raise copies.JudgementRefused("not this one")
        return copies.suggest_copies(version, by=by)

    monkeypatch.setattr(find_copies, "suggest_copies", failing)
    with pytest.raises(CommandError, match="1 of 2 articles could not be compared"):
        run()
    assert Fingerprint.objects.count() == 1


def test_what_was_there_before_is_looked_at_again_when_furniture_shows() -> None:
    house = SourceFactory()
    texts = [f"{story(6, seed=f'h{n}')}\n{story(12, seed='house')}" for n in range(4)]
    for text in texts[:2]:
        published(text, publisher=house)
    run()
    assert ArticleLink.objects.count() == 1
    for text in texts[2:]:
        published(text, publisher=house)
    run()
    assert not ArticleLink.objects.exists()


@pytest.mark.parametrize("seed", range(3))
def test_a_corpus_that_arrives_one_by_one_ends_as_if_compared_whole(seed: int) -> None:
    corpus()
    run()
    linked = {frozenset(row[:2]) for row in found()}
    for table in (ArticleLink, Fingerprint, FingerprintBand, PublisherLine):
        table.objects.all().delete()
    versions = list(find_copies.newest_texts())
    for n in np.random.default_rng(seed).permutation(len(versions)):
        copies.suggest_copies(versions[n], by=None)
    run()
    assert clusters({frozenset(row[:2]) for row in found()}) == clusters(linked)


def clusters(pairs: set[frozenset[int]]) -> set[frozenset[int]]:
    """Who belongs together, however the links run."""
    groups: list[set[int]] = []
    for pair in pairs:
        joined = [group for group in groups if group & pair]
        groups = [group for group in groups if group not in joined]
        groups.append(set(pair).union(*joined))
    return {frozenset(group) for group in groups}
