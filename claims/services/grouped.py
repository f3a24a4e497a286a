"""What the groups of an answer consist of, to see whether two answers group alike."""

from collections.abc import Collection, Iterable
from typing import Any

from claims.domain.corroboration import Assessment
from claims.models import Corroboration

Grouped = tuple[frozenset[frozenset[int]], frozenset[frozenset[int]]]
"""Of each side, what supports first, the ids of the members of each group."""

NO_GROUPS: Grouped = (frozenset(), frozenset())
"""How a claim groups of which nothing was ever computed."""


def groups_of(assessment: Assessment) -> Grouped:
    """Will tell how a fresh answer groups; of a group its first members, as many as are kept."""
    sides = assessment.supports.groups, assessment.refutes.groups
    one, other = (
        frozenset(frozenset(member.id for member in group.members) for group in side)
        for side in sides
    )
    return one, other


def stored_groups(claims: Collection[int]) -> dict[int, Grouped]:
    """Will tell by claim how the answers that stand group, in one query."""
    rows = Corroboration.objects.current().about_any(claims)
    told = rows.values_list("claim", "result__supports__groups", "result__refutes__groups")
    return {claim: (_members(one), _members(other)) for claim, one, other in told}


def _members(groups: Iterable[dict[str, Any]]) -> frozenset[frozenset[int]]:
    return frozenset(frozenset(member["id"] for member in group["members"]) for group in groups)
