"""What waits for a person, counted for the sidebar and the start page of the admin in one query."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, Value
from django.http import HttpRequest
from django.urls import reverse

from accounts.models import Job
from accounts.permissions import may
from accounts.services.jobs import silence
from claims.models import Appearance, ClaimRelation, StaleMark, Suggestion
from reviews.models import CorrectionRequest, ExternalReview, QuarantinedItem
from sources.models import Article, ArticleLink, PossibleDuplicate

MOST = 100
"""So many are counted of each kind; where there are more, that is said instead of how many."""

Rows = Callable[[], "QuerySet[Any]"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing that waits: what it is called, where its list is, and which rows they are."""

    name: str
    title: str
    todo: str
    model: str
    query: str
    rows: Rows

    @property
    def link(self) -> str:
        """The list of what waits."""
        return reverse(f"admin:{self.model.replace('.', '_')}_changelist") + self.query

    @property
    def action(self) -> str:
        """What somebody must be allowed to see it."""
        return f"{self.model.split('.')[1]}.view"


KINDS = (
    Kind(
        "jobs",
        "Jobs that failed",
        "See why, then try them again.",
        "accounts.job",
        "?state=failed",
        lambda: Job.objects.failed_or_abandoned(silence()),
    ),
    Kind(
        "requests",
        "Corrections asked for by readers",
        "Answer them on the desk.",
        "reviews.correctionrequest",
        "?state__exact=open",
        lambda: CorrectionRequest.objects.open(),
    ),
    Kind(
        "suggestions",
        "Suggested claims",
        "Accept or reject them beside the text.",
        "claims.suggestion",
        "?status__exact=pending",
        lambda: Suggestion.objects.pending(),
    ),
    Kind(
        "appearances",
        "Passages whose text has changed",
        "Look again: correct the place and accept, or reject.",
        "claims.appearance",
        "?waiting=changed",
        lambda: Appearance.objects.to_look_at(),
    ),
    Kind(
        "relations",
        "Suggested relations of claims",
        "Confirm, reject or merge.",
        "claims.claimrelation",
        "?waiting=suggested",
        lambda: ClaimRelation.objects.suggested(),
    ),
    Kind(
        "copies",
        "Articles that may be copies",
        "Compare the two and say which came first.",
        "sources.articlelink",
        "?waiting=yes",
        lambda: ArticleLink.objects.waiting(),
    ),
    Kind(
        "duplicates",
        "Sources that may be one",
        "Merge them, or say that they are two.",
        "sources.possibleduplicate",
        "?judgement__exact=suggested",
        lambda: PossibleDuplicate.objects.waiting(),
    ),
    Kind(
        "stubs",
        "Articles without publisher or day",
        "Fill in what is missing.",
        "sources.article",
        "?missing=any",
        lambda: Article.objects.active().to_identify(),
    ),
    Kind(
        "external",
        "Reviews by others to match",
        "Say which claim they are about, if any.",
        "reviews.externalreview",
        "?match__exact=suggested",
        lambda: ExternalReview.objects.in_match("suggested"),
    ),
    Kind(
        "quarantine",
        "Imported reviews that could not be read",
        "Mend them at their source, or set them aside.",
        "reviews.quarantineditem",
        "?state__exact=open",
        lambda: QuarantinedItem.objects.open(),
    ),
    Kind(
        "stale",
        "Answers being counted anew",
        "Nothing to do while a worker runs.",
        "claims.stalemark",
        "",
        lambda: StaleMark.objects.all(),
    ),
)


def waiting(request: HttpRequest) -> dict[str, int]:
    """Will count what waits, of the kinds that this person may see, up to one more than `MOST` each.

    Counted once for a request, however often it is asked.
    """
    found: Counter[str] | None = getattr(request, "waits", None)
    if found is None:
        seen = [kind for kind in KINDS if may(request.user, kind.action)]
        found = _counted(seen)
        request.waits = found  # type: ignore[attr-defined]
    return found


def _counted(kinds: list[Kind]) -> Counter[str]:
    """Reads a row for each thing that waits, and no more of one kind than are counted."""
    parts = [
        kind.rows()
        .order_by()
        .select_related(None)
        .annotate(which=Value(kind.name))
        .values_list("which", flat=True)[: MOST + 1]
        for kind in kinds
    ]
    if not parts:
        return Counter()
    first, *rest = parts
    return Counter(first.union(*rest, all=True) if rest else first)


def told(number: int) -> str:
    """A number of things that wait, as it stands beside an entry.

    >>> told(7), told(101)
    ('7', '100+')
    """
    return f"{MOST}+" if number > MOST else str(number)
