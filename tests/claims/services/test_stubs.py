"""An article that was only cited is read at last: its appearances wait, its chains stay."""

from datetime import date

import pytest

from claims.domain.vocabulary import Basis
from claims.models import Appearance
from claims.services import records
from claims.services.appearances import record_appearance
from sources.domain.vocabulary import Held, SourceKind
from sources.services.articles import add_version
from sources.services.ingestion import Told, ingest_text
from sources.services.merging import merge_articles, undo_merge
from sources.services.records import save
from sources.services.sources import create_source
from tests.claims.fresh import assert_fresh, interval
from tests.claims.writing import claim
from tests.factories.accounts import UserFactory
from tests.factories.claims import AppearanceFactory, AttributionFactory, OriginFactory
from tests.factories.sources import ArticleFactory
from tests.sources.services.ingestion.pages import text
from tests.violations import unsaved

pytestmark = pytest.mark.django_db

TEXT = "The minister said on Friday that the ferry sank at noon."


def test_a_stub_that_was_recorded_apart_joins_the_article_without_losing_a_chain() -> None:
    daily = create_source(name="The Daily", kind=SourceKind.PUBLISHER, by=None)
    one, stub = (
        claim(),
        ArticleFactory(
            publisher=daily, title="The Daily on the ferry off Otaru", held=Held.CITED_ONLY.value
        ),
    )
    told = unsaved(
        AppearanceFactory,
        claim=one,
        article=stub,
        **dict.fromkeys(["version", "start", "end"]),
        exact="",
        basis=Basis.ATTRIBUTED.value,
    )
    to_origin = unsaved(AttributionFactory, from_appearance=None, to_origin=OriginFactory())
    record_appearance(told, by=None, chain=[to_origin])
    to_stub = unsaved(AttributionFactory, from_appearance=None, to_origin=None, to_appearance=told)
    citing = unsaved(AppearanceFactory, claim=one, basis=Basis.ATTRIBUTED.value)
    record_appearance(citing, by=None, chain=[to_stub])

    given = text(title="Ferry off Otaru sinks, The Daily was there", head="")
    became = ingest_text(given, by=None, today=date(2026, 11, 21), told=Told(publisher=daily))
    assert became.stubs == (stub,)
    curator = UserFactory(roles=["curator"])
    merge = merge_articles(became.article, stub, by=curator, reason="this is what they cite")
    told.refresh_from_db()
    assert (told.article, told.version) == (became.article, None)
    assert interval(one) == [1, 1]
    assert_fresh(one)
    undo_merge(merge, by=curator, reason="it is not")
    told.refresh_from_db()
    assert told.article == stub
    assert_fresh(one)


def test_until_its_words_are_found_a_stub_stays_a_relay() -> None:
    one, stub = claim(), ArticleFactory(held=Held.CITED_ONLY.value)
    to_origin = unsaved(AttributionFactory, from_appearance=None, to_origin=OriginFactory())
    told = unsaved(
        AppearanceFactory,
        claim=one,
        article=stub,
        **dict.fromkeys(["version", "start", "end"]),
        exact="",
        basis=Basis.ATTRIBUTED.value,
    )
    record_appearance(told, by=None, chain=[to_origin])
    assert interval(one) == [0, 0]
    to_stub = unsaved(AttributionFactory, from_appearance=None, to_origin=None, to_appearance=told)
    citing = unsaved(AppearanceFactory, claim=one, basis=Basis.ATTRIBUTED.value)
    record_appearance(citing, by=None, chain=[to_stub])
    assert interval(one) == [1, 1]
    before = one.__class__.objects.get(pk=one.pk).appearance_count

    version = add_version(stub, by=None, text=TEXT)
    stub.held = Held.TEXT.value
    save(stub, by=None)
    assert interval(one) == [1, 1]
    assert one.__class__.objects.get(pk=one.pk).appearance_count == before
    assert_fresh(one)

    found = Appearance.objects.get(pk=told.pk)
    found.version, found.exact = version, "the ferry sank at noon"
    found.start = TEXT.index(found.exact)
    found.end = found.start + len(found.exact)
    records.save(found, by=None)
    assert one.__class__.objects.get(pk=one.pk).appearance_count == before + 1
    assert_fresh(one)
