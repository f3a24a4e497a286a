"""The words of the rows, and the origins that evidence leads to."""

from datetime import date

import pytest

from claims.models import Appearance
from reviews.models import Evidence
from reviews.services.facts import evidence_grounds, places_of
from tests.factories.claims import (
    AppearanceFactory,
    AttributionFactory,
    ClaimFactory,
    OriginFactory,
)
from tests.factories.sources import (
    ArticleFactory,
    ArticleUrlFactory,
    SourceFactory,
    SourceIdentifierFactory,
)
from tests.flat import assert_flat

pytestmark = pytest.mark.django_db


def grounds(**values: object) -> frozenset[str]:
    (found,) = evidence_grounds([Evidence(**values)])
    return found


def test_an_origin_is_its_own() -> None:
    origin = OriginFactory()
    assert grounds(origin=origin) == {f"origin {origin.pk}"}


def test_an_appearance_leads_to_the_origins_of_its_chain() -> None:
    near, far, origin = AppearanceFactory(), AppearanceFactory(), OriginFactory()
    AttributionFactory(from_appearance=near, to_appearance=far, to_origin=None)
    AttributionFactory(from_appearance=far, to_origin=origin)
    rejected = OriginFactory()
    AttributionFactory(from_appearance=near, to_origin=rejected, judgement="rejected")
    assert grounds(appearance=near) == grounds(origin=origin)


def test_a_circle_leads_to_its_newsroom() -> None:
    one, other = AppearanceFactory(), AppearanceFactory()
    AttributionFactory(from_appearance=one, to_appearance=other, to_origin=None)
    AttributionFactory(from_appearance=other, to_appearance=one, to_origin=None)
    assert grounds(appearance=one) == {f"publisher {one.article.publisher_id}"}


def test_a_page_of_a_known_newsroom_is_that_newsroom() -> None:
    row = AppearanceFactory()
    publisher = row.article.publisher
    SourceIdentifierFactory(source=publisher, value="daily.example")
    assert grounds(url="https://www.daily.example/a") == grounds(appearance=row)


def test_another_page_of_one_site_is_one_origin() -> None:
    assert grounds(url="https://www.radar.example/a") == grounds(url="http://radar.example:80/b")
    assert grounds(url="https://coast.example/a") != grounds(url="https://radar.example/a")


def test_a_claim_stands_where_it_was_accepted_the_earliest_first() -> None:
    claim = ClaimFactory()
    late, early = (
        ArticleFactory(published_from=date(2020, 1, day), published_to=date(2020, 1, day))
        for day in (9, 2)
    )
    ours = ArticleFactory(publisher=SourceFactory(is_ours=True))
    for article in (late, early, ours):
        AppearanceFactory(claim=claim, version__article=article, status="accepted")
    AppearanceFactory(claim=claim, status="rejected")
    url = ArticleUrlFactory(article=early).url
    places = places_of(claim)
    assert [(place.id, place.url, place.earliest) for place in places] == [
        (early.pk, url, "2020-01-02"),
        (late.pk, "", "2020-01-09"),
    ]


def test_the_grounds_of_much_evidence_are_read_at_once() -> None:
    rows: list[Evidence] = []

    def more() -> None:
        near, far = AppearanceFactory(), AppearanceFactory()
        AttributionFactory(from_appearance=near, to_appearance=far, to_origin=None)
        AttributionFactory(from_appearance=far, to_origin=OriginFactory())
        alone = AppearanceFactory(
            version__article__publisher=None, version__article__publisher_reason="unsigned"
        )
        ArticleUrlFactory(article=alone.version.article, url=f"https://paper{alone.pk}.example/a")
        rows.extend(
            Evidence(appearance=row)
            for row in Appearance.objects.filter(pk__in=[near.pk, alone.pk])
        )
        rows.append(Evidence(url=f"https://site{len(rows)}.example/a"))

    def read() -> None:
        fresh = Appearance.objects.select_related("article__publisher").in_bulk(
            [row.appearance_id for row in rows if row.appearance_id]
        )
        again = [Evidence(appearance=fresh.get(row.appearance_id), url=row.url) for row in rows]
        assert len({one for ground in evidence_grounds(again) for one in ground}) == len(rows)

    assert_flat(more, read)
