"""Files that are handed in: kept, and left to a worker to import."""

from typing import BinaryIO

from accounts.domain.vocabulary import ImportFormat, ImportState
from accounts.models import ImportRun, User
from accounts.services.bulk.importing import TASK, begin_import, go_on
from accounts.services.bulk.stored import keep, opened
from accounts.services.jobs import defer_job
from accounts.services.steps import log_event, verb


def hand_in(
    file: BinaryIO, *, name: str, sha256: str, size: int, by: User, dry_run: bool, kind: str,
    format: ImportFormat,
) -> ImportRun:  # fmt: skip
    """Will keep a file and ask a worker to import it; the same file under way is gone on with."""
    under_way = ImportRun.objects.unfinished(sha256, dry_run=dry_run).first()
    if under_way is not None and under_way.parts.exists():
        return under_way
    with verb("importrun.hand_in", by=by):
        run = begin_import(
            name=name, sha256=sha256, size=size, by=by, dry_run=dry_run, format=format, kind=kind
        )
        keep(run, file.read)
        defer_job(TASK, by=by, run=run.pk)
    return run


def import_stored(run: int, *, by: User | None) -> None:
    """Will import what was handed in, or what is left of it."""
    found = ImportRun.objects.filter(pk=run).first()
    if found is not None:
        for _ in go_on(found, opened(found), by=by):
            pass


def give_up(run: int, why: str, *, by: User | None) -> None:
    """Will note that an import failed by a mistake of ours: what it wrote so far stays."""
    with verb("importrun.fail", by=by):
        found = ImportRun.objects.select_for_update().filter(pk=run).first()
        if found is not None and found.state != ImportState.DONE:
            found.state, found.note = ImportState.FAILED.value, why
            found.save(update_fields=["state", "note"])
            log_event("importrun.failed", found, by=by, reason=why)
