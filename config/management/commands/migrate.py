"""`manage.py migrate`, run by the owner of the tables."""

from typing import Any

from django.core.management.commands import migrate

from config.database.roles import as_owner, grant_to_app


class Command(migrate.Command):
    """Migrates as the owner and gives the app its rights on the result."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Will migrate, then grant."""
        alias = options["database"]
        with as_owner(alias):
            super().handle(*args, **options)
            grant_to_app(alias)
