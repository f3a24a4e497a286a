"""Adding an article: an address or a text is read, looked over, and kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.choices import choices_of
from accounts.errors import Refused, Unusable
from accounts.models import User
from accounts.permissions import may
from accounts.services.steps import verb
from sources.domain.hosts import site_host
from sources.domain.vocabulary import Genre, IdentifierScheme, Outcome, SourceKind
from sources.models import Source
from sources.services.ingestion import Draft, Ingested, Told, keep, read_pasted, read_url
from sources.services.ingestion.foreseeing import Prospect, foresee
from sources.services.sources import create_source
from web.desk.access import Refusal, status_of, told
from web.desk.article_form import (
    BOXES,
    NEW,
    Typed,
    publishers,
    read_out,
    read_typed,
    require_something,
    typed_of,
)
from web.desk.boxes import Box, Wrong, listed
from web.desk.sealed import seal, unseal
from web.desk.signed_in import signed_in
from web.desk.ways import to_workbench
from web.pages.trusted import trusted
from web.words import byline

ADD = "article.add"
MOST_SHOWN = 20_000
"""Characters of what was read that are shown."""

NAMES = {
    "url": "Address",
    "pasted": "Text or source of the page",
    "authors": "Written by",
    "publisher": "Publisher",
    "publisher_search": "Somebody else, by name",
    "published": "Published on",
    "until": "or until",
    "genre": "Kind of text",
    "same_article": "It is the same article",
}

AT_BOX = {
    "no_title": "title",
    "impossible_day": "published",
    "another_text": "same_article",
    "older_capture": "url",
}
"""The box at which a refusal is told."""

BECAME = {
    Outcome.NEW: "“{}” was added.",
    Outcome.READ: "“{}” was known only by citation; now it has its text.",
    Outcome.VERSION: "“{}” has a new version of its text.",
    Outcome.ATTACHED: "The text was attached to “{}”; every passage was verified.",
    Outcome.KNOWN: "“{}” is known, and its text has not changed: nothing was added.",
}

INSTEAD = (
    "Open the page in your browser, copy its text and paste it below; leave the address as it is."
)


@dataclass(frozen=True, slots=True)
class Page:
    """What the page shows: the boxes, what was read, what is wrong."""

    typed: Typed
    draft: Draft | None = None
    prospect: Prospect | None = None
    sealed: str = ""
    wrong: Mapping[str, list[str]] = field(default_factory=dict)
    status: int = 200


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def add_article(request: HttpRequest) -> HttpResponse:
    """Will ask for an address or a text, show what was read of it, and keep it once it was looked over.

    Raises: PermissionDenied.
    """
    by = trusted(request, ADD)
    if request.method != "POST":
        return _answer(request, Page(Typed(url=request.GET.get("url", "")[:2000])))
    typed = read_typed(request.POST)
    draft = None if "look" in request.POST else unseal(request.POST.get("sealed", ""), by)
    if draft is None:
        return _answer(request, _looked(typed, by))
    if "find" in request.POST:
        return _answer(request, _shown(typed, draft, by))
    try:
        edited, known = _edited(typed, draft)
        became = _keep(typed, edited, known, by)
    except (ValidationError, Refused) as refusal:
        page = _shown(typed, draft, by)
        return _answer(request, replace(page, wrong=_told(refusal), status=_status(refusal)))
    _tell(request, became)
    return HttpResponseRedirect(to_workbench(became.article.pk))


def _edited(typed: Typed, draft: Draft) -> tuple[Draft, Told]:
    """What is kept: as somebody edited it, unless the article is recorded already and stays as it is.

    Raises: ValidationError.
    """
    if _fills(foresee(draft, Told())):
        return read_out(typed, draft)
    return draft, Told(same_article=typed.same_article == "yes")


def _keep(typed: Typed, edited: Draft, known: Told, by: User) -> Ingested:
    """Keeps the article, with the publisher that is recorded anew where that was chosen.

    Raises: ValidationError, Refused, PermissionDenied.
    """
    today = timezone.now().date()
    if typed.publisher != NEW or not typed.publisher_search:
        return keep(edited, known, by=by, today=today)
    if not may(by, "source.add"):
        raise PermissionDenied
    with verb(ADD, by=by):
        address = urlsplit(edited.where.site).hostname
        host = site_host(address) if address else ""
        source = create_source(
            name=typed.publisher_search,
            kind=SourceKind.PUBLISHER,
            by=by,
            identifiers=[(IdentifierScheme.DOMAIN, host)] if host else [],
        )
        return keep(edited, replace(known, publisher=source), by=by, today=today)


def _fills(prospect: Prospect | None) -> bool:
    """Whether what was read of the article is recorded besides its text."""
    return prospect is not None and prospect.outcome in (Outcome.NEW, Outcome.READ)


def _looked(typed: Typed, by: User) -> Page:
    """What is read of what was handed in, in the boxes; or the boxes as they were, and why not."""
    today = timezone.now().date()
    try:
        require_something(typed)
        if typed.pasted.strip():
            draft = read_pasted(typed.pasted, url=typed.url, today=today)
        else:
            draft = read_url(typed.url, today=today)
    except (ValidationError, Refused) as refusal:
        return Page(typed, wrong=_told(refusal, typed), status=_status(refusal))
    found = foresee(draft, Told()).publisher
    return _shown(typed_of(draft, typed, found), draft, by)


def _shown(typed: Typed, draft: Draft, by: User) -> Page:
    return Page(typed, draft, foresee(draft, Told()), seal(draft, by))


def _status(refusal: Refusal) -> int:
    """Something is wrong with what was sent where nothing can be made of it."""
    return 400 if isinstance(refusal, Unusable) else status_of(refusal)


def _told(refusal: Refusal, typed: Typed | None = None) -> dict[str, list[str]]:
    """What a refusal says, by the box it is about."""
    if not isinstance(refusal, Refused):
        return told(refusal)
    if refusal.code in AT_BOX:
        return {AT_BOX[refusal.code]: [refusal.message]}
    if typed is None:
        return {"": [refusal.message]}
    if typed.pasted.strip():
        return {"pasted": [refusal.message]}
    return {"url": [refusal.message], "pasted": [INSTEAD]}


def _answer(request: HttpRequest, page: Page) -> HttpResponse:
    text = page.draft.read.text if page.draft else ""
    found = page.prospect.publisher if page.prospect else None
    known = page.prospect.known if page.prospect else None
    context = {
        "page": page,
        "typed": page.typed,
        "wrong": page.wrong,
        "sentences": _sentences(page),
        "text": text[:MOST_SHOWN],
        "is_cut": len(text) > MOST_SHOWN,
        "length": len(text),
        "words": len(text.split()),
        "genres": choices_of(Genre),
        "publishers": _publishers(page, found),
        "fills": _fills(page.prospect),
        "begins": _begins(page),
        "known_by": byline(known.publisher, known.published) if known else "",
        "copies": _about(page, "copies"),
        "stubs": _about(page, "stubs"),
        "workbench": to_workbench(known.pk) if known else "",
        "today": timezone.localdate(),
    }
    return render(request, "web/desk/add.html", context, status=page.status)


def _begins(page: Page) -> str:
    """Where somebody goes on who has just had a new text read: what it did not say, else its button."""
    typed, prospect = page.typed, page.prospect
    if page.wrong or prospect is None or prospect.outcome is not Outcome.NEW:
        return ""
    if prospect.copies or prospect.stubs:
        return ""
    if not typed.title:
        return "title"
    return "save" if typed.publisher or typed.publisher_search else "publisher_search"


def _about(page: Page, name: str) -> list[tuple[Any, str]]:
    """Near copies, or stubs, each with by whom and when it was published."""
    rows = getattr(page.prospect, name, ())
    articles = [getattr(row, "article", row) for row in rows]
    return [
        (row, byline(one.publisher, one.published)) for row, one in zip(rows, articles, strict=True)
    ]


def _publishers(page: Page, found: Source | None) -> list[tuple[str, str]]:
    """What is offered as the publisher: what is sent, and what is shown."""
    if page.draft is None:
        return []
    rows = publishers(page.typed, found)
    return [(str(one.pk), f"{one.name} ({one.get_kind_display()})") for one in rows]


def _sentences(page: Page) -> tuple[Wrong, ...]:
    def box_of(name: str) -> Box:
        named = NAMES.get(name, name[:1].upper() + name[1:])
        return Box(named, f"#{name}") if name in BOXES else Box()

    return listed(page.wrong, box_of)


def _tell(request: HttpRequest, became: Ingested) -> None:
    """Says what became of it, and what is still asked."""
    messages.success(request, BECAME[became.outcome].format(became.article))
    if became.copies:
        count = len(became.copies)
        said = "One article shares" if count == 1 else f"{count} articles share"
        messages.warning(request, f"{said} its text: say under “Copies” whether one is a copy.")
