"""Appearances with the chains that hang on them, and what editors say of independence."""

import pytest
from django.core.exceptions import ValidationError

from claims.models import Appearance, Attribution
from claims.services import records
from claims.services.appearances import record_appearance
from tests.claims.fresh import interval
from tests.claims.writing import claim
from tests.factories.claims import (
    AppearanceFactory,
    AttributionFactory,
    OriginFactory,
)
from tests.factories.sources import VersionFactory
from tests.violations import unsaved

pytestmark = pytest.mark.django_db


def test_a_refused_hop_takes_its_appearance_with_it() -> None:
    one = claim()
    hop = Attribution(to_origin=OriginFactory(), kind="nonsense")
    with pytest.raises(ValidationError):
        record_appearance(unsaved(AppearanceFactory, claim=one), by=None, chain=[hop])
    assert not Appearance.objects.exists()
    assert interval(one) == [0, 0]


def test_a_hop_that_names_where_it_leaves_keeps_it() -> None:
    one = claim()
    first = record_appearance(unsaved(AppearanceFactory, claim=one), by=None)
    second = record_appearance(
        unsaved(AppearanceFactory, claim=one),
        by=None,
        chain=[
            Attribution(to_appearance=first, kind="cites_report"),
            Attribution(from_appearance=first, to_origin=OriginFactory(), kind="cites_data"),
        ],
    )
    assert second.attributions.get().to_appearance == first
    assert first.attributions.get().kind == "cites_data"
    assert interval(one) == [1, 1]


def refused(row: Appearance) -> tuple[str | None, str]:
    """Code and sentence with which recording is refused."""
    with pytest.raises(ValidationError) as caught:
        record_appearance(row, by=None)
    return caught.value.code, caught.value.messages[0]


def test_a_quote_that_does_not_stand_there_is_refused_showing_what_does() -> None:
    row = unsaved(AppearanceFactory, claim=claim(), exact="the ferry sank at dawn")
    assert refused(row) == (
        "appearance_anchor_is_slice",
        "There stands “the ferry sank at noon”, not “the ferry sank at dawn”.",
    )


def test_a_percent_sign_in_the_text_shows_as_it_is() -> None:
    version = VersionFactory(body="It fell by 30% or 40%s.")
    row = unsaved(AppearanceFactory, claim=claim(), version=version, quote="30% or 40%s")
    row.exact = "30% or 50%s"
    assert refused(row)[1] == "There stands “30% or 40%s”, not “30% or 50%s”."


def test_an_anchor_beyond_the_text_is_refused() -> None:
    version = VersionFactory(body="Short.")
    row = unsaved(AppearanceFactory, claim=claim(), version=version, quote="Short.", end=7)
    assert refused(row) == (
        "appearance_anchor_in_text",
        "The anchor ends at 7, but the text has only 6 characters.",
    )


@pytest.mark.parametrize("text", ["A\x00", "A\ud800"])
def test_words_no_database_can_hold_are_refused(text: str) -> None:
    one = claim()
    with pytest.raises(ValidationError):
        record_appearance(unsaved(AppearanceFactory, claim=one, exact=text), by=None)
    row = record_appearance(unsaved(AppearanceFactory, claim=one), by=None)
    with pytest.raises(ValidationError):
        records.save(unsaved(AttributionFactory, from_appearance=row, cue=text), by=None)


def test_a_cue_that_does_not_stand_there_is_refused() -> None:
    row = record_appearance(unsaved(AppearanceFactory, claim=claim()), by=None)
    start = row.version.text.index("said")
    hop = unsaved(
        AttributionFactory, from_appearance=row, cue="sang", cue_start=start, cue_end=start + 4
    )
    with pytest.raises(ValidationError) as caught:
        records.save(hop, by=None)
    assert caught.value.messages == ["There stands “said”, not the cue “sang”."]
    hop.cue = "said"
    records.save(hop, by=None)
    assert Attribution.objects.get().cue == "said"


def test_a_cue_may_stand_in_the_appearance_that_tells_it() -> None:
    one = claim()
    row, teller = (record_appearance(unsaved(AppearanceFactory, claim=one), by=None) for _ in "ab")
    start = teller.version.text.index("harbour")
    hop = unsaved(AttributionFactory, from_appearance=row, told_in=teller, cue="harbour")
    hop.cue_start, hop.cue_end = start, start + 7
    records.save(hop, by=None)
    assert Attribution.objects.get().told_in == teller


def test_words_without_offsets_are_found_where_they_stand_once() -> None:
    version = VersionFactory(body="It rained. Then it rained again. The ferry sank.")
    values = {"version": version, "article": version.article, "start": None, "end": None}
    row = unsaved(AppearanceFactory, exact="The ferry sank", **values)
    record_appearance(row, by=None)
    assert (row.start, row.end) == (33, 47)
    for words, code in [
        ("it rained", None),
        ("rained", "anchor_ambiguous"),
        ("It snowed", "anchor_not_found"),
    ]:
        other = unsaved(AppearanceFactory, exact=words, **values)
        if code is None:
            record_appearance(other, by=None)
            continue
        with pytest.raises(ValidationError) as refused:
            record_appearance(other, by=None)
        (error,) = [one for found in refused.value.error_dict.values() for one in found]
        assert error.code == code
