"""Whatever changes a result shows in it at once: nothing that is affected is missed."""

from collections.abc import Callable

import pytest

from claims.domain.vocabulary import (
    AppearanceStatus,
    Basis,
    ClaimStatus,
    OriginKind,
    RelationKind,
    Stance,
    Verdict,
)
from claims.models import (
    Appearance,
    Claim,
    IndependenceJudgement,
    Origin,
)
from claims.services import records
from claims.services.appearances import record_appearance
from claims.services.claims import relate
from claims.services.facts import facts_of
from claims.services.judgements import judge_independence
from sources.domain.vocabulary import ArticleStatus, Genre, Judgement, LinkKind, TieKind
from sources.models import ArticleLink, SourceTie
from sources.services import records as source_records
from tests.claims.fresh import assert_fresh, interval, stored
from tests.claims.writing import cites, claim, edit, first_hand
from tests.factories.accounts import UserFactory
from tests.factories.claims import (
    AppearanceFactory,
    AttributionFactory,
    OriginFactory,
)
from tests.factories.sources import SourceFactory, VersionFactory
from tests.violations import unsaved

pytestmark = pytest.mark.django_db


def rejected(one: Claim, row: Appearance, _: Appearance) -> None:
    edit(row, status=AppearanceStatus.REJECTED.value)


def withdrawn_stance(one: Claim, row: Appearance, _: Appearance) -> None:
    edit(row, stance=Stance.DISCUSSES.value)


def moved_away(one: Claim, row: Appearance, _: Appearance) -> None:
    edit(row, claim=claim())


def hop_rejected(one: Claim, row: Appearance, _: Appearance) -> None:
    edit(row.attributions.get(), judgement=Judgement.REJECTED.value)


def deleted(one: Claim, row: Appearance, _: Appearance) -> None:
    records.delete(row.attributions.get(), by=None)
    records.delete(row, by=None)


def retracted(one: Claim, row: Appearance, _: Appearance) -> None:
    edit(row.article, status=ArticleStatus.RETRACTED.value)


def same_origin(one: Claim, row: Appearance, other: Appearance) -> None:
    edit(row.attributions.get(), to_origin=other.attributions.get().to_origin)


def same_speaker(one: Claim, row: Appearance, other: Appearance) -> None:
    speaker = other.attributions.get().to_origin.holder
    edit(row.attributions.get().to_origin, holder=speaker)


def judged_the_same(one: Claim, row: Appearance, other: Appearance) -> None:
    judge_independence(
        row.attributions.get().to_origin,
        other.attributions.get().to_origin,
        Verdict.SAME,
        reason="one press conference",
        by=UserFactory(),
    )


def reprint_confirmed(one: Claim, row: Appearance, other: Appearance) -> None:
    link = ArticleLink(from_article=row.article, to_article=other.article, kind=LinkKind.REPRINT_OF)
    source_records.save(link, by=None)
    assert_fresh(one)
    edit(link, judgement=Judgement.CONFIRMED.value)


def speaks_for_the_other(one: Claim, row: Appearance, other: Appearance) -> None:
    spokesman, state = (x.attributions.get().to_origin.holder for x in (row, other))
    edit(state, kind="government_body")
    tie = SourceTie(from_source=spokesman, to_source=state, kind=TieKind.SPEAKS_FOR)
    source_records.save(tie, by=None)


FEWER: list[Callable[[Claim, Appearance, Appearance], None]] = [
    rejected,
    withdrawn_stance,
    moved_away,
    hop_rejected,
    deleted,
    retracted,
    same_origin,
    same_speaker,
    judged_the_same,
    reprint_confirmed,
    speaks_for_the_other,
]


@pytest.mark.parametrize("change", FEWER, ids=lambda change: change.__name__)
def test_a_change_that_takes_support_away_shows_at_once(
    change: Callable[[Claim, Appearance, Appearance], None],
) -> None:
    one = claim()
    row, other = cites(one), cites(one)
    assert interval(one) == [2, 2]
    change(one, row, other)
    assert interval(one)[0] == 1
    assert_fresh()


def test_a_tie_between_owners_and_its_end_show_at_once() -> None:
    one = claim()
    rows = [first_hand(one), first_hand(one)]
    assert interval(one) == [2, 2]
    owner = SourceFactory(kind="company")
    ties = [
        SourceTie(
            from_source=owner,
            to_source=row.article.publisher,
            kind=TieKind.OWNS,
            percentage=100,
        )
        for row in rows
    ]
    for tie in ties:
        source_records.save(tie, by=None)
    assert interval(one) == [1, 1]
    edit(ties[0], until="2018-01-01")
    assert interval(one) == [2, 2]
    source_records.delete(ties[1], by=None)
    assert_fresh()


