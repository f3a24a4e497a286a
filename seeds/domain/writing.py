"""Writes records back into the plain data and the YAML that they are read from.

What a record says by leaving it out is left out again; comments and the layout of a file that people
wrote are not kept.
"""

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any

import yaml

from seeds.domain.claim_records import Appearance, Attribution, Claim, Origin, Quantity
from seeds.domain.lined_yaml import DECIMAL, INTEGER
from seeds.domain.source_records import Article, Source, Version
from seeds.domain.whens import write_when
from sources.domain.dates import When

NEVER = frozenset({"at", "held"})
"""Fields that are told by where a record stands."""

ALWAYS: Mapping[type, frozenset[str]] = MappingProxyType(
    {
        Article: frozenset({"language", "text_rights"}),
        Claim: frozenset({"checkability"}),
        Quantity: frozenset({"unit", "comparator", "statistic"}),
    }
)
"""Fields that the schema asks for, whatever they hold."""

SPREAD = (Article, Source, Version, Origin, Claim, Appearance, Attribution)
"""Records whose fields stand on a line each; of the others each stands on one line."""

FOLDED = re.compile("[\r\x85\u2028\u2029]")
"""Line breaks that reading YAML makes spaces or other line breaks of."""

UNENDING = 1_000_000
"""Characters of a line: none is ever broken, so that a change shows as the lines it changed."""


class Line(dict[str, Any]):
    """A mapping that is written on one line."""


def plain(record: Any) -> Any:
    """Will give what a seed file holds for a record, or for a value in one.

    >>> from seeds.domain.written import Anchor, Written
    >>> plain(Anchor(at=Written("000.yaml", 3), start=4, end=9, exact="mayor"))
    {'start': 4, 'end': 9, 'exact': 'mayor'}
    """
    if isinstance(record, When):
        written = write_when(record)
        return Line(written) if isinstance(written, dict) else written
    if is_dataclass(record):
        return _mapping(record)
    if isinstance(record, tuple):
        return [plain(one) for one in record]
    if isinstance(record, StrEnum):
        return record.value
    if isinstance(record, Decimal):
        return _number(record)
    return record.isoformat() if isinstance(record, date) else record


def write_yaml(data: Any) -> str:
    r"""Will write plain data as YAML that `read_lined` reads back as the same.

    >>> write_yaml({"year": "2006", "day": "2019-01-23", "share": 33.4})
    "year: '2006'\nday: 2019-01-23\nshare: 33.4\n"
    """
    text: str = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=UNENDING)
    return text


def _mapping(record: Any) -> dict[str, Any]:
    asked = ALWAYS.get(type(record), frozenset())
    written: dict[str, Any] = {} if isinstance(record, SPREAD) else Line()
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name not in NEVER and (field.name in asked or not _is_left_out(field, value)):
            written[field.name.rstrip("_")] = plain(value)
    return written


def _is_left_out(field: "Field[Any]", value: Any) -> bool:
    return value is None or (field.default is not MISSING and value == field.default)


def _number(number: Decimal) -> int | Decimal:
    """A number without the zeros that a database adds."""
    whole = number.to_integral_value()
    return int(whole) if number == whole else number.normalize()


class _Dumper(yaml.SafeDumper):
    """Writes what `lined_yaml` reads: days are words, and whatever looks like a number is quoted."""

    yaml_implicit_resolvers = deepcopy(yaml.SafeDumper.yaml_implicit_resolvers)

    def ignore_aliases(self, data: Any) -> bool:
        """Whether a record that stands in two places is written twice; it always is."""
        return True


def _resolvers() -> dict[str, list[tuple[str, "re.Pattern[str]"]]]:
    """Which plain words are more than words: those of YAML but for days, and those read here."""
    known = {
        first: [(tag, form) for tag, form in forms if not tag.endswith(":timestamp")]
        for first, forms in yaml.SafeDumper.yaml_implicit_resolvers.items()
    }
    for first in "-0123456789":
        for tag, form in (("float", DECIMAL), ("int", INTEGER)):
            whole = re.compile(rf"{form.pattern}\Z")
            known.setdefault(first, []).append((f"tag:yaml.org,2002:{tag}", whole))
    return known


def _write_text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    """A text; where it holds line breaks that YAML folds, they are written out."""
    style = '"' if FOLDED.search(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _write_decimal(dumper: yaml.SafeDumper, number: Decimal) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:float", f"{number:f}")


def _write_line(dumper: yaml.SafeDumper, line: Line) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", line.items(), flow_style=True)


def _write_list(dumper: yaml.SafeDumper, items: list[Any]) -> yaml.Node:
    is_short = bool(items) and all(isinstance(one, str) and "\n" not in one for one in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=is_short)


_Dumper.yaml_implicit_resolvers = _resolvers()
_Dumper.add_representer(str, _write_text)
_Dumper.add_representer(Decimal, _write_decimal)
_Dumper.add_representer(Line, _write_line)
_Dumper.add_representer(list, _write_list)
