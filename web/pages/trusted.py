"""Pages for those who may do something: the others are led to sign in, or told that they may not."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from accounts.models import User
from accounts.permissions import may


def trusted(request: HttpRequest, action: str) -> User:
    """Will return who is signed in, if this person may do this.

    Raises: PermissionDenied.
    """
    if not isinstance(request.user, User) or not may(request.user, action):
        raise PermissionDenied
    return request.user
