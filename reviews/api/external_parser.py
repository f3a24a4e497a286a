"""How the body of an import is read: as bytes, since the lenient reader wants them untouched."""

from collections.abc import Mapping
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import QueryDict
from rest_framework.parsers import BaseParser
from rest_framework.request import is_form_media_type


class DocumentParser(BaseParser):
    """A document of any kind, up to the size that a body may have."""

    media_type = "*/*"

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        """Will return the body as it came.

        Raises: RequestDataTooBig.
        """
        most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        if is_form_media_type(media_type or ""):
            return QueryDict()  # the framework asks forms for their fields; the view refuses them
        body = stream.read(most + 1)
        if len(body) > most:
            raise RequestDataTooBig
        return body
