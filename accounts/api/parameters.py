"""Query parameters, read strictly: what is unknown, repeated or does not fit is refused by name."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import unquote_to_bytes

from django.http import QueryDict
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.utils.serializer_helpers import BindingDict

from accounts.api.fields import Text, WholeNumber, shown
from accounts.api.fieldsets import Names
from accounts.api.problems import InvalidParameters
from accounts.models.keyset import Keyset

DEFAULT_PAGE_SIZE = 50
LARGEST_PAGE = 100
LONGEST_SEARCH = 200
LONGEST_CURSOR = 1000
PLAIN = re.compile(rb"[A-Za-z0-9_:-]+")


class Parameters(serializers.Serializer[Any]):
    """The query parameters of a resource; the base has none."""


class FieldParameters(Parameters):
    """The query parameters of what can be told in part."""

    fields = Names(  # type: ignore[assignment]
        required=False,
        help_text="The fields to be told, joined by commas; all of them without it.",
    )


class PageParameters(FieldParameters):
    """The query parameters of what is read page by page."""

    page_size = WholeNumber(
        required=False,
        default=DEFAULT_PAGE_SIZE,
        min_value=1,
        max_value=LARGEST_PAGE,
        help_text="The largest number of results on a page.",
    )
    cursor = Text(
        required=False,
        allow_blank=True,
        default="",
        max_length=LONGEST_CURSOR,
        help_text="Where a page begins; taken from `next` or `previous`, never made up.",
    )
    count = serializers.ChoiceField(
        choices=["true"],
        required=False,
        help_text="`true` to be told in `count` how many there are on all pages.",
    )


class ListParameters(PageParameters):
    """The query parameters of every list."""

    search = Text(
        required=False,
        allow_blank=True,
        default="",
        max_length=LONGEST_SEARCH,
        help_text="Words that all must occur, in any order, whatever their case.",
    )


def ordering(orders: Mapping[str, Keyset]) -> serializers.ChoiceField:
    """Will make the parameter that names the order of a list."""
    return serializers.ChoiceField(
        choices=list(orders), required=False, help_text="The order; `-` turns it round."
    )


def read_parameters(request: Request, expected: type[Parameters]) -> dict[str, Any]:
    """Will return the values of the query parameters, defaults filled in.

    Raises: InvalidParameters naming every parameter at fault.
    """
    return read_query(query_of(request), expected)


def query_of(request: Request) -> bytes:
    """The part of an address after `?`, as it was sent."""
    query: str = request.META.get("QUERY_STRING", "")
    return query.encode("latin-1", "replace")


def without(name: str, query: bytes) -> tuple[bytes, str]:
    """The query without this parameter, and its value, where both can be told apart at a glance.

    Anything else stays a query as it is, to be read with care.

    >>> without("cursor", b"page_size=5&cursor=a%3Ab"), without("cursor", b"cursor=a&cursor=b")
    ((b'page_size=5', 'a:b'), (b'cursor=a&cursor=b', ''))
    """
    begins = f"{name}=".encode()
    pairs = query.split(b"&")
    given = [pair for pair in pairs if pair.startswith(begins)]
    rest = b"&".join(pair for pair in pairs if not pair.startswith(begins))
    value = b"".join(given).removeprefix(begins).replace(b"%3A", b":")
    if len(given) != 1 or b"%" in rest or len(value) > LONGEST_CURSOR or not PLAIN.fullmatch(value):
        return query, ""
    return rest, value.decode()


def read_query(query: bytes, expected: type[Parameters]) -> dict[str, Any]:
    """Will return the values of the parameters in a query; see `read_parameters`."""
    _require_utf8(query)
    given = QueryDict(query, encoding="utf-8")
    form = expected(data=given.dict())
    # They are the same for every request, and keep nothing of any: making them is what costs.
    form.fields = _fields_of(expected)
    known = sorted(str(name) for name in form.fields)
    errors = [
        *_unknown(sorted(set(given) - set(known)), known),
        *_repeated([name for name in known if len(given.getlist(name)) > 1]),
    ]
    if not form.is_valid():
        errors += [
            {"parameter": name, "code": error.code, "detail": str(error)}
            for name, found in form.errors.items()
            for error in found
        ]
    if errors:
        raise InvalidParameters(errors)
    return dict(form.validated_data)


def read_body(
    request: Request, expected: type[serializers.Serializer[Any]], *, partial: bool = False
) -> dict[str, Any]:
    """Will return the values of the JSON object that a request brings; see `read_object`."""
    return read_object(request.data, expected, partial=partial)


def read_object(
    data: Any, expected: type[serializers.Serializer[Any]], *, partial: bool = False
) -> dict[str, Any]:
    """Will return the values of a JSON object; of a `partial` one, those that are given.

    Raises: ValidationError of the framework, naming every field that is unknown or does not fit.
    """
    if not isinstance(data, dict):
        said = f"{shown(data)} does not fit: give a JSON object."
        raise serializers.ValidationError(said, code="invalid")
    form = expected(data=data, partial=partial)
    form.is_valid(raise_exception=True)
    unknown = sorted(set(data) - set(form.fields))
    if unknown:
        known = ", ".join(sorted(str(name) for name in form.fields))
        detail = f"There is no such field. Known are: {known}."
        raise serializers.ValidationError(dict.fromkeys(unknown, detail), code="unknown")
    return dict(form.validated_data)


@cache
def _fields_of(expected: type[Parameters]) -> BindingDict:
    """The fields of a form of parameters."""
    return expected().fields


def _unknown(names: list[str], known: list[str]) -> list[dict[str, str]]:
    told = f"Known are: {', '.join(known)}." if known else "This resource takes none."
    detail = f"There is no such parameter. {told}"
    return [{"parameter": name, "code": "unknown", "detail": detail} for name in names]


def _repeated(names: list[str]) -> list[dict[str, str]]:
    detail = "This parameter is given more than once."
    return [{"parameter": name, "code": "repeated", "detail": detail} for name in names]


def _require_utf8(query: bytes) -> None:
    """Refuses a query that is not UTF-8, where Django would read replacement characters.

    Raises: InvalidParameters.
    """
    for pair in query.split(b"&"):
        name, _, value = pair.replace(b"+", b" ").partition(b"=")
        try:
            unquote_to_bytes(name).decode()
            unquote_to_bytes(value).decode()
        except UnicodeDecodeError:
            shown = unquote_to_bytes(name).decode(errors="replace")
            detail = "This is not UTF-8."
            raise InvalidParameters(
                [{"parameter": shown, "code": "not_utf8", "detail": detail}]
            ) from None
