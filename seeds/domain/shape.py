"""Compares plain data with the schema and says in people's words what does not fit."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from seeds.domain.lined_yaml import LinedMapping, line_of
from seeds.errors import Problem

LONGEST_SHOWN = 80
"""Characters of a wrong value that a message repeats."""

WORDS = {
    "object": "a mapping",
    "array": "a list",
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "empty",
}


def shape_problems(
    data: LinedMapping, file: str, schema: Mapping[str, Any], part: str
) -> Iterator[Problem]:
    """Will name everything in `data` that breaks the schema's definition called `part`."""
    validator = Draft202012Validator({**schema, "$ref": f"#/$defs/{part}"})
    for error in validator.iter_errors(data):
        yield from _problems_of(error, data, file)


def field_path(path: Sequence[str | int]) -> str:
    """Will write a path as people read it.

    >>> field_path(["appearances", 3, "chain", 0, "to"])
    'appearances[3].chain[0].to'
    """
    written = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return written.removeprefix(".") or "file"


def shown(value: Any) -> str:
    """Will show a value, cut where it is long.

    >>> shown("evnt")
    "'evnt'"
    """
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def _problems_of(error: ValidationError, data: LinedMapping, file: str) -> Iterator[Problem]:
    path = list(error.absolute_path)
    limit: Any = error.validator_value
    instance: Any = error.instance
    if error.validator == "required":
        for name in limit:
            if name not in instance:
                line = line_of(data, path)
                yield Problem(file, line, field_path([*path, name]), "is missing")
    elif error.validator == "additionalProperties":
        known = _schema_of(error).get("properties", {})
        for name in set(instance) - set(known):
            line, where = line_of(data, [*path, name]), field_path([*path, name])
            said = f"unknown key {shown(name)}; known: {', '.join(sorted(known))}"
            yield Problem(file, line, where, said)
    else:
        yield Problem(file, line_of(data, path), field_path(path), _said(error))


def _said(error: ValidationError) -> str:
    limit: Any = error.validator_value
    instance: Any = error.instance
    value = shown(instance)
    described = _schema_of(error).get("description", f"must match {limit}")
    sentences = {
        "enum": lambda: f"must be one of {', '.join(map(str, limit))}, not {value}",
        "const": lambda: f"must be {limit}, not {value}",
        "type": lambda: f"must be {_kinds(limit)}, not {value}",
        "pattern": lambda: f"{described}, not {value}",
        "maxLength": lambda: f"has {len(instance)} characters, at most {limit}: {value}",
        "minLength": lambda: f"must not be empty, not {value}",
        "minimum": lambda: f"must be at least {limit}, not {value}",
        "maximum": lambda: f"must be at most {limit}, not {value}",
        "minItems": lambda: f"needs at least {limit}, not {value}",
        "maxItems": lambda: f"holds at most {limit}, not {value}",
        "uniqueItems": lambda: f"must not repeat an item: {value}",
        "minProperties": lambda: f"must not be empty, not {value}",
    }
    say = sentences.get(str(error.validator))
    return say() if say else error.message


def _schema_of(error: ValidationError) -> Mapping[str, Any]:
    return error.schema if isinstance(error.schema, Mapping) else {}


def _kinds(names: str | list[str]) -> str:
    listed = [names] if isinstance(names, str) else names
    return " or ".join(WORDS[name] for name in listed)
