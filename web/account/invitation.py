"""Where somebody who was invited chooses a name and a password."""

from dataclasses import replace

from django.contrib import messages
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts.errors import Refused
from accounts.models import User
from accounts.services.invitations import NotInvited, accept, invited_by
from accounts.services.people import require_own
from web.account.boxes import FIRST_NAME, LAST_NAME, Box, Boxes
from web.desk.access import status_of, told

FIELDS = ("username", "first_name", "last_name")
NEW = Box("password1", "Password", type="password", autocomplete="new-password", longest=4096)
ASKED = (
    Box(
        "username",
        "Name to sign in with",
        hint="Letters, digits and @ . + - _",
        autocomplete="username",
        is_required=True,
    ),
    FIRST_NAME,
    LAST_NAME,
    replace(
        NEW,
        hint="At least eight characters, not numbers alone, and no common word.",
        is_required=True,
    ),
    replace(NEW, name="password2", label="Once more", is_required=True),
)


@sensitive_post_parameters("password1", "password2")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, key: str) -> HttpResponse:
    """Will show what somebody is invited to, and make their account; then they sign in."""
    form, status = Boxes(ASKED), 200
    try:
        found = invited_by(key, now=timezone.now())
        if request.method == "POST":
            form.fill(request.POST)
            _accept(key, form)
            messages.success(request, "Your account is made. Sign in with what you chose.")
            return _unlisted(redirect("account_login"))
    except NotInvited as refusal:
        said = {"said": refusal.message}
        return _unlisted(render(request, "web/account/not_invited.html", said, status=404))
    except (ValidationError, Refused) as refusal:
        form.wrong, status = told(refusal), status_of(refusal)
    context = {"form": form, "found": found}
    return _unlisted(render(request, "web/account/invitation.html", context, status=status))


def _accept(key: str, form: Boxes) -> None:
    """Makes the account, unless something is wrong: everything is told at once.

    Raises: ValidationError, NotInvited.
    """
    named, password = form.some(FIELDS), form.typed["password1"]
    user, wrong = User(**named), dict[str, list[ValidationError]]()
    try:
        require_own(user, *FIELDS)
    except ValidationError as refused:
        wrong |= refused.error_dict
    try:
        validate_password(password, user)
    except ValidationError as weak:
        wrong["password1"] = weak.error_list
    if password != form.typed["password2"]:
        said = "The two passwords differ. Type the same one twice."
        wrong["password2"] = [ValidationError(said, code="differ")]
    if wrong:
        raise ValidationError(dict(wrong))
    accept(key, password=password, now=timezone.now(), **named)


def _unlisted(answer: HttpResponse) -> HttpResponse:
    """Keeps the link out of search engines, and out of what other sites are told."""
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer
