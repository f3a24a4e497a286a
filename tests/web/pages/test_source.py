"""The page of one source."""

import pytest
from django.test import Client

from sources.domain.vocabulary import NameKind, RecordStatus, TieKind
from tests.factories.claims import AppearanceFactory, AttributionFactory, OriginFactory
from tests.factories.sources import (
    ArticleFactory,
    SourceFactory,
    SourceNameFactory,
    SourceTieFactory,
    VersionFactory,
)
from tests.flat import assert_flat
from tests.reviews.writing import published

pytestmark = pytest.mark.django_db


def page_of(client: Client, number: int) -> str:
    answer = client.get(f"/sources/{number}/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_garbled_names_are_told_as_such(client: Client) -> None:
    name = SourceNameFactory(text="Acehide Sugi", kind=NameKind.GARBLED)
    page = page_of(client, name.source_id)
    assert "Acehide Sugi" in page
    assert "garbled" in page


def test_a_tie_is_read_from_its_own_end(client: Client) -> None:
    tie = SourceTieFactory(kind=TieKind.SPEAKS_FOR, title="Chief Cabinet Secretary")
    assert "Speaks for" in page_of(client, tie.from_source_id)
    assert "Spoken for by" in page_of(client, tie.to_source_id)


def test_what_it_originated_and_what_it_published(client: Client) -> None:
    hop = AttributionFactory()
    claim, article = hop.from_appearance.claim, hop.from_appearance.article
    for number in (hop.to_origin.holder_id, article.publisher_id):
        assert claim.statement in page_of(client, number)
    assert claim.statement not in page_of(client, SourceFactory().pk)


def test_a_merged_source_leads_to_its_survivor(client: Client) -> None:
    survivor = SourceFactory()
    merged = SourceFactory(status=RecordStatus.MERGED, merged_into=survivor)
    answer = client.get(f"/sources/{merged.pk}/", follow=True)
    assert f"Source {merged.pk} was merged into this one" in answer.content.decode()


def test_no_such_source(client: Client) -> None:
    assert client.get("/sources/999999/").status_code == 404


def test_it_is_flat(client: Client) -> None:
    source = SourceFactory()

    def more() -> None:
        SourceNameFactory(source=source)
        SourceTieFactory(from_source=source)
        AttributionFactory(to_origin=OriginFactory(holder=source))
        AppearanceFactory(version=VersionFactory(article=ArticleFactory(publisher=source)))

    assert_flat(more, lambda: client.get(f"/sources/{source.pk}/"))


def test_what_it_was_corrected_for_and_how_its_claims_were_judged(client: Client) -> None:
    source = SourceFactory()
    ArticleFactory(publisher=source, title="The ferry that never was", status="corrected")
    ArticleFactory(publisher=source, title="A quiet day")
    page = page_of(client, source.pk)
    assert "What it was corrected for" in page
    assert "The ferry that never was" in page
    assert "A quiet day" not in page
    review = published()
    claimant = review.claimant
    assert claimant is not None
    assert review.get_absolute_url() in page_of(client, claimant.pk)
