"""How the body of a request is read."""

import json
from collections.abc import Mapping
from typing import IO, Any, NoReturn

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.utils.http import parse_header_parameters
from rest_framework.exceptions import ParseError, UnsupportedMediaType
from rest_framework.parsers import JSONParser

from accounts.api.fields import shown

UTF8 = ("utf-8", "utf8")

MOST_DIGITS = 100
"""Digits of a number that is read; the longest that any field takes has 19."""


class LimitedJSONParser(JSONParser):
    """JSON of a size and a depth that can be read, in UTF-8, each key of an object given once."""

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        """Will return what the JSON says.

        Raises: RequestDataTooBig; ParseError; UnsupportedMediaType for another encoding.
        """
        _require_utf8(media_type or "")
        # The framework reads past Django, whose limit it therefore does not meet.
        most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        body = stream.read(most + 1)
        if len(body) > most:
            raise RequestDataTooBig
        try:
            return json.loads(
                body.decode(),
                object_pairs_hook=_object,
                parse_int=_integer,
                parse_constant=_constant,
            )
        except RecursionError:
            raise ParseError("The JSON is nested too deeply.") from None
        except UnicodeDecodeError:
            raise ParseError("The body is not UTF-8.") from None
        except json.JSONDecodeError as error:
            raise ParseError(f"This is no JSON: {error}.") from None


def _require_utf8(media_type: str) -> None:
    """Refuses JSON that says it is encoded in another way: it would be read as what it is not.

    Raises: UnsupportedMediaType.
    """
    charset = str(parse_header_parameters(media_type)[1].get("charset", "utf-8"))
    if charset.lower() not in UTF8:
        said = f"JSON is read in UTF-8 alone: {shown(charset)} in Content-Type does not fit."
        raise UnsupportedMediaType(media_type, said)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object, unless it gives a key twice: which of the two is meant nobody can tell.

    Raises: ParseError naming the key.
    """
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ParseError(f"The key {shown(key)} is given more than once.")
        found[key] = value
    return found


def _integer(text: str) -> int:
    """A whole number.

    Raises: ParseError.
    """
    digits = len(text.removeprefix("-"))
    if digits > MOST_DIGITS:
        raise ParseError(f"A number has {digits} digits; at most {MOST_DIGITS} are read.")
    return int(text)


def _constant(name: str) -> NoReturn:
    """Refuses what is no number in JSON, though Python would read it.

    Raises: ParseError.
    """
    raise ParseError(f"{name} is no number in JSON.")
