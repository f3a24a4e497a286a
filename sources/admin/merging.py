"""The pages on which records are merged: choose the other one, look, say why; and undo it again."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin
from unfold.decorators import action
from unfold.widgets import UnfoldAdminTextInputWidget

from accounts.admin.consequences import tell_consequences
from accounts.admin.deleting import sentence
from accounts.admin.forms import REASON
from accounts.admin.permitted import signed_in
from accounts.errors import Refused
from accounts.permissions import may
from sources.admin.merge_list import page_of
from sources.domain.merging import Obstacle
from sources.domain.vocabulary import NameKind
from sources.models import Merge, Source
from sources.services import merging
from sources.services.merging.verbs import BECOMES

MOST_FOUND = 20


class MergedFilter(admin.SimpleListFilter):
    """Leaves merged records out of a list, unless somebody asks for them."""

    title = "merged records"
    parameter_name = "merged"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The choices beside leaving them out."""
        return [("too", "Shown too"), ("only", "Shown alone")]

    def choices(self, changelist: Any) -> Iterator[Any]:
        """The choices; the first is to leave them out."""
        for number, choice in enumerate(super().choices(changelist)):
            yield choice if number else {**choice, "display": "Left out"}

    def queryset(
        self, request: HttpRequest, queryset: "models.QuerySet[Any]"
    ) -> "models.QuerySet[Any]":
        """The records asked for; whoever asks for the status *merged* asks for them too."""
        if self.value() == "only":
            return queryset.filter(merged_into__isnull=False)
        if self.value() == "too" or "merged" in request.GET.getlist("status__exact"):
            return queryset
        active: models.QuerySet[Any] = queryset.active()  # type: ignore[attr-defined]
        return active


class MergePages(ModelAdmin):  # type: ignore[misc]
    """What the pages of merging share."""

    def _page(self, request: HttpRequest, name: str, title: str, **shown: Any) -> HttpResponse:
        context = {**self.admin_site.each_context(request), "title": title, "opts": self.opts}
        return TemplateResponse(request, f"sources/admin/{name}.html", {**context, **shown})

    def _change_page(self, model: type[models.Model], pk: int) -> str:
        return reverse(f"admin:{model._meta.label_lower.replace('.', '_')}_change", args=[pk])

    def _told(self, request: HttpRequest, refusal: Refused | ValidationError) -> str:
        """Tells what was refused; what is wrong with the reason is returned, to stand beside it."""
        if isinstance(refusal, ValidationError) and "reason" in getattr(refusal, "error_dict", {}):
            return sentence(refusal)
        self.message_user(request, sentence(refusal), messages.ERROR)
        return ""

    def _reason(self, request: HttpRequest) -> SafeString:
        """The box for the reason, with what was typed."""
        box = UnfoldAdminTextInputWidget(attrs={"id": REASON, "maxlength": 500, "required": True})
        rendered: SafeString = box.render(REASON, request.POST.get(REASON, ""))
        return rendered


