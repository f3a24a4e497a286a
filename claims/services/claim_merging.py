"""Merging two claims: what is in the way, what is doubtful, and what rests on them."""

from collections.abc import Collection, Iterator, Sequence

from django.db import connection

from accounts.models import User
from claims.domain.duplicates import denials, figures
from claims.domain.measurements import are_apart
from claims.domain.quantities import fits, same_figure
from claims.domain.vocabulary import ACYCLIC_RELATIONS, ClaimKind, ClaimStatus, RelationKind
from claims.models import Appearance, Claim
from claims.models.claim import KEPT
from claims.services import reach
from claims.services.corroboration import recompute
from claims.services.fetching import fetch
from sources import ripple
from sources.domain.dates import When
from sources.domain.merging import Did, Step
from sources.domain.vocabulary import MergeKind
from sources.models import ArticleVersion, Merge
from sources.ripple import Resting
from sources.services.merging import merge_records
from sources.services.merging.draft import Draft
from sources.services.merging.kinds import NOT_COMPARED, Mergeable

BETWEEN = """
    WITH RECURSIVE reached(id, path) AS (
        SELECT to_claim_id, ARRAY[to_claim_id] FROM claims_claimrelation
        WHERE from_claim_id = %(one)s AND to_claim_id <> %(other)s
            AND kind = %(kind)s AND judgement <> 'rejected'
        UNION
        SELECT relation.to_claim_id, path || relation.to_claim_id
        FROM reached JOIN claims_claimrelation relation
            ON relation.from_claim_id = reached.id AND relation.kind = %(kind)s
        WHERE judgement <> 'rejected' AND reached.id <> %(other)s
            AND relation.to_claim_id <> ALL(path)
    )
    SELECT path[1] FROM reached WHERE id = %(other)s ORDER BY path LIMIT 1
"""
"""A claim that lies between the two by a relation that does not come round to where it began."""

STANDING_IN = "SELECT id FROM claims_appearance WHERE claim_id = ANY(%(claims)s)"


def merge_claims(
    survivor: Claim,
    merged: Claim,
    *,
    by: User,
    reason: str,
    is_sure: bool = False,
    expected: str | None = None,
) -> Merge:
    """Will make one claim of two: whatever is recorded of `merged` is recorded of `survivor` then.

    The statement of the survivor stays as it is, and the address of the merged one leads to it for
    ever. Where something speaks against it, such as another number in the statement, somebody has
    to be sure. `expected` is the seal of the preview that was agreed to.

    Raises: MergeRefused listing what is in the way or doubtful; StalePreview when something changed
    since the preview; ValidationError without a reason. Nothing is merged then.
    """
    return merge_records(survivor, merged, by=by, reason=reason, is_sure=is_sure, expected=expected)


def check_claims(draft: Draft) -> None:
    """Will note what speaks against one claim of two."""
    survivor: Claim = draft.survivor
    merged: Claim = draft.merged
    for claim in (survivor, merged):
        if claim.status == ClaimStatus.WITHDRAWN:
            draft.refuse(f"“{claim}” (no. {claim.pk}) was withdrawn: open it again first.")
    if (survivor.kind == ClaimKind.QUOTE) != (merged.kind == ClaimKind.QUOTE):
        draft.refuse(
            "One of them is about whether something was said, the other is not: neither supports "
            "the other."
        )
    if len({survivor.attests_id, merged.attests_id} - {None}) > 1:
        draft.refuse(f"They are about two statements: “{survivor.attests}” and “{merged.attests}”.")
    _check_figures(draft, survivor, merged)
    if path := _between(survivor, merged):
        kind, pk = path
        between = Claim.objects.get(pk=pk)
        draft.refuse(
            f"“{between}” lies between the two by relations of the kind "
            f"“{kind.value}”, which would come round to where they "
            "began."
        )
    for sentence in _doubts(survivor, merged):
        draft.doubt(sentence)
    for name in ("kind", "checkability", "language"):
        if getattr(survivor, name) != getattr(merged, name):
            shown = [_shown(claim, name) for claim in (survivor, merged)]
            draft.warn(f"Their {name} differs: {shown[0]} and {shown[1]}.")


