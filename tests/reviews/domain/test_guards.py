"""What a version must hold before it goes on."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.guards import (
    evidence_origins,
    missing_to_publish,
    missing_to_submit,
    unfit_for_minor,
)
from tests.reviews.contents import CONTENT, GROUND, content, correction

TWO = [frozenset({"a"}), frozenset({"b"})]
ONE = [frozenset({"a"}), frozenset({"a"})]


def codes(found: tuple) -> list[str]:
    return [one.code for one in found]


@pytest.mark.parametrize(
    ("grounds", "count"),
    [
        ([], 0),
        (["a"], 1),
        (["a", "a", "a"], 1),
        (["a", "b"], 2),
        (["ab"], 1),
        (["ab", "a"], 2),
        (["ab", "a", "a"], 2),
        (["ab", "ab", "ab"], 2),
        (["ab", "bc", "a"], 3),
        ([""], 0),
    ],
)
def test_evidence_origins(grounds: list[str], count: int) -> None:
    assert evidence_origins([frozenset(one) for one in grounds]) == count


def by_trying_all(grounds: list[frozenset[str]]) -> int:
    """The best of all ways to give every piece an origin of its own, or none."""
    origins = [*sorted(frozenset().union(*grounds)), *[None] * len(grounds)]
    return max(
        sum(o is not None and o in g for o, g in zip(way, grounds, strict=True))
        for way in permutations(origins, len(grounds))
    )


@given(st.lists(st.frozensets(st.sampled_from("abc"), max_size=3), max_size=4))
def test_evidence_origins_are_the_best_of_all_ways(grounds: list[frozenset[str]]) -> None:
    assert evidence_origins(grounds) == by_trying_all(grounds)


def test_a_whole_version_can_be_submitted() -> None:
    assert missing_to_submit(CONTENT, TWO, is_correction=False) == ()


def test_an_empty_one_lacks_everything() -> None:
    bare = content(rating=None, headline="", explanation=" ", claimant=None, evidence=())
    found = missing_to_submit(bare, [], is_correction=False)
    missing = ["rating", "headline", "explanation", "claimant", "evidence"]
    assert [one.field for one in found] == missing
    assert codes(found) == [f"no_{field}" for field in missing]


def test_one_origin_needs_a_word_on_why() -> None:
    assert codes(missing_to_submit(CONTENT, ONE, is_correction=False)) == ["one_origin"]
    blank = content(only_source=" \n")
    assert codes(missing_to_submit(blank, ONE, is_correction=False)) == ["one_origin"]
    said = content(only_source="Only the harbour keeps a log.")
    assert missing_to_submit(said, ONE, is_correction=False) == ()


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        (None, ["no_correction_kind", "no_note"]),
        (correction("minor"), ["no_correction_kind"]),
        (correction("minor", ""), ["no_correction_kind", "no_note"]),
        (correction("update", " "), ["no_note"]),
        (correction("update"), []),
    ],
)
def test_a_material_correction_tells_readers_what_changed(
    change: object, missing: list[str]
) -> None:
    found = missing_to_submit(content(correction=change), TWO, is_correction=True)
    assert codes(found) == missing


def test_an_address_is_archived_or_it_is_said_why_not() -> None:
    bare = replace(GROUND, archive_url="")
    reason = replace(bare, no_archive_reason="It changes every minute.")
    appearance = replace(bare, kind="appearance", ref=1)
    assert missing_to_publish(content(evidence=(GROUND, reason, appearance))) == ()
    (found,) = missing_to_publish(content(evidence=(GROUND, bare)))
    assert found.code == "not_archived"
    assert found.message.startswith("Evidence 2: archive https://harbour.example/log")


def test_a_methodology_is_pinned() -> None:
    assert codes(missing_to_publish(content(methodology=None))) == ["no_methodology"]


def test_a_minor_correction_changes_something_and_only_what_it_may() -> None:
    assert codes(unfit_for_minor(CONTENT, CONTENT)) == ["nothing_changed"]
    assert unfit_for_minor(CONTENT, content(body="A comma.")) == ()
    (found,) = unfit_for_minor(CONTENT, content(only_source="x", body="y"))
    assert (found.field, found.code) == ("only_source", "not_minor")
    assert "why there is only one source" in found.message