class MergesRecords(MergePages):
    """The part of an admin that merges two of its records."""

    actions_detail = ["merge_into"]
    change_form_before_template = "sources/admin/merged_banner.html"

    def get_list_filter(self, request: HttpRequest) -> list[Any]:
        """The filters of the list, and the one that shows merged records too."""
        return [*super().get_list_filter(request), MergedFilter]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether this person may change it; what was merged is only read, and says what it became."""
        if obj is not None and obj.merged_into_id is not None:
            return False
        may_change: bool = super().has_change_permission(request, obj)
        return may_change

    def has_merge_permission(self, request: HttpRequest, object_id: object = None) -> bool:
        """Whether this person may merge such records."""
        return may(request.user, f"{self.opts.model_name}.merge")

    def get_actions_detail(self, request: HttpRequest, object_id: Any) -> list[Any]:
        """Merging is offered for records that were not merged yet."""
        record = self.get_object(request, unquote(str(object_id)))
        if record is None or record.merged_into_id is not None:
            return []
        offered: list[Any] = super().get_actions_detail(request, object_id)
        return offered

    def get_urls(self) -> list[URLPattern]:
        """The pages of the record, and the one on which two of them are looked at."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_merge"
        view = self.admin_site.admin_view(self.merge_view)
        own = path("<int:survivor>/merge/<int:merged>/", view, name=name)
        return [own, *super().get_urls()]

    def get_search_results(
        self, request: HttpRequest, queryset: "models.QuerySet[Any]", search_term: str
    ) -> tuple["models.QuerySet[Any]", bool]:
        """The rows that match; a picker offers none that was merged."""
        found, doubles = super().get_search_results(request, queryset, search_term)
        if request.resolver_match and request.resolver_match.url_name == "autocomplete":
            found = found.active()
        return found, doubles

    @action(  # type: ignore[untyped-decorator]
        description="Merge into another…", url_path="merge", permissions=["merge"]
    )
    def merge_into(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Will ask into which other record this one goes.

        Raises: Http404.
        """
        record = self._record(request, object_id)
        words = request.GET.get("q", str(record)).replace("\x00", "")
        shown = {
            "record": record,
            "words": words,
            "found": self.others(request, record, words)[:MOST_FOUND],
            "most": MOST_FOUND,
        }
        return self._page(request, "merge_choose", f"Merge “{record}” into another", **shown)

    def others(
        self, request: HttpRequest, record: Any, words: str
    ) -> "list[Any] | models.QuerySet[Any]":
        """The records that are found by these words."""
        rows = self.get_queryset(request).active().exclude(pk=record.pk)
        found, doubles = self.get_search_results(request, rows, words)
        return (found.distinct() if doubles else found).order_by("pk")

    def merge_view(self, request: HttpRequest, survivor: int, merged: int) -> HttpResponse:
        """Will show what a merge would do, and do it once somebody said why.

        Raises: PermissionDenied, Http404.
        """
        if not self.has_merge_permission(request):
            raise PermissionDenied
        pair = (self._record(request, survivor), self._record(request, merged))
        known_as, wrong = _known_as(request), ""
        if request.method == "POST":
            try:
                merge = self.merge(request, *pair, known_as)
            except (Refused, ValidationError) as refusal:
                wrong = self._told(request, refusal)
            else:
                return self._merged(request, merge)
        is_source = self.model is Source
        preview = merging.preview_merge(*pair, known_as=known_as)
        shown = {
            "preview": preview,
            "refusals": [Obstacle(one) for one in preview.refusals],
            "is_sure": "sure" in request.POST,
            "wrong": wrong,
            "known_as": known_as,
            "becomes": BECOMES if is_source else (),
            "reason": self._reason(request),
        }
        return self._page(request, "merge", "Merge two records into one", **shown)

    def merge(self, request: HttpRequest, survivor: Any, merged: Any, known_as: NameKind) -> Merge:
        """Calls the service that merges such records.

        Raises: Refused, ValidationError.
        """
        agreed: dict[str, Any] = {
            "by": signed_in(request),
            "reason": request.POST.get(REASON, ""),
            "expected": request.POST.get("seal", ""),
        }
        if self.model is Source:
            return merging.merge_sources(survivor, merged, known_as=known_as, **agreed)
        return merging.merge_articles(survivor, merged, **agreed)

    def _merged(self, request: HttpRequest, merge: Merge) -> HttpResponse:
        """Leads to the survivor with the way back."""
        undo = reverse("admin:sources_merge_undo", args=[merge.pk])
        told = format_html(
            'No. {} was merged into this record. <a class="underline" href="{}">Undo</a>',
            merge.merged_id,
            undo,
        )
        self.message_user(request, told, messages.SUCCESS)
        tell_consequences(request)
        return HttpResponseRedirect(self._change_page(self.model, merge.survivor_id))

    def _record(self, request: HttpRequest, pk: object) -> Any:
        """One record by its id.

        Raises: Http404.
        """
        record = self.get_object(request, unquote(str(pk)))
        if record is None:
            raise Http404
        return record


class UndoesMerges(MergePages):
    """The part of the admin of merges that undoes one."""

    actions_detail = ["undo"]

    def has_undo_permission(self, request: HttpRequest, object_id: object = None) -> bool:
        """Whether this person may undo merges."""
        return may(request.user, "merge.undo")

    @action(  # type: ignore[untyped-decorator]
        description="Undo…", url_path="undo", permissions=["undo"]
    )
    def undo(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Will show what undoing a merge would put back, and do it once somebody said why.

        Raises: Http404.
        """
        merge = self.get_object(request, unquote(object_id))
        if merge is None:
            raise Http404
        wrong = ""
        if request.method == "POST":
            try:
                merging.undo_merge(
                    merge, by=signed_in(request), reason=request.POST.get(REASON, "")
                )
            except (Refused, ValidationError) as refusal:
                wrong = self._told(request, refusal)
            else:
                self.message_user(request, "The merge was undone.", messages.SUCCESS)
                tell_consequences(request)
                model = merging.model_for(merge.kind)
                return HttpResponseRedirect(self._change_page(model, merge.merged_id))
        try:
            preview = merging.preview_undo(merge)
        except Refused as gone:
            raise Http404 from gone
        shown = {
            "preview": preview,
            "refusals": [
                {"sentence": one.sentence, "url": page_of(one.model, one.id)}
                for one in preview.refusals
            ],
            "reason": self._reason(request),
            "wrong": wrong,
        }
        return self._page(request, "merge_undo", "Undo a merge", **shown)


def _known_as(request: HttpRequest) -> NameKind:
    """What preferred names become: as asked, an alias unless that is something they may be."""
    asked = request.POST.get("known_as") or request.GET.get("known_as", "")
    return next((kind for kind in BECOMES if kind == asked), NameKind.ALIAS)
