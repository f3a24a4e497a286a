"""What the page of a claim tells those who work on reviews."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from accounts.models.hot_rows import HotRows
from accounts.models.statements import id_given
from accounts.permissions import may
from reviews.domain.vocabulary import ReviewState
from reviews.models import Review
from web.desk.wording import STATES

MOST = 10

LATEST = HotRows(lambda: Review.objects.about(id_given("claim"))[:MOST])


@dataclass(frozen=True, slots=True)
class Reviewing:
    """The latest reviews of a claim with their states, and whether this person may open another."""

    reviews: tuple[tuple[Review, str], ...]
    may_open: bool


def reviewing(user: User | AnonymousUser, claim: int, *, is_worked_on: bool) -> Reviewing | None:
    """Will tell of the reviews of a claim, if any; nothing to those who do not see what is worked on."""
    if not may(user, "review.view"):
        return None
    rows = LATEST.read(claim=claim) if is_worked_on else []
    found = tuple((row, STATES[ReviewState(row.state)]) for row in rows)
    return Reviewing(found, may(user, "review.open"))
