"""Databases in which the shipped seeds are loaded: made once for every test of them, and cloned."""

from django.utils import timezone

from seeds.loader import load_seeds
from seeds.reading import read_seeds
from seeds.review_loader import load_reviews
from tests.database import Databases

APPS = ("accounts", "sources", "claims", "reviews")
SHAPED_BY = (
    "seeds/**/*.py",
    "seeds/data/*.yaml",
    *(f"{app}/{room}/**/*.py" for app in APPS for room in ("domain", "models", "services")),
)
"""What decides what a database with the seeds looks like."""


def with_claims(databases: Databases) -> str:
    """The name of a database that holds all shipped seeds but the example reviews; only to be cloned."""
    return databases.make_filled(
        "seeds", lambda: load_seeds(read_seeds()), *SHAPED_BY, original=databases.template
    )


def with_reviews(databases: Databases) -> str:
    """The name of a database that holds the example reviews as well; only to be cloned."""

    def fill() -> None:
        load_reviews(read_seeds(), now=timezone.now())
        databases.analyze()

    return databases.make_filled("reviews", fill, *SHAPED_BY, original=with_claims(databases))
