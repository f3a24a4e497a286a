"""Programs sign in with a token; people with the session of their browser."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from drf_spectacular.authentication import SessionScheme
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, SessionAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request

from accounts.domain.vocabulary import Scope
from accounts.errors import NotAllowed
from accounts.models import ApiToken, User
from accounts.services.signing_in import lacks_second_factor
from accounts.services.tokens import token_of

SCHEME = "Bearer"


def bearer_of(header: str | None) -> str | None:
    """The key that a header of authorization gives, None where it gives none of ours.

    What is not ASCII is nobody's key. Some servers hand on such a header as an empty one, so that an
    empty one is no key either: whoever sent it meant to sign in.

    >>> bearer_of("Bearer ss_abc"), bearer_of("Basic eDp5"), bearer_of("Bearer é"), bearer_of(None)
    ('ss_abc', None, '', None)
    """
    if header is None:
        return None
    if not header.strip() or not header.isascii():
        return ""
    scheme, *key = header.split(maxsplit=1)
    return "".join(key).strip() if scheme.lower() == SCHEME.lower() else None


class TokenAuthentication(BaseAuthentication):
    """Reads `Authorization: Bearer …`. A token never does more than its owner, nor than its scopes."""

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        """Will return owner and token, None where no token is given.

        Raises: AuthenticationFailed for an unknown, ended or expired one.
        """
        key = bearer_of(request.META.get("HTTP_AUTHORIZATION"))
        if key is None:
            return None
        token = token_of(key, now=timezone.now())
        if token is None:
            said = "This token is unknown, was revoked or has expired."
            raise AuthenticationFailed(said, code="invalid_token")
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        """What an answer 401 says about signing in."""
        return SCHEME


class BrowserAuthentication(SessionAuthentication):
    """Reads the session of a browser; who must have a second factor and has none changes nothing."""

    def authenticate(self, request: Request) -> tuple[User, None] | None:
        """Will return who is signed in, None where nobody is.

        Raises: NotAllowed; PermissionDenied for a change without the form's token.
        """
        found = super().authenticate(request)
        if found and request.method not in SAFE_METHODS and lacks_second_factor(found[0]):
            said = "Set up a second factor first: changes in a browser take one here."
            raise NotAllowed(said, second_factor=reverse("mfa_index"))
        return found


def require_scope(request: Request) -> None:
    """Will pass who signed in without a token, or with one whose scopes cover the request.

    Raises: NotAllowed.
    """
    token = request.auth
    scope = Scope.READ if request.method in SAFE_METHODS else Scope.WRITE
    if isinstance(token, ApiToken) and not token.may(scope):
        said = f"The token “{token.name}” has not the scope “{scope}” that this takes."
        raise NotAllowed(said, scopes=token.scopes, needs=scope.value)


def is_reader(request: HttpRequest) -> bool:
    """Whether a request that no view of the framework meets comes from somebody who may read.

    That is who has a session, or a token in force with the scope for it.
    """
    key = bearer_of(request.headers.get("Authorization"))
    if key is None:
        return request.user.is_authenticated
    token = token_of(key, now=timezone.now())
    return token is not None and token.may(Scope.READ)


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How the OpenAPI document describes tokens."""

    target_class = TokenAuthentication
    name = "token"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        """A bearer token."""
        return {"type": "http", "scheme": "bearer"}


class BrowserScheme(SessionScheme):  # type: ignore[no-untyped-call]
    """How the OpenAPI document describes sessions."""

    target_class = "accounts.api.authentication.BrowserAuthentication"
