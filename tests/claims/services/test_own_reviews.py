"""A review of our own never counts, nor does what cites it: on real rows."""

import pytest

from claims.models import Appearance, Claim
from claims.services import records
from claims.services.appearances import record_appearance
from sources.domain.vocabulary import Genre, Judgement
from sources.models import Source
from tests.claims.fresh import assert_fresh, interval, stored
from tests.claims.writing import cites, claim, edit
from tests.factories.claims import AppearanceFactory, AttributionFactory, OriginFactory
from tests.factories.sources import ArticleFactory, SourceFactory, VersionFactory
from tests.violations import unsaved

pytestmark = pytest.mark.django_db


def reviewed(of: Claim, ours: Source) -> Appearance:
    """A published fact-check of a claim, which rests on a statement."""
    article = ArticleFactory(publisher=ours, genre=Genre.FACT_CHECK.value)
    return cites(of, version=VersionFactory(article=article))


def citing(of: Claim, cited: Appearance, **hop: object) -> Appearance:
    """An article that has the claim from another one."""
    step = unsaved(AttributionFactory, from_appearance=None, to_appearance=cited, to_origin=None)
    for name, value in hop.items():
        setattr(step, name, value)
    return record_appearance(unsaved(AppearanceFactory, claim=of), by=None, chain=[step])


def codes(of: Claim) -> dict[int, str]:
    return {one["appearance"]: one["code"] for one in stored(of).result["left_out"]}


def test_what_cites_our_review_counts_for_nothing_from_the_day_it_is_ours() -> None:
    one, house = claim(), SourceFactory()
    review = reviewed(one, house)
    paper = citing(one, review)
    records.save(unsaved(AttributionFactory, from_appearance=paper), by=None)
    assert interval(one) == [2, 2]
    edit(house, is_ours=True)
    assert interval(one) == [0, 0]
    assert codes(one) == {review.pk: "own_review", paper.pk: "cites_own_review"}
    assert "cites_own_review" in {reason["code"] for reason in stored(one).result["reasons"]}
    assert_fresh()
    edit(house, is_ours=False)
    assert interval(one) == [2, 2]
    assert_fresh()


def test_it_is_followed_through_others_and_to_another_claim() -> None:
    ours = SourceFactory(is_ours=True)
    reviewed_claim, one = claim(), claim()
    review = reviewed(reviewed_claim, ours)
    paper = citing(one, review)
    echo = citing(one, paper)
    assert interval(one) == [0, 0]
    assert codes(one) == dict.fromkeys([paper.pk, echo.pk], "cites_own_review")
    assert_fresh()


def test_an_origin_issued_by_our_review_is_ours() -> None:
    one, ours = claim(), SourceFactory(is_ours=True)
    article = ArticleFactory(publisher=ours, genre=Genre.FACT_CHECK.value)
    count = OriginFactory(kind="measurement", title="Our count", holder=ours, article=article)
    paper = cites(one, count)
    assert interval(one) == [0, 0]
    assert codes(one) == {paper.pk: "cites_own_review"}
    assert_fresh()


def test_what_only_may_cite_us_counts_in_possible() -> None:
    one = claim()
    paper = cites(one)
    hop = unsaved(
        AttributionFactory,
        from_appearance=paper,
        to_appearance=reviewed(one, SourceFactory(is_ours=True)),
        to_origin=None,
        judgement=Judgement.SUGGESTED.value,
    )
    records.save(hop, by=None)
    assert interval(one) == [0, 1]
    edit(hop, judgement=Judgement.REJECTED.value)
    assert interval(one) == [1, 1]
    assert_fresh()


def test_other_articles_of_ours_and_other_peoples_reviews_count() -> None:
    one, ours = claim(), SourceFactory(is_ours=True)
    cites(one, version=VersionFactory(article=ArticleFactory(publisher=ours)))
    reviewed(one, SourceFactory())
    assert interval(one) == [2, 2]
