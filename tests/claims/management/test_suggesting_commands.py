"""Texts are read, and rates are told, in the terminal."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from claims.models import Suggestion
from tests.claims.services.suggestions.texts import version
from tests.factories.claims import SuggestionFactory
from tests.factories.sources import ArticleFactory, VersionFactory

pytestmark = pytest.mark.django_db


def run(name: str, *arguments: str) -> str:
    """What a command prints."""
    out = StringIO()
    call_command(name, *arguments, stdout=out)
    return out.getvalue()


def test_one_text_is_read_or_all() -> None:
    first = version()
    assert "suggested, 0 known" in run("suggest_claims", "--article", str(first.article_id))
    number = Suggestion.objects.count()
    assert number > 0
    version("Steel exports rose 3 percent in May, the customs office said.\n")
    assert run("suggest_claims").startswith("2 texts read, ")
    assert Suggestion.objects.count() > number
    assert run("suggest_claims", "--after", "999999").startswith("0 texts read")


def test_what_cannot_be_read_is_said() -> None:
    for pk in (ArticleFactory().pk, 999_999):
        with pytest.raises(CommandError, match="no text of it"):
            run("suggest_claims", "--article", str(pk))
    with pytest.raises(CommandError, match="is withheld"):
        run("suggest_claims", "--article", str(VersionFactory(withheld=True).article_id))


def test_rates_are_shown_by_rule() -> None:
    SuggestionFactory(rule="quotation")
    assert "quotation" in run("suggestion_rates")
