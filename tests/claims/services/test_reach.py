"""How far a change reaches: never one claim too few."""

import pytest
from django.db import connection

from claims.services import reach
from claims.services.appearances import record_appearance
from claims.services.facts.gathering import gather
from tests.claims.fresh import assert_fresh, stored
from tests.claims.writing import cites, claim
from tests.factories.claims import (
    AppearanceFactory,
    AttributionFactory,
    ClaimFactory,
    ClaimRelationFactory,
    OriginFactory,
    PollFactory,
)
from tests.factories.sources import (
    ArticleFactory,
    ArticleLinkFactory,
    CreditFactory,
    SourceFactory,
    SourceTieFactory,
    VersionFactory,
)
from tests.violations import unsaved

pytestmark = pytest.mark.django_db


def gathered(claims: list[int]) -> set[int]:
    """The appearances that the facts of claims are read from."""
    return {one.id for one in gather(claims).appearances}


def chain(length: int) -> list[AppearanceFactory]:
    """Appearances each of which has it from the one before, each of a claim of its own."""
    rows = [AppearanceFactory()]
    for _ in range(length - 1):
        rows.append(AppearanceFactory())
        AttributionFactory(from_appearance=rows[-1], to_appearance=rows[-2])
    return rows


def test_citing_follows_hops_towards_the_reader() -> None:
    first, second, third = chain(3)
    origin = AttributionFactory(from_appearance=second).to_origin
    assert reach.citing(appearances=[first.pk]) == {r.claim_id for r in (first, second, third)}
    assert reach.citing(origins=[origin.pk]) == {second.claim_id, third.claim_id}
    assert reach.citing() == set()


def test_what_cites_an_article_is_counted_when_a_newer_version_says_the_claim_too() -> None:
    told, citing = claim(), claim()
    old = cites(told)
    hop = unsaved(AttributionFactory, from_appearance=None, to_appearance=old)
    record_appearance(unsaved(AppearanceFactory, claim=citing), by=None, chain=[hop])
    before = stored(citing).substance
    again = VersionFactory(article=old.article, sequence=2)
    new = cites(told, version=again, article=old.article)
    assert reach.citing_new(new.pk) == {told.pk, citing.pk}
    assert stored(citing).substance != before
    assert_fresh(told, citing)


def test_nobody_else_is_reached_by_what_stands_in_an_article_of_its_own() -> None:
    assert reach.citing_new(cites(claim()).pk) == set()


def test_citing_passes_over_what_was_rejected() -> None:
    first, second, _ = chain(3)
    second.attributions.update(judgement="rejected")
    assert reach.citing(appearances=[first.pk]) == {first.claim_id}


def test_citing_and_gathering_end_in_a_circle() -> None:
    rows = chain(3)
    AttributionFactory(from_appearance=rows[0], to_appearance=rows[-1])
    everything = {row.claim_id for row in rows}
    assert reach.citing(appearances=[rows[1].pk]) == everything
    assert gathered([rows[1].claim_id]) == {row.pk for row in rows}


def test_gathering_follows_hops_towards_the_origin() -> None:
    first, second, third = chain(3)
    assert gathered([second.claim_id]) == {first.pk, second.pk}
    assert gathered([third.claim_id]) == {first.pk, second.pk, third.pk}


def test_gathering_begins_with_what_was_accepted() -> None:
    row = AppearanceFactory(status="suggested")
    assert gathered([row.claim_id]) == set()


def relation(kind: str, one: int, other: int, **values: str) -> None:
    low, high = sorted((one, other))
    ClaimRelationFactory(kind=kind, from_claim_id=low, to_claim_id=high, **values)


def test_related_pools_and_changes_sides_once() -> None:
    a, b, c, d, e, f = (ClaimFactory().pk for _ in range(6))
    relation("equivalent", a, b)
    relation("negates", b, c)
    relation("equivalent", c, d)
    relation("excludes", d, e)
    relation("broader", a, f)
    assert reach.related([a]) == {a, b, c, d}
    assert reach.related([c]) == {a, b, c, d, e}
    assert reach.related([f]) == {f}
    assert reach.related([]) == set()


def test_related_passes_over_what_was_rejected() -> None:
    a, b = ClaimFactory().pk, ClaimFactory().pk
    relation("equivalent", a, b, judgement="rejected")
    assert reach.related([a]) == {a}


def test_linked_articles_go_both_ways_and_round() -> None:
    a, b, c, d = (ArticleFactory() for _ in range(4))
    ArticleLinkFactory(from_article=a, to_article=b)
    ArticleLinkFactory(from_article=c, to_article=b)
    ArticleLinkFactory(from_article=b, to_article=a, kind="update_of")
    ArticleLinkFactory(from_article=d, to_article=a, judgement="rejected")
    assert reach.linked_articles([c.pk]) == {a.pk, b.pk, c.pk}
    assert reach.linked_articles([d.pk]) == {d.pk}


def test_tied_sources_go_both_ways_and_round() -> None:
    first = SourceTieFactory()
    second = SourceTieFactory(from_source=first.to_source)
    SourceTieFactory(from_source=second.to_source, to_source=first.from_source)
    everybody = {first.from_source_id, first.to_source_id, second.to_source_id}
    assert reach.tied_sources([second.to_source_id]) == everybody
    assert reach.tied_sources([other := SourceFactory().pk]) == {other}


def test_of_articles_meets_copies_citers_and_what_was_issued_there() -> None:
    row, citer = chain(2)
    copy = ArticleLinkFactory(to_article=row.article).from_article
    issued = AttributionFactory(to_origin=OriginFactory(article=copy)).from_appearance
    AppearanceFactory()
    expected = {row.claim_id, citer.claim_id, issued.claim_id}
    assert reach.of_articles([copy.pk]) == expected


def test_of_sources_meets_all_a_source_and_those_tied_to_it_have_a_part_in() -> None:
    owner = SourceFactory()
    parts = [SourceTieFactory(from_source=owner).to_source for _ in range(5)]
    published = AppearanceFactory(version__article__publisher=parts[0])
    written = AppearanceFactory()
    CreditFactory(article=written.article, source=parts[1])
    said = AttributionFactory(to_origin__holder=parts[2]).from_appearance
    polls = [PollFactory(conductor=parts[3]), PollFactory(sponsor=parts[4])]
    measured = [AttributionFactory(to_origin=poll.origin).from_appearance for poll in polls]
    AppearanceFactory()
    expected = {row.claim_id for row in (published, written, said, *measured)}
    assert reach.of_sources([owner.pk]) == reach.of_sources([parts[3].pk]) == expected


def test_a_quote_claim_carries_those_that_rest_on_the_statement() -> None:
    hop = AttributionFactory()
    pooled = ClaimFactory()
    relation("equivalent", hop.from_appearance.claim_id, pooled.pk)
    quote = ClaimFactory(kind="quote", attests=hop.to_origin)
    expected = {hop.from_appearance.claim_id, pooled.pk}
    assert reach.resting_on_words_of([quote.pk]) == expected
    assert reach.resting_on_words_of([pooled.pk]) == set()


@pytest.mark.parametrize(
    ("table", "ends"), [("sources_articlelink", "article"), ("sources_sourcetie", "source")]
)
def test_the_planner_reckons_with_few_links_each_whatever_a_sample_says(
    table: str, ends: str
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass "
            "AND array_to_string(attoptions, ',') LIKE 'n_distinct=-%%'",
            [table],
        )
        told = {name for (name,) in cursor.fetchall()}
    assert told == {f"from_{ends}_id", f"to_{ends}_id"}
