"""Whose session it is, and who may sign in: allauth's, which reads the person by a hot statement.

`AUTHENTICATION_BACKENDS` names it. Every request of whoever signed in reads one person.
"""

from allauth.account.auth_backends import AuthenticationBackend

from accounts.models import User
from accounts.models.user import PERSON


class Backend(AuthenticationBackend):  # type: ignore[misc]
    """Asks for a person as Django does, without compiling the question each time."""

    def get_user(self, user_id: int) -> User | None:
        """Called by Django for each session; nobody where there is none, or who may not sign in."""
        found = next(iter(PERSON.read(user=user_id)), None)
        return found if found and self.user_can_authenticate(found) else None
