"""What a site's robots.txt lets us read. Source: RFC 9309."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from protego import Protego

Origin = tuple[str, str, int]

OUR_NAME = "SecondSource"
"""The name by which a robots.txt may speak of this product."""

MOST = 500
SECONDS = 3600.0


@dataclass(slots=True)
class Memory:
    """The rules of the sites asked last, each for an hour; safe to share between threads."""

    now: Callable[[], float] = time.monotonic
    most: int = MOST
    seconds: float = SECONDS
    _rules: "OrderedDict[Origin, tuple[float, Protego]]" = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def get(self, origin: Origin) -> Protego | None:
        """The rules of a site when they are known and fresh."""
        with self._lock:
            read_at, rules = self._rules.get(origin, (0.0, None))
            if rules is None or self.now() - read_at > self.seconds:
                return None
            return rules

    def keep(self, origin: Origin, rules: Protego) -> None:
        """Will remember the rules of a site and forget the oldest ones."""
        with self._lock:
            self._rules[origin] = (self.now(), rules)
            self._rules.move_to_end(origin)
            while len(self._rules) > self.most:
                self._rules.popitem(last=False)


def rules_of(text: str) -> Protego:
    """Will read the part of a robots.txt that speaks of everybody or of this product.

    Only that part is given to the parser: it keeps each rule once for every robot it is addressed
    to, so thousands of names before thousands of rules would exhaust the memory.
    """
    return Protego.parse("\n".join(_lines_for_us(text)))


def may_read(rules: Protego, url: str) -> bool:
    """Whether the rules let this product read an address."""
    return rules.can_fetch(url, OUR_NAME)


def _lines_for_us(text: str) -> list[str]:
    """The rules with the one name that concerns us before each group."""
    kept: list[str] = []
    named, naming = set[str](), False
    for line in text.removeprefix("\ufeff").splitlines():
        field_name, _, value = line.partition("#")[0].partition(":")
        word, value = field_name.strip().lower(), value.strip()
        if word == "user-agent":
            if not naming:
                named, naming = set(), True
            named.add(value.lower())
        elif word in {"allow", "disallow"}:
            ours = [name for name in ("*", OUR_NAME.lower()) if name in named]
            if naming:
                kept += [f"User-agent: {name}" for name in ours]
            if ours:
                kept.append(f"{word}: {value}")
            naming = False
    return kept
