"""The tree of hashes against the definition of the RFC, written down as it stands there."""

import hashlib
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.domain.merkle import (
    EMPTY,
    Node,
    Span,
    appended,
    consistency_spans,
    inclusion_spans,
    is_consistent,
    is_included,
    joined,
    leaf_hash,
    node_hash,
    span_hash,
    whole_nodes,
)

LEAVES = [
    b"",
    b"\x00",
    b"\x10",
    b"\x20\x21",
    b"\x30\x31",
    b"\x40\x41\x42\x43",
    b"\x50\x51\x52\x53\x54\x55\x56\x57",
    b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
]
ROOTS = {
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    5: "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}
"""Test vectors that implementations of Certificate Transparency share."""

texts = st.lists(st.binary(max_size=8), min_size=1, max_size=70)


def naive(leaves: list[bytes]) -> bytes:
    """MTH of RFC 6962, 2.1."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return hashlib.sha256(b"\x01" + naive(leaves[:k]) + naive(leaves[k:])).digest()


def naive_path(m: int, leaves: list[bytes]) -> list[bytes]:
    """PATH of RFC 6962, 2.1.1."""
    if len(leaves) == 1:
        return []
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    if m < k:
        return [*naive_path(m, leaves[:k]), naive(leaves[k:])]
    return [*naive_path(m - k, leaves[k:]), naive(leaves[:k])]


def naive_proof(m: int, leaves: list[bytes], whole: bool = True) -> list[bytes]:
    """SUBPROOF of RFC 6962, 2.1.2."""
    if m == len(leaves):
        return [] if whole else [naive(leaves)]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    if m <= k:
        return [*naive_proof(m, leaves[:k], whole), naive(leaves[k:])]
    return [*naive_proof(m - k, leaves[k:], False), naive(leaves[:k])]


def lookup_in(leaves: list[bytes]) -> Callable[[Node], bytes]:
    return lambda node: naive(leaves[node.place << node.level : (node.place + 1) << node.level])


def hashes(spans: list[Span], leaves: list[bytes]) -> list[bytes]:
    return [span_hash(span, lookup_in(leaves)) for span in spans]


@pytest.mark.parametrize("size", ROOTS)
def test_roots_are_those_of_other_implementations(size: int) -> None:
    assert naive(LEAVES[:size]).hex() == ROOTS[size]
    assert span_hash(Span(0, size), lookup_in(LEAVES)).hex() == ROOTS[size]


def test_an_empty_tree_has_a_root_too() -> None:
    assert joined([]) == EMPTY == naive([])


@given(texts)
def test_appending_one_by_one_gives_every_root_and_every_node(leaves: list[bytes]) -> None:
    peaks: list[bytes] = []
    for size, text in enumerate(leaves):
        peaks, new = appended(peaks, size, leaf_hash(text))
        for level, hashed in enumerate(new, start=1):
            assert hashed == lookup_in(leaves)(Node(level, size >> level))
        assert joined(peaks) == naive(leaves[: size + 1])


def test_peaks_of_another_size_are_refused() -> None:
    with pytest.raises(ValueError, match="3 leaves has 2 peaks, not 1"):
        appended([EMPTY], 3, EMPTY)


@given(st.integers(1, 4000))
def test_a_span_is_cut_into_whole_subtrees_without_gaps(size: int) -> None:
    nodes = whole_nodes(Span(0, size))
    ends = [(node.place + 1) << node.level for node in nodes]
    starts = [node.place << node.level for node in nodes]
    assert starts[0] == 0
    assert ends[-1] == size
    assert ends[:-1] == starts[1:]
    assert all(one.level > other.level for one, other in pairwise(nodes))


@given(texts, st.data())
def test_proofs_of_inclusion_are_those_of_the_rfc_and_hold(leaves: list[bytes], data: Any) -> None:
    leaf = data.draw(st.integers(0, len(leaves) - 1))
    proof = hashes(inclusion_spans(leaf, len(leaves)), leaves)
    assert proof == naive_path(leaf, leaves)
    told = {
        "leaf": leaf,
        "size": len(leaves),
        "hashed": leaf_hash(leaves[leaf]),
        "proof": proof,
        "root": naive(leaves),
    }
    assert is_included(**told)
    assert not is_included(**{**told, "hashed": leaf_hash(leaves[leaf] + b"!")})
    assert not is_included(**{**told, "root": EMPTY})
    assert not is_included(**{**told, "proof": [*proof, EMPTY]})
    if proof:
        assert not is_included(**{**told, "proof": proof[:-1]})
        assert not is_included(**{**told, "proof": [EMPTY, *proof[1:]]})


@given(texts, st.data())
def test_proofs_of_growth_are_those_of_the_rfc_and_hold(leaves: list[bytes], data: Any) -> None:
    first = data.draw(st.integers(1, len(leaves)))
    proof = hashes(consistency_spans(first, len(leaves)), leaves)
    assert proof == naive_proof(first, leaves)
    told = {
        "first": first,
        "second": len(leaves),
        "old": naive(leaves[:first]),
        "new": naive(leaves),
        "proof": proof,
    }
    assert is_consistent(**told)
    assert not is_consistent(**{**told, "old": EMPTY})
    assert not is_consistent(**{**told, "new": EMPTY})
    assert not is_consistent(**{**told, "proof": [*proof, EMPTY]})
    if proof:
        assert not is_consistent(**{**told, "proof": proof[:-1]})
        assert not is_consistent(**{**told, "proof": [*proof[:-1], EMPTY]})


@given(texts, st.data())
def test_a_tree_that_was_rewritten_is_proved_by_nothing(leaves: list[bytes], data: Any) -> None:
    first = data.draw(st.integers(1, len(leaves)))
    changed = data.draw(st.integers(0, first - 1))
    other = [*leaves]
    other[changed] += b"!"
    proof = hashes(consistency_spans(first, len(other)), other)
    assert not is_consistent(
        first=first, second=len(other), old=naive(leaves[:first]), new=naive(other), proof=proof
    )


@pytest.mark.parametrize(("leaf", "size"), [(0, 0), (3, 3), (-1, 3)])
def test_a_leaf_that_is_not_there_has_no_proof(leaf: int, size: int) -> None:
    with pytest.raises(ValueError, match=f"no leaf {leaf} among {size}"):
        inclusion_spans(leaf, size)
    assert not is_included(leaf=leaf, size=size, hashed=EMPTY, proof=[], root=EMPTY)


@pytest.mark.parametrize(("first", "second"), [(0, 3), (4, 3)])
def test_a_tree_grows_from_what_it_was(first: int, second: int) -> None:
    with pytest.raises(ValueError, match="does not grow"):
        consistency_spans(first, second)
    assert not is_consistent(first=first, second=second, old=EMPTY, new=EMPTY, proof=[EMPTY])


def test_leaves_and_nodes_are_hashed_apart() -> None:
    assert leaf_hash(EMPTY + EMPTY) != node_hash(EMPTY, EMPTY)
