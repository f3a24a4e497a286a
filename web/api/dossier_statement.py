"""The one statement by which a dossier is read: claim, sourcing, appearances and chains.

The claim, its appearances and their hops stand side by side in the rows of the answer, each list in
its own columns, so that nothing is repeated and all of it comes as plain values.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from typing import Any

from django.contrib.auth.models import AnonymousUser

from accounts.api.fast import Shape, Tell, on_page
from accounts.api.parameters import LARGEST_PAGE
from accounts.models import User
from accounts.models.keyset import Keyset
from accounts.models.statements import Blank, Compiled, Row, Statement, compiled, composed, ids_in
from claims.api.appearance_shape import APPEARANCE, ARTICLES, ENDS, HOP
from claims.api.claim_shape import CLAIM, RELATIONS, beside_claims
from claims.models import Appearance, Attribution, Claim, Corroboration
from reviews.models import Review

BESIDES = (
    "page.merged_into_id",
    "corroboration.told::text",
    "corroboration.computed_at",
    "EXISTS (SELECT FROM reviews)",
)
"""What is read beside the claim."""

START = "hops.from_appearance_id"

SIDE_BY_SIDE = """
    FROM (page {} LEFT JOIN corroboration ON corroboration.claim_id = page.id)
    FULL JOIN found ON found.sort_place = page.sort_place
    FULL JOIN hops ON hops.sort_place = found.sort_place
    ORDER BY page.sort_place, found.sort_place, hops.sort_place
"""


@dataclass(frozen=True, slots=True)
class Dossier:
    """What the statement found; `corroboration` is the stored assessment as JSON.

    There is one appearance more than was asked for where more follow.
    """

    claim: dict[str, Any]
    merged_into: int | None
    corroboration: str | None
    computed_at: datetime | None
    has_reviews: bool
    appearances: list[dict[str, Any]]


def read_dossier(
    pk: int, user: User | AnonymousUser, *, most: int, include: frozenset[str]
) -> Dossier | None:
    """Will read what this person may see of a claim, with so many of its appearances."""
    shape = _shape(include)
    if isinstance(user, AnonymousUser):
        # Nobody is like nobody else: what they may see differs by the claim alone.
        rows = _for_nobody(most, shape).filled({"claim": pk}).read()
    else:
        rows = _statement(pk, user, most, shape).read()
    return _gathered(rows, shape) if rows else None


@cache
def _shape(include: frozenset[str]) -> Shape:
    """What is told of the claim."""
    return CLAIM.only(set(CLAIM.fields) - {RELATIONS} | include)


@lru_cache(maxsize=2 * LARGEST_PAGE)
def _for_nobody(most: int, shape: Shape) -> Statement:
    """The statement for whoever is not signed in and any claim."""
    claim = Blank("claim", Keyset().field(Claim, "pk"))
    return _statement(claim, AnonymousUser(), most, shape)


def _statement(pk: Any, user: User | AnonymousUser, most: int, shape: Shape) -> Statement:
    """The statement for one person."""
    beside, parts = beside_claims(set(shape.fields))
    claim_part, claim = on_page(Claim.objects.having(pk=pk), shape, also=("merged_into_id",))
    found_part, found = on_page(
        Appearance.objects.visible_to(user).having(claim=pk).order_by("pk")[: most + 1],
        APPEARANCE,
        name="found",
        joined=ARTICLES,
    )
    leaving = Attribution.objects.visible_to(user).having(from_appearance__in=ids_in("found"))
    hops_part, hops = on_page(
        leaving.order_by("pk"),
        HOP,
        name="hops",
        also=("from_appearance_id",),
        joined=ENDS,
    )
    return composed(
        f"SELECT {', '.join((*claim, *BESIDES, *found, *hops, START))} {SIDE_BY_SIDE.format(beside)}",
        {
            **claim_part,
            **parts,
            **found_part,
            **hops_part,
            "corroboration (claim_id, told, computed_at)": _results(),
            "reviews": compiled(Review.objects.visible_to(user).of_claim(pk).values_list("pk")),
        },
        is_written=isinstance(pk, Blank),
    )


def _results() -> Compiled:
    """The current result of the claim."""
    rows = Corroboration.objects.current().about_any(ids_in("page"))
    return compiled(rows.order_by().values_list("claim", "result", "computed_at"))


@cache
def _telling(found: int, hops: int) -> tuple[Tell, Tell]:
    """What tells an appearance and a hop of rows in which their columns begin here."""
    return APPEARANCE.telling(found), HOP.telling(hops)


def _gathered(rows: list[Row], shape: Shape) -> Dossier:
    """What the rows tell: the claim in the first of them, appearances and hops in as many as it takes."""
    first = rows[0]
    besides = len(shape.columns)
    found = besides + len(BESIDES)
    hops = found + len(APPEARANCE.columns)
    told = shape.tell(first)
    tell_appearance, tell_hop = _telling(found, hops)
    reference = {"id": told["id"], "statement": told["statement"]}
    by_id: dict[int, dict[str, Any]] = {}
    for row in rows:
        if row[found] is not None:
            by_id[row[found]] = appearance = tell_appearance(row)
            appearance["claim"] = reference
    for row in rows:
        if row[hops] is not None:
            by_id[row[-1]]["chain"].append(tell_hop(row))
    merged_into, result, computed_at, has_reviews = first[besides:found]
    return Dossier(told, merged_into, result, computed_at, has_reviews, list(by_id.values()))
