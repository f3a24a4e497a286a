"""The people who work here: who holds which role, who is asked in, and who is locked out."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.domain.numbers import number
from accounts.domain.vocabulary import Role
from accounts.errors import Refused
from accounts.models import Invitation, User
from accounts.permissions import may
from accounts.services import signing_in
from accounts.services.people import set_active
from accounts.services.role_table import Wanted, set_roles
from web.desk.access import is_stale, status_of, told
from web.desk.signed_in import signed_in
from web.pages.tokens import person
from web.pages.trusted import trusted

PAGE_SIZE = 50
ROLES = {
    Role.CONTRIBUTOR: "Looks at the desk and comments",
    Role.CURATOR: "Keeps articles, claims and sources",
    Role.REVIEWER: "Writes reviews",
    Role.EDITOR: "Signs and publishes reviews, keeps the records, writes",
    Role.ADMIN: "Gives roles, and may do what all the others may",
    Role.AUDITOR: "Reads the event log",
}
"""What each role is for, as short as it can be said."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One role of one person, as it is ticked."""

    role: Role
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A person as they are listed."""

    user: User
    cells: list[Cell]
    seen: str
    has_factor: bool

    @property
    def notes(self) -> list[str]:
        """What is said beside the name, which itself is not said twice."""
        user = self.user
        said = (
            (user.username, user.username != str(user)),
            (user.email, bool(user.email)),
            ("closed", not user.is_active),
            ("superuser, who may do everything", user.is_superuser),
            ("second factor", self.has_factor),
        )
        return [words for words, holds in said if holds]


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """Will list everybody with their roles, and give and take roles.

    What was ticked stays where it cannot be saved, unless somebody else was quicker.

    Raises: PermissionDenied.
    """
    trusted(request, "user.view")
    ticked: QueryDict | None = None
    wrong: list[str] = []
    status = 200
    if request.method == "POST":
        by = trusted(request, "rolegrant.add")
        try:
            count = set_roles(_wanted(request.POST), by=by)
            messages.success(request, "Saved." if count else "Nothing was changed.")
            return redirect(request.get_full_path())
        except (ValidationError, Refused) as refusal:
            wrong = [said for said_of in told(refusal).values() for said in said_of]
            ticked = None if is_stale(refusal) else request.POST
            status = status_of(refusal)
    return render(
        request,
        "web/account/people.html",
        {**_page(request, ticked), "wrong": wrong},
        status=status,
    )


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def person_step(request: HttpRequest, pk: int) -> HttpResponse:
    """Will show one person, and take a step about how they sign in.

    Raises: PermissionDenied, Http404.
    """
    trusted(request, "user.change" if request.method == "POST" else "user.view")
    user = get_object_or_404(User.objects.prefetch_related("role_grants__granted_by"), pk=pk)
    wrong: list[str] = []
    status = 200
    if request.method == "POST":
        by = trusted(request, "user.change")
        try:
            said = _take(request.POST.get("step", ""), user, by, request.POST.get("reason", ""))
            messages.success(request, said)
            return redirect("person", user.pk)
        except (ValidationError, Refused) as refusal:
            wrong = [said for said_of in told(refusal).values() for said in said_of]
            status = status_of(refusal)
    context = {
        "who": user,
        "grants": user.role_grants.all(),
        "is_self": user == person(request),
        "is_locked_out": signing_in.is_locked_out(user, now=timezone.now()),
        "has_factor": signing_in.has_second_factor(user),
        "may_change": may(request.user, "user.change", user),
        "wrong": wrong,
    }
    return render(request, "web/account/person.html", context, status=status)


def _take(step: str, user: User, by: User, reason: str) -> str:
    """Takes one step, and returns what is said of it.

    Raises: NotAllowed, LastAdmin, ValidationError.
    """
    match step:
        case "close" if user == by:
            raise ValidationError("Another admin closes your account, not you.", code="self")
        case "close":
            set_active(user, is_active=False, by=by, reason=reason)
            return f"{user} cannot sign in any more. What they did stays on record."
        case "open":
            set_active(user, is_active=True, by=by, reason=reason)
            return f"{user} can sign in again."
        case "unlock":
            signing_in.unlock(user, by=by)
            return f"{user} can try again at once."
        case "end-sessions":
            signing_in.end_sessions(user, by=by)
            return f"{user} was signed out everywhere."
        case "remove-factor":
            signing_in.remove_second_factor(user, by=by, reason=reason)
            return f"{user} signs in without a second factor, until a new one is set up."
    raise ValidationError("Say what is to be done.", code="required")


def _wanted(sent: QueryDict) -> list[Wanted]:
    """The roles that each person on the page is to hold.

    Raises: ValidationError for a role that there is not.
    """
    found = []
    for text in sent.getlist("person"):
        pk = number(text)
        if pk is not None:
            seen = _roles(sent.get(f"seen-{pk}", "").split())
            found.append(Wanted(pk, seen, _roles(sent.getlist(f"roles-{pk}"))))
    if not found:
        raise ValidationError("Nobody is named. Load the page again.", code="required")
    return found


def _roles(words: list[str]) -> frozenset[Role]:
    if not set(words) <= set(Role):
        raise ValidationError("There is no such role. Load the page again.", code="role")
    return frozenset(Role(word) for word in words)


def _page(request: HttpRequest, ticked: QueryDict | None) -> dict[str, object]:
    asked = request.GET.get("q", "").strip().replace("\x00", "")
    page = Paginator(_found(asked), PAGE_SIZE).get_page(request.GET.get("page"))
    rows = list(page.object_list)
    factors = signing_in.with_second_factor(rows)
    may_invite = may(request.user, "invitation.view")
    invitations = Invitation.objects.open().newest_first()[:PAGE_SIZE] if may_invite else []
    return {
        "lines": [_line(user, factors, ticked) for user in rows],
        "roles": list(ROLES.items()),
        "q": asked,
        "may_change": may(request.user, "rolegrant.add"),
        "invitations": [(one, one.is_in_force(timezone.now())) for one in invitations],
        "next": _to(asked, page.next_page_number()) if page.has_next() else "",
        "previous": _to(asked, page.previous_page_number()) if page.has_previous() else "",
    }


def _to(asked: str, page: int) -> str:
    return urlencode({"q": asked, "page": str(page)})


def _found(asked: str) -> QuerySet[User]:
    rows = User.objects.order_by("-is_active", "username").prefetch_related("role_grants")
    for word in asked.split():
        rows = rows.filter(
            Q(username__icontains=word)
            | Q(first_name__icontains=word)
            | Q(last_name__icontains=word)
            | Q(email__icontains=word)
        )
    return rows


def _line(user: User, factors: set[int], ticked: Mapping[str, object] | None) -> Line:
    held = {grant.role for grant in user.role_grants.all()}
    shown = held
    if isinstance(ticked, QueryDict) and f"seen-{user.pk}" in ticked:
        shown = set(ticked.getlist(f"roles-{user.pk}"))
    return Line(
        user=user,
        cells=[Cell(role, role in shown) for role in Role],
        seen=" ".join(sorted(held)),
        has_factor=user.pk in factors,
    )
