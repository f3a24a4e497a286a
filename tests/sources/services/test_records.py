"""What is told upwards when something here changes."""

from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import models

from accounts.errors import StaleRecord
from accounts.models import User
from sources import ripple
from sources.services.records import concerned, delete, save
from tests.factories.claims import ClaimFactory
from tests.factories.sources import (
    ArticleFactory,
    ArticleLinkFactory,
    ArticleUrlFactory,
    CreditFactory,
    SegmentFactory,
    SourceFactory,
    SourceIdentifierFactory,
    SourceNameFactory,
    SourceTieFactory,
    VersionFactory,
)
from tests.violations import unsaved

pytestmark = pytest.mark.django_db

Told = list[tuple[set[int], set[int]]]


class Listening:
    """A listener that only remembers."""

    def __init__(self) -> None:
        self.told: Told = []

    def begin(self) -> None:
        pass

    def together(self) -> AbstractContextManager[None]:
        return nullcontext()

    def changed(self, *, sources: Collection[int], articles: Collection[int]) -> None:
        self.told.append((set(sources), set(articles)))

    def versioned(self, version: int, *, by: User | None) -> None:
        pass

    def resting_on(
        self, *, sources: Collection[int], articles: Collection[int]
    ) -> list[ripple.Resting]:
        return []


@contextmanager
def listening() -> Iterator[Told]:
    """What is told while the block runs, to this listener alone."""
    listener = Listening()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ripple, "_listeners", [])
        ripple.listen(listener)
        yield listener.told


ABOUT: dict[str, tuple[Any, dict[str, Any], Callable[[Any], tuple[set[int], set[int]]]]] = {
    "source": (SourceFactory, {"name": "Another"}, lambda r: ({r.pk}, set())),
    "name": (SourceNameFactory, {"text": "Another"}, lambda r: ({r.source_id}, set())),
    "identifier": (
        SourceIdentifierFactory,
        {"value": "another.example"},
        lambda r: ({r.source_id}, set()),
    ),
    "tie": (
        SourceTieFactory,
        {"office": "owner"},
        lambda r: ({r.from_source_id, r.to_source_id}, set()),
    ),
    "article": (ArticleFactory, {"title": "Another"}, lambda r: (set(), {r.pk})),
    "url": (ArticleUrlFactory, {"kind": "amp"}, lambda r: (set(), {r.article_id})),
    "version": (VersionFactory, {"extractor": "a"}, lambda r: (set(), {r.article_id})),
    "segment": (SegmentFactory, {"end": 5}, lambda r: (set(), {r.version.article_id})),
    "credit": (CreditFactory, {"role": "editor"}, lambda r: (set(), {r.article_id})),
    "link": (
        ArticleLinkFactory,
        {"note": "a"},
        lambda r: (set(), {r.from_article_id, r.to_article_id}),
    ),
}


@pytest.mark.parametrize("kind", sorted(ABOUT))
def test_a_change_is_told_once_with_whom_it_is_about(kind: str) -> None:
    factory, change, about = ABOUT[kind]
    record = factory()
    with listening() as told:
        save(record, by=None)
        assert told == []
        for name, value in change.items():
            setattr(record, name, value)
        save(record, by=None)
    assert told == [about(record)]


@pytest.mark.parametrize("kind", sorted(ABOUT.keys() - {"version"}))
def test_what_is_new_and_what_goes_is_told(kind: str) -> None:
    factory, _, about = ABOUT[kind]
    record = unsaved(factory)
    with listening() as told:
        save(record, by=None)
        expected = about(record)
        delete(record, by=None)
    assert told == [expected, expected]


def test_a_record_that_moves_concerns_both_places() -> None:
    credit, other = CreditFactory(), ArticleFactory()
    before = credit.article_id
    credit.article = other
    with listening() as told:
        save(credit, by=None)
    assert told == [(set(), {before, other.pk})]


def test_what_is_refused_is_not_told() -> None:
    tie = SourceTieFactory()
    tie.to_source = tie.from_source
    with listening() as told:
        with pytest.raises(ValidationError):
            save(tie, by=None)
        with pytest.raises(StaleRecord):
            save(SourceFactory(), by=None, expected_version=0)
    assert told == []


def test_a_tie_that_ends_before_it_begins_is_refused_in_words() -> None:
    tie = unsaved(SourceTieFactory, since="2018-02-01", until="2018-01-01")
    with pytest.raises(ValidationError) as caught:
        save(tie, by=None)
    assert caught.value.messages == ["A tie does not end before it begins."]


def test_a_record_of_another_application_is_a_mistake() -> None:
    claim: models.Model = ClaimFactory()
    with pytest.raises(TypeError, match=r"claims\.Claim"):
        concerned(claim)


def test_an_address_whose_form_is_too_long_is_refused_by_name() -> None:
    long = "https://daily.example/" + "я" * 1900
    with pytest.raises(ValidationError) as refused:
        save(unsaved(ArticleUrlFactory, url=long), by=None)
    assert set(refused.value.message_dict) == {"normalised"}
