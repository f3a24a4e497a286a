"""Reviews in the admin: to read, with the steps of the work as actions that call the same services."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from unfold.decorators import action

from accounts.admin.consequences import tell_consequences
from accounts.admin.deleting import sentence
from accounts.admin.filters import Days
from accounts.admin.permitted import signed_in
from accounts.domain.numbers import number
from accounts.errors import NotAllowed, Refused
from accounts.permissions import may
from accounts.services.public_log import collected
from reviews.admin.base import Written
from reviews.admin.rows import (
    CommentRows,
    CorrectionRows,
    PartyRows,
    ProposalRows,
    PublicationRows,
    RequestRows,
    SignOffRows,
    VersionRows,
)
from reviews.domain.actions import Action
from reviews.domain.asking import ASKED, NAMES
from reviews.domain.telling import DONE
from reviews.models import Review
from reviews.services.people import choices
from reviews.services.steps import VERBS, take_step, trusted_people

ON_THE_DESK = {
    Action.SAVE: "desk-edit",
    Action.EDIT: "desk-edit",
    Action.SIGN: "desk-sign",
    Action.APPLY_MINOR: "desk-sign",
}
"""Steps for which a version is written or read: they are taken on the desk."""

EXPECTED = "expected_version"


@admin.register(Review)
class ReviewAdmin(Written):
    """The work on one claim. Nothing of it is edited here: every step goes through its service."""

    inlines = [
        PartyRows,
        VersionRows,
        SignOffRows,
        PublicationRows,
        CorrectionRows,
        ProposalRows,
        RequestRows,
        CommentRows,
    ]
    actions_detail = ["take", "desk"]
    list_display = ["claim", "state", "version", "assigned_to", "due_on", "language", "opened_by"]
    list_filter = ["state", "language", ("due_on", Days)]
    list_select_related = ["claim", "version", "assigned_to", "opened_by"]
    search_fields = ["claim__statement", "claim__short", "slug", "version__headline"]

    def get_queryset(self, request: HttpRequest) -> "models.QuerySet[Any]":
        """The reviews without the long texts of their versions."""
        return super().get_queryset(request).defer("version__content", "version__body")

    def get_urls(self) -> list[URLPattern]:
        """The pages of a review, and the one on which a step is taken."""
        view = self.admin_site.admin_view(self.step_view)
        own = path("<int:pk>/steps/<slug:name>/", view, name="reviews_review_step")
        return [own, *super().get_urls()]

    # -- one review

    @action(description="Take a step…", url_path="steps")  # type: ignore[untyped-decorator]
    def take(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Will list what this person may do with the review now, and what not, with the reason.

        Raises: Http404, PermissionDenied.
        """
        review = self._review(request, unquote(str(object_id)))
        offered = choices(signed_in(request), review)
        shown = {
            "review": review,
            "allowed": [
                (NAMES[one.action], _way(one.action, review)) for one in offered if one.is_allowed
            ],
            "refused": [(NAMES[one.action], one.why_not) for one in offered if not one.is_allowed],
        }
        return self._page(request, "steps", f"Steps with “{review}”", **shown)

    @action(description="Open on the desk", url_path="desk")  # type: ignore[untyped-decorator]
    def desk(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Will lead to the review desk."""
        return HttpResponseRedirect(reverse("desk-review", args=[unquote(str(object_id))]))

    def step_view(self, request: HttpRequest, pk: int, name: str) -> HttpResponse:
        """Will ask what a step asks for, and take it; a refusal keeps what was typed.

        Raises: Http404, PermissionDenied.
        """
        review = self._review(request, pk)
        step = _step(name)
        wrong, status = "", 200
        if request.method == "POST":
            try:
                self._take(request, step, review, _expected(request))
                self.message_user(request, f"You {DONE[step]}.", messages.SUCCESS)
                tell_consequences(request)
                return HttpResponseRedirect(reverse("admin:reviews_review_change", args=[pk]))
            except (ValidationError, Refused) as refusal:
                wrong, status = sentence(refusal), _status(refusal)
                review = self._review(request, pk)
        shown = {"records": [review], "expected": review.row_version, "wrong": wrong}
        page = self._asking(request, step, f"{NAMES[step]}: “{review}”", **shown)
        page.status_code = status
        return page

    # -- several reviews at once

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """The steps that can be taken with several reviews at once, for those who are trusted with them."""
        found: dict[str, Any] = super().get_actions(request)
        for step in VERBS:
            if may(request.user, f"review.{step.value}"):
                name = f"step_{step.value}"
                found[name] = (_bulk(step), name, f"{NAMES[step]} (selected)")
        return found

    def take_with_several(
        self, request: HttpRequest, queryset: "models.QuerySet[Any]", step: Action
    ) -> HttpResponse | None:
        """Will ask what the step asks for, then take it with all of the chosen reviews or with none.

        Raises: ValidationError, Refused.
        """
        rows = list(queryset.order_by("pk"))
        wrong = ""
        if "confirmed" in request.POST:
            try:
                with transaction.atomic(), collected():
                    for row in rows:
                        self._take_one_of(request, step, row)
                self.message_user(request, f"{len(rows)}: you {DONE[step]}.", messages.SUCCESS)
                return None
            except (ValidationError, Refused) as refusal:
                wrong = f"Nothing was done. {sentence(refusal)}"
        title = f"{NAMES[step]}: {len(rows)} review{'' if len(rows) == 1 else 's'}"
        return self._asking(request, step, title, records=rows, wrong=wrong, is_bulk=True)

    def _take_one_of(self, request: HttpRequest, step: Action, row: Review) -> None:
        """Takes the step with one of several, as it was when the list was sent.

        Raises: ValidationError, Refused, naming the review.
        """
        try:
            self._take(request, step, row, _expected(request, f"{EXPECTED}-{row.pk}"))
        except ValidationError as refusal:
            raise ValidationError(f"{row}: {' '.join(refusal.messages)}") from refusal
        except Refused as refusal:
            refusal.message = f"{row}: {refusal.message}"
            raise

    # -- what both share

    def _take(
        self, request: HttpRequest, step: Action, review: Review, expected: int | None
    ) -> None:
        """Raises: ValidationError, Refused."""
        if expected is None:
            raise ValidationError(
                "The form does not say what it was opened with. Send it once more."
            )
        take_step(
            step,
            review,
            request.POST,
            by=signed_in(request),
            now=timezone.now(),
            expected_version=expected,
        )

    def _asking(self, request: HttpRequest, step: Action, title: str, **shown: Any) -> HttpResponse:
        """The page that asks what a step asks for."""
        boxes = [(asked, request.POST.get(asked.name, "")) for asked in ASKED[step]]
        has_people = any(asked.kind.value == "person" for asked, _ in boxes)
        shown |= {
            "step": step.value,
            "button": NAMES[step],
            "boxes": boxes,
            "people": trusted_people() if has_people else [],
            "checkbox": ACTION_CHECKBOX_NAME,
        }
        return self._page(request, "step", title, **shown)

    def _page(self, request: HttpRequest, name: str, title: str, **shown: Any) -> HttpResponse:
        context = {**self.admin_site.each_context(request), "title": title, "opts": self.opts}
        return TemplateResponse(request, f"reviews/admin/{name}.html", {**context, **shown})

    def _review(self, request: HttpRequest, pk: object) -> Review:
        """Raises: Http404, PermissionDenied."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        review = self.get_object(request, str(pk))
        if review is None:
            raise Http404
        return review  # type: ignore[no-any-return]


def _bulk(step: Action) -> Callable[[ReviewAdmin, HttpRequest, Any], HttpResponse | None]:
    """The action of the list that takes this step."""

    def take(modeladmin: ReviewAdmin, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        return modeladmin.take_with_several(request, queryset, step)

    return take


def _way(step: Action, review: Review) -> str:
    """Where a step is taken."""
    if step in ON_THE_DESK:
        return reverse(ON_THE_DESK[step], args=[review.pk])
    return reverse("admin:reviews_review_step", args=[review.pk, step.value])


def _step(name: str) -> Action:
    """The step of an address.

    Raises: Http404.
    """
    if name not in set(Action) or Action(name) not in VERBS:
        raise Http404
    return Action(name)


def _status(refusal: ValidationError | Refused) -> int:
    """The status of a page that tells of a refusal."""
    if isinstance(refusal, ValidationError):
        return 400
    return 403 if isinstance(refusal, NotAllowed) else 409


def _expected(request: HttpRequest, name: str = EXPECTED) -> int | None:
    return number(request.POST.get(name, ""))
