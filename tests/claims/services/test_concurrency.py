"""Many write at once, each on a connection of its own, and every result ends as if one by one."""

import os
import threading
from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from django.core.exceptions import ValidationError

from claims.domain.vocabulary import Basis, ClaimKind, OriginKind, RelationKind, Stance, Verdict
from claims.models import Appearance, Claim, ClaimRelation, Origin, Poll
from claims.services import corroboration, locks, records
from claims.services.appearances import record_appearance
from claims.services.claims import relate
from claims.services.judgements import judge_independence
from sources.domain.vocabulary import TieKind
from sources.models import Article, SourceTie
from sources.services import records as source_records
from tests.claims.at_once import at_once, beside, meet
from tests.claims.fresh import assert_fresh, interval
from tests.claims.writing import cites, claim, edit
from tests.factories.accounts import UserFactory
from tests.factories.claims import AppearanceFactory, AttributionFactory, OriginFactory
from tests.factories.sources import SourceFactory, VersionFactory
from tests.violations import unsaved

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS = 8
ROUNDS = int(os.environ.get("CONCURRENCY_ROUNDS", "5"))


def add_appearance(
    of: Claim, origin: Origin | None = None, **values: str
) -> Callable[[], Appearance]:
    """A job that adds one more article, with an origin of its own unless one is given."""
    row = unsaved(AppearanceFactory, claim=of, **values)
    hop = unsaved(AttributionFactory, from_appearance=None, to_origin=origin or OriginFactory())
    return lambda: record_appearance(row, by=None, chain=[hop])


def round_of_writers() -> tuple[int, list[int], int]:
    """Eight writers add to one claim: how many rows, which stored number, how many kept as count."""
    one = claim()
    assert at_once(*[add_appearance(one) for _ in range(WRITERS)]) == []
    one.refresh_from_db()
    return one.appearances.count(), interval(one), one.appearance_count


def test_eight_writers_on_one_claim_end_at_eight() -> None:
    rounds = [round_of_writers() for _ in range(ROUNDS)]
    assert rounds == [(WRITERS, [WRITERS, WRITERS], WRITERS)] * ROUNDS
    assert_fresh()


