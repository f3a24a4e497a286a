"""The start page of the admin: how much there is, what waits, and what was done last."""

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.http import HttpRequest
from django.urls import reverse

from accounts.admin.words import in_words, label_name
from accounts.models import Event, Job, worker_is_alive
from accounts.models.job import STATES
from accounts.permissions import may
from accounts.services.jobs import silence
from claims.domain.vocabulary import Label
from claims.models import Claim
from config.waiting import waits
from reviews.domain.vocabulary import ReviewState
from reviews.models import Review

NEWEST = 8
"""So many events are shown."""

BAR = "var(--color-primary-500)"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart, which is also a line of the table beside it."""

    name: str
    number: int
    link: str

    @property
    def shown(self) -> str:
        """The number as people write it."""
        return f"{self.number:,}"


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart and what it says in words."""

    title: str
    says: str
    bars: tuple[Bar, ...]

    @property
    def total(self) -> int:
        """All bars together."""
        return sum(bar.number for bar in self.bars)

    @property
    def shown(self) -> str:
        """The total as people write it."""
        return f"{self.total:,}"

    @property
    def height(self) -> int:
        """How high it is drawn, in pixels: the names must be read."""
        return 48 + 26 * len(self.bars)

    @property
    def data(self) -> str:
        """The numbers as Chart.js reads them."""
        numbers = {
            "data": [bar.number for bar in self.bars],
            "backgroundColor": BAR,
            "maxBarThickness": 18,
            "borderRadius": 4,
        }
        return json.dumps({"labels": [bar.name for bar in self.bars], "datasets": [numbers]})


OPTIONS = json.dumps(
    {
        "indexAxis": "y",
        "animation": False,
        "maintainAspectRatio": False,
        "plugins": {"legend": {"display": False}},
        "scales": {
            "x": {"beginAtZero": True, "ticks": {"precision": 0, "color": "#6b7280"}},
            "y": {"grid": {"display": False}, "ticks": {"color": "#6b7280", "autoSkip": False}},
        },
    }
)
"""How every chart is drawn: lying bars, so that the names can be read."""


def fill(request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    """Will add to the start page what this person may see; the number of queries is fixed."""
    charts = [
        chart
        for action, draw in (
            ("claim.view", claims_by_label),
            ("review.view", reviews_by_state),
            ("job.view", jobs_by_state),
        )
        if may(request.user, action)
        for chart in [draw()]
    ]
    sees_events = may(request.user, "event.view")
    newest = Event.objects.select_related("actor").order_by("-pk")[:NEWEST] if sees_events else ()
    return context | {
        "charts": [chart for chart in charts if chart.bars],
        "chart_options": OPTIONS,
        "waits": waits(request),
        "has_inbox": may(request.user, "review.view"),
        "newest": [(event, in_words(event.action.replace(".", " "))) for event in newest],
        "is_empty": not any(chart.total for chart in charts[:1]),
        "is_idle": may(request.user, "job.view") and not worker_is_alive(silence()),
        "begin": _first_steps(request),
    }


def claims_by_label() -> Chart:
    """The tracked claims by how well they are sourced, best first."""
    rows = Claim.objects.open().order_by().values_list("label").annotate(number=Count("pk"))
    numbers: Counter[str] = Counter()
    for label, number in rows:
        numbers[label.partition(" (")[0]] += number
    where = reverse("admin:claims_claim_changelist")
    bars = [
        Bar(
            label_name(label),
            numbers[label],
            f"{where}?status__exact=open&label__startswith={label}",
        )
        for label in Label
        if numbers[label]
    ]
    return Chart("Claims", "Tracked claims by how well they are sourced.", tuple(bars))


def reviews_by_state() -> Chart:
    """The reviews by how far the work on them is."""
    numbers = dict(Review.objects.order_by().values_list("state").annotate(number=Count("pk")))
    where = reverse("admin:reviews_review_changelist")
    bars = [
        Bar(in_words(state).capitalize(), numbers[state], f"{where}?state__exact={state}")
        for state in ReviewState
        if numbers.get(state)
    ]
    return Chart("Reviews", "Reviews by how far the work on them is.", tuple(bars))


def jobs_by_state() -> Chart:
    """The background jobs by state."""
    numbers = Job.objects.counts()
    where = reverse("admin:accounts_job_changelist")
    bars = [
        Bar(name.capitalize(), numbers[state], f"{where}?state={state}")
        for state, name in STATES.items()
        if numbers.get(state)
    ]
    return Chart("Jobs", "Background jobs by state.", tuple(bars))


def _first_steps(request: HttpRequest) -> list[tuple[str, str]]:
    """What one begins with, of that which this person may do."""
    steps = (
        ("article.add", "Add an article", "admin:sources_article_hand_in"),
        ("claim.add", "Add a claim", "admin:claims_claim_add"),
        ("source.add", "Add a source", "admin:sources_source_add"),
        ("user.add", "Add a person", "admin:accounts_user_add"),
    )
    return [(title, reverse(name)) for action, title, name in steps if may(request.user, action)]
