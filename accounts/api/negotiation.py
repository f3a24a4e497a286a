"""Which form of an answer a program is given."""

from collections.abc import Iterable

from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

MEDIA_TYPE = "application/problem+json"
"""What every refusal is sent as. It stands here because problems need the framework's views, and
those this."""


ANYTHING = "*/*"


class Negotiation(DefaultContentNegotiation):
    """Takes who asks for problems alone to understand JSON, for that is what problems are."""

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        """Will choose the form; for whoever takes anything, or JSON alone, nothing is to be weighed.

        Raises: NotAcceptable.
        """
        first, *others = renderers
        if not others and request.META.get("HTTP_ACCEPT", ANYTHING) in (ANYTHING, first.media_type):
            return first, first.media_type
        chosen: tuple[BaseRenderer, str] = super().select_renderer(
            request, [first, *others], format_suffix
        )
        return chosen

    def get_accept_list(self, request: Request) -> list[str]:
        """Will return the media types asked for."""
        asked = super().get_accept_list(request)
        return [one.replace(MEDIA_TYPE, "application/json") for one in asked]
