"""Taking in what others published: each item once, whole, and never as our own."""

import json
from io import BytesIO
from typing import Any

import pytest
from django.conf import LazySettings

from accounts.errors import NotAllowed
from accounts.models import Event, User
from reviews.domain.claimreview.building import build
from reviews.domain.claimreview.embedding import script_text
from reviews.domain.claimreview.importing import Became, Outcome, Tally
from reviews.domain.vocabulary import MatchState, QuarantineState
from reviews.models import ExternalReview, QuarantinedItem
from reviews.services import batches, exchange
from reviews.services.exchange import import_document, import_file
from reviews.services.quarantine import dismiss_item
from reviews.services.rereading import element_of
from tests.factories.accounts import UserFactory
from tests.factories.claims import ClaimFactory
from tests.factories.reviews import RatingMappingFactory, our_organisation
from tests.factories.sources import SourceFactory, SourceIdentifierFactory
from tests.reviews.domain.claimreview.dirty import SAMPLES
from tests.reviews.domain.claimreview.writing import review as published_elsewhere
from tests.reviews.others import SITE, feed, item, lines, rated, tombstone
from tests.reviews.writing import NOW

pytestmark = pytest.mark.django_db


def curator() -> User:
    return UserFactory(roles=["curator"])


def take(body: bytes, **values: Any) -> tuple[list[Became], Tally]:
    given = {"source": "feed.json", "by": None, "now": NOW, **values}
    return import_document(body, **given)


def outcomes(body: bytes, **values: Any) -> list[str]:
    return [one.outcome.value for one in take(body, **values)[0]]


def state() -> list[tuple[Any, ...]]:
    """Everything that is kept of others, but for the keys."""
    rows = ExternalReview.objects.order_by("url", "claim_text")
    return list(rows.values_list("url", "claim_text", "rating_given", "row_version", "gone_on"))


def test_a_review_is_kept_as_it_was_given() -> None:
    (one,), _ = take(feed(item(1)))
    row = ExternalReview.objects.get(pk=one.id)
    assert (row.url, row.site, row.publisher_name) == (f"{SITE}/1", "checks.example", "Checks")
    assert (row.title, row.claimant) == ("Did ferry 1 sink?", "A. Harbour Master")
    assert (row.rating_given, row.rating_class) == ("Pants on Fire", "false")
    assert (str(row.claim_date), str(row.reviewed_on)) == ("2024-05-01", "2024-05-02")
    assert (row.language, row.imported_at, row.gone_on) == ("en", NOW, None)
    assert row.raw["headline"] == "Did ferry 1 sink?"


def test_the_same_file_twice_changes_nothing() -> None:
    body = lines(item(1), "{broken", rated(2, "Odd"), tombstone(1), item(3))
    first = take(body)[1]
    before, events = state(), Event.objects.count()
    second = take(body)[1]
    assert (first.outcomes[Outcome.NEW], first.outcomes[Outcome.GONE]) == (3, 1)
    assert (second.outcomes[Outcome.SAME], second.outcomes[Outcome.QUARANTINED]) == (4, 1)
    assert (state(), Event.objects.count()) == (before, events)
    assert QuarantinedItem.objects.count() == 1
    assert ExternalReview.history.rel.related_model.objects.count() == 4


def test_a_changed_review_is_brought_up_to_date_and_its_history_shows_both() -> None:
    take(feed(item(1)))
    assert outcomes(feed(rated(1, "True"))) == ["changed"]
    row = ExternalReview.objects.get()
    assert (row.rating_given, row.rating_class, row.row_version) == ("True", "true", 2)
    told = list(row.history.order_by("pgh_id").values_list("rating_given", flat=True))
    assert told == ["Pants on Fire", "True"]
    event = Event.objects.done("externalreview.reimported").get()
    assert event.before["rating_given"] == "Pants on Fire"
    assert event.after["rating_class"] == "true"


def test_one_page_may_review_two_claims() -> None:
    body = feed(item(1), item(1, claimReviewed="The harbour froze over"))
    assert outcomes(body) == ["new", "new"]
    assert outcomes(body) == ["same", "same"]


def test_of_two_tellings_in_one_document_the_first_counts_however_often_it_comes() -> None:
    body = feed(rated(1, "True"), rated(1, "False"))
    assert outcomes(body) == ["new", "repeated"]
    assert outcomes(body) == ["same", "repeated"]
    assert ExternalReview.objects.get().rating_given == "True"


