"""The data the product ships: whole, within its limits, anchored, and connected as it must be."""

import os
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from claims.domain.vocabulary import Basis, Force, OriginKind, RelationKind
from seeds.anchors import check_anchors
from seeds.domain.claim_records import Appearance
from seeds.domain.quotes import quoted_characters
from seeds.domain.records import Seeds
from seeds.reading import DATA, read_seeds
from sources.domain.vocabulary import Held

TEXTS = os.environ.get("SEED_TEXTS")
PRONOUNS = re.compile(r"\b(he|she|they|him|his|her|hers|their|them|its|we|our|I|you)\b")
LEAST_CLAIMS = 15


@pytest.fixture(scope="module", name="seeds")
def _seeds() -> Seeds:
    return read_seeds()


def appearances_of(seeds: Seeds, claim: str) -> list[Appearance]:
    read = {article.key for article in seeds.articles if article.held is Held.TEXT}
    return [one for one in seeds.appearances if one.claim == claim and one.article in read]


def test_the_five_files_are_there() -> None:
    names = sorted(path.name for path in DATA.glob("*.yaml"))
    assert names == [
        *("000.yaml", "001.yaml", "002.yaml", "003.yaml", "004.yaml"),
        *("reviews.yaml", "sources.yaml"),
    ]


def test_every_article_states_enough_claims(seeds: Seeds) -> None:
    claims = defaultdict(set)
    for one in seeds.appearances:
        claims[one.article].add(one.claim)
    for article in seeds.articles:
        if article.held is Held.TEXT:
            assert len(claims[article.key]) >= LEAST_CLAIMS, article.key


def test_quotes_stay_within_the_budget(seeds: Seeds) -> None:
    for article in seeds.articles:
        if article.version:
            assert quoted_characters(seeds, article.key) * 5 < article.version.length, article.key


def test_statements_stand_alone(seeds: Seeds) -> None:
    leaning = {claim.key for claim in seeds.claims if PRONOUNS.search(claim.statement)}
    assert not leaning


def test_nothing_is_left_over(seeds: Seeds) -> None:
    told = {one.claim for one in seeds.appearances}
    reached = {hop.to for one in seeds.appearances for hop in one.chain}
    used = {one.article for one in seeds.appearances} | {one.article for one in seeds.origins}
    assert {claim.key for claim in seeds.claims} == told
    assert {origin.key for origin in seeds.origins} <= reached
    assert {article.key for article in seeds.articles} <= used
    shorts = Counter(claim.short for claim in seeds.claims)
    assert max(shorts.values()) == 1


@pytest.mark.parametrize(
    ("claim", "articles"),
    [
        ("crimea-annexed-2014", 4),
        ("no-peace-treaty", 4),
        ("western-sanctions-on-russia", 3),
        ("islands-seized-1945", 3),
        ("japan-claims-four-islands", 3),
        ("declaration-1956-two-islands", 2),
        ("putin-reelected-2018-03", 2),
        ("russian-economy-stagnated-2019", 2),
        ("us-tries-to-isolate-russia", 2),
        ("russians-oppose-handover", 2),
        ("us-against-japan-russia-contacts", 2),
        ("putin-abe-met-sochi-2016-05", 2),
        ("moscow-proclaimed-turn-east", 2),
        ("moscow-meeting-25th", 1),
    ],
)
def test_articles_meet_in_the_claims_they_share(seeds: Seeds, claim: str, articles: int) -> None:
    assert len({one.article for one in appearances_of(seeds, claim)}) == articles


def test_the_annexation_is_stated_as_known_by_all(seeds: Seeds) -> None:
    stated = appearances_of(seeds, "crimea-annexed-2014")
    assert {one.basis for one in stated} == {Basis.UNATTRIBUTED}
    assert not any(one.chain for one in stated)


def test_the_declaration_is_one_origin(seeds: Seeds) -> None:
    stated = appearances_of(seeds, "declaration-1956-two-islands")
    assert {hop.to for one in stated for hop in one.chain} == {"declaration-1956"}


def test_ninety_five_percent_is_a_figure_of_speech(seeds: Seeds) -> None:
    (remark,) = [one for one in seeds.appearances if one.key == "vk-95-percent"]
    assert remark.force is Force.RHETORICAL
    assert not any(claim.quantity and claim.quantity.amount == 95 for claim in seeds.claims)


def test_the_fall_in_confidence_needs_both_waves(seeds: Seeds) -> None:
    (fall,) = appearances_of(seeds, "putin-confidence-fell")
    assert {hop.to for hop in fall.chain} == {"vciom-2018-03", "vciom-2019-01"}
    assert {hop.joint for hop in fall.chain} == {1}


def test_rumour_and_official_version_exclude_each_other(seeds: Seeds) -> None:
    (rumour,) = appearances_of(seeds, "magnitogorsk-attack-covered-up")
    kinds = {origin.key: origin.kind for origin in seeds.origins}
    assert rumour.distanced
    assert kinds[rumour.chain[0].to] is OriginKind.UNKNOWN
    assert any(
        {one.from_, one.to} == {"magnitogorsk-gas-explosion", "magnitogorsk-attack-covered-up"}
        for one in seeds.relations
        if one.kind is RelationKind.EXCLUDES
    )


def test_what_panov_recalled_takes_three_hops(seeds: Seeds) -> None:
    chains = {one.key: one for one in seeds.appearances}
    recalled = chains[chains["co-reaffirmed-2001"].chain[0].to]
    assert recalled.article == "panov-carnegie-2016"
    assert recalled.chain[0].to == "putin-2001-declaration"
    assert recalled.chain[0].told_in == "co-reaffirmed-2001"


@pytest.mark.skipif(not TEXTS, reason="SEED_TEXTS names no folder with the five texts")
def test_every_anchor_stands_in_its_text(seeds: Seeds) -> None:
    report = check_anchors(seeds, Path(TEXTS or ""))
    assert not report.problems, "\n".join(map(str, report.problems))
    assert not report.missing
    assert report.anchors > 200
