"""What waits on the desk, by kind: for whom, which rows, where each is worked on, what to do when none is.

The inbox shows the beginning of each, the menu how many there are.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.permissions import may
from claims.models import Appearance, Attribution, ClaimRelation, Suggestion
from reviews.domain.vocabulary import MatchState
from reviews.models import CorrectionRequest, ExternalReview, QuarantinedItem, Review
from sources.models import Article, ArticleLink, PossibleDuplicate
from web.desk import lines
from web.desk.lines import Line

Rows = Callable[[User], "models.QuerySet[Any]"]


def _as_it_is(rows: "models.QuerySet[Any]") -> "models.QuerySet[Any]":
    return rows


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of what waits.

    Whoever may do `action` is shown it. `rows` are all of it, the most urgent first; `listed` adds
    what its lines need. `whole` is where all of it is listed, by the name of a route and a query;
    without one the inbox lists it itself.
    """

    title: str
    empty: str
    action: str
    rows: Rows
    line: Callable[[Any], Line]
    listed: Callable[["models.QuerySet[Any]"], "models.QuerySet[Any]"] = _as_it_is
    whole: tuple[str, str] | None = None


def _listed(rows: Any) -> "models.QuerySet[Any]":
    """With what a list of such rows shows."""
    found: models.QuerySet[Any] = rows.for_listing()
    return found


def _placed(rows: Any) -> "models.QuerySet[Any]":
    found: models.QuerySet[Any] = rows.for_inbox()
    return found


KINDS: dict[str, Kind] = {
    "sign": Kind(
        "Reviews to sign",
        "Nothing waits for your signature.",
        "review.sign",
        lambda user: Review.objects.waiting_for_signature_of(user).order_by("due_on", "pk"),
        lines.to_sign,
        _listed,
        ("desk-reviews", "show=sign"),
    ),
    "overdue": Kind(
        "Overdue",
        "Nothing is overdue.",
        "review.save",
        lambda user: Review.objects.overdue(timezone.localdate()),
        lines.of_review,
        _listed,
        ("desk-reviews", "show=overdue"),
    ),
    "requests": Kind(
        "Corrections asked for by readers",
        "No reader waits for an answer.",
        "correctionrequest.answer",
        lambda user: CorrectionRequest.objects.visible_to(user).open().order_by("pk"),
        lines.of_request,
        lambda rows: rows.select_related("review__claim"),
        ("desk-requests", ""),
    ),
    "outdated": Kind(
        "Reviews that became outdated",
        "Every published claim is sourced as it was when its review was published.",
        "review.save",
        lambda user: Review.objects.published().outdated().order_by("-pk"),
        lines.of_review,
        _listed,
        ("desk-reviews", "show=outdated"),
    ),
    "mine": Kind(
        "My reviews",
        "You write nothing, and nothing is assigned to you. Open a review from the page of a claim.",
        "review.save",
        lambda user: Review.objects.concerning(user).in_work().order_by("due_on", "-pk"),
        lines.of_review,
        _listed,
    ),
    "triage": Kind(
        "Articles with suggestions",
        "No suggestion waits. Add an article: what could be a claim in it stands here then.",
        "suggestion.change",
        lambda user: Suggestion.objects.waiting_by_article().order_by("-pk"),
        lines.of_triage,
    ),
    "passages": Kind(
        "Passages to look at again",
        "Every passage stands in the newest text as it was marked.",
        "appearance.change",
        lambda user: Appearance.objects.to_look_at().order_by("-pk"),
        lines.of_passage,
        lambda rows: rows.select_related("claim", "article"),
    ),
    "speakers": Kind(
        "Speakers nobody resolved",
        "Of every speaker in a chain somebody has said who is meant.",
        "attribution.change",
        lambda user: Attribution.objects.unresolved().order_by("-pk"),
        lines.of_speaker,
        _placed,
    ),
    "identify": Kind(
        "Articles to identify",
        "Of every article publisher and day are known, or somebody said why not.",
        "article.change",
        lambda user: Article.objects.active().to_identify().order_by("-pk"),
        lines.of_article,
        lambda rows: rows.select_related("publisher"),
    ),
    "copies": Kind(
        "Possible copies",
        "No article looks like a copy of another one that nobody has judged.",
        "articlelink.change",
        lambda user: ArticleLink.objects.waiting().order_by("-score", "-pk"),
        lines.of_copy,
        lambda rows: rows.select_related("from_article", "to_article"),
        ("desk-copies", ""),
    ),
    "sources": Kind(
        "Sources that may be one",
        "No two sources look like one.",
        "possibleduplicate.change",
        lambda user: PossibleDuplicate.objects.waiting().order_by("-score", "-pk"),
        lines.of_sources,
        whole=("desk-duplicates", ""),
    ),
    "claims": Kind(
        "Claims that may be one",
        "No two claims look like one.",
        "claimrelation.change",
        lambda user: ClaimRelation.objects.suggested().saying_alike().order_by("-pk"),
        lines.of_claims,
        lambda rows: rows.select_related("from_claim", "to_claim"),
        ("desk-duplicates", "show=claims"),
    ),
    "relations": Kind(
        "Relations of claims to judge",
        "Of every two claims that may exclude or update one another somebody has said whether they do.",
        "claimrelation.change",
        lambda user: ClaimRelation.objects.suggested().not_alike().order_by("-pk"),
        lines.of_relation,
        lambda rows: rows.select_related("from_claim", "to_claim"),
    ),
    "matches": Kind(
        "Reviews by others to match",
        "Of every imported review somebody has said whether it is about a claim of ours.",
        "externalreview.match",
        lambda user: (
            ExternalReview.objects.in_match(MatchState.SUGGESTED.value).standing().newest_first()
        ),
        lines.of_match,
        _listed,
        ("desk-others", ""),
    ),
    "quarantine": Kind(
        "Imports that could not be read",
        "Everything that was imported could be read.",
        "quarantineditem.dismiss",
        lambda user: QuarantinedItem.objects.open().for_listing(),
        lines.of_quarantined,
        whole=("desk-quarantine", ""),
    ),
}
"""Everything that may wait, the most urgent first."""


def list_of(name: str) -> str:
    """Where all of one kind is listed."""
    whole = KINDS[name].whole
    if whole is None:
        return f"{reverse('desk')}?show={name}"
    route, query = whole
    return f"{reverse(route)}{'?' if query else ''}{query}"


def kinds_for(user: User) -> dict[str, Kind]:
    """The kinds that this person may do something about."""
    return {name: kind for name, kind in KINDS.items() if may(user, kind.action)}
