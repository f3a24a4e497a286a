"""Bodies that work, told in the OpenAPI document beside their schemas."""

from collections.abc import Callable
from typing import Any, TypeVar

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

S = TypeVar("S", bound=type[serializers.Serializer[Any]])


def example(**body: Any) -> Callable[[S], S]:
    """Will tell one body of this shape; the ids in it are of records that somebody has."""
    told = OpenApiExample("Example", value=body, request_only=True)
    return extend_schema_serializer(examples=[told])
