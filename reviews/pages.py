"""The page on which readers see a review: an upper application renders it, publishing looks at it.

Pages are made above this application, and yet a rule of publishing is about them. The application
that has them registers its renderer when it starts.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error

from reviews.models import Review


class PageRenderer(Protocol):
    """What an upper application does to show a review."""

    def __call__(self, review: Review) -> str:
        """Will return the HTML that readers get of a public review, and change nothing."""


_renderers: list[PageRenderer] = []

NOBODY = "No application shows reviews to readers, so none can be published."


def render_by(renderer: PageRenderer) -> None:
    """Will have the pages of reviews rendered by this; called once, when an application starts."""
    _renderers[:] = [renderer]


def renderer() -> PageRenderer | None:
    """Who renders the pages of reviews, or nobody."""
    return _renderers[0] if _renderers else None


@contextmanager
def rendered_by(other: PageRenderer | None) -> Iterator[None]:
    """Has pages rendered by another renderer, or by none, as long as the block lasts."""
    before = _renderers[:]
    _renderers[:] = [other] if other else []
    try:
        yield
    finally:
        _renderers[:] = before


def check_renderer(
    app_configs: Sequence[AppConfig] | None = None, **options: object
) -> list[CheckMessage]:
    """Will name, as a system check, an installation in which nothing shows reviews."""
    if _renderers:
        return []
    hint = "The application that shows them calls reviews.pages.render_by() in its ready()."
    return [Error(NOBODY, hint=hint, id="reviews.E001")]
