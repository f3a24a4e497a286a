"""What programs send about merges, and what they are told."""

from typing import Any

from rest_framework import serializers

from accounts.api.fields import Text, Word, word
from accounts.models import User
from sources.api.article_bodies import an_article
from sources.api.bodies import a_source
from sources.domain.merging import Step
from sources.domain.vocabulary import MergeKind, NameKind
from sources.models import Merge
from sources.services.merging.verbs import BECOMES

LONGEST_REASON = 2000

NAMELESS = "a curator"
"""Who merged, where no full name is given: never the name to sign in with."""


KNOWN_AS = [(kind.value, kind.name) for kind in BECOMES]
"""What the names of a source that was merged become."""


class Becomes(Word):
    """What the preferred names of a merged source become."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(NameKind, **kwargs)
        self.words = [kind.value for kind in BECOMES]
        self.choices = KNOWN_AS


class MergeReasonIn(serializers.Serializer[Any]):
    """Why two records are one, or why they are not."""

    reason = Text(max_length=LONGEST_REASON)


class MergeIn(MergeReasonIn):
    """Why two records are one."""

    seal = Text(
        required=False,
        max_length=64,
        help_text="The `seal` of the preview that was looked at: what changed since is refused.",
    )


class SourceMergeIn(MergeIn):
    """The source that this one is merged into, and why."""

    into = a_source()
    known_as = Becomes(
        required=False, help_text="What the names it was preferred by become; an alias without it."
    )


class ArticleMergeIn(MergeIn):
    """The article that this one is merged into, and why."""

    into = an_article()


class MergedRecordOut(serializers.Serializer[Any]):
    """One of the two records of a merge; its name is null where it is told elsewhere."""

    id = serializers.IntegerField()
    name = serializers.CharField(allow_null=True)


class MergeOut(serializers.Serializer[Any]):
    """One merge: which record went into which, who said so and why, and whether it was undone."""

    id = serializers.IntegerField()
    kind = word(MergeKind)
    survivor = MergedRecordOut()
    merged = MergedRecordOut()
    reason = serializers.CharField()
    merged_by = serializers.CharField(help_text="The full name; “a curator” where none is given.")
    merged_at = serializers.DateTimeField()
    undone_by = serializers.CharField(allow_null=True)
    undone_at = serializers.DateTimeField(allow_null=True)


class ComparedOut(serializers.Serializer[Any]):
    """One field of both records."""

    name = serializers.CharField()
    survivor = serializers.CharField()
    merged = serializers.CharField()
    differs = serializers.BooleanField()


class StepOut(serializers.Serializer[Step]):
    """What happens to one row; `id` is null until an added one is there."""

    model = serializers.CharField()
    id = serializers.IntegerField(allow_null=True)
    text = serializers.CharField()
    why = serializers.CharField(help_text="Why it is deleted.")


class PartOut(serializers.Serializer[Any]):
    """What happens to the rows of one table."""

    title = serializers.CharField()
    moved = StepOut(many=True)
    deleted = StepOut(many=True)
    added = StepOut(many=True)


class RemainingOut(serializers.Serializer[Any]):
    """Rows that stay with the merged record."""

    title = serializers.CharField()
    count = serializers.IntegerField()


class RestingOut(serializers.Serializer[Any]):
    """Something whose answer is computed again, and where it is shown."""

    text = serializers.CharField()
    url = serializers.CharField()


class MergePreviewOut(serializers.Serializer[Any]):
    """A merge as it would happen now; with `refusals` it would not.

    With `doubts`, which only claims have, it takes somebody who says to be `sure`.
    """

    survivor = MergedRecordOut()
    merged = MergedRecordOut()
    compared = ComparedOut(many=True)
    parts = PartOut(many=True)
    remaining = RemainingOut(many=True)
    refusals = serializers.ListField(child=serializers.CharField())
    doubts = serializers.ListField(child=serializers.CharField())
    warnings = serializers.ListField(child=serializers.CharField())
    recomputed = RestingOut(many=True)
    seal = serializers.CharField(help_text="Another one as soon as anything that is shown is.")


class ObstacleOut(serializers.Serializer[Any]):
    """What is in the way of undoing, and the row at fault; null where there is none."""

    sentence = serializers.CharField()
    model = serializers.CharField(allow_blank=True)
    id = serializers.IntegerField(allow_null=True)


class UndoPreviewOut(serializers.Serializer[Any]):
    """What undoing would put back now; with `refusals` it would not."""

    merge = MergeOut()
    parts = PartOut(many=True)
    refusals = ObstacleOut(many=True)
    recomputed = RestingOut(many=True)


def named(record: Any) -> dict[str, Any]:
    """A source, an article or a claim as a merge tells it."""
    return {"id": record.pk, "name": str(record)}


def told_of(merge: Merge, names: dict[tuple[str, int], str]) -> dict[str, Any]:
    """A merge as it is told."""
    ends = {"survivor": merge.survivor_id, "merged": merge.merged_id}
    return {
        "id": merge.pk,
        "kind": merge.kind,
        **{end: {"id": pk, "name": names.get((merge.kind, pk))} for end, pk in ends.items()},
        "reason": merge.reason,
        "merged_by": _public_name(merge.merged_by),
        "merged_at": merge.merged_at,
        "undone_by": _public_name(merge.undone_by) if merge.undone_at else None,
        "undone_at": merge.undone_at,
    }


def _public_name(user: User | None) -> str:
    return (user.get_full_name() if user else "") or NAMELESS
