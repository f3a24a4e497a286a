"""Imports: begun once for a file, written chunk by chunk, gone on with after whatever ended a process."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from accounts.domain.vocabulary import ImportFormat, ImportState
from accounts.models import ImportFault, ImportRun, User
from accounts.models.bulk.parts import Unfit, kinds, take_locks
from accounts.services.bulk.faults import Fault, lines_of
from accounts.services.bulk.loading import Loaded, load
from accounts.services.bulk.reading import Opened, Raw, raw_lines
from accounts.services.bulk.shaping import Line, header_of, shaped
from accounts.services.steps import log_event, verb

CHUNK_LINES = 5_000
CHUNK_BYTES = 8 * 1024 * 1024
"""What one transaction writes at the most: about a second of work, in which nobody else writes."""

MOST_REHEARSED = 100_000
"""Faults that a rehearsal keeps: it holds them in memory until it is taken back."""

TASK = "accounts.import_records"


def begin_import(
    *, name: str, sha256: str, size: int, by: User | None, dry_run: bool = False,
    format: ImportFormat = ImportFormat.NDJSON, kind: str = "",
) -> ImportRun:  # fmt: skip
    """Will note a new import, of which nothing is written yet.

    `kind` is that of lines that name none; `sha256` and `size` (in bytes) say of which file.
    """
    with verb("importrun.begin", by=by):
        run = ImportRun.objects.create(
            name=name[:200],
            format=format.value,
            kind=kind,
            dry_run=dry_run,
            sha256=sha256,
            size=size,
            started_by=by,
        )
        log_event(
            "importrun.begun", run, by=by, after={"name": run.name, "sha256": sha256, "size": size}
        )
    return run


def go_on(run: ImportRun, file: Opened, *, by: User | None) -> Iterator[ImportRun]:
    """Will write what is not written yet of a file, and tell after each chunk how far it is.

    Several may do this at once: one waits for the other. A rehearsal is one transaction that is
    taken back, so that it begins anew when it is ended.
    """
    header = _header(run, file, by=by)
    if header is None:
        yield run
        return
    if run.dry_run:
        yield from _rehearse(run, file, header, by=by)
        return
    while run.state not in (ImportState.DONE, ImportState.FAILED):
        run = _write_chunk(run.pk, file, header, by=by)
        yield run


def _header(run: ImportRun, file: Opened, *, by: User | None) -> list[str] | None:
    """The names in the first row of a table, none of JSON lines; None where it cannot be read."""
    if run.format != ImportFormat.CSV:
        return []
    first = next(raw_lines(file, 0, 0, is_table=True), None)
    try:
        names = header_of(first) if first else []
        if not names or "" in names or len(set(names)) < len(names):
            raise Unfit("", ", ".join(names), "not_a_table")
    except Unfit as unfit:
        fault = Fault(1, "", str(unfit.value)[:300], unfit.code, "The first row names the columns.")
        with verb("importrun.fail", by=by):
            _keep_faults(run, [fault])
            run.state, run.faults = ImportState.FAILED.value, 1
            _finish(run, by=by)
        return None
    if run.position == 0 and first:
        run.position, run.line = first.after, first.last
        run.save(update_fields=["position", "line"])
    return names


def _write_chunk(pk: int, file: Opened, header: Sequence[str], *, by: User | None) -> ImportRun:
    """Writes one chunk and how far it goes, in one transaction."""
    with verb("importrun.write", by=by):
        _take_time()
        take_locks()
        run = ImportRun.objects.select_for_update(of=("self",)).get(pk=pk)
        if run.state in (ImportState.DONE, ImportState.FAILED):
            return run
        chunk = _chunk(raw_lines(file, run.position, run.line, is_table=bool(header)))
        if not chunk:
            run.state = ImportState.DONE.value
            _finish(run, by=by)
            return run
        loaded = _load(run, chunk, header, by=by)
        run.state, run.position, run.line = (
            ImportState.RUNNING.value,
            chunk[-1].after,
            chunk[-1].last,
        )
        _count(run, loaded)
        _keep_faults(run, loaded.faults)
        run.changed_at = timezone.now()
        run.save()
        _log(run, chunk, loaded, by=by)
        for name, ids in loaded.added.items():
            if ids:
                kinds()[name].follow(ids)
    return run


def _rehearse(
    run: ImportRun, file: Opened, header: Sequence[str], *, by: User | None
) -> Iterator[ImportRun]:
    """Writes everything in one transaction and takes it back; what was at fault is kept."""
    faults: list[Fault] = []
    with verb("importrun.rehearse", by=by):
        _take_time()
        rows = raw_lines(file, run.position, run.line, is_table=bool(header))
        while chunk := _chunk(rows):
            loaded = _load(run, chunk, header, by=by)
            run.position, run.line = chunk[-1].after, chunk[-1].last
            _count(run, loaded)
            faults += loaded.faults[: MOST_REHEARSED - len(faults)]
            yield run
        transaction.set_rollback(True)
    with verb("importrun.rehearsed", by=by):
        _keep_faults(run, faults)
        run.state = ImportState.DONE.value
        _finish(run, by=by)
    yield run


def _chunk(rows: Iterator[Raw]) -> list[Raw]:
    """The next lines: so many, or so many bytes of them, one at the least."""
    chunk, size = list[Raw](), 0
    for raw in islice(rows, CHUNK_LINES):
        chunk.append(raw)
        size += len(raw.content)
        if size >= CHUNK_BYTES:
            break
    return chunk


def _load(
    run: ImportRun, chunk: Sequence[Raw], header: Sequence[str], *, by: User | None
) -> Loaded:
    known, lines, faults = kinds(), list[Line](), list[Fault]()
    for raw in chunk:
        one = shaped(raw, known, header=header, kind=run.kind)
        if isinstance(one, Fault):
            faults.append(one)
        elif one is not None:
            lines.append(one)
    loaded = load(lines, run=run.pk, by=by.pk if by else None)
    loaded.faults = sorted([*faults, *loaded.faults], key=lambda fault: fault.line)
    return loaded


def _count(run: ImportRun, loaded: Loaded) -> None:
    """Adds what became of a chunk to the counts."""
    counts: dict[str, Counter[str]] = {
        what: Counter(run.counts.get(what, {})) for what in ("added", "known")
    }
    counts["added"].update({name: len(ids) for name, ids in loaded.added.items() if ids})
    counts["known"].update({name: number for name, number in loaded.known.items() if number})
    run.counts = {what: dict(sorted(one.items())) for what, one in counts.items()}
    run.faults += len(lines_of(loaded.faults))


def _log(run: ImportRun, chunk: Sequence[Raw], loaded: Loaded, *, by: User | None) -> None:
    """Logs one event about a chunk: everything else that happens follows from it."""
    told: dict[str, Any] = {"first_line": chunk[0].number, "last_line": chunk[-1].last}
    told["added"] = {name: len(ids) for name, ids in loaded.added.items() if ids}
    told["faults"] = len(lines_of(loaded.faults))
    log_event("importrun.written", run, by=by, after=told)


def _keep_faults(run: ImportRun, faults: Sequence[Fault]) -> None:
    ImportFault.objects.bulk_create(
        (
            ImportFault(
                run=run,
                line=one.line,
                field=one.field[:300],
                value=one.value,
                code=one.code,
                said=one.sentence,
            )
            for one in faults
        ),
        batch_size=2_000,
    )


def _finish(run: ImportRun, *, by: User | None) -> None:
    """Notes that an import is over; the file is needed no more."""
    run.changed_at = timezone.now()
    run.save()
    run.parts.all().delete()
    log_event(f"importrun.{run.state}", run, by=by, after={**run.counts, "faults": run.faults})


def _take_time() -> None:
    """Lets this transaction take, and wait, as long as it does."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0; "
            "SET LOCAL idle_in_transaction_session_timeout = 0"
        )
