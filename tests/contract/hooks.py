"""What Schemathesis is told besides the document: which records there are."""

import os
import zlib
from typing import Any

import schemathesis

RECORDS = 8
"""About so many records of each kind are there to begin with."""

NAMING = frozenset(
    {
        *("appearance", "article", "attests", "claim", "claimant", "conductor", "continues"),
        *("from_appearance", "from_article", "from_claim", "from_source", "holder", "into"),
        *("origin", "publisher", "rating", "review", "source", "sponsor", "to_appearance"),
        *("to_article", "to_claim", "to_origin", "to_source", "told_in"),
    }
)
"""The fields of bodies that name records."""

UNIQUE = frozenset({"name", "slug", "statement", "text", "title", "url"})
FOLLOWING = "CONTRACT_FOLLOWING"
"""Set where links are followed from answer to answer."""


@schemathesis.hook
def map_path_parameters(context: Any, path_parameters: dict[str, Any] | None) -> Any:
    """Will turn every whole number into one of those that records may have."""
    return path_parameters and {name: _known(value) for name, value in path_parameters.items()}


@schemathesis.hook
def map_query(context: Any, query: dict[str, Any] | None) -> Any:
    """Will ask for lists as they are where answers are followed, so that most have a first record."""
    is_followed = FOLLOWING in os.environ and zlib.crc32(repr(query).encode()) % 4
    return {} if is_followed else query


@schemathesis.hook
def map_body(context: Any, body: Any) -> Any:
    """Will let the records that a body names be some that there are.

    Where answers are followed, most bodies are the described example, so that there are some.
    """
    examples = _examples(context) if FOLLOWING in os.environ else []
    number = zlib.crc32(repr(body).encode())
    return _renamed(examples[0], number) if examples and number % 4 else _settled(body)


def _examples(context: Any) -> list[Any]:
    """The bodies that the document shows for an operation."""
    described = context.operation.definition.raw.get("requestBody", {}) if context.operation else {}
    told = described.get("content", {}).get("application/json", {}).get("examples", {})
    return [one["value"] for one in told.values()]


def _renamed(body: dict[str, Any], number: int) -> dict[str, Any]:
    """The body under another name, since there may be only one of a name, about any records."""
    return {
        name: f"{value}-{number}"
        if name in UNIQUE
        else 1 + (value + number) % RECORDS
        if name in NAMING
        else value
        for name, value in body.items()
    }


def _settled(body: Any) -> Any:
    """The body, with numbers that records have where it names one."""
    if isinstance(body, list):
        return [_settled(one) for one in body]
    if not isinstance(body, dict):
        return body
    return {
        name: _known(value) if name in NAMING else _settled(value) for name, value in body.items()
    }


def _known(value: Any) -> Any:
    """A number that a record may have, in the place of a far larger one."""
    is_number = isinstance(value, int) and not isinstance(value, bool)
    is_meant = is_number and (value > RECORDS or FOLLOWING in os.environ)
    return 1 + value % RECORDS if is_meant else value


@schemathesis.hook
def map_headers(context: Any, headers: dict[str, Any] | None) -> Any:
    """Will let half of the changes name a version that may be the one at hand."""
    if headers and isinstance(headers.get("If-Match"), str) and len(headers["If-Match"]) % 2:
        headers["If-Match"] = '"1"'
    return headers
