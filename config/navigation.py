"""The sidebar of the admin: what there is to do, not which tables there are."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from accounts.permissions import may

MENU: list[tuple[str, list[tuple[str, str, str]]]] = [
    (
        "What is said",
        [
            ("Claims", "fact_check", "claims.claim"),
            ("Appearances", "format_quote", "claims.appearance"),
            ("Chains", "conversion_path", "claims.attribution"),
            ("Origins", "flag", "claims.origin"),
            ("Relations of claims", "compare_arrows", "claims.claimrelation"),
            ("Topics", "label", "claims.topic"),
        ],
    ),
    (
        "Who says it where",
        [
            ("Articles", "article", "sources.article"),
            ("Versions of texts", "history_edu", "sources.articleversion"),
            ("Copies and updates", "content_copy", "sources.articlelink"),
            ("Sources", "record_voice_over", "sources.source"),
            ("Ties between sources", "link", "sources.sourcetie"),
        ],
    ),
    (
        "Judging",
        [
            ("Suggestions", "lightbulb", "claims.suggestion"),
            ("Confirmed and refused pairs", "join_inner", "claims.matchpair"),
            ("Possible duplicates", "difference", "sources.possibleduplicate"),
            ("Independence", "balance", "claims.independencejudgement"),
            ("Merges", "merge", "sources.merge"),
            ("Corroboration", "hub", "claims.corroboration"),
            ("Being counted anew", "autorenew", "claims.stalemark"),
        ],
    ),
    (
        "Reviewing",
        [
            ("Reviews", "rate_review", "reviews.review"),
            ("Versions of reviews", "history_edu", "reviews.reviewversion"),
            ("Signatures", "draw", "reviews.signoff"),
            ("Published", "public", "reviews.publication"),
            ("Corrections", "edit_note", "reviews.correction"),
            ("Readers’ requests", "feedback", "reviews.correctionrequest"),
            ("Reviews by others", "travel_explore", "reviews.externalreview"),
            ("What could not be read", "report", "reviews.quarantineditem"),
            ("Scales", "straighten", "reviews.ratingscale"),
            ("Labels of others", "translate", "reviews.ratingmapping"),
            ("Methodology", "menu_book", "reviews.methodology"),
        ],
    ),
    (
        "People and trust",
        [
            ("People", "group", "accounts.user"),
            ("Roles given", "badge", "accounts.rolegrant"),
            ("My tokens", "key", "accounts.apitoken"),
            ("Event log", "receipt_long", "accounts.event"),
            ("Jobs", "pending_actions", "accounts.job"),
        ],
    ),
]
"""Groups of (title, icon, model)."""


def sidebar(request: HttpRequest) -> list[dict[str, Any]]:
    """The groups with what this person may see; a group of nothing is left out."""
    groups = []
    for title, entries in MENU:
        items = [
            {"title": name, "icon": icon, "link": _list_of(model)}
            for name, icon, model in entries
            if may(request.user, f"{model.split('.')[1]}.view")
        ]
        if items:
            groups.append({"title": title, "separator": True, "items": items})
    return groups


def _list_of(model: str) -> str:
    """The address of a model's list."""
    return reverse(f"admin:{model.replace('.', '_')}_changelist")
