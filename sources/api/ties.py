"""Ties between sources: who owns, runs or speaks for whom, and when."""

from typing import Any, ClassVar

from accounts.api.described import described_change, described_removal
from accounts.api.schema import described_addition, described_detail, described_list
from sources.api.bodies import TieIn
from sources.api.parameters import TieParameters
from sources.api.rows import RowListView, RowView
from sources.api.serializers import SourceTieOut
from sources.models import SourceTie
from sources.models.tie import SourceTieQuerySet

TAG = "source ties"


@described_list(
    name="SourceTie",
    out=SourceTieOut,
    takes=TieParameters,
    operation="list_source_ties",
    tag=TAG,
    says="Ties between sources in the order in which they were added. `search` looks at the names "
    "both are shown by, at office and title.",
)
@described_addition(
    name="source_tie",
    tag=TAG,
    body=TieIn,
    out=SourceTieOut,
    says="Adds a tie; what rests on either source is counted anew at once.",
    met="",
)
class TieListView(RowListView[SourceTie]):
    """Every tie."""

    out = SourceTieOut
    takes = TieParameters
    model = SourceTie
    body = TieIn
    route = "api:source_tie"
    writes: ClassVar[dict[str, str]] = {"POST": "sourcetie.add"}

    def rows(self, asked: dict[str, Any]) -> SourceTieQuerySet:
        """Ties of the source asked for, in which the words stand."""
        rows = SourceTie.objects.having(kind=asked.get("kind"))
        rows = rows.touching_id(asked.get("source")).holding_on(asked.get("held_on"))
        columns = ("from_source__name", "to_source__name", "office", "title")
        return rows.containing_all(asked["search"], *columns).for_listing()


@described_detail(name="source_tie", tag=TAG, out=SourceTieOut, says="One tie.")
@described_change(
    name="source_tie",
    tag=TAG,
    body=TieIn,
    out=SourceTieOut,
    says="Changes a tie; what rests on either source is counted anew at once.",
)
@described_removal(
    name="source_tie",
    tag=TAG,
    says="Deletes a tie that never was; one that ended takes its last day in `until`.",
)
class TieView(RowView[SourceTie]):
    """One tie."""

    out = SourceTieOut
    body = TieIn
    writes: ClassVar[dict[str, str]] = {"PATCH": "sourcetie.change", "DELETE": "sourcetie.delete"}

    def found_in(self) -> SourceTieQuerySet:
        """Every tie."""
        return SourceTie.objects.for_listing()
