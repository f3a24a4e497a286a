"""What a careful reader finds on each page, read from `expected.yaml`; its head explains the words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from sources.domain.vocabulary import DateBasis, Genre

HERE = Path(__file__).parent
TODAY = date(2026, 11, 21)
UTF8 = "text/html; charset=utf-8"
UNJUDGED = "any"


@dataclass(frozen=True, slots=True)
class Wanted:
    """The answers that are right for a field; without any, the field must be left open."""

    answers: tuple[Any, ...] = ()
    may_ask: bool = False


@dataclass(frozen=True, slots=True)
class Days:
    """The days between which something was published; the basis counts only if it is given."""

    earliest: date
    latest: date
    basis: DateBasis | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page, what the server says of it, and what must be found; `refused` says why it must be."""

    name: str
    url: str = ""
    content_type: str = UTF8
    refused: str = ""
    fields: Mapping[str, Wanted | None] | None = None
    must_contain: tuple[str, ...] = ()
    must_not_contain: tuple[str, ...] = ()
    known_wrong: Mapping[str, str] | None = None

    @property
    def body(self) -> bytes:
        """The bytes as the server sends them."""
        return (HERE / "html" / self.name).read_bytes()


def wanted(raw: Any, one: Callable[[Any], Any]) -> Wanted:
    """Will read one field: an answer, several, or the order to ask."""
    options = raw if isinstance(raw, dict) else {}
    if options.get("ask"):
        return Wanted(may_ask=True)
    answers = [one(answer) for answer in options.get("any_of", [raw])]
    may_ask = options.get("or_ask", False) or None in answers
    return Wanted(tuple(answer for answer in answers if answer is not None), may_ask)


def days(raw: dict[str, Any]) -> Days:
    """Will read `day`, or `earliest` and `latest`."""
    basis = DateBasis(raw["basis"]) if "basis" in raw else None
    return Days(raw.get("day") or raw["earliest"], raw.get("day") or raw["latest"], basis)


def read_published(raw: dict[str, Any]) -> Wanted:
    """Will read a date, or the order to ask for it."""
    return wanted(raw, days)


def read_publisher(raw: Any) -> Wanted:
    """Will read the names that are right for a publisher."""
    return wanted({"any_of": raw} if isinstance(raw, list) else raw, str)


def read_genre(raw: Any) -> Wanted:
    """Will read a genre; nothing marks a `plain` page as anything but news."""
    if raw == "plain":
        return Wanted((Genre.REPORTAGE,), may_ask=True)
    return wanted(raw, lambda genre: None if genre is None else Genre(genre))


def read_fields(raw: dict[str, Any]) -> dict[str, Wanted | None]:
    """Will read every field; None for one that is not judged."""
    disclaimers = raw.pop("disclaimers", False)
    return {
        "title": wanted(raw.pop("title"), str),
        "authors": wanted(raw.pop("authors", []), tuple),
        "published": read_published(raw.pop("published")),
        "publisher": read_publisher(raw.pop("publisher")),
        "language": wanted(raw.pop("language", "en"), str),
        "canonical_url": wanted(
            raw.pop("canonical_url", {"any_of": ["", raw.get("url", "")]}), str
        ),
        "genre": read_genre(raw.pop("genre")),
        "machine_translated": wanted(raw.pop("machine_translated", False), bool),
        "disclaimers": None if disclaimers == UNJUDGED else wanted(disclaimers, lambda one: one),
        "wires": wanted(raw.pop("wires", []), frozenset),
    }


def read_one(name: str, raw: dict[str, Any]) -> Page:
    """Will read one entry.

    Raises: TypeError for a key that is none of ours.
    """
    contain, not_contain = (tuple(raw.pop(key, ())) for key in ("must_contain", "must_not_contain"))
    fields = None if "refused" in raw else read_fields(raw)
    return Page(name=name, fields=fields, must_contain=contain, must_not_contain=not_contain, **raw)


@cache
def pages() -> dict[str, Page]:
    """Every page by the name of its file."""
    entries = yaml.safe_load((HERE / "expected.yaml").read_text(encoding="utf-8"))
    return {name: read_one(name, entry) for name, entry in entries.items()}
