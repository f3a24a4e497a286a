"""The sidebar of the admin: what there is to do, not which tables there are."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from accounts.permissions import may
from config.waiting import waiting
from web.desk.counting import NONE, Count, inbox


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the sidebar: a list, and what waits in it."""

    title: str
    icon: str
    model: str
    waits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one task; what is needed rarely is folded up until somebody opens it."""

    title: str
    entries: tuple[Entry, ...]
    is_folded: bool = False


MENU = (
    Group(
        "Curate",
        (
            Entry("Claims", "fact_check", "claims.claim"),
            Entry("Articles", "article", "sources.article", ("identify",)),
            Entry("Sources", "record_voice_over", "sources.source"),
            Entry("Appearances", "format_quote", "claims.appearance", ("passages",)),
            Entry("Chains", "conversion_path", "claims.attribution", ("speakers",)),
            Entry("Origins", "flag", "claims.origin"),
            Entry("Topics", "label", "claims.topic"),
        ),
    ),
    Group(
        "Decide",
        (
            Entry("Suggestions", "lightbulb", "claims.suggestion", ("suggestions",)),
            Entry(
                "Relations of claims",
                "compare_arrows",
                "claims.claimrelation",
                ("claims", "relations"),
            ),
            Entry("Copies and updates", "content_copy", "sources.articlelink", ("copies",)),
            Entry("Possible duplicates", "difference", "sources.possibleduplicate", ("sources",)),
            Entry("Independence", "balance", "claims.independencejudgement"),
            Entry("Merges", "merge", "sources.merge"),
        ),
    ),
    Group(
        "Review",
        (
            Entry("Reviews", "rate_review", "reviews.review", ("sign",)),
            Entry("Readers’ requests", "feedback", "reviews.correctionrequest", ("requests",)),
            Entry("Reviews by others", "travel_explore", "reviews.externalreview", ("matches",)),
            Entry("Corrections", "edit_note", "reviews.correction"),
            Entry("What could not be read", "report", "reviews.quarantineditem", ("quarantine",)),
        ),
    ),
    Group(
        "How we review",
        (
            Entry("Methodology", "menu_book", "reviews.methodology"),
            Entry("Scales", "straighten", "reviews.ratingscale"),
            Entry("Labels of others", "translate", "reviews.ratingmapping"),
        ),
        is_folded=True,
    ),
    Group(
        "People",
        (
            Entry("People", "group", "accounts.user"),
            Entry("Roles given", "badge", "accounts.rolegrant"),
            Entry("My tokens", "key", "accounts.apitoken"),
        ),
    ),
    Group(
        "Operate",
        (
            Entry("Jobs", "pending_actions", "accounts.job", ("jobs",)),
            Entry("Being counted anew", "autorenew", "claims.stalemark", ("stale",)),
            Entry("Webhooks", "webhook", "accounts.webhook"),
            Entry("Messages to webhooks", "outgoing_mail", "accounts.webhookdelivery"),
            Entry("Event log", "receipt_long", "accounts.event"),
        ),
    ),
    Group(
        "Look up",
        (
            Entry("Versions of texts", "history_edu", "sources.articleversion"),
            Entry("Names of sources", "signature", "sources.sourcename"),
            Entry("Ties between sources", "link", "sources.sourcetie"),
            Entry("Polls", "bar_chart", "claims.poll"),
            Entry("Corroboration", "hub", "claims.corroboration"),
            Entry("Confirmed and refused pairs", "join_inner", "claims.matchpair"),
            Entry("Versions of reviews", "history_edu", "reviews.reviewversion"),
            Entry("Signatures", "draw", "reviews.signoff"),
            Entry("Published", "public", "reviews.publication"),
        ),
        is_folded=True,
    ),
)
"""The tasks, in the order of a day. Rows that belong to a record alone are found on its page."""


def sidebar(request: HttpRequest) -> list[dict[str, Any]]:
    """The groups with what this person may see; a group of nothing is left out."""
    waits = waiting(request)
    groups: list[dict[str, Any]] = [
        {
            "items": [
                _line("Overview", "space_dashboard", reverse("admin:index")),
                *_desk(request),
            ]
        }
    ]
    for group in MENU:
        items = [_entry(entry, waits) for entry in group.entries if _sees(request, entry)]
        if items:
            shown = {"title": group.title, "separator": True, "collapsible": group.is_folded}
            groups.append({**shown, "items": items})
    return groups


def _desk(request: HttpRequest) -> list[dict[str, Any]]:
    """The way to the desk, for those who work there."""
    if not may(request.user, "review.view"):
        return []
    line = _line("Desk", "inbox", reverse("desk"))
    return [line | _badge(inbox(waiting(request)), "warning")]


def _sees(request: HttpRequest, entry: Entry) -> bool:
    return may(request.user, f"{entry.model.split('.')[1]}.view")


def _entry(entry: Entry, waits: dict[str, Count]) -> dict[str, Any]:
    """A list with the number of what waits in it."""
    link = reverse(f"admin:{entry.model.replace('.', '_')}_changelist")
    count = sum((waits.get(name, NONE) for name in entry.waits), NONE)
    return _line(entry.title, entry.icon, link) | _badge(count, _colour(entry))


def _badge(count: Count, colour: str) -> dict[str, Any]:
    return {"badge": str(count), "badge_variant": colour} if count else {}


def _colour(entry: Entry) -> str:
    """What failed is red, what only runs is blue, everything else that waits is orange."""
    colours = {"jobs": "danger", "stale": "info"}
    return next((colours[name] for name in entry.waits if name in colours), "warning")


def _line(title: str, icon: str, link: str) -> dict[str, Any]:
    return {"title": title, "icon": icon, "link": link}
