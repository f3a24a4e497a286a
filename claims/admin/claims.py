"""Claims with their appearances and chains, subjects, topics and relations."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from accounts.admin.bulk import Bulk
from accounts.admin.filters import Days, Numbers
from accounts.admin.forms import REASON, RecordForm
from accounts.admin.layout import Fieldset, fieldset
from accounts.admin.words import WordsFilter, label_name
from claims.admin.base import ClaimsAdmin, quantity_fieldset
from claims.admin.deciding import set_status
from claims.admin.merging import MergesClaims
from claims.admin.rows import (
    AppearanceRows,
    RelationFromRows,
    RelationToRows,
    SubjectRows,
    TopicRows,
)
from claims.domain.vocabulary import ClaimStatus
from claims.models import Claim, ClaimSubject, ClaimTopic, Topic
from claims.services.matching import match
from sources.admin.base import when_fieldset

MOST_LIKE = 3
"""So many claims that may be the same are named when one is saved."""


ANOTHER = "is_another"
"""What a form carries once it was said that its claim may be tracked: the statement that was meant."""


class ClaimForm(RecordForm):
    """The form of a claim. A new one that may be tracked already is saved when it is sent again."""

    is_another = forms.CharField(required=False, widget=forms.HiddenInput)


@admin.register(Claim)
class ClaimAdmin(MergesClaims, ClaimsAdmin):
    """A checkable statement."""

    imports = True
    form = ClaimForm
    list_display = ["statement", "sourcing", "supports", "refutes", "listing", "kind", "status"]
    list_filter = [
        *("status", ("label", WordsFilter), "kind", "checkability", "topics", "language"),
        *(("supports_confirmed", Numbers), ("refutes_confirmed", Numbers), ("valid_from", Days)),
    ]
    search_fields = ["statement", "short", "=id", "subjects__name"]
    inlines = [AppearanceRows, SubjectRows, TopicRows, RelationFromRows, RelationToRows]
    actions = ["withdraw_selected", "reopen_selected"]
    actions_submit_line = ["withdraw", "reopen"]
    readonly_fields = ["status", "merged_into", "sourcing", "supports", "refutes", "listing"]
    fieldsets = [
        fieldset(
            None, "statement", "short", ("kind", "checkability"), ("language", "place"), "attests"
        ),
        fieldset(
            "How it is sourced",
            "sourcing",
            ("supports", "refutes"),
            "listing",
            says="Computed from the appearances; it says nothing about truth.",
        ),
        when_fieldset("When it holds", "valid"),
        quantity_fieldset("Figure"),
        fieldset("Tracked", ("status", "merged_into")),
    ]

    def groups(self, request: HttpRequest, obj: Claim | None) -> list[Fieldset]:
        """The groups; a new claim may be one that is tracked, and is asked about."""
        found = super().groups(request, obj)
        return found if obj else [*found, (None, {"fields": [ANOTHER]})]

    def get_queryset(self, request: HttpRequest) -> "models.QuerySet[Any]":
        """The rows, which know whether they are being counted anew."""
        rows: models.QuerySet[Any] = super().get_queryset(request).with_staleness()  # type: ignore[attr-defined]
        return rows

    @admin.display(description="sourcing", ordering="label")
    def sourcing(self, claim: Claim) -> str:
        """The label in words; where it is a former one, that is said."""
        label = label_name(claim.label)
        if claim.pk is None or claim.staleness is None:
            return label
        stale = claim.staleness
        return format_html(
            '{} <span title="{}">(being counted anew)</span>',
            label,
            f"Since {stale.since:%Y-%m-%d %H:%M} UTC because {stale.because}; "
            "this is the former answer.",
        )

    @admin.display(description="for", ordering="supports_confirmed")
    def supports(self, claim: Claim) -> str:
        """How many separate things would have to be wrong."""
        return _interval(claim.supports_confirmed, claim.supports_possible)

    @admin.display(description="against", ordering="refutes_confirmed")
    def refutes(self, claim: Claim) -> str:
        """The same for the other side."""
        return _interval(claim.refutes_confirmed, claim.refutes_possible)

    # -- withdrawing, which keeps everything, and opening again

    @admin.action(description="Withdraw")
    def withdraw(self, request: HttpRequest, obj: Claim) -> None:
        """Will mark the claim as withdrawn; saving it does the rest."""
        obj.status = ClaimStatus.WITHDRAWN.value

    @admin.action(description="Reopen")
    def reopen(self, request: HttpRequest, obj: Claim) -> None:
        """Will mark the claim as open; saving it does the rest."""
        obj.status = ClaimStatus.OPEN.value

    def get_actions_submit_line(self, request: HttpRequest, object_id: str) -> list[Any]:
        """The button that fits the status of the claim, for whoever may change it."""
        claim = self.get_object(request, unquote(str(object_id)))
        if claim is None or not self.has_change_permission(request, claim):
            return []
        fitting = {ClaimStatus.OPEN: ["withdraw"], ClaimStatus.WITHDRAWN: ["reopen"]}
        names = fitting.get(ClaimStatus(claim.status), [])
        return [self.get_unfold_action(name) for name in names]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Will save the claim, withdrawn or opened again where that button was pressed.

        Raises: ValidationError, without a reason for one thing; Refused.
        """
        for action in self.get_actions_submit_line(request, obj.pk) if change else []:
            if action.action_name in request.POST:
                if not form.cleaned_data[REASON].strip():
                    raise ValidationError({REASON: f"To {action.description.lower()}, say why."})
                action.method(request, obj)
        if not change and form.cleaned_data.get(ANOTHER) != obj.statement:
            _require_another(request, obj)
        super().save_model(request, obj, form, change)
        if change and "statement" in form.changed_data and (like := _like(obj)):
            said = format_html("It may be tracked already. Compare it with: {}", like)
            self.message_user(request, said, messages.WARNING)

    def agreed(self, cells: dict[str, str]) -> dict[str, str]:
        """Whoever imports claims was shown them all, and said that they are to be added."""
        return {ANOTHER: cells.get("statement", "")}

    @admin.action(description="Withdraw selected", permissions=["change"])
    def withdraw_selected(
        self, request: HttpRequest, queryset: "models.QuerySet[Any]"
    ) -> HttpResponse | None:
        """Will ask why, then withdraw the open ones among the chosen claims."""
        claims = queryset.filter(status=ClaimStatus.OPEN)
        says = (
            "They keep their numbers, their appearances and their history, and can be opened again."
        )
        whole = partial(set_status, status=ClaimStatus.WITHDRAWN.value)
        none = "None of these claims is open."
        bulk = Bulk("Withdraw", "withdrawn", says, whole=whole, asks_why=True, none=none)
        return self.act(request, claims, bulk)

    @admin.action(description="Open selected again", permissions=["change"])
    def reopen_selected(
        self, request: HttpRequest, queryset: "models.QuerySet[Any]"
    ) -> HttpResponse | None:
        """Will ask why, then track the withdrawn ones among the chosen claims again."""
        withdrawn = queryset.filter(status=ClaimStatus.WITHDRAWN)
        says = "Those that were withdrawn are tracked again; the others stay as they are."
        whole = partial(set_status, status=ClaimStatus.OPEN.value)
        none = "None of these claims is withdrawn."
        bulk = Bulk("Open again", "opened again", says, whole=whole, asks_why=True, none=none)
        return self.act(request, withdrawn, bulk)


