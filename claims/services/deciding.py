"""A person's word on an appearance: it counts, or it does not."""

from accounts.models import User
from claims.domain.vocabulary import AppearanceStatus
from claims.models import Appearance
from claims.services.records import save


def decide_appearance(
    appearance: Appearance,
    status: AppearanceStatus,
    *,
    by: User,
    reason: str = "",
    expected_version: int | None = None,
) -> None:
    """Will let an appearance count, or keep it from counting.

    Raises: ValidationError, with the code `other_figure` where a reason is asked for; StaleRecord.
    """
    appearance.status = status.value
    save(appearance, by=by, reason=reason, expected_version=expected_version)
