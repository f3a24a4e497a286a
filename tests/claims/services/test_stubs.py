"""An article that was only cited is read at last: its appearances wait, its chains stay."""

import pytest

from claims.domain.vocabulary import Basis
from claims.models import Appearance
from claims.services import records
from claims.services.appearances import record_appearance
from sources.domain.vocabulary import Held
from sources.services.articles import add_version
from sources.services.records import save
from tests.claims.fresh import assert_fresh, interval
from tests.claims.writing import claim
from tests.factories.claims import AppearanceFactory, AttributionFactory, OriginFactory
from tests.factories.sources import ArticleFactory
from tests.violations import unsaved

pytestmark = pytest.mark.django_db

TEXT = "The minister said on Friday that the ferry sank at noon."


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
