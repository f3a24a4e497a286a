"""`manage.py create_person NAME --role ROLE…`: adds somebody who can sign in, with the roles they hold."""

import getpass
import sys
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from accounts.domain.vocabulary import Role
from accounts.models import User
from accounts.services.people import create_person


class Command(BaseCommand):
    """Creates one person, whole or not at all."""

    help = (
        "Adds a person with roles. The password is asked for twice, or read as one line from "
        "standard input with --password-stdin. Example: manage.py create_person hana --role editor"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Will take the name, the roles, and what is known of the person."""
        parser.add_argument("name", metavar="NAME", help="what they sign in with")
        parser.add_argument(
            "--role",
            action="append",
            default=[],
            choices=[role.value for role in Role],
            help="may be given several times",
        )
        parser.add_argument("--email", default="")
        parser.add_argument("--first-name", default="", help="readers see the full name of signers")
        parser.add_argument("--last-name", default="")
        secret = parser.add_mutually_exclusive_group()
        secret.add_argument("--password-stdin", action="store_true", help="one line, not shown")
        secret.add_argument(
            "--no-password", action="store_true", help="they cannot sign in until one is set"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Will create the person and say so.

        Raises: CommandError for a name that is taken or a password that is too weak.
        """
        names = ("email", "first_name", "last_name")
        told = {name: options[name] for name in names}
        roles = [Role(one) for one in dict.fromkeys(options["role"])]
        try:
            password = None if options["no_password"] else _password(options)
            if password is not None:
                validate_password(password, User(username=options["name"], **told))
            create_person(username=options["name"], password=password, roles=roles, by=None, **told)
        except ValidationError as refused:
            raise CommandError(" ".join(refused.messages)) from refused
        held = ", ".join(roles) or "no role"
        self.stdout.write(f"{options['name']} was added: {held}.")


def _password(options: dict[str, Any]) -> str:
    """The password, from standard input or typed twice.

    Raises: CommandError where the two differ, or where nobody is there to type them.
    """
    if options["password_stdin"]:
        return sys.stdin.readline().rstrip("\n")
    try:
        first, second = getpass.getpass("Password: "), getpass.getpass("Once more: ")
    except EOFError as ended:
        said = "No password was typed. Give it with --password-stdin, or say --no-password."
        raise CommandError(said) from ended
    if first != second:
        raise CommandError("The two passwords differ.")
    return first
