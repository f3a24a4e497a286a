"""What the admin of this application's records shares."""

from typing import Any, ClassVar

from accounts.admin.deleting import Writers
from accounts.admin.layout import Fieldset, fieldset
from accounts.models import User
from claims.models import IndependenceJudgement, MatchPair
from claims.services import records
from sources.admin.base import SourcesAdmin, when_lines


class ClaimsAdmin(SourcesAdmin):
    """A record that the services of `claims` write."""

    writers: ClassVar[Writers] = records

    def stamp(self, obj: Any, changed: list[str], *, by: User) -> None:
        """Will note who judged, said or decided something."""
        super().stamp(obj, changed, by=by)
        match obj:
            case IndependenceJudgement() if obj.pk is None:
                obj.judged_by = by
            case MatchPair() if obj.pk is None or "matches" in changed:
                obj.said_by = by


SIGNED = "Changes are signed: “30–40 % down” is −40 to −30. A share lies in 0 to 100."


def quantity_fieldset(title: str, says: str = "") -> Fieldset:
    """Will group the columns of a figure; `says` comes before how figures are written."""
    return fieldset(
        title,
        ("amount", "lower", "upper"),
        ("unit", "comparator", "statistic"),
        ("population", "baseline"),
        *when_lines("as_of"),
        says=f"{says} {SIGNED}".strip(),
    )