def _check_figures(draft: Draft, survivor: Claim, merged: Claim) -> None:
    """Who reports one figure does not support another."""
    one, other = survivor.quantity, merged.quantity
    if one and other and not same_figure(one, other):
        draft.refuse(
            f"They state two figures, {one} and {other}: one of them updates or excludes the other."
        )
    elif (one is None) != (other is None):
        draft.warn("Only one of them has its figure recorded; the survivor stays as it is.")


def _doubts(one: Claim, other: Claim) -> Iterator[str]:
    """What speaks against one claim of two, and is decided by somebody who has read both."""
    numbers = figures(one.statement) ^ figures(other.statement)
    if numbers and one.language == other.language:
        told = ", ".join(sorted(numbers))
        yield f"Only one of the two statements has these numbers or times: {told}."
    if denials(one.statement) != denials(other.statement) and one.language == other.language:
        told = ", ".join(sorted(denials(one.statement) ^ denials(other.statement)))
        yield f"Only one of the two statements denies something: “{told}”."
    for name, what in (("valid", "hold"), ("as_of", "have their figures")):
        a, b = getattr(one, name), getattr(other, name)
        if isinstance(a, When) and isinstance(b, When) and are_apart(a, b):
            yield f"They {what} at two times: {a} and {b}."
    if not fits(one.place, other.place):
        yield f"They are about two places: {one.place} and {other.place}."


def _between(survivor: Claim, merged: Claim) -> tuple[RelationKind, int] | None:
    """A claim on the way from one of them to the other, and by which kind of relation."""
    for kind in sorted(ACYCLIC_RELATIONS):
        for one, other in ((survivor.pk, merged.pk), (merged.pk, survivor.pk)):
            with connection.cursor() as cursor:
                cursor.execute(BETWEEN, {"one": one, "other": other, "kind": kind.value})
                if found := cursor.fetchone():
                    return kind, found[0]
    return None


def _shown(claim: Claim, name: str) -> str:
    choice = getattr(claim, f"get_{name}_display", None)
    return str(choice() if choice else getattr(claim, name)).lower()


def take_statement_over(draft: Draft) -> None:
    """Will have the survivor say about which statement it is, where only the other one did."""
    if draft.survivor.attests_id is None and draft.merged.attests_id is not None:
        draft.after(draft.survivor).attests_id = draft.merged.attests_id


# -- what rests on the two


def touched(claims: Collection[int]) -> set[int]:
    """Will tell which claims are computed anew when what is recorded of these ones is mingled."""
    appearances = {row[0] for row in fetch(STANDING_IN, claims=claims)}
    statements = set(reach.statements_of(claims).values())
    found = {*claims, *reach.citing(appearances=appearances, origins=statements)}
    return reach.related(found)


def changed(claims: Collection[int]) -> None:
    """Will bring up to date what rests on these claims."""
    recompute(touched(claims))


def resting_on(claims: Collection[int]) -> list[Resting]:
    """Will name what would be brought up to date."""
    rows = Claim.objects.filter(pk__in=touched(claims)).order_by("pk")
    return [Resting(str(claim), claim.get_absolute_url()) for claim in rows]


def carry_on(merge: Merge, back: Sequence[Step], by: User) -> None:
    """Will carry appearances that an undo added again to texts that came since the merge."""
    label = Appearance._meta.label_lower
    deleted = [step.id for step in back if step.model == label and step.did is Did.DELETED]
    added = [pk for pk in deleted if pk is not None]
    rows = Appearance.objects.filter(pk__in=added, version__isnull=False).not_continued()
    earliest: dict[int, int] = {}
    for article, sequence in rows.values_list("article", "version__sequence"):
        earliest[article] = min(sequence, earliest.get(article, sequence))
    for article, sequence in sorted(earliest.items()):
        later = ArticleVersion.objects.filter(
            article=article, sequence__gt=sequence, pk__gt=merge.moved.get("last_text", 0)
        )
        for pk in later.order_by("sequence").values_list("pk", flat=True):
            ripple.versioned(pk, by=by)


KIND = Mergeable(
    kind=MergeKind.CLAIM,
    model=Claim,
    check=check_claims,
    finish=take_statement_over,
    changed=changed,
    resting_on=resting_on,
    undone=carry_on,
    not_compared=NOT_COMPARED | {"status", "valid_basis", "as_of_basis", *KEPT},
)
