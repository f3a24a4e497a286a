"""What people say of matches is kept."""

import json
from io import StringIO
from random import Random

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from accounts.errors import NotAllowed
from claims.domain.matching.queries import ONE_TEXT
from claims.models import MatchPair
from claims.services.matching import confirm, refuse
from tests.factories.accounts import UserFactory
from tests.factories.claims import ClaimFactory

pytestmark = pytest.mark.django_db


def test_yes_and_no_are_kept_with_what_ranked() -> None:
    claim, by = ClaimFactory(statement="A ferry sank off Otaru"), UserFactory(roles=["curator"])
    pair = confirm(" Otaru ferry sinks ", claim, by=by)
    assert (pair.text, pair.matches, pair.matcher) == ("Otaru ferry sinks", True, "bm25-1")
    assert pair.score is not None
    again = refuse("Otaru ferry sinks", claim, by=by)
    assert again.pk == pair.pk
    assert again.said_at > pair.said_at
    assert confirm("Bread is dearer", claim, by=by).score is None
    assert list(MatchPair.objects.order_by("pk").values_list("matches", flat=True)) == [False, True]


def test_a_text_may_be_longer_than_what_an_index_holds() -> None:
    random, claim, by = Random(1), ClaimFactory(), UserFactory(roles=["curator"])
    text = "".join(chr(random.randrange(0x4E00, 0x9FA0)) for _ in range(ONE_TEXT))
    pair = confirm(text, claim, by=by)
    assert refuse(text, claim, by=by) == pair
    assert MatchPair.objects.get().text == text


def test_who_does_not_curate_says_nothing() -> None:
    claim = ClaimFactory()
    with pytest.raises(NotAllowed):
        confirm("A ferry", claim, by=UserFactory(roles=["contributor"]))
    curator = UserFactory(roles=["curator"])
    for text in ("", "x" * 1_501):
        with pytest.raises(ValidationError):
            confirm(text, claim, by=curator)


def test_pairs_are_written_one_a_line() -> None:
    claim = ClaimFactory(statement="A ferry sank off Otaru")
    confirm("Otaru ferry", claim, by=UserFactory(roles=["curator"]))
    out = StringIO()
    call_command("export_matches", stdout=out)
    (line,) = out.getvalue().splitlines()
    told = json.loads(line)
    assert (told["text"], told["claim"], told["matches"]) == ("Otaru ferry", claim.pk, True)
    assert told["statement"] == claim.statement