def test_a_judgement_withdrawn_gives_the_support_back() -> None:
    one = claim()
    row, other = cites(one), cites(one)
    judged_the_same(one, row, other)
    assert interval(one) == [1, 1]
    edit(IndependenceJudgement.objects.get(), withdrawn_at="2018-12-01T00:00:00Z")
    assert interval(one) == [2, 2]
    assert_fresh()


def test_equivalent_claims_share_their_support_and_lose_it_again() -> None:
    one, other = claim(), claim()
    cites(one)
    cites(other)
    relation = relate(one, RelationKind.EQUIVALENT, other, by=None)
    assert interval(one) == interval(other) == [2, 2]
    cites(other)
    assert interval(one) == [3, 3]
    edit(relation, judgement=Judgement.REJECTED.value)
    assert (interval(one), interval(other)) == ([1, 1], [2, 2])
    assert_fresh()


def test_what_supports_the_opposite_refutes() -> None:
    one, opposite = claim(), claim()
    relate(one, RelationKind.NEGATES, opposite, by=None)
    cites(opposite)
    assert stored(one).refutes_confirmed == 1
    assert stored(one).label == "contradicted"
    assert_fresh()


def test_a_change_far_down_a_chain_arrives() -> None:
    one = claim()
    end = cites(one)
    row = end
    for _ in range(3):
        hop = unsaved(AttributionFactory, from_appearance=None, to_appearance=row, to_origin=None)
        row = record_appearance(unsaved(AppearanceFactory, claim=one), by=None, chain=[hop])
    assert interval(one) == [1, 1]
    edit(end.attributions.get().to_origin, kind=OriginKind.UNKNOWN.value, holder=None)
    assert interval(one)[0] == 0
    assert_fresh()


@pytest.mark.parametrize(
    ("genre", "basis", "kind"),
    [
        (Genre.STATEMENT, Basis.OWN_DOCUMENT, OriginKind.DOCUMENT),
        (Genre.POLL_RELEASE, Basis.OWN_MEASUREMENT, OriginKind.MEASUREMENT),
    ],
)
def test_what_an_article_issued_is_found_by_what_stands_there(
    genre: Genre, basis: Basis, kind: OriginKind
) -> None:
    one, version = claim(), VersionFactory(article__genre=genre.value)
    issuer = version.article.publisher
    first_hand(one, version=version)
    edit(Appearance.objects.get(), basis=basis.value)
    cites(one, OriginFactory(kind=kind.value, title="Another", holder=issuer))
    issued = Origin(kind=kind.value, title="This one", holder=issuer, article=version.article)
    records.save(issued, by=None)
    assert_fresh()
    edit(issued, title="Another name of it")
    assert_fresh()
    edit(issued, article=None)
    assert_fresh()


def test_a_judgement_of_sources_that_no_claim_meets_stores_nothing() -> None:
    one = claim()
    cites(one)
    before = facts_of(one.pk).input_hash
    sources = SourceFactory(), SourceFactory()
    judge_independence(*sources, Verdict.SAME, reason="one house", by=UserFactory())
    assert facts_of(one.pk).input_hash == before == stored(one).input_hash


@pytest.mark.parametrize("kind", [RelationKind.EQUIVALENT, RelationKind.NEGATES])
def test_a_claim_that_was_withdrawn_lends_nothing_until_it_is_open_again(
    kind: RelationKind,
) -> None:
    one, other = claim(), claim()
    relate(one, kind, other, by=None)
    cites(other)
    with_it = interval(one), stored(one).refutes_confirmed
    assert with_it in [([1, 1], 0), ([0, 0], 1)]
    edit(Claim.objects.get(pk=other.pk), status=ClaimStatus.WITHDRAWN.value)
    assert (interval(one), stored(one).refutes_confirmed) == ([0, 0], 0)
    assert_fresh()
    edit(Claim.objects.get(pk=other.pk), status=ClaimStatus.OPEN.value)
    assert (interval(one), stored(one).refutes_confirmed) == with_it
    assert_fresh()


def test_a_withdrawn_claim_borrows_nothing_from_those_it_was_pooled_with() -> None:
    one, other = claim(), claim()
    relate(one, RelationKind.EQUIVALENT, other, by=None)
    cites(one)
    edit(one, status=ClaimStatus.WITHDRAWN.value)
    cites(other)
    assert_fresh(one, other)
    assert [interval(one), interval(other)] == [[1, 1], [1, 1]]
