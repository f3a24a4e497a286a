"""Versions of texts: a text is added or attached once, then only read."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.template.loader import render_to_string
from unfold.widgets import UnfoldAdminIntegerFieldWidget, UnfoldAdminTextInputWidget

from accounts.admin.filters import Days, Numbers
from accounts.admin.forms import RecordForm, Textarea
from accounts.admin.layout import Fieldset, fieldset
from accounts.admin.rows import RecordTabularInline
from accounts.models import User
from sources.admin.base import SourcesAdmin
from sources.domain.diffs import compare
from sources.models import ArticleVersion, Segment
from sources.services import articles


class SegmentRows(RecordTabularInline):
    """The parts of a text that are not its body."""

    model = Segment
    fields = ["kind", "start", "end"]


class VersionForm(RecordForm):
    """The form of a version. A text is given here once; afterwards it is only shown."""

    new_text = forms.CharField(
        required=False,
        strip=False,
        label="Text",
        widget=Textarea,
        help_text="Kept exactly as given. Leave it empty to record length and SHA-256 alone.",
    )
    length = forms.IntegerField(
        required=False,
        min_value=1,
        widget=UnfoldAdminIntegerFieldWidget,
        help_text="In Unicode code points.",
    )
    sha256 = forms.CharField(
        required=False, max_length=64, label="SHA-256", widget=UnfoldAdminTextInputWidget
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None and not self.instance.is_withheld:
            self.fields.pop("new_text", None)

    def clean(self) -> dict[str, Any] | None:
        """Will ask for a text, or for what tells a withheld one."""
        cleaned = super().clean() or {}
        is_told = cleaned.get("new_text") or (cleaned.get("length") and cleaned.get("sha256"))
        if self.instance.pk is None and not is_told:
            self.add_error("new_text", "Give the text, or its length and SHA-256.")
        return cleaned


@admin.register(ArticleVersion)
class ArticleVersionAdmin(SourcesAdmin):
    """One state of an article's text."""

    form = VersionForm
    list_display = ["article", "sequence", "captured_at", "length", "text_kept", "extractor"]
    list_filter = [("captured_at", Days), ("length", Numbers), "extractor"]
    list_select_related = ["article"]
    search_fields = ["article__title", "sha256"]
    inlines = [SegmentRows]

    def get_queryset(self, request: HttpRequest) -> "models.QuerySet[Any]":
        """The versions without their texts, which only their own pages read."""
        return ArticleVersion.objects.described().select_related("article")

    def groups(self, request: HttpRequest, obj: ArticleVersion | None) -> list[Fieldset]:
        """A new version takes a text; one whose text is withheld may still get it."""
        if obj is None:
            withheld = fieldset("Or, where the text may not be kept", ("length", "sha256"))
            return [fieldset(None, "article", "new_text", "extractor"), withheld]
        head = fieldset(None, ("article", "sequence"), ("captured_at", "extractor"), "archive_url")
        kept = fieldset("Text", "length", "sha256", "text_shown")
        if obj.sequence > 1:
            head = fieldset(None, *head[1]["fields"], "differences")
        if obj.is_withheld:
            attach = fieldset("Attach the text", "new_text", says="It must have this very SHA-256.")
            return [head, kept, attach]
        return [head, kept]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """What a version is never changes."""
        if obj is None:
            return []
        kept = ["article", "sequence", "captured_at", "length", "sha256"]
        return [*kept, "text_shown", "differences"]

    def get_inlines(self, request: HttpRequest, obj: Any) -> list[type[RecordTabularInline]]:
        """Parts are marked once the version is there."""
        return [SegmentRows] if obj else []

    @admin.display(description="text kept", boolean=True)
    def text_kept(self, version: ArticleVersion) -> bool:
        """Whether the text itself is stored."""
        return not version.withheld  # type: ignore[attr-defined]

    @admin.display(description="text")
    def text_shown(self, version: ArticleVersion) -> str:
        """The text to read, if it is stored."""
        return "Withheld: only length and hash are kept." if version.text is None else version.text

    @admin.display(description="what changed")
    def differences(self, version: ArticleVersion) -> str:
        """What this version says otherwise than the one before it."""
        before = ArticleVersion.objects.before(version)
        if before is None or before.text is None or version.text is None:
            return "Of a text that is withheld nobody can tell."
        diff = compare(before.text, version.text)
        return render_to_string("sources/admin/differences.html", {"diff": diff, "before": before})

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Will add the version, or attach its text and save the rest.

        Raises: ValidationError, Refused.
        """
        obj.given = form.cleaned_data.get("new_text") or None
        super().save_model(request, obj, form, change)

    def write(
        self, obj: Any, *, by: User, reason: str, expected_version: int | None = None
    ) -> None:
        """Will call the service that fits: add, attach, or save."""
        if obj.pk is None:
            made = articles.add_version(
                obj.article,
                by=by,
                text=obj.given,
                length=obj.length,
                sha256=obj.sha256,
                extractor=obj.extractor,
            )
            obj.pk, obj.sequence = made.pk, made.sequence
            return
        super().write(obj, by=by, reason=reason, expected_version=expected_version)
        if obj.given is not None:
            articles.attach_text(obj, obj.given, by=by)


@admin.register(Segment)
class SegmentAdmin(SourcesAdmin):
    """A stretch of a text that is not its body."""

    list_display = ["version", "kind", "start", "end"]
    list_filter = ["kind"]
    list_select_related = ["version__article"]
    search_fields = ["version__article__title"]
    fieldsets = [fieldset(None, "version", "kind", ("start", "end"))]
