"""The inbox: what waits for whoever is signed in, the most urgent first."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.models import User
from web.desk.access import colleague
from web.desk.counting import Count, counts
from web.desk.lines import Line
from web.desk.paging import listed_page
from web.desk.signed_in import signed_in
from web.desk.waiting import Kind, kinds_for, list_of
from web.pages.reading_only import reading_only

MOST_SHOWN = 5
PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Section:
    """The beginning of what waits of one kind, how many there are, and where all of it is."""

    name: str
    kind: Kind
    count: Count
    lines: tuple[Line, ...]
    whole: str

    @property
    def has_more(self) -> bool:
        """Whether not all of it is shown here."""
        return self.count.number > len(self.lines)


@reading_only
@signed_in
def inbox(request: HttpRequest) -> HttpResponse:
    """Will show what waits for this person, or all of one kind of it.

    Raises: PermissionDenied.
    """
    by = colleague(request)
    kinds = kinds_for(by)
    shown = request.GET.get("show", "")
    if shown in kinds:
        return _all_of(request, shown, kinds[shown], by)
    found = counts(by)
    sections = [_section(name, kind, found[name], by) for name, kind in kinds.items()]
    context = {
        "sections": [one for one in sections if one.count],
        "clear": [one.kind for one in sections if not one.count],
        "has_kinds": bool(kinds),
    }
    return render(request, "web/desk/inbox.html", context)


def _section(name: str, kind: Kind, count: Count, by: User) -> Section:
    """The first lines of one kind; asked for even where none wait, so that every page asks alike."""
    rows = kind.listed(kind.rows(by))[:MOST_SHOWN]
    return Section(name, kind, count, tuple(kind.line(row) for row in rows), list_of(name))


def _all_of(request: HttpRequest, name: str, kind: Kind, by: User) -> HttpResponse:
    """Everything of one kind, page by page, the newest first; where it has a list of its own, that."""
    if kind.whole is not None:
        return redirect(list_of(name))
    page = listed_page(request, "inbox", kind.listed(kind.rows(by)), shown=name, size=PAGE_SIZE)
    context = {
        "kind": kind,
        "lines": [kind.line(row) for row in page.rows],
        "next": page.next,
        "previous": page.previous,
    }
    return render(request, "web/desk/inbox_list.html", context)
