"""What people do with a review, as jobs that others may do at the same time."""

from collections.abc import Callable
from itertools import count

from reviews.models import Review, SignOff
from reviews.services import (
    drafting,
    publication,
    signing,
)
from tests.reviews.writing import (
    author_of,
    corrected_draft,
    editor,
    later,
)

NUMBERS = count()
Job = Callable[[], object]


def edits(review: Review) -> Job:
    """The author takes it back with other words."""
    author, words = author_of(review), corrected_draft(review, body=f"Words {next(NUMBERS)}")
    return lambda: drafting.edit(review, words, by=author, now=later())


def signs(review: Review) -> Job:
    by, seen = editor(), review.version.content_hash
    return lambda: signing.sign(review, seen, conflict="none", by=by, now=later())


def publishes(review: Review) -> Job:
    by = editor()
    return lambda: publication.publish(review, by=by, now=later())


def withdraws(review: Review) -> Job:
    signer = SignOff.objects.get(version=review.version).signer
    return lambda: signing.withdraw_signature(review, "No.", by=signer, now=later())
