"""Texts with what a person marked in them, from a YAML file; the format is in docs/reading.md."""

import calendar
import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import yaml

from claims.domain.reading.measuring import (
    MarkedCue,
    MarkedDate,
    MarkedFigure,
    MarkedSentence,
    MarkedText,
)
from claims.domain.reading.result import Passage, passage
from claims.domain.vocabulary import Comparator
from sources.domain.dates import When

SIGNS = (
    ("about", Comparator.APPROX),
    ("<=", Comparator.LTE),
    (">=", Comparator.GTE),
    ("<", Comparator.LT),
    (">", Comparator.GT),
)
FIGURE = re.compile(
    r"(?P<low>-?\d[\d,]*(?:\.\d+)?)(?:\.\.(?P<high>-?\d[\d,]*(?:\.\d+)?))?\s*(?P<unit>.*)"
)
DAY = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$")


class BadGold(Exception):
    """The file does not say what the format asks for; the message names text and place."""


def marked_texts(path: Path) -> list[MarkedText]:
    """Will read the marked texts of a file.

    Raises: BadGold where the file is no YAML, or something marked does not stand in its text.
    """
    try:
        given = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise BadGold(f"{path} is no YAML: {error}") from error
    if not isinstance(given, dict) or not isinstance(given.get("texts"), list):
        raise BadGold(f"{path} needs a list “texts”.")
    return [_text(one, path.parent) for one in given["texts"]]


def _text(given: Mapping[str, Any], folder: Path) -> MarkedText:
    key = str(given.get("key", "?"))
    parts = given.get("parts") or []
    text = _words(given, parts, folder)
    at = 0
    sentences: list[MarkedSentence] = []
    furniture: list[Passage] = []
    for part in parts:
        if "furniture" in part:
            place = _find(text, str(part["furniture"]), at, key)
            furniture.append(place)
            at = place.end
        for one in part.get("paragraph", ()):
            sentence = _sentence(text, one, at, key)
            sentences.append(sentence)
            at = sentence.passage.end
    published = given.get("published")
    return MarkedText(
        key,
        str(given.get("style", "")),
        text,
        str(given.get("language", "en")),
        When(*_days(str(published), key)) if published else None,
        tuple(sentences),
        tuple(furniture),
    )


def _words(given: Mapping[str, Any], parts: Iterable[Mapping[str, Any]], folder: Path) -> str:
    """The text itself, a file beside, or the parts put together."""
    if "text" in given:
        return str(given["text"])
    if "file" in given:
        return (folder / str(given["file"])).read_text(encoding="utf-8")
    blocks = [
        str(part["furniture"])
        if "furniture" in part
        else " ".join(str(one["s"]) for one in part.get("paragraph", ()))
        for part in parts
    ]
    return "\n\n".join(blocks)


def _find(text: str, words: str, at: int, key: str, end: int | None = None) -> Passage:
    start = text.find(words, at, len(text) if end is None else end)
    if start < 0:
        raise BadGold(f"{key}: “{words[:60]}” does not stand where it is marked.")
    return passage(text, start, start + len(words))


def _sentence(text: str, given: Mapping[str, Any], at: int, key: str) -> MarkedSentence:
    place = _find(text, str(given["s"]), at, key)

    def inside(words: str) -> Passage:
        return _find(text, words, place.start, key, place.end)

    cues = tuple(
        MarkedCue(inside(str(one["cue"])) if one.get("cue") else None, str(one.get("speaker", "")))
        for one in given.get("cues", ())
    )
    figures = tuple(
        _figure(inside(str(words)), str(value), key)
        for words, value in (given.get("figures") or {}).items()
    )
    dates = tuple(
        MarkedDate(inside(str(words)), *_days(str(value), key))
        for words, value in (given.get("dates") or {}).items()
    )
    return MarkedSentence(place, bool(given.get("check", False)), cues, figures, dates)


def _figure(place: Passage, value: str, key: str) -> MarkedFigure:
    comparator = Comparator.EQ
    for sign, meaning in SIGNS:
        if value.startswith(sign):
            comparator, value = meaning, value.removeprefix(sign).strip()
            break
    match = FIGURE.match(value)
    if not match:
        raise BadGold(f"{key}: “{value}” is no figure.")
    try:
        low = Decimal(match["low"].replace(",", ""))
        high = Decimal((match["high"] or match["low"]).replace(",", ""))
    except InvalidOperation as error:
        raise BadGold(f"{key}: “{value}” is no figure.") from error
    return MarkedFigure(place, comparator, min(low, high), max(low, high), match["unit"].strip())


def _days(value: str, key: str) -> tuple[date, date]:
    first, _, last = value.partition("..")
    return _bound(first, key, last=False), _bound(last or first, key, last=True)


def _bound(value: str, key: str, *, last: bool) -> date:
    match = DAY.match(value.strip())
    if not match:
        raise BadGold(f"{key}: “{value}” is no day, month or year.")
    year, month, day = int(match[1]), match[2], match[3]
    number = int(month) if month else 12 if last else 1
    try:
        whole = calendar.monthrange(year, number)[1]
        return date(year, number, int(day) if day else whole if last else 1)
    except (ValueError, calendar.IllegalMonthError) as error:
        raise BadGold(f"{key}: “{value}” is no day.") from error
