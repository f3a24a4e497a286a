"""Files that were handed in, kept in the database until they are imported: any worker reads them."""

import io
from collections.abc import Callable

from accounts.models import ImportPart, ImportRun

PART = 1024 * 1024
"""Bytes of one part."""


class _Parts(io.RawIOBase):
    """The parts of a file, read one at a time."""

    def __init__(self, run: int) -> None:
        self.run, self.at = run, 0
        self.number, self.part = -1, b""

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def seekable(self) -> bool:
        """Any part can be asked for."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Goes to a place, counted from the beginning."""
        self.at = offset if whence == io.SEEK_SET else self.at + offset
        return self.at

    def tell(self) -> int:
        """The place."""
        return self.at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Reads what is left of the part at hand."""
        number = self.at // PART
        if number != self.number:
            rows = ImportPart.objects.filter(run=self.run, number=number)
            self.number, self.part = (
                number,
                bytes(rows.values_list("content", flat=True).first() or b""),
            )
        piece = self.part[self.at % PART :][: len(buffer)]
        buffer[: len(piece)] = piece
        self.at += len(piece)
        return len(piece)


def opened(run: ImportRun) -> io.BufferedReader:
    """Will open the file of an import that was handed in."""
    return io.BufferedReader(_Parts(run.pk), PART)


def keep(run: ImportRun, read: Callable[[int], bytes]) -> None:
    """Will keep a file, part by part, as `read` gives it; the caller is in a transaction."""
    number, waiting = 0, b""
    while piece := read(PART - len(waiting)):
        waiting += piece
        if len(waiting) == PART:
            ImportPart.objects.create(run=run, number=number, content=waiting)
            number, waiting = number + 1, b""
    if waiting:
        ImportPart.objects.create(run=run, number=number, content=waiting)
