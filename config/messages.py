"""Messages to whoever looks at pages; programs are told nothing that way."""

from typing import Any

from django.contrib.messages.middleware import MessageMiddleware
from django.http import HttpRequest

API = "/api/"


class PageMessageMiddleware(MessageMiddleware):
    """Keeps messages for the next page; a request of the API neither takes nor makes any."""

    def __call__(self, request: HttpRequest) -> Any:
        """Will answer, with messages where it is a page."""
        if request.path_info.startswith(API):
            return self.get_response(request)
        return super().__call__(request)
