"""Who changed a record last, and when: for whoever had it open meanwhile."""

from django.db.models import Model

from accounts.models import Event


def last_change(record: Model) -> tuple[str, str]:
    """Will name who changed a record last, and when, as words for the middle of a sentence."""
    event = Event.objects.about(record).select_related("actor").last()
    if event is None:
        return "Somebody", ""
    return str(event.actor or "The clock"), f" on {event.at:%-d %B at %H:%M} UTC"
