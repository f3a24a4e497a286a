"""Telling whoever changed something which answers became other ones because of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from accounts.admin.words import counted, label_name
from accounts.models import Event
from accounts.requests import current_request_id

MOST = 5
"""So many are named; of the others only the number is told."""


def tell_consequences(request: HttpRequest) -> None:
    """Will add a message with the answers that this request changed or made stale, if there are any.

    An answer that stays, and only rests on other groups now, is not announced.
    """
    mine = Event.objects.of_request(current_request_id())
    changed, deferred = list(mine.recomputed().turned()), list(mine.deferred())
    if changed:
        messages.info(request, format_html("{}{}", _changed(changed), _ways(changed)))
    if deferred:
        number = counted(sum(event.after["claims"] for event in deferred), "claim")
        told = f"{number} {'is' if number == '1 claim' else 'are'} being counted anew; until then "
        told += "the former answer is shown."
        messages.info(request, format_html("{}{}", told, _ways(deferred)))


def _changed(events: list[Event]) -> SafeString:
    """The first few answers that changed, and how many there are."""
    told = format_html_join(" · ", "{}", ((consequence(event),) for event in events[:MOST]))
    rest = f" · and {len(events) - MOST} more" if len(events) > MOST else ""
    number = "An answer" if len(events) == 1 else f"{len(events)} answers"
    return format_html("{} changed because of this: {}{}", number, told, rest)


def _ways(events: list[Event]) -> SafeString:
    """The way to the page of everything that follows, for each act that these follow from."""
    causes = dict.fromkeys(event.cause_id for event in events if event.cause_id is not None)
    link = ' <a class="underline" href="{}">All that follows</a>'
    return format_html_join("", link, ((reverse("changes", args=[cause]),) for cause in causes))


def consequence(event: Event) -> SafeString:
    """One changed answer: whose, and from what to what."""
    return format_html("{}: {} → {}", linked(event), in_short(event.before), in_short(event.after))


def linked(event: Event) -> SafeString | str:
    """What an event is about, with a link where the admin has a page for it."""
    app, _, model = event.object_type.partition(".")
    try:
        url = reverse(f"admin:{app}_{model}_change", args=[event.object_id])
    except NoReverseMatch:
        return event.object_text
    return format_html('<a class="underline" href="{}">{}</a>', url, event.object_text)


def in_short(answer: dict[str, Any]) -> str:
    """An answer as one reads it in a line.

    >>> in_short({"label": "single_origin", "supports": [1, 2], "refutes": [0, 0]})
    'One origin 1–2'
    >>> in_short({"label": "conflicting", "supports": [1, 1], "refutes": [2, 2]})
    'Conflicting 1 against 2'
    """
    supports, refutes = (_interval(answer[side]) for side in ("supports", "refutes"))
    against = "" if refutes == "0" else f" against {refutes}"
    return f"{label_name(answer['label'])} {supports}{against}"


def _interval(bounds: list[int]) -> str:
    low, high = bounds
    return f"{low}" if low == high else f"{low}–{high}"