def test_a_tombstone_marks_the_review_and_leaves_it_on_record() -> None:
    take(feed(item(1)))
    assert outcomes(feed(tombstone(1))) == ["gone"]
    assert str(ExternalReview.objects.get().gone_on) == "2024-06-01"
    assert outcomes(feed(tombstone(1))) == ["same"]
    assert outcomes(feed(tombstone(9))) == ["not_known"]
    assert not ExternalReview.objects.standing().exists()


def test_what_was_touched_after_its_tombstone_stands_again() -> None:
    take(feed(item(1), tombstone(1)))
    assert outcomes(feed(item(1))) == ["same"]
    later = item(1, dateModified="2024-07-01")
    assert outcomes(feed(later)) == ["changed"]
    assert ExternalReview.objects.get().gone_on is None
    assert outcomes(feed(tombstone(1), later)) == ["same", "same"]


@pytest.mark.parametrize(
    "ours",
    [
        item(1, url="https://facts.example.org/reviews/1/"),
        item(1, author={"@type": "Organization", "name": "We", "url": "https://desk.example/"}),
    ],
    ids=["by its address", "by its author"],
)
def test_our_own_is_never_taken_for_somebody_elses(
    ours: dict[str, Any], settings: LazySettings
) -> None:
    settings.SITE_URL = "https://facts.example.org"
    organisation = our_organisation()
    type(organisation).objects.filter(pk=organisation.pk).update(homepage="https://desk.example/")
    items, tally = take(feed(ours, item(2)))
    assert [one.outcome for one in items] == [Outcome.OWN, Outcome.NEW]
    assert tally.as_json()["own"] == 1
    assert ExternalReview.objects.get().url == f"{SITE}/2"


def test_what_cannot_be_read_is_kept_with_its_reasons() -> None:
    items, tally = take(lines(item(1), item(2, url=""), "{broken", item(3)), source="a.ndjson")
    assert [one.outcome.value for one in items].count("quarantined") == 2
    rows = list(QuarantinedItem.objects.order_by("pk"))
    assert rows[0].reasons == ["It has no address."]
    assert rows[1].reasons[0].startswith("It is no JSON, and no repair has only one meaning.")
    assert json.loads(rows[0].raw)["headline"] == "Did ferry 2 sink?"
    assert rows[1].raw == "{broken"
    assert {row.source for row in rows} == {"a.ndjson"}
    assert tally.reasons["no_url"] == 1
    assert ExternalReview.objects.count() == 2


def test_a_place_is_told_alike_by_whatever_way_it_comes() -> None:
    nested = {"@type": "DataFeed", "dataFeedElement": [item(4), None, {"item": item(5, url="")}]}
    body = b"\n" + lines("[]", "null", item(1), "[", item(2, url=""), nested, [item(3), 7])
    by_api, told = take(body, source="a.ndjson")
    kept = dict(QuarantinedItem.objects.values_list("pk", "position"))
    assert {one.id: one.position for one in by_api if one.codes and one.id} == kept
    places = {one.position for one in by_api if one.codes}
    assert places == {
        "line 2",
        "line 3",
        "line 6",
        "line 7.dataFeedElement[1]",
        "line 7.dataFeedElement[2].item",
        "line 8[1]",
    }
    batches_ = import_file(BytesIO(body), source="a.ndjson", by=None, now=NOW)
    by_command = [one for batch in batches_ for one in batch.items]
    assert sorted(one.position for one in by_command) == sorted(one.position for one in by_api)
    assert told.outcomes[Outcome.SKIPPED] == 2
    assert told.as_json()["skipped"] == 2
    raws = dict(QuarantinedItem.objects.values_list("position", "raw"))
    assert (raws["line 2"], raws["line 3"]) == ("[]", "null")


def test_what_somebody_dismissed_stays_dismissed() -> None:
    take(b"{broken")
    dismiss_item(QuarantinedItem.objects.get(), by=curator())
    take(b"{broken")
    assert QuarantinedItem.objects.get().state == QuarantineState.DISMISSED


def test_a_row_that_the_database_refuses_costs_only_itself() -> None:
    odd = item(2, url="https://intranet/2")
    items, _ = take(feed(item(1), odd, item(3)))
    assert [one.outcome.value for one in items] == ["new", "quarantined", "new"]
    assert "does not fit into what is kept" in items[1].reasons[0]
    assert [one.outcome.value for one in take(feed(item(1), odd, item(3)))[0]] == [
        "same", "quarantined", "same",
    ]  # fmt: skip


