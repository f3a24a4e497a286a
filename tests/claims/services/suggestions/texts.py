"""A made-up report that suggests something, and articles that hold it."""

from claims.models import Suggestion
from sources.models import ArticleVersion
from tests.factories.sources import ArticleFactory, VersionFactory

EXPORTS = "Exports of timber fell 4.2 percent in March, the Ministry of Trade said on Monday."
TALKS = "According to Harbour Weekly, three ports will close their cranes before 2030."
TEXT = f"Timber trade slows\n\n{EXPORTS}\n\n{TALKS}\n"
SAME_WORDS = f"{TEXT}\nA line was added below.\n"


def version(text: str = TEXT) -> ArticleVersion:
    """A text that is held, in an article of its own."""
    made: ArticleVersion = VersionFactory(article=ArticleFactory(), body=text)
    return made


def later(first: ArticleVersion, text: str) -> ArticleVersion:
    """A later text of the same article."""
    made: ArticleVersion = VersionFactory(article=first.article, sequence=2, body=text)
    return made


def about(first: ArticleVersion, words: str) -> Suggestion:
    """The best suggestion of this text whose draft holds these words."""
    rows = Suggestion.objects.filter(version=first, proposal__statement__icontains=words)
    return rows.best_first()[0]