def _require_another(request: HttpRequest, claim: Claim) -> None:
    """Asks, before a claim is added, whether it is one that is tracked; saved again, it is not.

    Raises: ValidationError.
    """
    if not (like := _like(claim)):
        return
    sent = request.POST.copy()
    sent[ANOTHER] = claim.statement
    request.POST = sent  # type: ignore[assignment]
    said = "It may be tracked already. Compare it with: {}. If it is another claim, save again."
    raise ValidationError({"statement": ValidationError(format_html(said, like), code="alike")})


def _like(claim: Claim) -> SafeString | str:
    """Links to open claims that may be the same; whether they are is for a person to say."""
    found = match(claim.statement, limit=1 + MOST_LIKE)
    like = [one for one in found if one.claim != claim.pk and one.is_likely][:MOST_LIKE]
    url = "admin:claims_claim_change"
    return format_html_join(
        " · ",
        '<a class="underline" href="{}" target="_blank">{}</a>',
        ((reverse(url, args=[one.claim]), one.statement) for one in like),
    )


def _interval(confirmed: int, possible: int) -> str:
    """An interval as people write it."""
    return str(confirmed) if confirmed == possible else f"{confirmed}–{possible}"


@admin.register(Topic)
class TopicAdmin(ClaimsAdmin):
    """A subject area."""

    imports = True
    list_display = ["name", "slug"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [fieldset(None, ("name", "slug"))]


@admin.register(ClaimSubject)
class ClaimSubjectAdmin(ClaimsAdmin):
    """Whom or what a claim is about."""

    imports = True
    list_display = ["claim", "source"]
    list_select_related = ["claim", "source"]
    search_fields = ["claim__statement", "source__name"]
    fieldsets = [fieldset(None, "claim", "source")]


@admin.register(ClaimTopic)
class ClaimTopicAdmin(ClaimsAdmin):
    """A topic of a claim."""

    imports = True
    list_display = ["claim", "topic"]
    list_filter = ["topic"]
    list_select_related = ["claim", "topic"]
    search_fields = ["claim__statement", "topic__name"]
    fieldsets = [fieldset(None, "claim", "topic")]
