"""The page of one source."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from sources.models import Source
from web.pages.kept import kept_while_unchanged
from web.pages.merged import merged_from
from web.pages.reading_only import reading_only
from web.reading.source import read_source


@reading_only
@kept_while_unchanged
def source(request: HttpRequest, pk: int) -> HttpResponse:
    """Will show one source; a merged one leads on to its survivor, which says so."""
    record = get_object_or_404(Source.objects.for_listing(), pk=pk)
    if record.merged_into_id is not None:
        return redirect(f"/sources/{record.merged_into_id}/?merged={record.pk}")
    context = {
        "page": read_source(record),
        "merged": merged_from(request, lambda: Source.objects.gone_into(record)),
    }
    return render(request, "web/source.html", context)
