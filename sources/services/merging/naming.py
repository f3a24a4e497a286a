"""What merged records are called."""

from collections import defaultdict
from collections.abc import Iterable

from sources.models import Merge
from sources.services.merging.kinds import kinds

Names = dict[tuple[str, int], str]
"""What records are called, by kind and id."""


def names_of(merges: Iterable[Merge]) -> Names:
    """Will tell what the records of these merges are called: one question for each kind."""
    asked: dict[str, set[int]] = defaultdict(set)
    for merge in merges:
        asked[merge.kind] |= {merge.merged_id, merge.survivor_id}
    return {
        (kind, pk): str(record)
        for kind, known in kinds().items()
        for pk, record in known.model._base_manager.in_bulk(asked[kind]).items()
    }
