"""The feed misses nothing, whoever commits late, and tells everybody only what everybody sees."""

import os
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from accounts.domain.feed import Place
from accounts.errors import CursorGone
from accounts.models import Change, FeedFloor
from accounts.models.following import SAME_ERA
from accounts.services.feed import (
    cursor_of,
    forget_changes,
    newest_place,
    place_of,
    read_changes,
)
from claims.models import Appearance, Claim, Topic
from tests.access.world import World, make_hidden, make_public
from tests.accounts.following import all_settled, by_number, by_place, written_and_told
from tests.factories.claims import (
    AppearanceFactory,
    AttributionFactory,
    ClaimFactory,
    OriginFactory,
    TopicFactory,
)

CHANGES = int(os.environ.get("FEED_CHANGES", "240"))
"""How many changes eight writers make: 10,000 are asked for now and then."""


def told(after: Place, *, to_staff: bool = False) -> list[tuple[str, int, str]]:
    read = read_changes(after, to_staff=to_staff, size=10_000)
    return [(one.kind, one.object_id, one.what if to_staff else one.told) for one in read.changes]


@pytest.mark.django_db(transaction=True)
def test_a_reader_misses_nothing_of_writers_that_commit_late() -> None:
    written, seen = written_and_told(by_place(), CHANGES)
    assert len(written) == CHANGES // 8 * 8
    assert sorted(seen) == sorted(written)
    again = told(Place(*newest_place_of_all()))
    assert [pk for _, pk, _ in again] == seen  # the order in which it was told is the order


def newest_place_of_all() -> tuple[int, int, int]:
    begins, _ = FeedFloor.objects.ends()
    return begins.era, begins.xid, begins.pk


@pytest.mark.django_db(transaction=True)
def test_a_reader_by_number_misses_some() -> None:
    written, seen = written_and_told(by_number(), CHANGES)
    assert set(seen) < set(written)


@pytest.mark.django_db(transaction=True)
def test_everybody_is_told_nothing_of_hidden_rows() -> None:
    world = World()
    make_public(world)
    after = newest_place()
    make_hidden(world, with_ends=False)
    assert told(after) == []
    kinds = {kind for kind, _, _ in told(after, to_staff=True)}
    assert {"review", "appearance", "attribution", "claim_relation", "article_link"} <= kinds


@pytest.mark.django_db
def test_what_is_hidden_later_is_told_as_removed_with_the_hops_that_end_there() -> None:
    appearance = AppearanceFactory()
    hop = AttributionFactory(from_appearance=appearance, to_origin=OriginFactory())
    gone = AttributionFactory(
        from_appearance=appearance, to_origin=OriginFactory(), judgement="rejected"
    )
    with all_settled():
        after = Change.objects.latest("pk").place
        Appearance.objects.filter(pk=appearance.pk).update(status="rejected")
        assert sorted(told(after)) == [
            ("appearance", appearance.pk, "removed"),
            ("attribution", hop.pk, "removed"),
        ]
        after = Change.objects.latest("pk").place
        Appearance.objects.filter(pk=appearance.pk).update(status="accepted")
        assert ("attribution", hop.pk, "added") in told(after)
        assert gone.pk not in {pk for kind, pk, _ in told(after) if kind == "attribution"}


@pytest.mark.django_db
def test_one_step_tells_of_a_record_once() -> None:
    with all_settled():
        claim = ClaimFactory()
        after = Change.objects.latest("pk").place
        for count in (1, 2, 3):
            Claim.objects.filter(pk=claim.pk).update(appearance_count=count)
        assert told(after) == []  # it was added in this transaction
        topic = TopicFactory()
        Topic.objects.filter(pk=topic.pk).delete()
        assert told(after) == [("topic", topic.pk, "added"), ("topic", topic.pk, "removed")]


@pytest.mark.django_db
def test_a_cursor_is_refused_where_changes_after_it_are_forgotten() -> None:
    with all_settled():
        TopicFactory.create_batch(3)
        first = Change.objects.order_by("pk").first()
        start, last = newest_place_of_all(), Change.objects.latest("pk").place
        assert first is not None
        assert forget_changes(now=timezone.now()) == 0
        assert forget_changes(now=timezone.now() + timedelta(days=181)) >= 3
        with pytest.raises(CursorGone, match="180 days"):
            read_changes(Place(*start), to_staff=False, size=10)
        assert read_changes(last, to_staff=False, size=10).changes == []
        assert read_changes(None, to_staff=False, size=10).place == last


@pytest.mark.django_db
def test_a_cursor_of_a_database_that_was_restored_is_refused() -> None:
    place = newest_place()
    with pytest.raises(CursorGone, match="restored"):
        read_changes(Place(place.era + 1, place.xid, 0), to_staff=False, size=10)


@pytest.mark.django_db
def test_changes_of_an_era_that_is_over_are_not_told() -> None:
    with all_settled():
        after = newest_place()
        TopicFactory()
        Change.objects.update(era=after.era + 1)
        assert told(Place(after.era, 0, 0)) == []


def test_a_cursor_is_ours_or_none() -> None:
    place = Place(-5, 7, 9)
    assert place_of(cursor_of(place)) == place
    for text in ("", "x", "WzEsMl0:abc", cursor_of(place)[:-1]):
        with pytest.raises(ValueError, match=r"."):
            place_of(text)


@pytest.mark.django_db
def test_a_page_is_found_by_an_index_however_many_changes_there_are() -> None:
    place = newest_place()
    row = "INSERT INTO accounts_change (era, xid, kind, object_id, what, told)"
    with connection.cursor() as cursor:
        cursor.execute(
            f"{row} SELECT %s, n / 3, 'claim', n, 'changed', CASE WHEN n %% 2 = 0 THEN 'changed' "
            "ELSE '' END FROM generate_series(1, 20000) n",
            [place.era],
        )
        # What the application may not analyse, the planner knows nothing of yet.
        cursor.execute("SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off")
        rows = Change.objects.settled().told_to_all().beyond(Place(place.era, 3000, 0))
        asked = rows.in_order()[:50].query.sql_with_params()
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {asked[0]}", asked[1])
        plan = str(cursor.fetchone()[0])
    assert "'Index Name': 'change_told'" in plan
    assert "Seq Scan on accounts_change" not in plan
    assert "'Sort'" not in plan


@pytest.mark.django_db
def test_every_table_looks_up_what_was_noted_by_the_record() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname, prosrc FROM pg_proc WHERE proname LIKE 'accounts\\_follow\\_%'"
        )
        found = dict(cursor.fetchall())
    assert len(found) > 20
    assert [name for name, source in found.items() if SAME_ERA not in source] == []
