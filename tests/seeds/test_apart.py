"""What looks alike in the five articles and is not connected stays apart, suggestions included."""

from pathlib import Path

import pytest
import yaml

from claims.models import ClaimRelation
from claims.services.relating import suggest_all
from seeds.domain.records import Seeds
from seeds.models import Seeded
from seeds.reading import read_seeds

LEAST_PAIRS = 20


def pairs() -> list[tuple[str, str]]:
    written = yaml.safe_load((Path(__file__).parent / "apart.yaml").read_text(encoding="utf-8"))
    assert all(entry["why"] for entry in written)
    return [(entry["one"], entry["other"]) for entry in written]


@pytest.fixture(scope="module", name="seeds")
def _seeds() -> Seeds:
    return read_seeds()


def test_every_pair_names_two_claims_once(seeds: Seeds) -> None:
    known = {claim.key for claim in seeds.claims}
    told = [frozenset(pair) for pair in pairs()]
    assert all(len(pair) == 2 and pair <= known for pair in told)
    assert len(set(told)) == len(told) >= LEAST_PAIRS


def test_no_relation_ties_what_looks_alike(seeds: Seeds) -> None:
    tied = {frozenset((one.from_, one.to)) for one in seeds.relations}
    assert not [pair for pair in pairs() if frozenset(pair) in tied]


def test_no_relation_stands_twice(seeds: Seeds) -> None:
    tied = [frozenset((one.from_, one.to)) for one in seeds.relations]
    assert len(set(tied)) == len(tied)


def test_no_passage_states_both(seeds: Seeds) -> None:
    told: dict[str, set[tuple[str, int, int]]] = {}
    for one in seeds.appearances:
        if one.quote:
            span = (one.article, one.quote.start, one.quote.end)
            told.setdefault(one.claim, set()).add(span)
    assert not [pair for pair in pairs() if told[pair[0]] & told[pair[1]]]


@pytest.mark.timeout(300)  # everything is loaded, on whatever machine
@pytest.mark.usefixtures("shipped_in_database")
def test_nothing_is_suggested_between_what_looks_alike() -> None:
    list(suggest_all())
    entries = Seeded.objects.filter(kind="claim")
    ids = dict(entries.values_list("key", "object_id"))
    tied = {frozenset(pair) for pair in ClaimRelation.objects.values_list("from_claim", "to_claim")}
    assert not [pair for pair in pairs() if frozenset(ids[key] for key in pair) in tied]
