"""A reading as plain values that JSON can carry."""

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from claims.domain.reading.result import Chain, Reading


def plainly(value: object) -> Any:
    """Will turn results into lists, dicts, strings and numbers; decimals and days become strings.

    >>> from claims.domain.reading.result import passage
    >>> plainly(passage("Rain fell.", 0, 4))
    {'start': 0, 'end': 4, 'words': 'Rain'}
    """
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        plain = {one.name: plainly(getattr(value, one.name)) for one in fields(value)}
        return plain | ({"line": str(value)} if isinstance(value, Chain) else {})
    if isinstance(value, tuple | list):
        return [plainly(one) for one in value]
    if isinstance(value, Decimal | date):
        return f"{value:f}" if isinstance(value, Decimal) else value.isoformat()
    return value


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """Will return a whole reading, without the text itself."""
    plain: dict[str, Any] = plainly(reading)
    del plain["text"]
    return plain
