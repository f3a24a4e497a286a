"""`manage.py create_token USER NAME`: a key by which a program signs in, told once."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.domain.vocabulary import Scope
from accounts.models import User
from accounts.services.tokens import LONGEST_LIFE, issue_token

DAYS = 90


class Command(BaseCommand):
    """Makes a token of a person. Whoever runs it has the database, and so is asked for no role."""

    help = "Makes a token with which a program signs in as a person; its key is written once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Will take whose token it is, what it is called and what it may."""
        parser.add_argument("user", help="the username of its owner")
        parser.add_argument("name", help="what it is for, such as “nightly import”")
        parser.add_argument(
            "--scope",
            action="append",
            choices=[scope.value for scope in Scope],
            help="what it may be used for; give it twice for both (read)",
        )
        parser.add_argument(
            "--days",
            type=int,
            default=DAYS,
            metavar="N",
            help=f"how long it lasts, at most {LONGEST_LIFE.days} ({DAYS})",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Will write the key alone to the standard output, and what is to be known of it beside.

        Raises: CommandError.
        """
        user = User.objects.filter(username=options["user"]).first()
        if user is None:
            raise CommandError(f"There is nobody called “{options['user']}”.")
        if not 1 <= options["days"] <= LONGEST_LIFE.days:
            raise CommandError(f"--days takes a number from 1 to {LONGEST_LIFE.days}.")
        now = timezone.now()
        try:
            token, key = issue_token(
                user,
                name=options["name"],
                scopes=[Scope(scope) for scope in options["scope"] or [Scope.READ]],
                expires_at=now + timedelta(days=options["days"]),
                by=None,
                now=now,
            )
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from None
        self.stderr.write(
            f"“{token.name}” signs in as {user.username} ({', '.join(token.scopes)}) until "
            f"{token.expires_at:%Y-%m-%d}. Its key is told only now:"
        )
        self.stdout.write(key)
