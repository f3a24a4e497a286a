"""Exported lines in other forms: a table for spreadsheets, or linked data."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import orjson

from accounts.models.bulk.parts import Doc, Kind
from accounts.services.bulk.reporting import row

CONTEXT: Mapping[str, Any] = {
    "@vocab": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "x": "urn:second-source:vocabulary:",
    "Annotation": "oa:Annotation",
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": "oa:hasTarget",
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": "oa:hasSelector",
    "motivation": "oa:motivatedBy",
    "SpecificResource": "oa:SpecificResource",
    "TextPositionSelector": "oa:TextPositionSelector",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "start": "oa:start",
    "end": "oa:end",
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
}
"""schema.org, W3C PROV and W3C Web Annotation, written out: nobody has to fetch anything."""


def as_table(pieces: Iterable[bytes], kind: Kind) -> Iterator[bytes]:
    """Will give the lines of one kind as rows of a table, the names of its columns first.

    What is a list in a line is JSON in its cell; a cell that would be a formula gets an apostrophe.
    """
    fields = [one for one in kind.record.told if not one.hidden]
    lists = [one.name for one in kind.record.parts if not one.is_taken_only]
    yield row(["kind", "key", *(one.field for one in fields), *lists]).encode()
    for piece in pieces:
        rows = []
        for line in piece.splitlines():
            doc = orjson.loads(line)
            cells = [doc["kind"], doc["key"], *(_cell(_at(doc, one.path)) for one in fields)]
            rows.append(row([*cells, *(_listed(doc[name]) for name in lists)]))
        yield "".join(rows).encode()


def as_linked(
    pieces: Iterable[bytes], kinds: Mapping[str, Kind], about: Doc, more: Iterable[Doc]
) -> Iterator[bytes]:
    """Will give lines as one JSON-LD document; `more` are nodes that stand in no line."""
    licence, made = about["licence"], about["made_at"]
    head = {
        "@id": "",
        "@type": "Dataset",
        "license": licence,
        "prov:generatedAtTime": made,
        "x:logCheckpoint": about["checkpoint"],
    }
    yield b'{"@context":' + orjson.dumps(CONTEXT) + b',"@graph":[\n' + orjson.dumps(head)
    for piece in pieces:
        nodes = [_node(orjson.loads(line), kinds) for line in piece.splitlines()]
        yield b"".join(b",\n" + orjson.dumps(node) for node in nodes if node)
    for node in more:
        yield b",\n" + orjson.dumps(node)
    yield b"\n]}\n"


def _node(doc: Doc, kinds: Mapping[str, Kind]) -> Doc | None:
    return kinds[doc["kind"]].linked(doc)


def _at(doc: Doc, path: tuple[str, ...]) -> object:
    """The value at a place in a line."""
    value: Any = doc
    for name in path:
        if value is None:
            return None
        value = value[name]
    return value


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _listed(value: object) -> str:
    return orjson.dumps(value).decode() if value else ""
