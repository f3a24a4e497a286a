"""Attacks by fields, methods and looks that nobody offers."""

from collections.abc import Callable
from typing import Any

from reviews.services import work
from tests.factories.claims import ClaimFactory
from tests.reviews.api.asking import REVIEWS, at, read, seen, written
from tests.reviews.api.attacks import ATTACKS, UNKNOWN, Try, attack
from tests.reviews.writing import (
    NOW,
    author_of,
    editor,
    later,
    opened,
    published,
    reviewer,
    submitted,
)


def _hidden(name: str, value: Any) -> Callable[[], Try]:
    """A save that also sets what is not for people to set."""

    def make() -> Try:
        review = opened()
        body = {**seen(review), "headline": "Other", name: value}
        return Try(author_of(review), at(review, "save"), body, UNKNOWN)

    make.__name__ = f"a_save_sets_{name}"
    return make


HIDDEN = {
    "state": "published",
    "publication": 1,
    "version": 1,
    "content": "{}",
    "content_hash": "0" * 64,
    "created_by": 1,
    "created_at": "2020-01-01T00:00:00Z",
    "sequence": 9,
    "review": 1,
    "claim": 1,
    "organisation": 1,
    "opened_by": 1,
    "assigned_to": 1,
    "scheduled_for": "2020-01-01T00:00:00Z",
    "retraction": 1,
    "methodology": 1,
    "scale": 1,
    "is_complete": True,
    "author_part": "signer",
    "id": 1,
    "pk": 1,
    "by": 1,
    "now": "2020-01-01T00:00:00Z",
    "expected_version": 1,
    "__class__": "Review",
    "parties": [],
}
ATTACKS += [_hidden(name, value) for name, value in HIDDEN.items()]


@attack
def a_review_is_opened_as_published() -> Try:
    body = {"claim": ClaimFactory().pk, **written(), "state": "published"}
    return Try(reviewer(), REVIEWS, body, UNKNOWN)


@attack
def a_review_is_opened_by_somebody_else() -> Try:
    body = {"claim": ClaimFactory().pk, "opened_by": editor().pk}
    return Try(reviewer(), REVIEWS, body, UNKNOWN)


@attack
def the_method_is_overridden_by_a_header() -> Try:
    review = published()
    headers = {"X-HTTP-Method-Override": "DELETE"}
    return Try(editor(), at(review), {}, (405, "method_not_allowed"), headers=headers)


@attack
def the_method_is_overridden_by_a_parameter() -> Try:
    review = submitted()
    url = f"{at(review, 'sign')}?_method=PUT"
    return Try(editor(), url, read(review), (400, "invalid_parameters"))


def _method(name: str, step: str) -> Callable[[], Try]:
    """A step, or a record, asked for with a method that there is not."""

    def make() -> Try:
        review = submitted()
        refused = (405, "method_not_allowed")
        return Try(editor(), at(review, step), read(review), refused, method=name)

    make.__name__ = f"{name}_{step or 'the_review'}"
    return make


ATTACKS += [
    _method(name, step)
    for name in ("get", "put", "patch", "delete")
    for step in ("sign", "publish", "")
    if (name, step) != ("get", "")
]


@attack
def a_stale_look_is_signed() -> Try:
    review = submitted()
    body = read(review)
    work.set_due(review, later().date(), by=editor(), now=NOW)
    return Try(editor(), at(review, "sign"), body, (412, "stale_record"))


@attack
def no_look_at_all_is_signed() -> Try:
    review = submitted()
    body = read(review)
    del body["row_version"]
    return Try(editor(), at(review, "sign"), body, UNKNOWN)


@attack
def an_account_that_was_closed_signs() -> Try:
    review = submitted()
    return Try(
        editor(is_active=False), at(review, "sign"), read(review), (401, "not_authenticated")
    )
