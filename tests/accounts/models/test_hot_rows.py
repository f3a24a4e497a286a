"""Models read by hot statements are those that the QuerySet gives."""

import pytest
from django.db import connection

from accounts.models.hot_rows import HotRows
from accounts.models.statements import array_of, id_given, ids_given
from claims.models import Attribution, Claim
from tests.factories.claims import AttributionFactory, ClaimFactory, PollFactory, StaleMarkFactory
from tests.flat import asked

pytestmark = pytest.mark.django_db

HOPS = HotRows(lambda: Attribution.objects.having(pk__in=ids_given("hops")).for_page())


def test_rows_are_what_the_queryset_gives() -> None:
    poll = PollFactory(margin_of_error="1.50")
    one, other = (
        AttributionFactory(to_origin=poll.origin),
        AttributionFactory(to_origin=poll.origin),
    )
    relay = AttributionFactory(to_appearance=one.from_appearance)
    pks = [one.pk, other.pk, relay.pk]
    expected = list(Attribution.objects.filter(pk__in=pks).for_page())
    found = HOPS.read(hops=array_of(pks))
    assert found == expected
    for row, same in zip(found, expected, strict=True):
        assert row.begins_where == same.begins_where
        for name in ("to_origin", "to_appearance", "told_in"):
            ours, theirs = getattr(row, name), getattr(same, name)
            assert ours == theirs
            if ours is not None:
                assert ours.get_deferred_fields() == theirs.get_deferred_fields()
                ignored = {"_state"}
                assert {k: v for k, v in vars(ours).items() if k not in ignored} == {
                    k: v for k, v in vars(theirs).items() if k not in ignored
                }
    poll_of = {row.pk: row.to_origin.poll for row in found if row.to_origin}
    assert poll_of[one.pk].margin_of_error == poll_of[other.pk].margin_of_error


def test_what_several_refer_to_is_one_model_and_costs_no_query() -> None:
    hop = AttributionFactory()
    AttributionFactory(to_origin=hop.to_origin)
    with asked() as statements:
        rows = HOPS.read(hops=array_of(Attribution.objects.values_list("pk", flat=True)))
        assert rows[0].to_origin is rows[1].to_origin
        assert rows[0].to_origin.holder.name == hop.to_origin.holder.name
    assert len(statements) == 2


def test_annotations_come_as_the_orm_reads_them() -> None:
    claim = StaleMarkFactory().claim
    one = HotRows(lambda: Claim.objects.for_page().having(pk=id_given("claim")))
    (read,) = one.read(claim=claim.pk)
    assert read.staleness == Claim.objects.for_page().get(pk=claim.pk).staleness is not None
    assert read.created_at == claim.created_at
    assert one.read(claim=ClaimFactory().pk)[0].staleness is None
    assert one.read(claim=0) == []


def test_it_is_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []

    def rows() -> "object":
        made.append(1)
        return Claim.objects.having(pk=id_given("claim"))

    hot = HotRows(rows)  # type: ignore[arg-type]
    claims = [ClaimFactory().pk for _ in range(3)]
    assert [hot.read(claim=pk)[0].pk for pk in claims] == claims
    assert made == [1]
    assert connection.connection is not None
