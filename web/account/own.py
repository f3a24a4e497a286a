"""One's own settings: name and address, how one signs in, and which letters one gets."""

from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.domain.vocabulary import NoticeKind
from accounts.errors import Refused
from accounts.models import User
from accounts.services import notices, signing_in
from accounts.services.addresses import MOVED, ask_to_confirm
from accounts.services.letters import tell_of_security
from accounts.services.people import save_person
from accounts.services.steps import verb
from web.account.boxes import FIRST_NAME, LAST_NAME, Box, Boxes
from web.desk.access import status_of, told
from web.desk.signed_in import signed_in
from web.pages.tokens import person

FIELDS = ("first_name", "last_name", "email")
ASKED = (
    FIRST_NAME,
    LAST_NAME,
    Box(
        "email",
        "E-mail address",
        hint="Letters go there, and the link to a new password. A new address is confirmed first.",
        type="email",
        autocomplete="email",
        longest=254,
    ),
    Box(
        "password",
        "Present password",
        hint="Only to change the e-mail address.",
        type="password",
        autocomplete="current-password",
        longest=4096,
    ),
)


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Will show one's own settings, and take a change of the name or of the letters."""
    by, status = person(request), 200
    form = Boxes(ASKED, {name: getattr(by, name) for name in FIELDS})
    if request.method == "POST" and request.POST.get("part") == "letters":
        asked = set(request.POST.getlist("wanted"))
        notices.choose(by, [kind for kind in NoticeKind if kind in asked], by=by)
        messages.success(request, "Saved: you get the letters that are ticked.")
        return redirect("account")
    if request.method == "POST":
        form.fill(request.POST)
        try:
            _save(by, form.some(FIELDS), form.typed["password"])
            messages.success(request, _saved(by, form.typed["email"]))
            return redirect("account")
        except (ValidationError, Refused) as refusal:
            form.wrong, status = told(refusal), status_of(refusal)
    muted = notices.muted_kinds(by)
    context = {
        "person": by,
        "form": form,
        "letters": [(kind.value, says, kind not in muted) for kind, says in notices.LABELS.items()],
        "has_factor": signing_in.has_second_factor(by),
        "roles": sorted(by.roles),
    }
    return render(request, "web/account/account.html", context, status=status)


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def end_own_sessions(request: HttpRequest) -> HttpResponse:
    """Will ask whether to sign out everywhere, and do so, here too."""
    by = person(request)
    if request.method == "POST":
        signing_in.end_sessions(by, by=by)
        logout(request)
        return redirect("account_login")
    return render(request, "web/account/sessions.html")


def _save(by: User, typed: dict[str, str], password: str) -> None:
    """Writes what somebody typed about themselves; another address takes the password.

    A new one is theirs once it is confirmed. One that is taken away is told: whoever reads the
    letters there may know nothing of it.

    Raises: ValidationError, TooOften.
    """
    fresh = User.objects.get(pk=by.pk)
    former, address = fresh.email, typed["email"]
    if address != former:
        _require_password(fresh, password)
    for name, value in typed.items():
        setattr(fresh, name, value)
    if address:
        fresh.email = former
    with verb("user.change", by=by):
        save_person(fresh, by=by)
        if address and address != former:
            ask_to_confirm(fresh, address, by=by)
        elif address != former:
            tell_of_security(fresh, MOVED, by=by, former=former)


def _saved(by: User, address: str) -> str:
    """What is said when it was saved."""
    if address in ("", by.email):
        return "Saved."
    return (
        f"Saved. {address} becomes your address once you open the link in the letter that goes there. "
        "The link holds for three days."
    )


def _require_password(user: User, password: str) -> None:
    """Raises: ValidationError, TooOften."""
    counted = signing_in.count_code(user, now=timezone.now())
    if user.has_usable_password() and not user.check_password(password):
        said = "To change the address, type your present password here."
        raise ValidationError({"password": ValidationError(said, code="password")})
    signing_in.take_back(counted)
