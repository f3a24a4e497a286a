"""What becomes of the rows of this application when a source, an article or a claim is merged."""

from collections.abc import Hashable

from django.db.models import Q

from claims.domain.merging import joint_numbers
from claims.domain.vocabulary import AppearanceStatus, Basis, SuggestionStatus, Verdict
from claims.models import (
    Appearance,
    Attribution,
    Claim,
    ClaimSubject,
    IndependenceJudgement,
    Origin,
    Poll,
    Suggestion,
)
from claims.services import claim_rows
from claims.services.unmerging import let_go
from sources.domain.vocabulary import Judgement
from sources.services.merging.draft import Draft
from sources.services.merging.relations import Rows
from sources.services.merging.rules import fill, is_stronger, take

PLACE = {
    "id",
    "row_version",
    "created_at",
    "claim_id",
    "article_id",
    "version_id",
    "start",
    "end",
    "continues_id",
    "change",
}
"""Columns that say which appearance it is and where; all others say what it says."""

SAID = [field.attname for field in Appearance._meta.concrete_fields if field.attname not in PLACE]
FIGURE = ["amount", "lower", "upper", "unit", "comparator", "statistic"]
READING = ("reading", "reading_certainty")
WEAK = {Basis.NOT_SEEN, Basis.UNATTRIBUTED}
"""Bases that say only that nothing more is known."""

UNDECIDED = {AppearanceStatus.SUGGESTED, AppearanceStatus.CHANGED}
"""What waits for a person: it gives way to whatever a person said."""


# -- subjects and judgements


def _subject_key(row: ClaimSubject) -> Hashable:
    return row.claim_id, row.source_id


def _put_in_order(row: IndependenceJudgement, draft: Draft) -> None:
    """A pair is stored lower id first."""
    if row.source_a_id is not None and row.source_b_id is not None:
        row.source_a_id, row.source_b_id = sorted((row.source_a_id, row.source_b_id))


def _judged_apart(row: IndependenceJudgement, draft: Draft) -> None:
    if row.verdict == Verdict.DIFFERENT and row.withdrawn_at is None:
        draft.refuse(
            f"An editor holds the two apart: “{row.reason}”. Withdraw that judgement first."
        )


# -- appearances


def _appearance_key(row: Appearance) -> Hashable:
    return row.claim_id, row.article_id, row.version_id, row.start, row.end


def _continue_once(row: Appearance, draft: Draft) -> None:
    """Where the survivor's own appearance is continued already, an incoming one begins anew."""
    others = Appearance.objects.filter(continues=row.continues_id).exclude(pk=row.pk)
    if row.continues_id is not None and others.exists():
        row.continues_id = None


def _settle_appearance(kept: Appearance, incoming: Appearance, draft: Draft) -> None:
    """What a person decided holds; two decisions that say another thing are a contradiction."""
    if incoming.status in UNDECIDED:
        return
    if kept.status in UNDECIDED:
        take(kept, incoming, [*SAID, "change"])
        return
    if kept.status != incoming.status:
        draft.refuse(f"{_in_both(kept, draft)} accepted in one of them and rejected in the other.")
    elif kept.status == AppearanceStatus.ACCEPTED:
        _settle_accepted(kept, incoming, draft)


def _in_both(row: Appearance, draft: Draft) -> str:
    """What both of them have, as the beginning of a sentence."""
    if isinstance(draft.survivor, Claim):
        return f"One passage of “{row.article}” is"
    return f"“{row.claim}” is"


def _settle_accepted(kept: Appearance, incoming: Appearance, draft: Draft) -> None:
    for columns, what in ((["stance"], "stance"), (FIGURE, "figure")):
        if any(getattr(kept, name) != getattr(incoming, name) for name in columns):
            draft.refuse(f"{_in_both(kept, draft)} recorded for both of them, with another {what}.")
    if kept.basis in WEAK and incoming.basis not in WEAK:
        kept.basis = incoming.basis
    fill(kept, incoming, ["note", *READING, "exact", "prefix", "suffix", "sha256"])


