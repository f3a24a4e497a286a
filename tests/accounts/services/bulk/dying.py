"""`python -m tests.accounts.services.bulk.dying DATABASE FILE`: one import, told chunk by chunk.

Whoever started it may kill it whenever they like.
"""

import os
import sys
from pathlib import Path

import django


def main(database: str, path: str) -> None:
    """Imports the file, or goes on with it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.conf import settings

    settings.DATABASES["default"]["NAME"] = database
    from django.core.management import call_command

    from accounts.services.bulk import importing

    importing.CHUNK_LINES = int(os.environ.get("IMPORT_CHUNK", importing.CHUNK_LINES))
    real = importing._write_chunk

    def write(*given, **values):
        sys.stdout.write("chunk\n")
        sys.stdout.flush()
        return real(*given, **values)

    importing._write_chunk = write
    call_command("import_records", path, "--json")
    # Not `ru_maxrss`, which counts what the process that started this one had.
    (peak,) = [
        line for line in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in line
    ]
    sys.stderr.write(f"{peak}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
