"""What a process does that was begun to share in counting. It imports nothing of the application
before the application is set up.
"""

import os


def share(database: str) -> tuple[int, int]:
    """Will count marked claims of this database until none is left to take.

    Returns how many it counted, and how many of their results changed.

    Raises: CountingFailed.
    """
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.db import connection, connections

    from claims.services.draining import drain

    connections.settings[connection.alias]["NAME"] = database
    counted = changed = 0
    for batch in drain():
        counted, changed = counted + len(batch.claims), changed + batch.changed
    return counted, changed
