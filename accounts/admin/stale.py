"""What a form says and carries when somebody else changed the record since it was opened."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import models
from django.http import QueryDict
from django.urls import reverse
from django.utils import formats
from django.utils.html import format_html
from django.utils.safestring import SafeString

from accounts.admin.history import history_of
from accounts.errors import StaleRecord


@contextmanager
def placed(record: models.Model, key: str) -> Iterator[None]:
    """Notes on a refusal which record moved on, and under which name the form sent its version."""
    try:
        yield
    except StaleRecord as stale:
        stale.details |= {"record": record, "key": key}
        raise


def taken_over(sent: QueryDict, stale: StaleRecord) -> QueryDict:
    """What was sent, with the version that the record has now: sent again, it overwrites."""
    data = sent.copy()
    if "key" in stale.details:
        data[stale.details["key"]] = str(stale.details["current"])
    return data


def explained(stale: StaleRecord) -> str:
    """Will say who changed the record and when, where to read it, and how to go on."""
    record = stale.details.get("record")
    if record is None:
        return stale.message
    stored = type(record)._default_manager.get(pk=record.pk)
    return format_html(
        "“{}” was changed by {} after you opened this form ({}). What you typed is still below. "
        "Save again to put yours over it.",
        stored,
        _who_and_when(stored),
        _link(stored),
    )


def _who_and_when(record: models.Model) -> str:
    """The last step of the record's history, as far as it is known."""
    steps = history_of(record) if hasattr(record, "history") else []
    if not steps:
        return "somebody else"
    when = formats.date_format(steps[0].at, "j F Y, H:i:s")
    return f"{steps[0].by or 'somebody unknown'} on {when} UTC"


def _link(record: models.Model) -> SafeString:
    """The way to the record's history; it opens beside the form."""
    name = f"admin:{record._meta.app_label}_{record._meta.model_name}_history"
    return format_html(
        '<a class="underline" href="{}" target="_blank">see its history</a>',
        reverse(name, args=[record.pk]),
    )
