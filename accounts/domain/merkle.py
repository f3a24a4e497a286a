"""The tree of hashes over the public log: its root, and proofs of what is in it and that it only grew.

A *span* is a run of leaves from one number up to another, the last one not included. A *node* is a
whole subtree, named by its level (0 is the leaves) and its place in that level: it spans
`place << level` up to `(place + 1) << level`. Hashes are 32 bytes.

Source: RFC 6962 section 2.1 and RFC 9162 section 2.1.
"""

import hashlib
from collections.abc import Callable, Sequence
from functools import reduce
from typing import NamedTuple

EMPTY = hashlib.sha256(b"").digest()
"""The root of a tree without leaves."""


class Span(NamedTuple):
    """A run of leaves from `start` up to `end`, which is not in it."""

    start: int
    end: int


class Node(NamedTuple):
    """A whole subtree: `1 << level` leaves."""

    level: int
    place: int


Lookup = Callable[[Node], bytes]


def leaf_hash(text: bytes) -> bytes:
    """Will hash one leaf.

    >>> leaf_hash(b"").hex()[:16]
    '6e340b9cffb37a98'
    """
    return hashlib.sha256(b"\x00" + text).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Will hash two subtrees into the one above them."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def whole_nodes(span: Span) -> list[Node]:
    """Will cut a span into the largest whole subtrees, from left to right.

    The span begins where a subtree does that is as large as all of it, as those of proofs do.

    >>> whole_nodes(Span(0, 7))
    [Node(level=2, place=0), Node(level=1, place=2), Node(level=0, place=6)]
    """
    found, start = [], span.start
    while start < span.end:
        level = (span.end - start).bit_length() - 1
        found.append(Node(level, start >> level))
        start += 1 << level
    return found


def joined(hashes: Sequence[bytes]) -> bytes:
    """Will hash the whole subtrees of a span, given from left to right, into one."""
    if not hashes:
        return EMPTY
    return reduce(lambda right, left: node_hash(left, right), reversed(hashes[:-1]), hashes[-1])


def span_hash(span: Span, lookup: Lookup) -> bytes:
    """Will compute the hash of a span from those of whole subtrees."""
    return joined([lookup(node) for node in whole_nodes(span)])


def appended(peaks: Sequence[bytes], size: int, leaf: bytes) -> tuple[list[bytes], list[bytes]]:
    """Will add one leaf hash to a tree of `size` leaves that is known by its whole subtrees.

    Returns the whole subtrees of the tree afterwards, and the nodes that are new: of level 1, 2 and
    so on, the last one of each level. None is read, and a tree of n leaves has at most log2 n peaks.

    Raises: ValueError where these cannot be the peaks of a tree of that size.
    """
    if len(peaks) != size.bit_count():
        raise ValueError(f"A tree of {size} leaves has {size.bit_count()} peaks, not {len(peaks)}.")
    kept, new, top = list(peaks), [], leaf
    while size & 1:
        top = node_hash(kept.pop(), top)
        new.append(top)
        size >>= 1
    return [*kept, top], new


def inclusion_spans(leaf: int, size: int) -> list[Span]:
    """Will list the spans whose hashes prove that a leaf is in a tree, the nearest one first.

    Raises: ValueError for a leaf that the tree has not.
    """
    if not 0 <= leaf < size:
        raise ValueError(f"There is no leaf {leaf} among {size}.")
    found, span = [], Span(0, size)
    while span.end - span.start > 1:
        left, right = _halves(span)
        span, other = (left, right) if leaf < left.end else (right, left)
        found.append(other)
    return found[::-1]


def consistency_spans(first: int, second: int) -> list[Span]:
    """Will list the spans whose hashes prove that a tree only grew from `first` to `second` leaves.

    Raises: ValueError unless 0 < first <= second.
    """
    if not 0 < first <= second:
        raise ValueError(f"A tree does not grow from {first} leaves to {second}.")
    found, span, is_old = [], Span(0, second), True
    while span.end != first:
        left, right = _halves(span)
        if first <= left.end:
            span, other = left, right
        else:
            span, other, is_old = right, left, False
        found.append(other)
    return ([] if is_old else [span]) + found[::-1]


def is_included(
    *, leaf: int, size: int, hashed: bytes, proof: Sequence[bytes], root: bytes
) -> bool:
    """Whether a proof shows that the leaf of this number and hash is in the tree of this root."""
    if not 0 <= leaf < size:
        return False
    at, last, top = leaf, size - 1, hashed
    for one in proof:
        if last == 0:
            return False
        if at & 1 or at == last:
            top = node_hash(one, top)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            top = node_hash(top, one)
        at, last = at >> 1, last >> 1
    return last == 0 and top == root


def is_consistent(
    *, first: int, second: int, old: bytes, new: bytes, proof: Sequence[bytes]
) -> bool:
    """Whether a proof shows that the tree with the root `old` is the beginning of the one with `new`."""
    if first == second:
        return not proof and old == new
    if not 0 < first < second or not proof:
        return False
    path = list(proof) if first & (first - 1) else [old, *proof]
    at, last = first - 1, second - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    was = grown = path[0]
    for one in path[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            was, grown = node_hash(one, was), node_hash(one, grown)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            grown = node_hash(grown, one)
        at, last = at >> 1, last >> 1
    return last == 0 and was == old and grown == new


def _halves(span: Span) -> tuple[Span, Span]:
    """The two parts of a span: the left one is the largest power of two that is smaller than it."""
    middle = span.start + (1 << ((span.end - span.start - 1).bit_length() - 1))
    return Span(span.start, middle), Span(middle, span.end)
