"""`manage.py revoke_token USER NAME`: ends a token at once and for good."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.models import ApiToken
from accounts.services.tokens import revoke_token


class Command(BaseCommand):
    """Ends a token of a person. Whoever runs it has the database, and so is asked for no role."""

    help = "Ends a token at once and for good."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Will take whose token it is and what it is called."""
        parser.add_argument("user", help="the username of its owner")
        parser.add_argument("name", help="what it is called")

    def handle(self, *args: Any, **options: Any) -> None:
        """Will end it, and say since when it has.

        Raises: CommandError.
        """
        username, name = options["user"], options["name"]
        token = ApiToken.objects.called(username, name).first()
        if token is None:
            raise CommandError(f"{username} has no token called “{name}”.")
        ended = revoke_token(token, by=None, now=timezone.now())
        self.stdout.write(f"“{name}” of {username} has ended ({ended.revoked_at:%Y-%m-%d %H:%M}).")
