"""What this application refuses beyond values that do not fit."""

from accounts.errors import Refused


class MergeRefused(Refused):
    """Says what is in the way of a merge, or of undoing one; `details["reasons"]` lists it."""

    code = "merge_refused"


class StalePreview(Refused):
    """Says that something changed since a merge was looked at."""

    code = "stale_preview"


class QueryUnfit(Refused):
    """Says why nothing can be searched for with what was typed."""

    code = "query_unfit"