# -- chains


def _hop_key(row: Attribution) -> Hashable | None:
    """Hops that were rejected are recorded as often as they were."""
    if row.judgement == Judgement.REJECTED:
        return None
    return row.from_appearance_id, row.to_appearance_id, row.to_origin_id


def _renumber(row: Attribution, draft: Draft) -> None:
    """Joint citations of an appearance that is folded into another one keep apart from its own."""
    if row.joint is not None:
        if "joint" not in draft.memory:
            draft.memory["joint"] = _numbers(draft)
        of = draft.memory["joint of"].get(row.pk)
        row.joint = draft.memory["joint"].get((of, row.joint), row.joint)


def _numbers(draft: Draft) -> dict[tuple[int, int], int]:
    """The new joint numbers, by the appearance that goes and its old number."""
    goes = draft.goes.get(Appearance, {})
    both = Q(from_appearance__in=goes.keys()) | Q(from_appearance__in=set(goes.values()))
    hops = list(Attribution.objects.filter(both, joint__isnull=False).order_by("pk"))
    draft.memory["joint of"] = {hop.pk: hop.from_appearance_id for hop in hops}
    found: dict[tuple[int, int], int] = {}
    for kept in sorted(set(goes.values())):
        folded = {kept, *(pk for pk, into in goes.items() if into == kept)}
        found |= joint_numbers(
            kept,
            [
                (hop.from_appearance_id, hop.joint, _target(hop, draft))
                for hop in hops
                if hop.from_appearance_id in folded
            ],
        )
    return found


def _target(hop: Attribution, draft: Draft) -> Hashable:
    return hop.to_origin_id, draft.gone(Appearance, hop.to_appearance_id)


def _settle_hop(kept: Attribution, incoming: Attribution, draft: Draft) -> None:
    """The stronger judgement holds; what is needed together stays needed together."""
    if is_stronger(incoming.judgement, kept.judgement):
        take(kept, incoming, ["judgement", "inferred"])
    elif kept.judgement == incoming.judgement:
        kept.inferred = kept.inferred and incoming.inferred
    fill(kept, incoming, ["joint", "named_as"])


# -- suggestions


def _suggestion_key(row: Suggestion) -> Hashable:
    return row.version_id, row.start, row.end, row.rule


def _settle_suggestion(kept: Suggestion, incoming: Suggestion, draft: Draft) -> None:
    if kept.status == SuggestionStatus.PENDING:
        take(kept, incoming, ["status", "decided_by_id", "appearance_id", "made"])


RELATIONS = (
    claim_rows.FIRST,
    Rows(ClaimSubject, ("claim", "source"), key=_subject_key, names=("claim", "source")),
    Rows(Origin, ("holder", "article"), names=("holder",)),
    Rows(Poll, ("conductor", "sponsor"), names=("origin__holder",)),
    Rows(
        IndependenceJudgement,
        ("source_a", "source_b"),
        adjust=_put_in_order,
        apart=("source_a_id", "source_b_id"),
        itself=_judged_apart,
        names=("source_a", "source_b", "origin_a__holder", "origin_b__holder"),
    ),
    Rows(
        Appearance,
        ("claim", "article", "version", "continues"),
        key=_appearance_key,
        adjust=_continue_once,
        settle=_settle_appearance,
        carried=True,
        let_go=let_go,
        names=("claim", "article"),
    ),
    Rows(
        Attribution,
        ("from_appearance", "to_appearance", "told_in"),
        key=_hop_key,
        settle=_settle_hop,
        carried=True,
        adjust=_renumber,
        apart=("from_appearance_id", "to_appearance_id"),
        names=(
            "from_appearance__claim",
            "from_appearance__article",
            "to_origin__holder",
            "to_appearance__claim",
            "to_appearance__article",
        ),
    ),
    Rows(
        Suggestion,
        ("version", "appearance"),
        key=_suggestion_key,
        settle=_settle_suggestion,
        names=("version__article",),
    ),
    *claim_rows.RELATIONS,
)
"""The tables of this application, those first to which later ones refer."""
