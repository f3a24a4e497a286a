"""Which form of an answer a program is given."""

from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.request import Request

MEDIA_TYPE = "application/problem+json"
"""What every refusal is sent as. It stands here because problems need the framework's views, and
those this."""


class Negotiation(DefaultContentNegotiation):
    """Takes who asks for problems alone to understand JSON, for that is what problems are."""

    def get_accept_list(self, request: Request) -> list[str]:
        """Will return the media types asked for."""
        asked = super().get_accept_list(request)
        return [one.replace(MEDIA_TYPE, "application/json") for one in asked]
