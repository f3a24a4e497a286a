"""Answers of which only some fields are asked for, or some that come only when they are asked for."""

from collections.abc import Iterable
from typing import Any, TypeVar

from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from rest_framework import serializers

from accounts.api.problems import InvalidParameters

S = TypeVar("S", bound=serializers.BaseSerializer[Any])


LONGEST_NAMES = 1000
"""Characters of names that are joined by commas."""


class Names(serializers.CharField):
    """Names joined by commas; in the document, one of those that are `known`."""

    def __init__(self, *known: str, **kwargs: Any) -> None:
        self.known = known
        super().__init__(**{"max_length": LONGEST_NAMES, **kwargs})

    def to_internal_value(self, data: Any) -> Any:
        """Will return the names as a list.

        Raises: ValidationError.
        """
        text: str = super().to_internal_value(data)
        names = [name.strip() for name in text.split(",")]
        if not all(names):
            raise serializers.ValidationError("A comma stands between two names.", code="invalid")
        return names


def joined(names: Iterable[str]) -> dict[str, Any]:
    """Will describe names joined by commas in the OpenAPI document.

    >>> joined(["id", "name"])["pattern"]
    '^(id|name)(,(id|name))*$'
    """
    one = f"({'|'.join(names)})"
    return {"type": "string", "maxLength": LONGEST_NAMES, "pattern": f"^{one}(,{one})*$"}


def names_of(described: dict[str, Any]) -> list[str]:
    """The names that `joined` described.

    >>> names_of(joined(["id", "name"]))
    ['id', 'name']
    """
    pattern: str = described["pattern"]
    return pattern.removeprefix("^(").partition(")")[0].split("|")


class NamesScheme(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]
    """How the OpenAPI document describes names joined by commas."""

    target_class = Names

    def map_serializer_field(self, auto_schema: object, direction: object) -> dict[str, Any]:
        """A text, of the names that are known where they are."""
        return joined(self.target.known) if self.target.known else {"type": "string"}


def narrowed(answer: S, asked: dict[str, Any], optional: Iterable[str] = ()) -> S:
    """Will leave in an answer the `fields` that were asked for; of the `optional` ones, `include`.

    Raises: InvalidParameters naming a field that there is not.
    """
    told = answer.child if isinstance(answer, serializers.ListSerializer) else answer
    if not isinstance(told, serializers.Serializer):
        return answer
    for name in set(told.fields) - names_asked(told.fields, asked, optional):
        told.fields.pop(name)
    return answer


def is_asked(name: str, asked: dict[str, Any]) -> bool:
    """Whether a field that comes only when it is asked for is: by `include`, or among `fields`."""
    return name in (asked.get("include") or ()) or name in (asked.get("fields") or ())


def names_asked(
    known: Iterable[str], asked: dict[str, Any], optional: Iterable[str] = ()
) -> set[str]:
    """Which of the known fields are told: `fields`, all without it; of the `optional`, `include`.

    Raises: InvalidParameters naming a field that there is not.
    """
    names, optional, include = set(known), set(optional), asked.get("include") or []
    wanted = asked.get("fields") or sorted(names - optional)
    errors = [*_unknown("include", include, optional), *_unknown("fields", wanted, names)]
    if errors:
        raise InvalidParameters(errors)
    return {*wanted, *include}


def _unknown(parameter: str, names: Iterable[str], known: Iterable[str]) -> list[dict[str, str]]:
    """What is said of names that there are not."""
    known = sorted(known)
    listed = ", ".join(known) or "none"
    return [
        {
            "parameter": parameter,
            "code": "unknown_field",
            "detail": f"There is no field “{name[:60]}” to be named here. Known are: {listed}.",
        }
        for name in names
        if name not in known
    ]
