#!/usr/bin/env python
"""Django's command line for Second Source."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from config.database.errors import DatabaseUnusable


def main() -> None:
    """Run the command named on the command line; say in one sentence what makes that impossible."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        execute_from_command_line(sys.argv)
    except (DatabaseUnusable, ImproperlyConfigured) as refusal:
        sys.exit(str(refusal))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
