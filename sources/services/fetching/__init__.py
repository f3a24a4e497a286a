"""Fetching of pages from the open web, and from nowhere else.

`fetch(url)` is all that the rest of the product uses. What it will not do is a `FetchRefused` with a
stable code and a sentence that names the address and the reason.
"""

from django.conf import settings

from sources.services.fetching.fetcher import Fetched, Fetcher
from sources.services.fetching.gate import Gate
from sources.services.fetching.refusals import FetchRefused
from sources.services.fetching.road import Outside
from sources.services.fetching.robots import Memory

__all__ = ["FetchRefused", "Fetched", "fetch"]

_MEMORY = Memory()


def fetch(url: str) -> Fetched:
    """Will fetch one page as an anonymous reader would: no cookies, no credentials, robots respected.

    It takes at most some twenty seconds and returns at most ten megabytes.

    Raises: FetchRefused.
    """
    fetcher = Fetcher(
        user_agent=settings.FETCH_USER_AGENT,
        outside=Outside(gate=Gate(openings=tuple(settings.FETCH_ALLOWED_NETWORKS))),
        memory=_MEMORY,
    )
    return fetcher.fetch(url)
