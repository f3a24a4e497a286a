"""Texts that are read, and what is kept of what they suggest."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts.models import Event
from claims.models import Suggestion
from claims.services.suggestions import read_version, read_versions, reject
from claims.services.suggestions.reading import TASK
from claims.tasks import read_article_version
from sources.domain.vocabulary import TextRights
from sources.models import Article
from sources.services.articles import add_version
from sources.services.extraction import NotReadable
from tests.claims.services.suggestions.texts import SAME_WORDS, TALKS, TEXT, about, later, version
from tests.factories.accounts import UserFactory
from tests.factories.claims import SuggestionFactory
from tests.factories.sources import ArticleFactory, VersionFactory

pytestmark = pytest.mark.django_db


def test_what_is_suggested_is_kept_where_it_stands() -> None:
    first = version()
    outcome = read_version(first, by=None)
    rows = list(Suggestion.objects.filter(version=first).with_words())
    assert outcome.added == len(rows) > 1
    for row in rows:
        assert row.words == TEXT[row.start : row.end]
        assert 0 < row.score <= 1
    timber = about(first, "4.2")
    assert timber.proposal["quantity"]["amount"] in ("-4.2", "4.2")
    assert timber.proposal["chains"][0][0]["named_as"].endswith("Ministry of Trade")
    event = Event.objects.get(action="articleversion.read")
    assert (event.object_id, event.after) == (first.pk, {"suggested": outcome.added})


def test_read_again_nothing_is_kept_twice() -> None:
    first = version()
    added = read_version(first, by=None).added
    again = read_version(first, by=None)
    assert (again.added, again.known, again.let_go) == (0, added, 0)
    assert Event.objects.filter(action="articleversion.read").count() == 1


def test_what_waits_is_replaced_by_what_is_read_better_now() -> None:
    first = version()
    added = read_version(first, by=None).added
    wrong = about(first, "4.2")
    Suggestion.objects.filter(pk=wrong.pk).update(proposal={**wrong.proposal, "stance": "refutes"})
    SuggestionFactory(version=first, rule="a rule of old")
    outcome = read_version(first, by=None)
    assert (outcome.added, outcome.known, outcome.let_go) == (1, added - 1, 2)
    assert about(first, "4.2").proposal == wrong.proposal


def test_words_that_may_not_be_shown_are_not_told() -> None:
    first = version()
    read_version(first, by=None)
    Article.objects.update(may_show=TextRights.NOTHING)
    assert set(Suggestion.objects.with_words().values_list("words", flat=True)) == {""}


def test_what_was_rejected_stays_away_while_its_words_stand() -> None:
    first = version()
    read_version(first, by=None)
    gone = about(first, "4.2")
    reject(gone, by=UserFactory(roles=["curator"]))
    waiting = Suggestion.objects.pending().count()
    second = later(first, SAME_WORDS)
    outcome = read_version(second, by=None)
    assert outcome.let_go == waiting
    mine = Suggestion.objects.filter(version=second)
    assert mine.exists()
    assert not mine.filter(rule=gone.rule, words_sha256=gone.words_sha256).exists()


def test_other_words_are_suggested_anew() -> None:
    first = version()
    read_version(first, by=None)
    gone = about(first, "4.2")
    reject(gone, by=UserFactory(roles=["curator"]))
    second = later(first, TEXT.replace("4.2", "9.7"))
    read_version(second, by=None)
    assert about(second, "9.7").status == "pending"


def test_a_text_that_is_not_held_is_not_read() -> None:
    withheld = VersionFactory(withheld=True)
    with pytest.raises(NotReadable, match="is withheld"):
        read_version(withheld, by=None)
    read_article_version(by=None, version=withheld.pk)
    read_article_version(by=None, version=withheld.pk + 1000)
    assert not Suggestion.objects.exists()


def test_the_newest_text_of_every_article_is_read() -> None:
    first = version()
    second = later(first, SAME_WORDS)
    other = version(f"{TALKS}\n")
    assert [one.version for one in read_versions()] == sorted([second.pk, other.pk])
    assert [one.version for one in read_versions(after=min(second.pk, other.pk))] == [
        max(second.pk, other.pk)
    ]


def test_a_new_text_is_read_by_a_worker() -> None:
    made = add_version(ArticleFactory(), text=TEXT, by=None)
    jobs = ProcrastinateJob.objects.filter(task_name=TASK)
    assert [job.args["version"] for job in jobs] == [made.pk]
    read_article_version(by=None, version=made.pk)
    assert Suggestion.objects.filter(version=made).exists()
