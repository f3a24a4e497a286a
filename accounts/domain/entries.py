"""Entries of the public log: the text that is hashed, and the personal part that it only binds."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import rfc8785

from accounts.domain.vocabulary import LogKind

FORM = 1
"""The form of entries: a number that rises when their fields change."""


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that was done in public: what, to which record, when, and who did it and why.

    `facts` are for everybody and for good. `personal` is only bound, and can be forgotten: names
    and sentences that people wrote.
    """

    kind: LogKind
    record: tuple[str, int]
    at: datetime
    facts: Mapping[str, Any] = field(default_factory=dict)
    personal: Mapping[str, Any] = field(default_factory=dict)


def canonical(values: Mapping[str, Any]) -> str:
    """Will write JSON in the one form that it has. Source: RFC 8785.

    Raises: rfc8785.CanonicalizationError for what JSON cannot hold, such as very large whole numbers.

    >>> canonical({"b": 1, "a": "é"})
    '{"a":"é","b":1}'
    """
    return rfc8785.dumps(dict(values)).decode()


def entry_text(act: Act, *, number: int, logged: datetime, personal: str) -> str:
    """Will write the entry that has this number: one line of JSON, for everybody to read.

    `logged` is the time by the database's clock, `personal` the hash that binds the personal part.
    """
    kind, pk = act.record
    return canonical(
        {
            **act.facts,
            "form": FORM,
            "entry": number,
            "kind": act.kind.value,
            "record": {"type": kind, "id": pk},
            "at": instant(act.at),
            "logged": instant(logged),
            "personal": personal,
        }
    )


def bound(salt: bytes, text: str) -> str:
    """Will hash a personal text with its salt: without the salt nobody can tell what it was."""
    return hashlib.sha256(salt + text.encode()).hexdigest()


def is_bound(salt: str, text: str, personal: str) -> bool:
    """Whether a salt (in hexadecimal) and a text are those that an entry binds."""
    try:
        known = bytes.fromhex(salt)
    except ValueError:
        return False
    return hmac.compare_digest(bound(known, text), personal)


def instant(at: datetime) -> str:
    """Will write a moment in UTC.

    >>> instant(datetime(2026, 5, 1, 12, tzinfo=UTC))
    '2026-05-01T12:00:00.000000Z'
    """
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
