"""The page on which an article is handed in: by address, as a file, or pasted."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin
from unfold.decorators import action
from unfold.widgets import (
    UnfoldAdminFileFieldWidget,
    UnfoldAdminSingleDateWidget,
    UnfoldAdminTextInputWidget,
    UnfoldBooleanWidget,
)

from accounts.admin.consequences import tell_consequences
from accounts.admin.forms import Textarea, told
from accounts.admin.permitted import signed_in
from accounts.errors import Refused
from accounts.models import Event
from sources.domain.dates import When
from sources.domain.vocabulary import Outcome
from sources.models import Article, ArticleVersion, Source
from sources.services.extracting.limits import LARGEST_BODY
from sources.services.ingestion import (
    Ingested,
    Told,
    ingest_file,
    ingest_url,
    keep,
    read_pasted,
)

AT_FIELD = {
    "no_title": "title",
    "impossible_day": "published",
    "another_text": "same_article",
}
"""The field at which a refusal is told."""

BECAME = {
    Outcome.NEW: "“{}” was added.",
    Outcome.READ: "“{}” was known only by citation; now it has its text.",
    Outcome.VERSION: "“{}” has a new version of its text.",
    Outcome.ATTACHED: "The text was attached to “{}”; every anchor was verified.",
    Outcome.KNOWN: "“{}” is known, and its text has not changed.",
}
ASKED = {
    "publisher": "Who published it? Fill in the publisher.",
    "published": "When was it published? Fill in the day, or the days between which it was.",
}


class HandInForm(forms.Form):
    """Exactly one thing to read, and what somebody knows beside it."""

    url = forms.URLField(
        required=False,
        max_length=2000,
        assume_scheme="https",
        label="Address",
        widget=UnfoldAdminTextInputWidget(attrs={"inputmode": "url", "autofocus": True}),
        help_text="Fetched from there, unless you paste or upload the text as well.",
    )
    pasted = forms.CharField(
        required=False,
        strip=False,
        label="Or paste it",
        widget=Textarea,
        help_text="Plain text is kept exactly as given; HTML is read as a page.",
    )
    file = forms.FileField(
        required=False,
        label="Or upload it",
        widget=UnfoldAdminFileFieldWidget,
        help_text="An HTML page or a plain text in UTF-8, at most 10 MB.",
    )
    title = forms.CharField(
        required=False,
        max_length=500,
        widget=UnfoldAdminTextInputWidget,
        help_text="Only where the page has none, or a wrong one.",
    )
    publisher = forms.ModelChoiceField(
        queryset=Source.objects.active(),
        required=False,
        widget=AutocompleteSelect(Article._meta.get_field("publisher"), admin.site),
        help_text="Only where the address does not tell.",
    )
    published = forms.DateField(
        required=False,
        widget=UnfoldAdminSingleDateWidget,
        help_text="The day of publication, where the page does not say.",
    )

    same_article = forms.BooleanField(
        required=False,
        widget=UnfoldBooleanWidget,
        label="It is the same article, though its text is another one",
        help_text="Only where you are told that another article stands at this address.",
    )

    def clean(self) -> dict[str, Any]:
        """Will ask for exactly one thing to read."""
        given = super().clean() or {}
        if given.get("pasted") and given.get("file"):
            self.add_error("file", "Paste the text or upload it, not both.")
        if not (given.get("url") or given.get("pasted") or given.get("file") or self.errors):
            self.add_error("url", "Give an address, a text or a file.")
        if given.get("file") and given["file"].size > LARGEST_BODY:
            self.add_error("file", f"{given['file'].name} is larger than 10 MB.")
        return given


class HandsIn(ModelAdmin):  # type: ignore[misc]
    """The part of the articles' admin that takes articles in."""

    actions_list: Sequence[Any] = ["hand_in"]

    @action(  # type: ignore[untyped-decorator]
        description="Add from an address, a page or a text",
        url_path="hand-in",
        permissions=["add"],
        icon="add_link",
    )
    def hand_in(self, request: HttpRequest) -> HttpResponse:
        """Will show the form, or take an article in; what is refused keeps what was typed."""
        form = HandInForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            try:
                became = _take_in(request, form.cleaned_data)
            except (Refused, ValidationError) as refusal:
                for name, error in told(refusal):
                    field = AT_FIELD.get(error.code or "", name)
                    form.add_error(field if field in form.fields else None, error)
            else:
                self._tell(request, became)
                tell_consequences(request)
                return HttpResponseRedirect(_page_of(became.article))
        context = {
            **self.admin_site.each_context(request),
            "title": "Add an article",
            "opts": self.opts,
            "form": form,
            "media": self.media + form.media,
        }
        return TemplateResponse(request, "sources/admin/hand_in.html", context)

    def _tell(self, request: HttpRequest, became: Ingested) -> None:
        """Says what became of it, and what to look at next."""
        self.message_user(request, BECAME[became.outcome].format(became.article), messages.SUCCESS)
        for name in became.asked:
            self.message_user(request, ASKED[name], messages.WARNING)
        if became.outcome is Outcome.VERSION:
            assert became.version is not None  # noqa: S101
            version = _link_to(became.version, f"version {became.version.sequence}")
            self._offer(request, "{} shows what changed. {}", version, _carried(became.version))
        for link in became.copies:
            other = (
                link.to_article if link.from_article_id == became.article.pk else link.from_article
            )
            self._offer(
                request, "It shares its text with {}: is one a copy?", _link_to(link, other)
            )
        for stub in became.stubs:
            self._offer(request, "It may be what others cite as {}.", _link_to(stub, stub))
        for twin in became.twins:
            self._offer(
                request, "{} stands at one of its addresses: merge them?", _link_to(twin, twin)
            )
        if became.elsewhere:
            self._offer(request, "The page names {} as its own address.", became.elsewhere)

    def _offer(self, request: HttpRequest, sentence: str, *parts: SafeString | str) -> None:
        self.message_user(request, format_html(sentence, *parts), messages.WARNING)


def _carried(version: ArticleVersion) -> str:
    """What became of the appearances in the version before."""
    event = Event.objects.about(version).done("articleversion.carried").last()
    if event is None:
        return "Nothing was recorded in the version before."
    carried, waiting = event.after["carried"], event.after["waiting"]
    return (
        f"Of the passages recorded before, {carried} stand as they stood, {waiting} wait for you."
    )


def _take_in(request: HttpRequest, given: dict[str, Any]) -> Ingested:
    """Takes in what the form holds.

    Raises: Refused, ValidationError.
    """
    known = Told(
        title=given["title"],
        publisher=given["publisher"],
        published=When.on(given["published"]) if given["published"] else None,
        same_article=given["same_article"],
    )
    by, today, url = signed_in(request), timezone.now().date(), given["url"] or ""
    if not (given["pasted"] or given["file"]):
        return ingest_url(url, by=by, today=today, told=known)
    if given["file"]:
        return ingest_file(given["file"].read(), url=url, by=by, today=today, told=known)
    return keep(read_pasted(given["pasted"], url=url, today=today), known, by=by, today=today)


def _page_of(record: Any) -> str:
    name = f"admin:{record._meta.app_label}_{record._meta.model_name}_change"
    return reverse(name, args=[record.pk])


def _link_to(record: Any, named: object) -> SafeString:
    return format_html('<a class="underline" href="{}">“{}”</a>', _page_of(record), named)
