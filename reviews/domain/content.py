"""What of a version is public: one text in one form, which is hashed, signed and published.

Everything a reader is shown is in it by its words, not by reference alone: when a curator corrects
the wording of a claim later, what was signed stays what it was. Numbers are whole, days are ISO
8601, texts stand as they were typed (no Unicode normalisation: another byte is another text).
"""

import json
from dataclasses import asdict, dataclass, fields
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

FORMAT = 1
"""The form of the text. A text of another form is never read as this one."""


@dataclass(frozen=True, slots=True)
class ClaimSaid:
    """The claim as it is worded; `short` may be empty."""

    id: int
    statement: str
    short: str
    language: str


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who makes the claim, and what they were at the time (`title`, may be empty)."""

    id: int
    name: str
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class Body:
    """The organisation that reviews."""

    id: int
    name: str
    homepage: str


@dataclass(frozen=True, slots=True)
class Place:
    """An article in which the claim appears: the first and the last day on which it may have come
    out, in ISO 8601, empty where that is not known; so may the address be.
    """

    id: int
    title: str
    publisher: str
    url: str
    earliest: str
    latest: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The rating in the words and within the bounds of its scale; no value when it is unratable."""

    scale: str
    scale_version: int
    worst: int
    best: int
    value: int | None
    label: str
    definition: str
    normalised: str


@dataclass(frozen=True, slots=True)
class Ground:
    """One piece of evidence: a question, its answer, and what that rests on (`kind` says which).

    `title` and `publisher` describe it, `url` is where it stands, `archive_url` where it is kept, or
    `no_archive_reason` says why it is not; `sha256` is a file's. `ref` is the id of the appearance or
    origin.
    """

    question: str
    answer: str
    stance: str
    note: str
    kind: str
    ref: int | None
    title: str
    publisher: str
    url: str
    archive_url: str
    no_archive_reason: str
    sha256: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Change:
    """What readers are told about a correction: its kind, and the public note."""

    kind: str
    note: str


@dataclass(frozen=True, slots=True)
class Content:
    """Everything public in one version of a review."""

    language: str
    organisation: Body
    claim: ClaimSaid
    claimant: Claimant | None
    appearance: Place | None
    appearances: tuple[Place, ...]
    headline: str
    explanation: str
    body: str
    rating: Verdict | None
    only_source: str
    evidence: tuple[Ground, ...]
    methodology: int | None
    correction: Change | None


def write(content: Content) -> str:
    """Will write a content in the one form in which it is hashed: the same content, the same text.

    Raises: TypeError for a value that has no one form, such as a float.
    """
    data = {"format": FORMAT, **asdict(content)}
    _require_plain(data)
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read(text: str) -> Content:
    """Will read what `write` wrote.

    Raises: ValueError for any other text.
    """
    data = json.loads(text)
    if not isinstance(data, dict) or data.pop("format", None) != FORMAT:
        raise ValueError("This text is not the content of a review in the form known here.")
    found: Content = _build(Content, data)
    return found


def _require_plain(value: object) -> None:
    """Refuses what could be written in more than one way."""
    if isinstance(value, dict):
        for one in value.values():
            _require_plain(one)
    elif isinstance(value, list | tuple):
        for one in value:
            _require_plain(one)
    elif value is not None and type(value) not in (str, int):
        raise TypeError(f"{value!r} has no place in the content of a review")


def _build(wanted: Any, data: Any) -> Any:
    """A value of the wanted type from what JSON made of it.

    Raises: ValueError where it does not fit.
    """
    if isinstance(wanted, UnionType):
        choices = [one for one in get_args(wanted) if one is not type(None)]
        return None if data is None else _build(choices[0], data)
    if get_origin(wanted) is tuple:
        if not isinstance(data, list):
            raise ValueError(f"a list was expected, not {data!r}")
        return tuple(_build(get_args(wanted)[0], one) for one in data)
    if wanted in (str, int):
        if type(data) is not wanted:
            raise ValueError(f"{wanted.__name__} was expected, not {data!r}")
        return data
    return _build_record(wanted, data)


def _build_record(wanted: Any, data: Any) -> Any:
    """A dataclass from an object with exactly its fields."""
    names = {field.name for field in fields(wanted)}
    if not isinstance(data, dict) or data.keys() != names:
        raise ValueError(f"{wanted.__name__} was expected, not {data!r}")
    hints = get_type_hints(wanted)
    return wanted(**{name: _build(hints[name], data[name]) for name in names})
