"""One request and its answer, without anything that a browser would add by itself."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

import httpcore2

from sources.services.fetching.limits import Deadline
from sources.services.fetching.refusals import FetchRefused
from sources.services.fetching.road import Outside, Road
from sources.services.fetching.target import Target

ACCEPT = "text/html, application/xhtml+xml, application/ld+json;q=0.9, text/plain;q=0.8, */*;q=0.1"


@dataclass(frozen=True, slots=True)
class Answer:
    """The status, the headers (names in lower-case) and the body as it comes over the wire."""

    status: int
    headers: dict[str, str]
    chunks: Iterator[bytes]


@contextmanager
def ask(
    target: Target,
    *,
    user_agent: str,
    outside: Outside,
    deadline: Deadline,
    request: httpcore2.Request | None = None,
) -> Iterator[Answer]:
    """Will send one GET, or the `request` given, and give its answer; the connection is closed then.

    No cookies, no credentials, no proxies, no referrer. TLS is verified.
    Raises: FetchRefused, also while the body is read.
    """
    road = Road(target.url, outside, deadline)
    origin = httpcore2.Origin(target.scheme.encode(), target.host.encode(), target.port)
    context = tls() if target.scheme == "https" else None
    connection = httpcore2.HTTPConnection(origin, ssl_context=context, network_backend=road)
    try:
        with connection:
            response = connection.handle_request(request or _request(target, user_agent))
            chunks = iter(response.iter_stream())
            yield Answer(response.status, _headers(response.headers), chunks)
    except httpcore2.ProtocolError as error:
        reason = f"The server broke off or does not speak HTTP ({error})."
        raise FetchRefused("fetch_broken", target.url, reason) from error


@cache
def tls() -> ssl.SSLContext:
    """The rules by which a server proves its name: certificate and host name are checked."""
    return httpcore2.default_ssl_context()


def _request(target: Target, user_agent: str) -> httpcore2.Request:
    headers: dict[bytes | str, bytes | str] = {
        "Host": target.host_header,
        "User-Agent": user_agent,
        "Accept": ACCEPT,
        "Accept-Encoding": "gzip, identity",
        "Accept-Language": "*",
        "Connection": "close",
    }
    return httpcore2.Request("GET", url_of(target), headers=headers)


def url_of(target: Target) -> httpcore2.URL:
    """The address of a request."""
    return httpcore2.URL(
        scheme=target.scheme.encode(),
        host=target.host.encode(),
        port=target.port,
        target=target.path.encode(),
    )


def _headers(pairs: list[tuple[bytes, bytes]]) -> dict[str, str]:
    """The headers as text; of several with one name the first counts."""
    found: dict[str, str] = {}
    for name, value in pairs:
        try:
            said = value.decode()
        except UnicodeDecodeError:
            said = value.decode("latin-1")
        found.setdefault(name.decode("latin-1").lower(), said.strip())
    return found
