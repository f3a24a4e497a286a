"""The same file handed in by two people at the same moment."""

import pytest

from accounts.models import Event
from reviews.models import EvidenceFile
from reviews.services.files import store_file
from tests.claims.at_once import at_once, beside
from tests.reviews.writing import NOW, reviewer

pytestmark = pytest.mark.django_db(transaction=True)

PNG = b"\x89PNG\r\n\x1a\n and so on"


def test_the_same_bytes_at_once_are_one_file_for_everybody() -> None:
    people = [reviewer() for _ in range(4)]
    given: list[int] = []
    raised = at_once(
        *(lambda by=by: given.append(store_file("a.png", PNG, by=by, now=NOW).pk) for by in people)
    )
    assert raised == []
    assert set(given) == {EvidenceFile.objects.get().pk}
    assert len(given) == 4
    assert Event.objects.done("evidencefile.stored").count() == 1


def test_whoever_waits_for_the_same_bytes_gets_what_the_other_kept() -> None:
    first, second = reviewer(), reviewer()
    given: list[str] = []
    beside(
        lambda: store_file("first.png", PNG, by=first, now=NOW),
        lambda: given.append(store_file("second.png", PNG, by=second, now=NOW).name),
    )
    assert given == ["first.png"]
