"""What becomes of appearances that carry on in the survivor what an undo takes away from it."""

from collections.abc import Collection, Iterable, Sequence

from django.db import models

from claims.domain.vocabulary import AppearanceStatus
from claims.models import Appearance, Attribution
from sources.domain.merging import Did, Obstacle, Step
from sources.services.merging.values import COUNTED, columns_of

Rows = dict[int, Appearance]


def let_go(back: Sequence[Step], carried: Sequence[Step]) -> tuple[list[Step], list[Obstacle]]:
    """Will plan what becomes of rows that continue what goes back, so that they count no more.

    `back` are the steps of the merge, `carried` the rows that it made in later versions. What
    nobody touched since is deleted with its hops. What somebody touched waits for a person, in the
    article where it stands, and continues nothing. An obstacle names what refers to a row that
    would be deleted. What continues an appearance that goes back to its claim goes there with it.
    """
    mine = [step for step in back if step.model == Appearance._meta.label_lower]
    leaving = {step.id for step in mine if "article_id" in step.after and step.id is not None}
    going = _continuing(leaving, leaving)
    made = {(step.model, step.id): step.after for step in carried}
    ids = {pk for label, pk in made if label == Appearance._meta.label_lower and pk is not None}
    own = Appearance.objects.filter(pk__in=ids - going.keys()).in_bulk()
    gone = {pk for pk, row in going.items() if row.start is None or _is_untouched(row, made)}
    gone |= {pk for pk, row in own.items() if _is_untouched(row, made)}
    spared = own.keys() & {to for to, _ in _references(gone, going)}
    gone -= spared
    obstacles = [_in_the_way(going[to], row) for to, row in _references(gone, going) if to in going]
    turned = {
        step.id for step in mine if "status" in step.after and step.id not in leaving and step.id
    }
    waiting = [_waits(row) for pk, row in going.items() if pk not in gone]
    waiting += [
        _waits_again(row)
        for pk, row in _continuing(turned, leaving).items()
        if pk not in gone | going.keys() and row.status == AppearanceStatus.ACCEPTED
    ]
    return [*_deleted({**going, **own}, gone), *waiting, *_going_along(mine)], obstacles


def back_at_their_claim(back: Sequence[Step]) -> dict[int, int]:
    """Will tell which appearances an undo puts back to the claim they were merged away from.

    What continues one of them in a later text stands there too, unless it was given to another
    claim. The claims, by appearance.
    """
    label = Appearance._meta.label_lower
    moved = [step for step in back if step.model == label and "claim_id" in step.after]
    found = {step.id: step.before["claim_id"] for step in moved if step.id is not None}
    left = {step.after["claim_id"] for step in moved}
    asked = set(found)
    while asked:
        rows = Appearance.objects.filter(continues__in=asked, claim__in=left)
        later = {row.pk: row for row in rows.exclude(pk__in=found)}
        found |= {pk: found[row.continues_id] for pk, row in later.items() if row.continues_id}
        asked = set(later)
    return found


def _going_along(mine: Sequence[Step]) -> list[Step]:
    """The steps that put later appearances back to the claim of those that they continue."""
    moved = {step.id for step in mine}
    claims = {pk: claim for pk, claim in back_at_their_claim(mine).items() if pk not in moved}
    rows = Appearance.objects.filter(pk__in=claims).select_related("claim", "article")
    return [
        Step(
            row._meta.label_lower,
            row.pk,
            Did.CHANGED,
            {"claim_id": row.claim_id},
            {"claim_id": claims[row.pk]},
            text=str(row),
            why="it continues what goes back",
        )
        for row in rows.order_by("pk")
    ]


def _continuing(ids: Collection[int], without: Collection[int]) -> Rows:
    """The rows that continue these, directly or not, but for some."""
    found: Rows = {}
    asked = set(ids)
    while asked:
        rows = Appearance.objects.filter(continues__in=asked).exclude(pk__in=without)
        later = {row.pk: row for row in rows.select_related("claim", "article").order_by("pk")}
        asked = later.keys() - found.keys()
        found |= later
    return found


def _is_untouched(row: Appearance, made: dict[tuple[str, int | None], dict[str, object]]) -> bool:
    """Whether the row and its hops are as they were carried."""
    hops = list(Attribution.objects.filter(from_appearance=row).select_related("to_appearance"))
    if (row._meta.label_lower, row.pk) in made:
        return all(_same(one, made.get((one._meta.label_lower, one.pk))) for one in (row, *hops))
    if any(one.row_version != 1 for one in (row, *hops)):
        return False
    before = {_target(hop) for hop in Attribution.objects.filter(from_appearance=row.continues_id)}
    return all({_target(hop), _target(hop, former=True)} & before for hop in hops)


def _same(row: models.Model, was: dict[str, object] | None) -> bool:
    now = columns_of(row)
    return was is not None and all(was[name] == now[name] for name in was if name not in COUNTED)


def _target(hop: Attribution, *, former: bool = False) -> tuple[str, int | None, int | None]:
    """Where a hop leads, or where it led in the version before."""
    to = hop.to_appearance.continues_id if former and hop.to_appearance else hop.to_appearance_id
    return hop.kind, hop.to_origin_id, to


def _references(gone: Collection[int], going: Rows) -> Iterable[tuple[int, models.Model]]:
    """What would refer to a deleted row: its id, and the row that does."""
    found: list[tuple[int, models.Model]] = []
    for relation in Appearance._meta.related_objects:
        column, other = relation.field.attname, relation.related_model
        if hasattr(other, "pgh_tracked_model") or column == "from_appearance_id":
            continue
        rows = other._base_manager.filter(**{f"{column}__in": gone})
        if other is Attribution:
            rows = rows.exclude(from_appearance__in=gone)
        elif other is Appearance:
            rows = rows.exclude(pk__in={*gone, *going})
        found += [(getattr(row, column), row) for row in rows.order_by("pk")]
    return found


def _in_the_way(gone: Appearance, row: models.Model) -> Obstacle:
    return Obstacle(
        f"“{gone}” was carried to a later version and would be deleted, "
        f"but the {row._meta.verbose_name} “{row}” refers to it.",
        row._meta.label_lower,
        row.pk,
    )


def _deleted(rows: Rows, gone: Collection[int]) -> list[Step]:
    """The steps that delete these rows, their hops first."""
    hops = Attribution.objects.filter(from_appearance__in=gone).order_by("pk")
    appearances = [row for pk, row in rows.items() if pk in gone]
    why = "it was carried from what goes back"
    return [
        Step(row._meta.label_lower, row.pk, Did.DELETED, columns_of(row), text=str(row), why=why)
        for row in (*hops, *appearances)
    ]


def _waits(row: Appearance) -> Step:
    """What a person touched waits where it stands; what was rejected stays so."""
    is_rejected = row.status == AppearanceStatus.REJECTED
    status = row.status if is_rejected else AppearanceStatus.SUGGESTED.value
    before = {"status": row.status, "continues_id": row.continues_id, "change": row.change}
    after = {"status": status, "continues_id": None, "change": ""}
    why = "it waits where it stands"
    return Step(row._meta.label_lower, row.pk, Did.CHANGED, before, after, text=str(row), why=why)


def _waits_again(row: Appearance) -> Step:
    """What was accepted only because an earlier one was waits again, as that one will."""
    after = {"status": AppearanceStatus.SUGGESTED.value}
    return Step(
        row._meta.label_lower, row.pk, Did.CHANGED, {"status": row.status}, after, text=str(row)
    )
