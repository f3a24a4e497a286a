"""Reading one JSON-LD object: its properties by any spelling, and notes on what was amiss."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from reviews.domain.claimreview.reading.shapes import Limits, Note
from reviews.domain.claimreview.reading.taming import Named
from reviews.domain.claimreview.texts import one_line, plain_text

PLACEHOLDERS = frozenset(
    {"null", "none", "undefined", "n/a", "nan", "nil", "-", "--", "[]", "{}", "[object object]"}
)
"""Texts by which programs say that there is nothing."""
IN_OBJECT = ("@value", "name", "text", "headline", "alternatename")
"""Where an object holds the text that stands for it."""
LONGEST_WAS = 200
ALIASES = {"type": "@type", "id": "@id"}


@dataclass(slots=True)
class Desk:
    """What one review is read with: the day of today, the objects of the document, the notes so far.

    `base` is the address of the document when it has one, `page_url` that of the page a block
    stood on.
    """

    today: date
    limits: Limits
    by_id: Named
    base: str = ""
    page_url: str = ""
    notes: dict[Note, None] = field(default_factory=dict)

    def note(self, code: str, where: str = "", was: object = "") -> None:
        """Will write down what was repaired; the same thing at one place once."""
        text = one_line(str(was)[:LONGEST_WAS]) if isinstance(was, str | int | float) else ""
        self.notes[Note(code, where, text)] = None

    def text(self, value: Any, where: str) -> str:
        """Will return the text of a value, plain and on one line; "" when it says nothing."""
        found = self._first(value, where)
        plain = plain_text(found[: self.limits.text * 8])
        if plain != one_line(found[: self.limits.text * 8]):
            self.note("markup_removed", where, found)
        if plain.casefold() in PLACEHOLDERS:
            self.note("placeholder", where, plain)
            return ""
        if len(plain) > self.limits.text:
            self.note("text_cut", where, plain)
        return plain[: self.limits.text].strip()

    def _first(self, value: Any, where: str) -> str:
        """The first text among a value, the entries of a list, or the parts of an object."""
        if isinstance(value, list):
            filled = [one for one in value if one not in (None, "", [], {})]
            if len(filled) > 1:
                self.note("list_for_one", where)
            value = filled[0] if filled else ""
        if isinstance(value, dict):
            fields = folded(value)
            value = next((fields[key] for key in IN_OBJECT if fields.get(key)), "")
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
        return value if isinstance(value, str) else ""

    def objects(self, value: Any, where: str) -> list["Node"]:
        """Will return the objects of a value: itself, those of a list, and what references name."""
        listed = value if isinstance(value, list) else [value]
        if len(listed) > self.limits.entries:
            self.note("too_many_entries", where)
        return [
            Node(self, one, where)
            for one in listed[: self.limits.entries]
            if isinstance(one, dict) and one
        ]

    def one(self, value: Any, where: str) -> "Node | None":
        """Will return the one object that a value should be."""
        found = self.objects(value, where)
        if isinstance(value, list) and found:
            self.note("list_for_one", where)
        return found[0] if found else None


class Node:
    """One object: its properties without vocabulary and case, references resolved."""

    def __init__(self, desk: Desk, value: dict[str, Any], where: str) -> None:
        self.desk = desk
        self.where = where
        self.fields = folded(value)
        name = self.fields.get("@id")
        if isinstance(name, str) and len(self.fields) <= 2 and (whole := desk.by_id.get(name)):
            self.fields = {**folded(whole), **self.fields}
        if any(key != plain_key(key) for key in value if isinstance(key, str)):
            desk.note("key_spelling", where)

    def get(self, name: str) -> Any:
        """A property as it stands; None when there is none."""
        return self.fields.get(name.casefold())

    def place(self, name: str) -> str:
        """How a property of this object is named in notes."""
        return f"{self.where}.{name}" if self.where else name

    def text(self, *names: str) -> str:
        """The text of the first of these properties that has one."""
        return next(
            (text for name in names if (text := self.desk.text(self.get(name), self.place(name)))),
            "",
        )

    def kinds(self) -> list[str]:
        """Its types, small and without their vocabulary."""
        return kinds_of(self.fields)

    def objects(self, name: str) -> list["Node"]:
        """The objects of a property."""
        return self.desk.objects(self.get(name), self.place(name))

    def one(self, name: str) -> "Node | None":
        """The one object that a property should be."""
        return self.desk.one(self.get(name), self.place(name))


def folded(value: dict[Any, Any]) -> dict[str, Any]:
    """Will return the properties of an object under small names; what is well spelt goes first."""
    found: dict[str, Any] = {}
    keys = [key for key in value if isinstance(key, str)]
    for key in sorted(keys, key=lambda one: one != plain_key(one)):
        name = plain_key(key).casefold()
        name = ALIASES.get(name, name)
        if found.get(name) in (None, "", [], {}):
            found[name] = value[key]
    return found


def plain_key(key: str) -> str:
    """The name of a property without the address or prefix of its vocabulary.

    >>> plain_key("http://schema.org/claimReviewed"), plain_key("schema:url"), plain_key("@type")
    ('claimReviewed', 'url', '@type')
    """
    key = key.strip()
    return key if key.startswith("@") else key.rsplit("/", 1)[-1].rsplit(":", 1)[-1]


def kinds_of(fields: dict[str, Any]) -> list[str]:
    """The types that folded properties name."""
    said = fields.get("@type")
    listed = said if isinstance(said, list) else [said]
    return [
        plain_key(one.rsplit("#", 1)[-1]).casefold()
        for one in listed[:20]
        if isinstance(one, str) and one.strip()
    ]
