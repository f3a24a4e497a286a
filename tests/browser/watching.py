"""What may not happen while somebody looks at a page, noticed wherever it happens."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError

TOLD_BY_STATUS = "Failed to load resource"
"""How Chromium repeats on the console that an answer was an error; `Watch` asks the answer itself."""

LEFT = "net::ERR_ABORTED"
"""How a request ends that was given up because somebody went on, or that became a download."""

LISTEN = """
document.addEventListener("securitypolicyviolation", (event) => {
  window.tellOfViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
});
"""


class Watch:
    """Notes what goes wrong in a window and all its pages, in the order in which it happens.

    An error on the console or in a script, a violation of the content security policy, a request
    to another host or one that fails, an answer that is an error. Where a test means to be refused,
    it names the statuses first: `watch.allow(400)`.
    """

    def __init__(self, context: BrowserContext, home: str) -> None:
        self.found: list[str] = []
        self._allowed: set[int] = set()
        self._home = urlsplit(home).netloc
        context.on("console", self._heard)
        context.on("weberror", self._broke)
        context.on("request", self._asked)
        context.on("requestfailed", self._failed)
        context.on("response", self._answered)
        context.expose_binding("tellOfViolation", lambda _, told: self._note("policy", told))
        context.add_init_script(LISTEN)

    def allow(self, *statuses: int) -> None:
        """Will let answers of these statuses pass from now on; one that broke the server never does."""
        self._allowed |= {status for status in statuses if status < 500}

    def forget(self) -> list[str]:
        """Will return what was found and begin anew: for a test that wants something to be found."""
        found, self.found = self.found, []
        return found

    def _note(self, what: str, told: object) -> None:
        self.found.append(f"{what}: {told}")

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(TOLD_BY_STATUS):
            self._note("console", message.text)

    def _broke(self, error: WebError) -> None:
        self._note("script", f"{error.error.message} on {error.page.url if error.page else '?'}")

    def _asked(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.netloc != self._home:
            self._note("another host", request.url)

    def _failed(self, request: Request) -> None:
        if urlsplit(request.url).netloc == self._home and request.failure != LEFT:
            self._note("failed", f"{request.method} {request.url} {request.failure}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self._allowed:
            self._note("answer", f"{response.status} {response.request.method} {response.url}")
