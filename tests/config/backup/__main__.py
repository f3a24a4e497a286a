"""A command of the product on a test database: `python -m tests.config.backup DATABASE COMMAND…`."""

import os
import sys

import django
from django.core.management import execute_from_command_line


def main(database: str, *arguments: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.db import connections

    connections.settings["default"]["NAME"] = database
    execute_from_command_line(["manage.py", *arguments])


main(*sys.argv[1:])
