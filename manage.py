#!/usr/bin/env python
"""Django's command line for Second Source."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import ProgrammingError

from config.database.errors import DatabaseUnusable


def main() -> None:
    """Run the command named on the command line; say in one sentence what makes that impossible."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        _run()
    except (DatabaseUnusable, ImproperlyConfigured) as refusal:
        sys.exit(str(refusal))
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # Nobody reads on, as behind `| head -1`; Python would complain once more at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)


def _run() -> None:
    """Runs the command and writes out what it said.

    Raises: `DatabaseUnusable` also where a table is missing that a migration would make.
    """
    try:
        execute_from_command_line(sys.argv)
    except ProgrammingError as error:
        from config.database.readiness import check_tables  # the models are there only by now

        check_tables(error)
        raise
    finally:
        sys.stdout.flush()


if __name__ == "__main__":
    main()
