"""Reads the usual files of retrieval tests: claims and queries as JSON lines, and who fits whom."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

Wanted = dict[str, set[str]]
"""For each query the claims that belong to it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim or a query of a test."""

    key: str
    text: str
    title: str = ""


def read_entries(path: Path) -> list[Entry]:
    """Will read a file of JSON lines with `_id`, `text` and perhaps `title`.

    Raises: CommandError naming the line that does not fit.
    """
    return [_entry(path, number, given) for number, given in _objects(path)]


def read_judgements(path: Path) -> Wanted:
    """Will read judgements: query, claim and grade, as BEIR writes them, or with TREC's second column.

    Columns are parted by tabs or spaces; a first line without a grade is a heading. What has no
    grade above 0 does not belong.

    Raises: CommandError naming the line that does not fit.
    """
    wanted: Wanted = defaultdict(set)
    for number, line in enumerate(_lines(path), start=1):
        columns = line.split("\t") if "\t" in line else line.split()
        columns = [one.strip() for one in columns]
        if not 3 <= len(columns) <= 4:
            raise CommandError(f"{path}, line {number}: 3 or 4 columns are expected.")
        try:
            grade = float(columns[-1])
        except ValueError:
            if number == 1:
                continue
            raise CommandError(f"{path}, line {number}: “{columns[-1]}” is no grade.") from None
        if grade > 0:
            wanted[columns[0]].add(columns[-2])
    return dict(wanted)


def _lines(path: Path) -> Iterator[str]:
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path} cannot be read: {error}") from error
    return (line for line in text.splitlines() if line.strip())


def _objects(path: Path) -> Iterator[tuple[int, Any]]:
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path} cannot be read: {error}") from error
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except ValueError as error:
                raise CommandError(f"{path}, line {number}: no JSON ({error}).") from error


def _entry(path: Path, number: int, given: Any) -> Entry:
    key = given.get("_id", given.get("id")) if isinstance(given, dict) else None
    if key is None or not isinstance(given.get("text", ""), str):
        raise CommandError(f"{path}, line {number}: an object with “_id” and “text” is expected.")
    title = given.get("title")
    return Entry(str(key), given.get("text", ""), title if isinstance(title, str) else "")
