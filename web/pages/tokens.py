"""Where people make the keys by which their programs sign in, and end them."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.domain.vocabulary import Scope
from accounts.errors import Refused
from accounts.models import ApiToken, User
from accounts.permissions import may
from accounts.services.tokens import issue_token, revoke_token
from web.desk.access import status_of, told
from web.desk.signed_in import signed_in

LIVES = {"7": "a week", "30": "a month", "90": "three months", "365": "a year"}
"""How long a token may be asked to last, by days."""

USUAL_LIFE = "90"
SCOPES = {
    Scope.READ: "Read what you may read",
    Scope.WRITE: "Write what you may write, and read",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A token as it is listed; `state` says in a word whether it still works."""

    token: ApiToken
    state: str

    @property
    def is_in_force(self) -> bool:
        """Whether a program may still sign in with it."""
        return self.state == "in use"


@dataclass(slots=True)
class Form:
    """What was typed, and what was wrong with it by field."""

    name: str = ""
    scopes: list[str] = field(default_factory=lambda: [Scope.READ.value])
    days: str = USUAL_LIFE
    wrong: dict[str, list[str]] = field(default_factory=dict)

    @property
    def refused(self) -> list[str]:
        """What was wrong with the whole."""
        return self.wrong.get("", [])


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """Will list a person's tokens and make one, whose key is shown in this answer alone."""
    by, now = person(request), timezone.now()
    form, key, status = Form(), "", 200
    if request.method == "POST":
        form = _typed(request)
        try:
            key = _made(form, by, now)
            form = Form()
        except (ValidationError, Refused) as refusal:
            form.wrong, status = told(refusal), status_of(refusal)
    context = {
        "rows": [Row(token, _state(token, now)) for token in _tokens(by)],
        "may_make": may(by, "apitoken.issue"),
        "form": form,
        "key": key,
        "scopes": [(scope.value, says) for scope, says in SCOPES.items()],
        "lives": list(LIVES.items()),
        "example": settings.SITE_URL.rstrip("/") + reverse("api:claims") + "?page_size=3",
    }
    return render(request, "web/tokens.html", context, status=status)


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Will ask whether a token is to end, and end it.

    Raises: Http404 for a token that is not this person's own.
    """
    by = person(request)
    token = get_object_or_404(_tokens(by), pk=pk)
    if request.method == "POST":
        revoke_token(token, by=by, now=timezone.now())
        messages.success(
            request, f"“{token.name}” has ended: no program signs in with it any more."
        )
        return redirect("tokens")
    row = Row(token, _state(token, timezone.now()))
    return render(request, "web/token_revoke.html", {"row": row})


def person(request: HttpRequest) -> User:
    """Who is signed in.

    Raises: PermissionDenied.
    """
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def _tokens(user: User) -> "models.QuerySet[ApiToken]":
    return ApiToken.objects.of(user).with_owner().newest_first()


def _typed(request: HttpRequest) -> Form:
    sent = request.POST
    return Form(sent.get("name", ""), sent.getlist("scopes"), sent.get("days", ""))


def _made(form: Form, by: User, now: datetime) -> str:
    """The key of a token as it was asked for.

    Raises: ValidationError, NotAllowed.
    """
    if not form.scopes or not set(form.scopes) <= set(Scope):
        said = "Say what the token may be used for."
        raise ValidationError({"scopes": ValidationError(said, code="scopes")})
    if form.days not in LIVES:
        said = "Choose how long it lasts."
        raise ValidationError({"expires_at": ValidationError(said, code="expires_at")})
    _, key = issue_token(
        by,
        name=form.name,
        scopes=[Scope(scope) for scope in form.scopes],
        expires_at=now + timedelta(days=int(form.days)),
        by=by,
        now=now,
    )
    return key


def _state(token: ApiToken, now: datetime) -> str:
    if token.revoked_at is not None:
        return "revoked"
    return "in use" if token.expires_at > now else "expired"
