"""YAML whose every mapping and list remembers the lines it was written on.

Only plain data is read: the JSON types plus exact decimals. Days stay strings (they may be partly
known), `yes` and `on` are words; aliases, tags, duplicate keys and second documents are refused.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

import yaml

from seeds.errors import Problem, SeedsRefused

INTEGER = re.compile(r"-?[0-9]+")
DECIMAL = re.compile(r"-?[0-9]+\.[0-9]+")
DEEPEST = 20

_Loader = type[yaml.SafeLoader] | type[yaml.CSafeLoader]


class LinedMapping(dict[str, Any]):
    """A mapping that knows its own line and the line of each key."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.key_lines: dict[str, int] = {}


class LinedList(list[Any]):
    """A list that knows its own line and the line of each item."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.item_lines: list[int] = []


class _UnreadableError(Exception):
    """Carries the one thing that makes a file unreadable as plain data."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def read_lined(text: str, file: str) -> LinedMapping:
    """Will give the one mapping a seed file consists of.

    Raises: SeedsRefused naming file and line when the text is not plain YAML of that form.

    >>> read_lined("a: 1.50", "x.yaml")
    {'a': Decimal('1.50')}
    """
    try:
        value = _read(text)
        if not isinstance(value, LinedMapping):
            raise _UnreadableError(1, "must be a mapping of keys to values")
    except _UnreadableError as unreadable:
        raise SeedsRefused([Problem(file, unreadable.line, "yaml", str(unreadable))]) from None
    except yaml.MarkedYAMLError as error:
        raise SeedsRefused([_syntax_problem(error, file)]) from None
    except yaml.YAMLError as error:
        raise SeedsRefused([Problem(file, 1, "yaml", str(error).splitlines()[0])]) from None
    return value


def _read(text: str) -> Any:
    """Reads quickly; what is refused is read once more by the reader that shows the place."""
    try:
        return _value(text, yaml.CSafeLoader)
    except yaml.YAMLError:
        return _value(text, yaml.SafeLoader)


def _value(text: str, loader: _Loader) -> Any:
    _refuse_all_but_plain(text, loader)
    node = yaml.compose(text, Loader=loader)
    return None if node is None else _plain(node)


def line_of(data: Any, path: Iterable[str | int]) -> int:
    """Will give the line on which the value at a path was written, or the nearest one above it."""
    line = getattr(data, "line", 1)
    for step in path:
        if isinstance(data, LinedMapping) and step in data:
            line = data.key_lines[str(step)]
        elif isinstance(data, LinedList) and isinstance(step, int) and step < len(data):
            line = data.item_lines[step]
        else:
            break
        data = data[step]
    return int(line)


def _refuse_all_but_plain(text: str, loader: _Loader) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise _UnreadableError(line, f"is nested deeper than {DEEPEST} levels")
        if isinstance(event, yaml.AliasEvent):
            raise _UnreadableError(line, f"aliases are not allowed: '*{event.anchor}'")
        tag = getattr(event, "tag", None)
        if tag is not None:
            raise _UnreadableError(line, f"tags are not allowed: '{tag}'")


def _syntax_problem(error: yaml.MarkedYAMLError, file: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    said = " ".join(part for part in (error.context, error.problem) if part)
    shown = (mark.get_snippet(indent=0) or "").splitlines()[0].strip() if mark else ""
    return Problem(file, line, "yaml", f"{said}: {shown!r}" if shown else said)


def _plain(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return _mapping(node)
    if isinstance(node, yaml.SequenceNode):
        items = LinedList(node.start_mark.line + 1)
        for item in node.value:
            items.append(_plain(item))
            items.item_lines.append(item.start_mark.line + 1)
        return items
    return _scalar(node)


def _mapping(node: yaml.MappingNode) -> LinedMapping:
    mapping = LinedMapping(node.start_mark.line + 1)
    for key, value, line in _entries(node):
        if key in mapping:
            raise _UnreadableError(line, f"the key '{key}' stands twice in one mapping")
        mapping[key] = _plain(value)
        mapping.key_lines[key] = line
    return mapping


def _entries(node: yaml.MappingNode) -> Iterator[tuple[str, yaml.Node, int]]:
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise _UnreadableError(line, "a key must be a word")
        yield key.value, value, line


def _scalar(node: yaml.Node) -> Any:
    text = str(node.value)
    if isinstance(node, yaml.ScalarNode) and node.style:
        return text
    if text in {"", "~", "null"}:
        return None
    if text in {"true", "false"}:
        return text == "true"
    if INTEGER.fullmatch(text):
        return int(text) if len(text) <= 30 else text
    return Decimal(text) if DECIMAL.fullmatch(text) else text
