"""A workbench for tests: an article with a text, and a browser that works on it without scripts."""

from typing import Any

from django.test import Client

from claims.models import Suggestion
from claims.services.suggestions import read_version
from sources.models import Article, ArticleVersion
from tests.factories.accounts import UserFactory
from tests.factories.sources import ArticleFactory, VersionFactory
from tests.web.desk.browsing import Form, at, forms

TEXT = (
    "Cargo rose by 12 percent in March 2018, the Harbour Office said.\n\n"
    "Kenji Mori recalled that the governor promised a new pier 😀. The pier is old.\n"
    "Nobody was hurt when the ferry sank, the police reported. The pier is old."
)
CARGO = "Cargo rose by 12 percent in March 2018"
PIER = "the governor promised a new pier"


def bench(text: str = TEXT, **article: Any) -> ArticleVersion:
    """Will make an article whose text may be shown, with its suggestions."""
    kept = ArticleFactory(**{"may_show": "all", "may_export": "all", **article})
    version = VersionFactory(article=kept, body=text)
    read_version(version, by=None)
    return version


def curator() -> Client:
    """A browser in which a curator is signed in."""
    return at(UserFactory(roles=["curator"]))


def url(article: Article | ArticleVersion) -> str:
    """Where an article is worked on."""
    pk = article.article_id if isinstance(article, ArticleVersion) else article.pk
    return f"/desk/articles/{pk}/"


def step_form(page: Any, action: str) -> Form:
    """The form of one step, as a browser would send it."""
    found = [form for form in forms(page) if form.get("action") == action]
    assert found, [form.get("action") for form in forms(page)]
    return found[0]


def opened(browser: Client, version: ArticleVersion, words: str = CARGO) -> Form:
    """The form of a passage that was found by its words."""
    return step_form(browser.get(url(version), {"words": words}), "record")


def record(browser: Client, version: ArticleVersion, words: str = CARGO, **typed: str) -> Any:
    """Will find words, fill in the form and send it; the page that follows."""
    form = opened(browser, version, words) | typed
    return browser.post(url(version), form, follow=True)


def new_source(name: str, kind: str = "government_body", hop: int = 0, **typed: str) -> Form:
    """What somebody types who creates a source as the origin of a hop."""
    row = {"find": name, "end": "new", "origin_kind": "statement", "source_kind": kind} | typed
    return {f"hop-{hop}-{name}": text for name, text in row.items()}


def waiting(version: ArticleVersion) -> list[Suggestion]:
    """The suggestions that wait, the best first."""
    return list(Suggestion.objects.pending().having(version=version).best_first())
