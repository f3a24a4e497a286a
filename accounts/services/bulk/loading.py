"""Writes one chunk of lines: staged by COPY, looked at and inserted by statements over all of them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection

from accounts.models import Installation
from accounts.models.bulk import catalogue, checking, staging
from accounts.models.bulk.parts import Kind, Part, kinds
from accounts.services.bulk.faults import Fault
from accounts.services.bulk.shaping import Line
from accounts.services.records import message_of, refusals


@dataclass(slots=True)
class Loaded:
    """What became of the lines of a chunk: the ids of new records and how many were known, by kind, and
    what was refused.
    """

    added: dict[str, list[int]] = field(default_factory=dict)
    known: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)


def load(lines: Sequence[Line], *, run: int, by: int | None) -> Loaded:
    """Will write these lines, kind by kind, and leave out those at fault.

    The caller is inside of a verb.
    """
    loaded = Loaded()
    with connection.cursor() as cursor:
        cursor.execute(staging.TABLES)
        with cursor.copy(staging.COPY) as copy:
            for line in lines:
                copy.write_row((line.number, line.kind, line.key, line.json.decode()))
        cursor.execute(f"ANALYZE {staging.LINES}")
    there = {line.kind for line in lines}
    for kind in kinds().values():
        if kind.name in there:
            _Loading(kind, run, by, loaded).load()
    return loaded


class _Loading:
    """The lines of one kind in a chunk."""

    def __init__(self, kind: Kind, run: int, by: int | None, loaded: Loaded) -> None:
        self.kind, self.run, self.by, self.loaded = kind, run, by, loaded
        self.code = Installation.objects.code()
        self.passed: set[int] = set()
        self.parts = list[Part]()

    def load(self) -> None:
        """Will stage, check and write them."""
        self._find(staging.REPEATED, self.kind.record)
        known = {row[0] for row in self._rows(staging.known(self.kind))} - self.passed
        self.passed |= known
        self.loaded.known[self.kind.name] += len(known)
        self._stage()
        for part in self.parts:
            self._find(checking.faults_in(part, staging.stage_of(part)), part)
        self._resolve()
        for part in self.parts:
            self._find(staging.unknown_in(part), part)
        for part in self.parts:
            self._run(staging.type_rows(part))
            if part.tidy:
                self._run(part.tidy.format(rows=staging.rows_of(part)))
            self._run(f"ANALYZE {staging.rows_of(part)} (line)")
        self._compare()
        waiting = dict(self._rows(staging.lines_in(self.kind.record)))
        written = self._write(list(waiting))
        self.loaded.added[self.kind.name] = [waiting[line] for line in written]
        for part in self.parts:
            self._run(staging.drop(part))

    def _stage(self) -> None:
        """Takes the rows out of the lines; parts that no line has are passed over from here on."""
        for part, above in _walk(self.kind.record):
            if above is None:
                self._run(staging.stage_record(self.kind))
            elif above in self.parts and self._rows(staging.any_of(part, above)):
                self._run(staging.stage_part(part, above))
            else:
                continue
            self.parts.append(part)
            self._run(f"ANALYZE {staging.stage_of(part)} (line)")

    def _resolve(self) -> None:
        """Finds what the lines refer to: by key, else by what else it is called."""
        for part in self.parts:
            for kind in dict.fromkeys(one.refers for one in part.told if one.refers):
                among = staging.stage_of(self.kind.record) if kind == self.kind.name else ""
                self._run(staging.resolve(part, kind, among))
                target = kinds()[kind]
                own = staging.OWN.format(kind=kind, code=self.code)
                self._run(staging.resolve_own(target), kind=kind, own=own)
                unresolved = [row[0] for row in self._rows(staging.UNRESOLVED, kind=kind)]
                found = target.natural(unresolved) if unresolved else {}
                if found:
                    refs, ids = list(found), list(found.values())
                    self._run(staging.RESOLVED, kind=kind, refs=refs, ids=ids)
                if "merged_into" in target.record.leave:
                    self._run(staging.resolve_merged(target), kind=kind)

    def _compare(self) -> None:
        """Looks for rows that break what the database keeps of them."""
        for part in self.parts:
            rules = catalogue.rules_of(part)
            self._find(catalogue.broken(part, rules), part, is_rule=True)
            for rule in rules.uniques:
                self._find(catalogue.clashing(part, rule), part, is_rule=True)

    def _write(self, lines: list[int]) -> Iterator[int]:
        """Writes these lines; where the database refuses, the halves, until the one at fault is found."""
        if not lines:
            return
        ends = {"first": lines[0], "last": lines[-1]}
        try:
            with refusals():
                for part in self.parts:
                    self._run(staging.insert(part), **ends)
                stage = staging.stage_of(self.kind.record)
                self._run(
                    staging.NAME_KEYS.format(stage=stage),
                    **ends,
                )
        except ValidationError as refused:
            if len(lines) > 1:
                middle = len(lines) // 2
                yield from self._write(lines[:middle])
                yield from self._write(lines[middle:])
                return
            code = str(refused.code or "database")
            self._refuse(Fault(lines[0], "", "", code, refused.messages[0]))
            return
        yield from lines

    def _find(self, statement: str, part: Part, *, is_rule: bool = False) -> None:
        """Notes the faults that a statement lists: one for each line, field and code."""
        if not statement:
            return
        for line, name, value, code in dict.fromkeys(self._rows(statement)):
            said = message_of(code, code) if is_rule else ""
            self._refuse(Fault(line, _placed(part, name), value or "", code, said))

    def _refuse(self, fault: Fault) -> None:
        self.loaded.faults.append(fault)
        self.passed.add(fault.line)

    def _rows(self, statement: str, **values: Any) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(statement, self._values(values))
            return list(cursor.fetchall())

    def _run(self, statement: str, **values: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement, self._values(values))

    def _values(self, values: dict[str, Any]) -> dict[str, Any]:
        name = self.kind.name
        return {
            "run": self.run,
            "by": self.by,
            "passed": sorted(self.passed),
            "kind": name,
            "own": staging.OWN.format(kind=name, code=self.code),
            **values,
        }


def _placed(part: Part, names: str) -> str:
    """The names of fields of a part as they stand in the line."""
    if not part.name or not names:
        return names
    if part.bare:
        return part.name
    return ", ".join(f"{part.name}.{name}" for name in names.split(", "))


def _walk(part: Part, above: Part | None = None) -> Iterator[tuple[Part, Part | None]]:
    """A part and all below it, each with the one above it."""
    yield part, above
    for inner in part.parts:
        yield from _walk(inner, part)
