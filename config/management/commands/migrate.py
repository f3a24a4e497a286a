"""`manage.py migrate`, run by the owner of the tables."""

from typing import Any

from django.core.management.commands import migrate
from django.db import DEFAULT_DB_ALIAS

from claims.services.marking import mark_outdated
from config.database import readiness
from config.database.migrating import Executor
from config.database.roles import as_owner, grant_to_app, heed_every_trigger

migrate.MigrationExecutor = Executor  # type: ignore[attr-defined]  # Django's looks for it there


class Command(migrate.Command):
    """Migrates as the owner and gives the app its rights on the result."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Will look the database over, migrate it and grant, and mark what an older policy counted.

        Raises: `DatabaseUnusable` when the database lacks something we need.
        """
        alias = options["database"]
        readiness.check_owner_can_migrate(alias)
        with as_owner(alias):
            super().handle(*args, **options)
            heed_every_trigger(alias)
            grant_to_app(alias)
        if _is_whole(options):
            mark_outdated()
        if options["verbosity"] and (warning := readiness.warning(alias)):
            self.stderr.write(self.style.WARNING(warning))


def _is_whole(options: dict[str, Any]) -> bool:
    """Whether everything was migrated, so that every table is there."""
    parts = ("app_label", "plan", "check_unapplied", "prune")
    return options["database"] == DEFAULT_DB_ALIAS and not any(options[part] for part in parts)
