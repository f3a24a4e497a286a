"""Fetches one page: every step of the way is checked anew."""

from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from sources.services.fetching.answers import (
    GIVEN,
    MOVED,
    require_given,
    require_text,
    require_type,
)
from sources.services.fetching.asking import Answer, ask
from sources.services.fetching.bodies import read_body, read_start
from sources.services.fetching.limits import Deadline
from sources.services.fetching.refusals import FetchRefused, shown
from sources.services.fetching.road import Outside
from sources.services.fetching.robots import Memory, may_read, rules_of
from sources.services.fetching.target import Target, next_target, target_of

FAULT = 500
UNSURE = frozenset({429})
"""Answers to the question for robots.txt that say "later", not "there is none"."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it was given: what was asked for, where it stood in the end, its type and bytes.

    `redirects` are the addresses between the two, in order; the last of them is `final_url`.
    """

    url: str
    final_url: str
    content_type: str
    body: bytes
    redirects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches pages under one name, by one set of rules."""

    user_agent: str
    outside: Outside = field(default_factory=Outside)
    memory: Memory = field(default_factory=Memory)

    def fetch(self, url: str) -> Fetched:
        """Will fetch one page, following its redirects. Raises: FetchRefused."""
        deadline = Deadline(self.outside.limits.seconds)
        here = target_of(url.strip())
        way: list[str] = []
        while True:
            self._require_robots(here, deadline)
            with self._ask(here, deadline) as answer:
                if answer.status not in MOVED:
                    body = self._text(here, answer)
                    kind = answer.headers.get("content-type", "")
                    return Fetched(url, here.url, kind, body, tuple(way))
                there = self._moved(here, answer, [url, *way])
            way.append(there.url)
            here = there

    def _ask(self, target: Target, deadline: Deadline) -> AbstractContextManager[Answer]:
        return ask(target, user_agent=self.user_agent, outside=self.outside, deadline=deadline)

    def _text(self, here: Target, answer: Answer) -> bytes:
        """The body of a page, judged before and after it is read. Raises: FetchRefused."""
        require_given(answer, here.url)
        kind = answer.headers.get("content-type", "")
        require_type(kind, here.url)
        body = read_body(answer, here.url, self.outside.limits)
        require_text(kind, body, here.url)
        return body

    def _moved(self, here: Target, answer: Answer, been: list[str]) -> Target:
        """Where a redirect leads. Raises: FetchRefused when that is nowhere, a circle or too far."""
        location = answer.headers.get("location", "")
        if not location:
            reason = f"It redirects ({answer.status}) without saying where to."
            raise FetchRefused("fetch_redirects", here.url, reason)
        there = next_target(here, location)
        if there.url in been:
            reason = f"It redirects in a circle, back to {shown(there.url)}."
            raise FetchRefused("fetch_redirects", here.url, reason)
        if len(been) > self.outside.limits.redirects:
            reason = f"It redirects more than {self.outside.limits.redirects} times."
            raise FetchRefused("fetch_redirects", been[0], reason)
        return there

    def _require_robots(self, target: Target, deadline: Deadline) -> None:
        """Returns silently when the site lets us read this. Raises: FetchRefused."""
        rules = self.memory.get(target.origin)
        if rules is None:
            try:
                rules = rules_of(self._robots_text(target, deadline))
            except FetchRefused as refused:
                raise _about(target, refused) from refused
            self.memory.keep(target.origin, rules)
        if not may_read(rules, target.url):
            reason = (
                "The site's robots.txt asks programs not to read this page: "
                "paste the article's text instead."
            )
            raise FetchRefused("fetch_robots", target.url, reason)

    def _robots_text(self, target: Target, deadline: Deadline) -> str:
        """The robots.txt of a site, empty where it has none; fetched by the same road.

        Raises: FetchRefused, also when the site has a fault: it may have rules we cannot see.
        """
        here = target_of(target.robots_url)
        for _ in range(self.outside.limits.redirects + 1):
            with self._ask(here, deadline) as answer:
                status = answer.status
                if status in GIVEN:
                    return read_start(answer, here.url, self.outside.limits).decode(
                        "utf-8", "replace"
                    )
                if status in UNSURE or status >= FAULT:
                    reason = (
                        f"The site's robots.txt cannot be read now ({status}): try again later."
                    )
                    raise FetchRefused("fetch_robots", target.url, reason, status=status)
                if status not in MOVED or not answer.headers.get("location"):
                    return ""
                here = next_target(here, answer.headers["location"])
        return ""


def _about(target: Target, refused: FetchRefused) -> FetchRefused:
    """The refusal of a site's robots.txt, told of the page that was asked for."""
    reason, asked = refused.details["reason"], refused.details["url"]
    if asked not in {shown(target.url), shown(target.robots_url)}:
        reason = f"Its robots.txt leads to {asked}. {reason}"
    return FetchRefused(refused.code, target.url, reason)
