"""The API of reviews as programs ask it: clients that are signed in, and bodies that fit."""

from typing import Any

from django.test import Client

from accounts.models import User
from reviews.models import Review
from tests.factories.accounts import UserFactory
from tests.factories.sources import SourceFactory
from tests.reviews.writing import rating

REVIEWS = "/api/v1/reviews/"


def client_of(user: User | None) -> Client:
    """A client that is signed in as this person; as nobody where there is none."""
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def with_role(role: str) -> User:
    return UserFactory(roles=[role])


def at(review: Review | int, step: str = "") -> str:
    """The address of a review, or of a step of it."""
    pk = review if isinstance(review, int) else review.pk
    return f"{REVIEWS}{pk}/{step}/" if step else f"{REVIEWS}{pk}/"


def post(user: User | None, url: str, /, **body: Any) -> Any:
    return client_of(user).post(url, body, content_type="application/json")


def get(user: User | None, url: str, /, **asked: Any) -> Any:
    return client_of(user).get(url, asked)


def fresh(review: Review) -> Review:
    return Review.objects.get(pk=review.pk)


def seen(review: Review) -> dict[str, int]:
    """What a body says of the state that was seen."""
    return {"row_version": fresh(review).row_version}


def read(review: Review) -> dict[str, Any]:
    """What whoever signs the working version says."""
    version = fresh(review).version
    assert version is not None
    return {**seen(review), "content_hash": version.content_hash, "conflict": "none"}


def evidence(host: str = "harbour.example", **values: Any) -> dict[str, Any]:
    return {
        "question": f"What does {host} say?",
        "answer": "That the ferry sailed.",
        "stance": "supports",
        "url": f"https://{host}/log",
        "archive_url": "https://archive.example/1",
        **values,
    }


def written(**values: Any) -> dict[str, Any]:
    """A whole draft as a body: nothing is missing in it."""
    return {
        "headline": "Did a ferry sink?",
        "explanation": "Two logs show it.",
        "body": "We asked both harbours.",
        "rating": rating().pk,
        "claimant": SourceFactory(kind="person").pk,
        "title_of_claimant": "harbour master",
        "evidence": [evidence("harbour.example"), evidence("coast.example")],
        **values,
    }
