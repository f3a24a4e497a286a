"""Files as the body of a request: kept aside while they come in, never in memory as a whole."""

import hashlib
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO, Any, BinaryIO, cast

from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import BaseParser

PIECE = 1024 * 1024
LARGEST = 256 * 1024 * 1024
"""Bytes of a file that the API takes; larger ones are imported by the command."""


class FileTooLarge(APIException):
    """Says that a file is larger than the API takes."""

    status_code = 413
    default_code = "file_too_large"
    default_detail = (
        f"A file has at most {LARGEST // PIECE} MB here: cut it, or use manage.py import_records."
    )


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came in whole."""

    file: BinaryIO
    sha256: str
    size: int


class FileParser(BaseParser):
    """Takes a file of lines. A subclass says of which kind."""

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        """Will keep the file aside, as an `Upload`.

        Raises: FileTooLarge; ParseError where there is nothing.
        """
        kept = cast(BinaryIO, tempfile.SpooledTemporaryFile(4 * PIECE))  # noqa: SIM115
        try:
            sha256, size = _copied(stream, kept)
        except BaseException:
            kept.close()
            raise
        return Upload(kept, sha256, size)


def _copied(stream: IO[Any], kept: BinaryIO) -> tuple[str, int]:
    """Keeps a file aside; its SHA-256 and its size.

    Raises: FileTooLarge; ParseError where there is nothing.
    """
    digest, size = hashlib.sha256(), 0
    while piece := stream.read(PIECE):
        size += len(piece)
        if size > LARGEST:
            raise FileTooLarge
        digest.update(piece)
        kept.write(piece)
    if not size:
        raise ParseError("The body is empty: send the lines in it.")
    kept.seek(0)
    return digest.hexdigest(), size


class LinesParser(FileParser):
    """One record a line."""

    media_type = "application/x-ndjson"


class TableParser(FileParser):
    """A table."""

    media_type = "text/csv"
