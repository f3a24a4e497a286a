"""A suggestion is accepted while a later text of its article is read."""

import pytest

from claims.models import Suggestion
from claims.services.suggestions import accept, draft_appearance, draft_claim, read_version
from tests.claims.at_once import beside
from tests.claims.services.suggestions.texts import SAME_WORDS, about, later, version
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_is_accepted_meanwhile_is_not_let_go_and_does_not_come_back() -> None:
    by = UserFactory(roles=["curator"])
    first = version()
    read_version(first, by=None)
    timber = about(first, "4.2")
    second = later(first, SAME_WORDS)
    row = draft_appearance(timber)
    row.claim = draft_claim(timber)
    beside(lambda: accept(timber, row, by=by), lambda: read_version(second, by=None))
    assert Suggestion.objects.get(pk=timber.pk).appearance == row
    again = Suggestion.objects.filter(version=second, rule=timber.rule)
    assert timber.words_sha256 not in again.values_list("words_sha256", flat=True)