def test_the_map_of_the_publisher_goes_before_the_common_one() -> None:
    RatingMappingFactory(site="checks.example", words="pants on fire", normalised="other")
    RatingMappingFactory(site="other.example", words="odd", normalised="true")
    take(feed(item(1), rated(2, "Odd"), rated(3, "Falsch")))
    classes = ExternalReview.objects.order_by("url").values_list("rating_class", flat=True)
    assert list(classes) == ["other", "", "false"]


def test_the_publisher_is_found_by_the_site_unless_somebody_names_it() -> None:
    known = SourceIdentifierFactory(value="checks.example").source
    take(feed(item(1)))
    assert ExternalReview.objects.get().publisher == known
    named = SourceFactory()
    take(feed(item(1)), publisher=named)
    assert ExternalReview.objects.get().publisher == named


def test_a_claim_is_suggested_and_what_somebody_said_stays() -> None:
    claim = ClaimFactory(statement="Ferry number 1 sank off Otaru")
    ClaimFactory(statement="The harbour of Kushiro froze over in January")
    items, tally = take(feed(item(1), item(2, claimReviewed="Bread has become dearer")))
    assert [one.claim for one in items] == [claim.pk, None]
    assert tally.suggested == 1
    row = ExternalReview.objects.get(pk=items[0].id)
    assert (row.claim, row.match) == (claim, MatchState.SUGGESTED)
    ExternalReview.objects.filter(pk=row.pk).update(match=MatchState.REFUSED)
    take(feed(rated(1, "True")))
    row.refresh_from_db()
    assert (row.rating_given, row.match) == ("True", MatchState.REFUSED)


def test_a_rehearsal_tells_the_same_and_keeps_nothing() -> None:
    body = lines(item(1), "{broken", item(1))
    rehearsed = take(body, dry_run=True)[1].as_json()
    assert not ExternalReview.objects.exists()
    assert not QuarantinedItem.objects.exists()
    assert not Event.objects.exists()
    assert take(body)[1].as_json() == rehearsed


def test_whoever_may_not_import_is_refused_before_anything_is_read() -> None:
    with pytest.raises(NotAllowed):
        take(feed(item(1)), by=UserFactory(roles=["contributor"]))
    assert not ExternalReview.objects.exists()
    take(feed(item(1)), by=curator())
    assert Event.objects.done("externalreview.imported").get().actor.username


@pytest.mark.parametrize("broken_at", [0, 3, 4, 9])
def test_what_breaks_off_leaves_whole_items_alone(
    broken_at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "AT_ONCE", 2)
    told: list[ExternalReview] = []
    columns_of = batches.columns_of

    def breaks(*given: Any) -> dict[str, Any]:
        if len(told) == broken_at:
            raise KeyboardInterrupt
        told.append(given[0])
        return columns_of(*given)

    monkeypatch.setattr(batches, "columns_of", breaks)
    body = lines(*(item(n) for n in range(10)))
    with pytest.raises(KeyboardInterrupt):
        list(import_file(BytesIO(body), source="a", by=None, now=NOW))
    kept = ExternalReview.objects.count()
    assert kept == broken_at // 2 * 2
    assert Event.objects.done("externalreview.imported").count() == kept
    monkeypatch.undo()
    again = [one for batch in import_file(BytesIO(body), source="a", by=None, now=NOW)
             for one in batch.items]  # fmt: skip
    assert [one.outcome.value for one in again] == ["same"] * kept + ["new"] * (10 - kept)


def test_what_is_exported_is_imported_and_exported_the_same_to_the_byte() -> None:
    first = script_text(build(published_elsewhere()))
    (one,), _ = take(first.encode())
    assert one.outcome is Outcome.NEW
    row = ExternalReview.objects.get(pk=one.id)
    assert script_text(element_of(row)) == first


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_dirty_item_is_exported_the_same_for_ever(sample: Any) -> None:
    body = sample.document
    raw = body if isinstance(body, bytes) else (
        body if isinstance(body, str) else json.dumps(body)
    ).encode()  # fmt: skip
    items, _ = take(raw, source=sample.source)
    rows = [ExternalReview.objects.get(pk=one.id) for one in items if one.outcome is Outcome.NEW]
    assert rows
    for row in rows:
        first = script_text(element_of(row))
        ExternalReview.objects.filter(pk=row.pk).delete()
        (again,), _ = take(first.encode(), source=sample.source)
        assert script_text(element_of(ExternalReview.objects.get(pk=again.id))) == first


def test_what_is_kept_no_more_cannot_be_exported() -> None:
    take(feed(item(1)))
    ExternalReview.objects.update(raw={})
    with pytest.raises(ValueError, match="is not kept"):
        element_of(ExternalReview.objects.get())
