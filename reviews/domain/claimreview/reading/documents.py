"""From bytes, text or values to the JSON values in them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from reviews.domain.claimreview.reading import excerpts
from reviews.domain.claimreview.reading.parsing import NotJson, parse
from reviews.domain.claimreview.reading.scripts import blocks_in
from reviews.domain.claimreview.reading.shapes import Limits, Quarantined, Reason
from sources.domain.pages.decoding import decode
from sources.domain.pages.refusing import NotReadable

SEPARATOR = "\x1e"
"""What stands before each value of a JSON text sequence. Source: RFC 7464."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One JSON value of a document, where it stood, and how it was repaired.

    `line` is the text of a value that is a line of its own.
    """

    value: Any
    position: str = ""
    repairs: tuple[str, ...] = ()
    is_on_page: bool = False
    line: str = ""


def pieces_of(document: object, *, limits: Limits) -> Iterator[Piece | Quarantined]:
    """Will give the values of a document; what cannot be read is quarantined with its reason."""
    if isinstance(document, dict | list | tuple):
        yield Piece(document)
        return
    text = _text(document, limits)
    if isinstance(text, Quarantined):
        yield text
        return
    whole, text = text, text.lstrip("\ufeff \t\r\n" + SEPARATOR)
    if len(text) > limits.characters:
        yield Quarantined("", (_too_large(limits),), excerpts.of_text(text))
    elif not text.strip():
        yield Quarantined("", (Reason("empty"),))
    elif text.startswith("<"):
        yield from _of_page(text)
    else:
        yield from _of_json(text, first=whole[: len(whole) - len(text)].count("\n") + 1)


def _text(document: object, limits: Limits) -> str | Quarantined:
    if isinstance(document, str):
        return document
    if not isinstance(document, bytes | bytearray | memoryview):
        return Quarantined("", (Reason("not_json"),))
    body = bytes(document)
    if len(body) > 4 * limits.characters:
        return Quarantined("", (_too_large(limits),), excerpts.of_bytes(body))
    try:
        return decode(body)
    except NotReadable as why:
        code = why.code if why.code in ("empty", "wrong_encoding") else "binary"
        return Quarantined("", (Reason(code),), excerpts.of_bytes(body) if body.strip() else None)


def _too_large(limits: Limits) -> Reason:
    return Reason("too_large", f"The limit is {limits.characters:,} characters.")


def _of_page(page: str) -> Iterator[Piece | Quarantined]:
    blocks = 0
    for number, block in blocks_in(page):
        blocks += 1
        position = f"script {number}"
        if not block.strip():
            continue
        try:
            parsed = parse(block)
        except NotJson as why:
            yield _broken(why, position, block)
            continue
        yield Piece(parsed.value, position, parsed.repairs, is_on_page=True)
    if blocks:
        return
    try:
        parsed = parse(page)  # JSON inside comment or CDATA marks also begins like a page
    except NotJson:
        yield Quarantined("", (Reason("no_jsonld"),), excerpts.of_text(page))
    else:
        yield Piece(parsed.value, "", parsed.repairs)


def _of_json(text: str, *, first: int) -> Iterator[Piece | Quarantined]:
    try:
        parsed = parse(text)
    except NotJson as why:
        # Only "\n" ends a line of NDJSON: strings may hold the other line separators.
        lines = text.split("\n")
        if is_lines(lines):
            yield from _of_lines(lines, first)
        else:
            yield _broken(why, "", text)
        return
    yield Piece(parsed.value, "", parsed.repairs)


def is_lines(lines: Iterable[str]) -> bool:
    """Whether every line is a value of its own: the first that hold anything tell."""
    filled = (line for line in map(plain_line, lines) if line)
    first, second = next(filled, ""), next(filled, "")
    if not first or not second:
        return False
    try:
        return isinstance(parse(first).value, dict | list) or _is_one(second)
    except NotJson:
        return _is_one(second) and first[0] in "{["


def _is_one(line: str) -> bool:
    try:
        return isinstance(parse(line).value, dict)
    except NotJson:
        return False


def _of_lines(lines: list[str], first: int) -> Iterator[Piece | Quarantined]:
    for number, line in enumerate(map(plain_line, lines), start=first):
        if not line:
            continue
        try:
            parsed = parse(line)
        except NotJson as why:
            yield _broken(why, f"line {number}", line)
        else:
            yield Piece(parsed.value, f"line {number}", parsed.repairs, line=line)


def plain_line(line: str) -> str:
    """A line without the separators and commas that some put around values."""
    plain = line.strip(" \t\r," + SEPARATOR)
    return "" if plain in ("[", "]") else plain


def _broken(why: NotJson, position: str, text: str) -> Quarantined:
    return Quarantined(position, (Reason(why.code, str(why)),), excerpts.of_text(text))