def test_without_the_lock_the_same_harness_goes_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two writers that both look before either commits store a number that misses one."""
    one = claim()
    met = threading.Barrier(2)
    keep = corroboration.keep

    def look_together(*given: object, **named: object) -> bool:
        met.wait(timeout=30)
        return keep(*given, **named)

    for services in (corroboration, records):
        monkeypatch.setattr(services, "lock", lambda claims: locks.Held(frozenset(claims)))
    monkeypatch.setattr(corroboration, "keep", look_together)
    at_once(add_appearance(one), add_appearance(one))
    assert interval(one) == [1, 1]


def test_writers_on_equivalent_claims_do_not_wait_for_each_other_for_ever() -> None:
    one, other = claim(), claim()
    relate(one, RelationKind.EQUIVALENT, other, by=None)
    jobs = [add_appearance(of) for of in (one, other) * (WRITERS // 2)]
    assert at_once(*jobs) == []
    assert interval(one) == interval(other) == [WRITERS, WRITERS]
    assert_fresh()


def test_writers_on_a_quote_claim_and_its_content_do_not_wait_for_ever() -> None:
    statement, content = OriginFactory(), claim()
    cites(content, statement)
    quote = claim(kind=ClaimKind.QUOTE.value, attests=statement)
    jobs = [add_appearance(quote, stance=Stance.REFUTES.value) for _ in range(3)]
    jobs += [add_appearance(content) for _ in range(2)]
    edited = [Claim.objects.get(pk=quote.pk) for _ in range(3)]
    jobs += [partial(edit, one, place=f"Room {n}") for n, one in enumerate(edited)]
    assert at_once(*jobs) == []
    assert interval(content) == [2, 3]
    assert_fresh()


@pytest.mark.parametrize("turn", range(3))
def test_a_tie_written_beside_appearances_is_missed_by_none(turn: int) -> None:
    one = claim()
    owner, papers = SourceFactory(kind="company"), [SourceFactory() for _ in range(4)]
    rows = [
        unsaved(
            AppearanceFactory,
            claim=one,
            basis=Basis.OWN_REPORTING.value,
            version=VersionFactory(article__publisher=paper),
        )
        for paper in papers
    ]
    ties = [
        SourceTie(from_source=owner, to_source=paper, kind=TieKind.OWNS, percentage=100)
        for paper in papers
    ]
    jobs = [lambda row=row: record_appearance(row, by=None) for row in rows]
    jobs += [lambda tie=tie: source_records.save(tie, by=None) for tie in ties]
    assert at_once(*jobs[turn:], *jobs[:turn]) == []
    assert interval(one) == [1, 1]
    assert_fresh()


def record_while_a_tie_is_written() -> list[int]:
    """The stored number after two papers of one house were recorded beside the tie between them."""
    one, papers = claim(), [SourceFactory(), SourceFactory()]
    tie = SourceTie(from_source=papers[0], to_source=papers[1], kind=TieKind.BRAND_OF)
    rows = [
        unsaved(
            AppearanceFactory,
            claim=one,
            basis=Basis.OWN_REPORTING.value,
            version=VersionFactory(article__publisher=paper),
        )
        for paper in papers
    ]
    beside(
        lambda: [record_appearance(row, by=None) for row in rows],
        lambda: source_records.save(tie, by=None),
    )
    return interval(one)


def test_a_tie_waits_for_the_claim_that_is_being_written() -> None:
    assert record_while_a_tie_is_written() == [1, 1]
    assert_fresh()


def test_without_the_gate_the_same_harness_goes_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "_pass_gate", lambda _: None)
    assert record_while_a_tie_is_written() == [2, 2]


def beside_a_quote_claim(*, dispute_first: bool) -> None:
    """A statement is said never to have been made, while another claim newly cites it."""
    statement, content = OriginFactory(), claim()
    quote = claim(kind=ClaimKind.QUOTE.value, attests=statement)
    cites(content)
    jobs: list[Callable[[], object]] = [
        lambda: cites(quote, OriginFactory(), stance=Stance.REFUTES.value),
        lambda: cites(content, statement),
    ]
    beside(*(jobs if dispute_first else reversed(jobs)))


@pytest.mark.parametrize("dispute_first", [True, False])
def test_a_statement_is_disputed_while_another_claim_begins_to_cite_it(
    dispute_first: bool,
) -> None:
    beside_a_quote_claim(dispute_first=dispute_first)
    assert_fresh()


@pytest.mark.parametrize("attest_first", [True, False])
def test_a_claim_becomes_a_quote_claim_while_another_begins_to_cite_the_statement(
    attest_first: bool,
) -> None:
    statement, content, quote = OriginFactory(), claim(), claim(kind=ClaimKind.QUOTE.value)
    cites(quote, OriginFactory(), stance=Stance.REFUTES.value)
    jobs: list[Callable[[], object]] = [
        lambda: edit(Claim.objects.get(pk=quote.pk), attests=statement),
        lambda: cites(content, statement),
    ]
    beside(*(jobs if attest_first else reversed(jobs)))
    assert_fresh()


def test_without_the_gate_a_quote_claim_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "hold_alone", lambda: None)
    beside_a_quote_claim(dispute_first=True)
    with pytest.raises(AssertionError):
        assert_fresh()


def test_of_two_relations_that_close_a_circle_one_is_refused() -> None:
    one, other = claim(), claim()
    jobs = [
        lambda: relate(one, RelationKind.BROADER, other, by=None),
        lambda: relate(other, RelationKind.BROADER, one, by=None),
    ]
    (refused,) = at_once(*jobs)
    assert isinstance(refused, ValidationError)
    assert refused.code == "claimrelation_acyclic"
    assert ClaimRelation.objects.count() == 1


def test_the_same_appearance_recorded_twice_at_once_is_recorded_once() -> None:
    one, version = claim(), VersionFactory()
    rows = [unsaved(AppearanceFactory, claim=one, version=version) for _ in range(2)]
    (refused,) = at_once(*[lambda row=row: record_appearance(row, by=None) for row in rows])
    assert isinstance(refused, ValidationError)
    assert one.appearances.count() == 1
    assert_fresh()


def two_citing(of: Claim, origins: list[Origin]) -> Callable[[], object]:
    """A job that adds an article for each of these origins."""
    jobs = [add_appearance(of, origin) for origin in origins]
    return lambda: [job() for job in jobs]


def judged(origins: list[Origin]) -> Callable[[], object]:
    by = UserFactory()
    return lambda: judge_independence(*origins, Verdict.SAME, reason="one room", by=by)


def polled(origins: list[Origin]) -> Callable[[], object]:
    for origin in origins:
        edit(origin, kind=OriginKind.MEASUREMENT.value)
    day, asked = date(2018, 1, 1), {"conductor": SourceFactory(), "question": "Should they?"}
    polls = [Poll(origin=row, fieldwork_from=day, fieldwork_to=day, **asked) for row in origins]
    records.save(polls[0], by=None)
    return lambda: records.save(polls[1], by=None)


def said_by_one(origins: list[Origin]) -> Callable[[], object]:
    row = Origin.objects.get(pk=origins[1].pk)
    return lambda: edit(row, holder=origins[0].holder)


@pytest.mark.parametrize("joined", [judged, polled, said_by_one])
def test_what_joins_two_origins_misses_none_that_is_being_cited(
    joined: Callable[[list[Origin]], Callable[[], object]],
) -> None:
    one, origins = claim(), [OriginFactory(), OriginFactory()]
    join = joined(origins)
    beside(two_citing(one, origins), join)
    assert interval(one) == [1, 1]
    assert_fresh()


def test_a_hop_to_another_claim_and_one_that_goes_on_there_see_each_other() -> None:
    one, other, origin = claim(), claim(), OriginFactory()
    near, far = (
        record_appearance(unsaved(AppearanceFactory, claim=of), by=None) for of in (one, other)
    )
    across = unsaved(AttributionFactory, from_appearance=near, to_appearance=far, to_origin=None)
    onward = unsaved(AttributionFactory, from_appearance=far, to_origin=origin)
    beside(lambda: records.save(across, by=None), lambda: records.save(onward, by=None))
    assert interval(one) == interval(other) == [1, 1]
    assert_fresh()


def test_an_article_and_an_appearance_in_it_do_not_wait_for_each_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    row = unsaved(AppearanceFactory, claim=claim())
    article = Article.objects.get(pk=row.article_id)
    article.title = "Another title"
    changed, recorded = threading.Event(), threading.Event()
    tell, save_record = source_records._tell, records.save_record

    def tell_together(about: source_records.Concerned) -> None:
        meet(changed, recorded)
        tell(about)

    def save_together(*given: object, **named: object) -> bool:
        meet(recorded, changed)
        return save_record(*given, **named)

    monkeypatch.setattr(source_records, "_tell", tell_together)
    monkeypatch.setattr(records, "save_record", save_together)
    jobs = [lambda: source_records.save(article, by=None), lambda: record_appearance(row, by=None)]
    assert at_once(*jobs) == []
    assert_fresh()
