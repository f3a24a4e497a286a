"""JSON as people paste it: trailing commas, comments, escaped quotes; never more than is sure.

Every pass takes time linear in the length of the text.
"""

import html
import json
import math
import re
from dataclasses import dataclass
from typing import Any

from sources.domain.pages.jsonld import unwrapped

TOKEN = re.compile(
    r'"(?:[^"\\]|\\.)*(?:"|\\?\Z)'  # a string, also one that is never closed
    r"|//[^\n]*|/\*.*?(?:\*/|\Z)"  # a comment
    r"|,(?=\s*[}\]])",  # a comma before an end
    re.DOTALL,
)
GUARD = ")]}'"
"""What some services put before JSON, so that it cannot be run as a script."""
LONGEST_NUMBER = 60


class NotJson(ValueError):
    """Says why a text cannot be read as JSON; `code` is broken_json or too_deep."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class Doubled(dict[str, Any]):
    """An object that gives keys twice (`keys_twice`): the last value that says something holds."""

    keys_twice: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a text holds, and by which repairs it could be read (codes of notes)."""

    value: Any
    repairs: tuple[str, ...] = ()


def parse(text: str) -> Parsed:
    """Will read one JSON value, repairing what has only one meaning.

    Raises: NotJson with the line and column where reading ended.

    >>> parse('{"a": [1, 2,], /* three */ }')
    Parsed(value={'a': [1, 2]}, repairs=('json_repaired',))
    """
    plain = unwrapped(text.lstrip("\ufeff").strip())
    repairs = () if plain == text.strip() else ("wrapping_removed",)
    if plain.startswith(GUARD):
        plain, repairs = plain.removeprefix(GUARD).strip(), (*repairs, "wrapping_removed")
    try:
        return Parsed(_loads(plain), tuple(dict.fromkeys(repairs)))
    except NotJson as why:
        if why.code != "broken_json":
            raise
        first = why
    for code, repaired in _repaired(plain):
        try:
            return Parsed(_loads(repaired), tuple(dict.fromkeys((*repairs, code))))
        except NotJson:
            continue
    raise first


def _repaired(text: str) -> list[tuple[str, str]]:
    """The readings to try after the text as it is, each with the code of its note."""
    found = [("json_repaired", _without_slips(text))]
    if "&quot;" in text or "&#34;" in text:
        unescaped = html.unescape(text)
        found += [("json_unescaped", unescaped), ("json_unescaped", _without_slips(unescaped))]
    return [(code, one) for code, one in found if one != text]


def _without_slips(text: str) -> str:
    """The text without comments and without commas that nothing follows."""
    # Twice: a comma may have only a comment between itself and the end.
    for _ in range(2):
        text = TOKEN.sub(lambda found: found[0] if found[0][0] == '"' else "", text)
    return text


def _loads(text: str) -> Any:
    try:
        return json.loads(
            text, strict=False, object_pairs_hook=_object, parse_constant=str,
            parse_float=_float, parse_int=_int,
        )  # fmt: skip
    except json.JSONDecodeError as why:
        message = f"Line {why.lineno}, column {why.colno}: {why.msg}."
        raise NotJson("broken_json", message) from why
    except RecursionError as why:
        raise NotJson("too_deep", "It nests too many values in each other.") from why


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    whole = dict(pairs)
    if len(whole) == len(pairs):
        return whole
    doubled = Doubled()
    twice: list[str] = []
    for key, value in pairs:
        if key not in doubled:
            doubled[key] = value
            continue
        twice.append(key)
        if value not in (None, "", [], {}):
            doubled[key] = value
    doubled.keys_twice = tuple(dict.fromkeys(twice))
    return doubled


def _float(text: str) -> float | str:
    """A number, or its text where it is too large for one."""
    value = float(text)
    return value if math.isfinite(value) else text[:LONGEST_NUMBER]


def _int(text: str) -> int | str:
    return int(text) if len(text) <= LONGEST_NUMBER else text[:LONGEST_NUMBER]
