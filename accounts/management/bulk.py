"""What the commands of imports and exports have in common."""

from django.core.management.base import CommandError

from accounts.models import User


def person_named(name: str) -> User | None:
    """The person of a username; None for none.

    Raises: CommandError.
    """
    if not name:
        return None
    found = User.objects.filter(username=name).first()
    if found is None:
        raise CommandError(f"There is nobody called {name}.")
    return found
