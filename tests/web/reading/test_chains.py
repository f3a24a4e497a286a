"""Chains, followed from an appearance to their ends."""

from itertools import pairwise

import pytest

from claims.models import Appearance, Attribution
from tests.factories.claims import AppearanceFactory, AttributionFactory, ClaimFactory
from web.reading.chains import DEEPEST, Chains, Hop

pytestmark = pytest.mark.django_db


def followed(appearance: Appearance) -> tuple[Hop, ...]:
    return Chains(Attribution.objects.chained_from([appearance.pk]).for_page()).of(appearance)


def flat(hops: tuple[Hop, ...]) -> list[Hop]:
    return [one for hop in hops for one in (hop, *flat(hop.hops))]


def test_a_chain_ends_at_its_origin() -> None:
    hop = AttributionFactory()
    (end,) = followed(hop.from_appearance)
    assert (end.look, end.target.text) == ("origin", hop.to_origin.title)
    assert end.holder.text == hop.to_origin.holder.name


def test_a_chain_longer_than_the_page_shows_says_that_it_goes_on() -> None:
    claim = ClaimFactory()
    row = [AppearanceFactory(claim=claim) for _ in range(DEEPEST + 3)]
    for outer, inner in pairwise(row):
        AttributionFactory(from_appearance=outer, to_appearance=inner)
    shown = flat(followed(row[0]))
    assert len(shown) == DEEPEST
    assert shown[-1].flags == ("the chain goes on",)


def test_many_ways_to_one_article_do_not_multiply() -> None:
    claim = ClaimFactory()
    layers = [[AppearanceFactory(claim=claim) for _ in range(3)] for _ in range(5)]
    for above, below in pairwise(layers):
        for outer in above:
            for inner in below:
                AttributionFactory(from_appearance=outer, to_appearance=inner)
    shown = flat(followed(layers[0][0]))
    assert len(shown) == 3 + 3 * 9
    assert any("its chain is shown above" in hop.flags for hop in shown)


def test_hops_cited_together_are_marked_and_a_lone_number_is_not() -> None:
    start = AppearanceFactory()
    for joint in (1, 1, 2):
        AttributionFactory(from_appearance=start, joint=joint)
    together = [hop for hop in followed(start) if any("needs both" in flag for flag in hop.flags)]
    assert len(together) == 2


def test_a_hop_told_by_the_article_it_is_shown_under_does_not_repeat_it() -> None:
    outer, inner, elsewhere = AppearanceFactory(), AppearanceFactory(), AppearanceFactory()
    AttributionFactory(from_appearance=outer, to_appearance=inner)
    AttributionFactory(from_appearance=inner, told_in=outer)
    AttributionFactory(from_appearance=inner, told_in=elsewhere)
    (hop,) = followed(outer)
    told = [one.told_in.text if one.told_in else "" for one in hop.hops]
    assert told == ["", elsewhere.article.title]
