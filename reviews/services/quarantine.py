"""What of an import could not be read: looked at, and put away."""

from accounts.models import User
from accounts.permissions import require
from accounts.services.records import save_record
from accounts.services.steps import verb
from reviews.domain.vocabulary import QuarantineState
from reviews.models import QuarantinedItem


def dismiss_item(
    item: QuarantinedItem, *, by: User, expected_version: int | None = None
) -> QuarantinedItem:
    """Will say that nothing is to be done about an item; it stays on record.

    Raises: NotAllowed, StaleRecord.
    """
    return _set(item, QuarantineState.DISMISSED, by, expected_version)


def reopen_item(
    item: QuarantinedItem, *, by: User, expected_version: int | None = None
) -> QuarantinedItem:
    """Will put an item back among those that somebody should look at.

    Raises: NotAllowed, StaleRecord.
    """
    return _set(item, QuarantineState.OPEN, by, expected_version)


def _set(
    item: QuarantinedItem, state: QuarantineState, by: User, expected_version: int | None
) -> QuarantinedItem:
    require(by, "quarantineditem.dismiss")
    verb_name = "dismiss" if state is QuarantineState.DISMISSED else "reopen"
    with verb(f"quarantineditem.{verb_name}", by=by):
        item = QuarantinedItem.objects.get(pk=item.pk)
        item.state = state.value
        save_record(item, by=by, expected_version=expected_version)
    return item
