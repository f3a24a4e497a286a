"""Asking somebody in by e-mail, and taking that back."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.domain.vocabulary import Role
from accounts.errors import Refused
from accounts.models import Invitation, User
from accounts.services import invitations
from web.account.people import ROLES
from web.desk.access import Told, status_of, told
from web.desk.signed_in import signed_in
from web.pages.trusted import trusted


@dataclass(slots=True)
class Form:
    """What was typed, and what was wrong with it by field."""

    email: str = ""
    roles: list[str] = field(default_factory=list)
    wrong: Told = field(default_factory=dict)

    @property
    def refused(self) -> list[str]:
        """What was wrong with the whole."""
        return self.wrong.get("", [])


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    """Will ask somebody in; the link is shown once, for a house without a mail server.

    Raises: PermissionDenied.
    """
    by = trusted(request, "invitation.add")
    form, link, made, status = Form(), "", None, 200
    if request.method == "POST":
        form = Form(request.POST.get("email", "").strip(), request.POST.getlist("roles"))
        try:
            made = _invite(form, by)
            link, form = invitations.link_of(made), Form()
        except (ValidationError, Refused) as refusal:
            form.wrong, status = told(refusal), status_of(refusal)
    context = {"form": form, "link": link, "made": made, "roles": list(ROLES.items())}
    return render(request, "web/account/invite.html", context, status=status)


@signed_in
@never_cache
@require_http_methods(["POST"])
def revoke_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """Will take an invitation back.

    Raises: PermissionDenied, Http404.
    """
    by = trusted(request, "invitation.change")
    found = get_object_or_404(Invitation, pk=pk)
    try:
        invitations.revoke_invitation(found, by=by, now=timezone.now())
        messages.success(request, f"The invitation to {found.email} was taken back.")
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect("people")


def _invite(form: Form, by: User) -> Invitation:
    """Raises: ValidationError, NotAllowed."""
    if not set(form.roles) <= set(Role):
        said = "There is no such role."
        raise ValidationError({"roles": ValidationError(said, code="role")})
    roles = [Role(role) for role in form.roles]
    return invitations.invite(form.email, roles, by=by, now=timezone.now())
