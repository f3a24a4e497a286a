"""Whose session it is, and who may sign in: allauth's, which reads the person by a hot statement.

`AUTHENTICATION_BACKENDS` names it. Every request of whoever signed in reads one person.
"""

from allauth.account.auth_backends import AuthenticationBackend

from accounts.domain.vocabulary import Role
from accounts.models import User
from accounts.models.user import PERSON


class Backend(AuthenticationBackend):  # type: ignore[misc]
    """Asks for a person as Django does, without compiling the question each time."""

    def get_user(self, user_id: int) -> User | None:
        """Called by Django for each session; nobody where there is none, or who may not sign in.

        They hold the roles that they have now: what is taken away during a request holds for the next.
        """
        found = next(iter(PERSON.read(user=user_id)), None)
        if found is None or not self.user_can_authenticate(found):
            return None
        found.roles = frozenset(map(Role, vars(found).pop("held")))
        return found
