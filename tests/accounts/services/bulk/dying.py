"""`python -m tests.accounts.services.bulk.dying DATABASE FILE [forgetful]`: an import, told by chunks.

Whoever started it may kill it whenever they like. A forgetful one notes how far it is before it has
written that far.
"""

import os
import sys
import time
from pathlib import Path

import django


def main(database: str, path: str, *forgetful: str) -> None:
    """Imports the file, or goes on with it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.conf import settings

    settings.DATABASES["default"]["NAME"] = database
    from django.core.management import call_command

    from accounts.models import ImportRun
    from accounts.services.bulk import importing

    importing.CHUNK_LINES = int(os.environ.get("IMPORT_CHUNK", importing.CHUNK_LINES))
    real = importing._write_chunk

    def write(pk, file, header, **values):
        if forgetful:
            run = ImportRun.objects.get(pk=pk)
            chunk = importing._chunk(
                importing.raw_lines(file, run.position, run.line, is_table=False)
            )
            at = (run.position, run.line)
            if chunk:
                noted = {"position": chunk[-1].after, "line": chunk[-1].last}
                ImportRun.objects.filter(pk=pk).update(**noted)
        sys.stdout.write("chunk\n")
        sys.stdout.flush()
        if forgetful and chunk:
            time.sleep(0.1)
            ImportRun.objects.filter(pk=pk).update(position=at[0], line=at[1])
        return real(pk, file, header, **values)

    importing._write_chunk = write
    call_command("import_records", path, "--json")
    # Not `ru_maxrss`, which counts what the process that started this one had.
    (peak,) = [
        line for line in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in line
    ]
    sys.stderr.write(f"{peak}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
