"""Where a record was written, and where in an article's text it points."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Written:
    """Where a record was written: the file's name and a line counted from 1."""

    file: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A slice of an article's text in code points: its words, or the SHA-256 of their UTF-8."""

    at: Written
    start: int
    end: int
    exact: str | None = None
    sha256: str | None = None
