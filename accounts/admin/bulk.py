"""What is done to many records of a list at once: asked first, with how many they are, then told."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from unfold.admin import ModelAdmin
from unfold.widgets import UnfoldAdminTextInputWidget

from accounts.admin.deleting import sentence
from accounts.admin.forms import REASON
from accounts.admin.permitted import signed_in
from accounts.errors import Refused
from accounts.services.steps import attempted, verb

MOST_NAMED = 20
"""So many of the chosen records are named, and so many of the refused ones."""

CONFIRMED, OF = "confirmed", "of"


@dataclass(frozen=True, slots=True)
class Bulk:
    """One thing that is done to many.

    `whole` does it to all of them or to none and returns to how many; `one` does it to one, and
    where that is refused, the others go on. `done` says what became of them: "rejected"; `none` what
    is said where nothing is to be done.
    """

    title: str
    done: str
    says: str = ""
    one: Callable[..., object] | None = None
    whole: Callable[..., int] | None = None
    asks_why: bool = False
    none: str = ""


class ActsOnMany(ModelAdmin):  # type: ignore[misc]
    """The part of an admin that acts on many records of its list."""

    def many_at_once(self) -> AbstractContextManager[None]:
        """What holds and tells once what many rows change together."""
        return nullcontext()

    def act(
        self, request: HttpRequest, chosen: "models.QuerySet[Any]", bulk: Bulk
    ) -> HttpResponse | None:
        """Will ask first, saying how many there are, then act on them and say what was refused and why."""
        number = chosen.count()
        if not number and bulk.none:
            self.message_user(request, bulk.none, messages.WARNING)
            return None
        reason = request.POST.get(REASON, "").strip()
        is_confirmed = request.POST.get(OF) == str(number) and CONFIRMED in request.POST
        if not is_confirmed or (bulk.asks_why and not reason):
            return self._ask(request, chosen, number, bulk)
        if bulk.whole is not None:
            self._all_or_none(request, chosen, bulk, reason)
        elif bulk.one is not None:
            self._one_by_one(request, chosen, bulk, reason)
        return None

    def _ask(
        self, request: HttpRequest, chosen: "models.QuerySet[Any]", number: int, bulk: Bulk
    ) -> HttpResponse:
        """The page that says what would be done to how many, and to which."""
        box = UnfoldAdminTextInputWidget(attrs={"id": REASON, "maxlength": 500})
        context = {
            **self.admin_site.each_context(request),
            "title": f"{bulk.title}: {self._counted(number)}",
            "opts": self.opts,
            "bulk": bulk,
            "records": chosen[:MOST_NAMED],
            "more": max(0, number - MOST_NAMED),
            "number": number,
            "told": self._counted(number),
            "sent": request.POST.getlist(ACTION_CHECKBOX_NAME),
            "across": request.POST.get("select_across", "0"),
            "action": request.POST.get("action", ""),
            "checkbox": ACTION_CHECKBOX_NAME,
            "reason": box.render(REASON, request.POST.get(REASON, "")),
            "was_confirmed": CONFIRMED in request.POST,
            "is_another": CONFIRMED in request.POST and request.POST.get(OF) != str(number),
        }
        return TemplateResponse(request, "accounts/admin/bulk.html", context)

    def _all_or_none(
        self, request: HttpRequest, chosen: "models.QuerySet[Any]", bulk: Bulk, reason: str
    ) -> None:
        assert bulk.whole is not None  # noqa: S101
        try:
            number = bulk.whole(chosen, by=signed_in(request), reason=reason)
        except (Refused, ValidationError) as refusal:
            self.message_user(request, f"Nothing was done. {sentence(refusal)}", messages.ERROR)
        else:
            self.message_user(request, f"{self._counted(number)} {bulk.done}.", messages.SUCCESS)

    def _one_by_one(
        self, request: HttpRequest, chosen: "models.QuerySet[Any]", bulk: Bulk, reason: str
    ) -> None:
        assert bulk.one is not None  # noqa: S101
        by, refused, number = signed_in(request), [], 0
        with verb(f"{self.opts.model_name}.bulk", by=by, reason=reason), self.many_at_once():
            for row in chosen.order_by("pk"):
                try:
                    with attempted():
                        bulk.one(row, by=by, reason=reason)
                    number += 1
                except (Refused, ValidationError) as refusal:
                    refused.append(f"“{row}”: {sentence(refusal)}")
        if number:
            self.message_user(request, f"{self._counted(number)} {bulk.done}.", messages.SUCCESS)
        self._tell_refused(request, refused)

    def _tell_refused(self, request: HttpRequest, refused: Iterable[str]) -> None:
        """Says which of them were refused, and why."""
        told = list(refused)
        if not told:
            return
        self.message_user(request, f"Refused: {self._counted(len(told))}.", messages.ERROR)
        for said in told[:MOST_NAMED]:
            self.message_user(request, said, messages.ERROR)
        if len(told) > MOST_NAMED:
            self.message_user(request, f"… and {len(told) - MOST_NAMED} more.", messages.ERROR)

    def _counted(self, number: int) -> str:
        """So many records of this kind, in words."""
        name = self.opts.verbose_name if number == 1 else self.opts.verbose_name_plural
        return f"{number:,} {name}"


def each(one: Callable[..., object]) -> Callable[..., int]:
    """Does something to every one of many records, or to none; a refusal names the record."""

    def whole(chosen: "models.QuerySet[Any]", *, by: Any, reason: str) -> int:
        rows = list(chosen.order_by("pk"))
        with verb(f"{chosen.model._meta.model_name}.bulk", by=by, reason=reason):
            for row in rows:
                try:
                    one(row, by=by, reason=reason)
                except Refused as refusal:
                    refusal.message = f"“{row}”: {refusal.message}"
                    raise
                except ValidationError as refusal:
                    said = f"“{row}”: {' '.join(refusal.messages)}"
                    raise ValidationError(said) from refusal
        return len(rows)

    return whole
