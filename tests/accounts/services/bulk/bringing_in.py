"""Imports and exports as the tests ask for them."""

import hashlib
import io
from typing import Any

import orjson

from accounts.domain.vocabulary import ImportFormat
from accounts.models import ImportFault, ImportRun
from accounts.models.bulk.parts import kinds
from accounts.services.bulk.exporting import export_lines
from accounts.services.bulk.importing import begin_import, go_on
from tests.factories.accounts import UserFactory


def as_lines(*records: dict[str, Any]) -> bytes:
    """Records, one a line."""
    return b"".join(orjson.dumps(record) + b"\n" for record in records)


def imported(
    content: bytes, *, format: str = "ndjson", kind: str = "", dry_run: bool = False
) -> ImportRun:
    """The import of a file, to its end."""
    by = UserFactory(roles=["editor"])
    run = begin_import(
        name="records",
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        by=by,
        format=ImportFormat(format),
        kind=kind,
        dry_run=dry_run,
    )
    *_, last = go_on(run, io.BytesIO(content), by=by)
    return last


def exported(*names: str, to_staff: bool = True) -> bytes:
    """What there is of these kinds, or of all."""
    return b"".join(export_lines(list(names or kinds()), to_staff=to_staff))


def told(run: ImportRun) -> list[tuple[int, str, str]]:
    """The report of an import: line, field, code."""
    return list(ImportFault.objects.of(run.pk).values_list("line", "field", "code"))
