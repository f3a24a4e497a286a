"""Reviews that are found, and by whom."""

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from reviews.services.finding import Reviews
from sources.services.searching import Hit, ask
from tests.factories.accounts import UserFactory
from tests.reviews.writing import opened, published
from tests.web.pages.reviewing import SECRET, retracted, secrets_in_work

pytestmark = pytest.mark.django_db


def found(query: str, by: User | AnonymousUser | None = None) -> list[Hit]:
    asked, kind = ask(query), Reviews()
    ranked = kind.rank(asked, {}, by=by or AnonymousUser())
    return kind.hits(asked, ranked, [pk for _, pk in ranked.order])


def test_everybody_finds_what_is_public() -> None:
    review = published(headline="Every harbour was asked")
    opened(headline="Every harbour was asked too")
    (hit,) = found("harbour asked")
    assert (hit.record.review, hit.is_public) == (review, True)
    assert {part.text.lower() for part in hit.title if part.is_hit} == {"harbour", "asked"}


def test_drafts_are_found_by_who_may_see_them() -> None:
    secrets_in_work()
    words = f'"{SECRET}"'
    assert found(words) == []
    hits = found(words, UserFactory(roles=["reviewer"]))
    assert [hit.is_public for hit in hits] == [False, False]


def test_what_was_taken_back_is_found_by_nobody_without_a_role() -> None:
    headline = retracted().publication.version.headline
    assert found(f'"{headline}"') == []
    assert len(found(f'"{headline}"', UserFactory(roles=["editor"]))) == 1


def test_verdicts_are_counted() -> None:
    published(headline="Every harbour was asked")
    kind = Reviews()
    facets = kind.facets(kind.rank(ask("harbour"), {}, by=AnonymousUser()))
    assert [facet.name for facet in facets] == ["verdict", "language"]
    assert facets[0].values == (("true", 1),)
