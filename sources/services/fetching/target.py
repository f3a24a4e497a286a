"""Where a request goes and what it asks for there."""

from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from sources.domain.hosts import ascii_host
from sources.domain.urls import NotAnAddress, require_http_url
from sources.services.fetching.refusals import FetchRefused

CODES = {
    "scheme": "fetch_scheme",
    "credentials": "fetch_credentials",
    "host": "fetch_address",
    "characters": "fetch_address",
    "port": "fetch_port",
}
SAFE = "%/:?#[]@!$&'()*+,;=-._~"
LONGEST = 4000
DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Target:
    """One address of the web, taken apart."""

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> tuple[str, str, int]:
        """Whose robots.txt counts."""
        return (self.scheme, self.host, self.port)

    @property
    def host_header(self) -> str:
        """The `Host` line of the request."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def robots_url(self) -> str:
        """Where this host says what robots may read."""
        return f"{self.scheme}://{self.host_header}/robots.txt"


def target_of(url: str) -> Target:
    """Will take an address apart.

    Raises: FetchRefused for what is no address of the web.
    """
    if len(url) > LONGEST:
        raise FetchRefused("fetch_address", url, f"It has more than {LONGEST} characters.")
    try:
        require_http_url(url)
    except NotAnAddress as error:
        raise FetchRefused(CODES[error.fault], url, str(error)) from error
    parts = urlsplit(url)
    scheme = parts.scheme.lower()
    path = quote(parts.path or "/", safe=SAFE, errors="replace")
    query = f"?{quote(parts.query, safe=SAFE, errors='replace')}" if parts.query else ""
    return Target(
        url=url,
        scheme=scheme,
        host=ascii_host(parts.hostname or ""),
        port=parts.port or DEFAULT_PORTS[scheme],
        path=path + query,
    )


def next_target(here: Target, location: str) -> Target:
    """Will take apart where a redirect leads, by the same rules as the first address.

    Raises: FetchRefused; also where it leads from https back to http, where anybody on the way could
    put other words into the page.
    """
    try:
        url = urljoin(here.url, location.strip(" ").replace(" ", "%20"))
    except ValueError as error:
        raise FetchRefused("fetch_redirects", here.url, "It redirects to no address.") from error
    there = target_of(url)
    if here.scheme == "https" and there.scheme == "http":
        reason = f"It redirects from https to {there.url} without encryption."
        raise FetchRefused("fetch_downgrade", here.url, reason)
    return there
