"""The page of one article."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.permissions import may
from sources.models import Article
from web.pages.kept import kept_while_unchanged
from web.pages.merged import merged_from
from web.pages.reading_only import reading_only
from web.reading.article import read_article


@reading_only
@kept_while_unchanged
def article(request: HttpRequest, pk: int) -> HttpResponse:
    """Will show one article; a merged one leads on to its survivor, which says so."""
    record = get_object_or_404(Article.objects.for_listing(), pk=pk)
    if record.merged_into_id is not None:
        return redirect(f"/articles/{record.merged_into_id}/?merged={record.pk}")
    context = {
        "page": read_article(record),
        "merged": merged_from(request, lambda: Article.objects.gone_into(record)),
        "may_work": may(request.user, "suggestion.change"),
    }
    return render(request, "web/article.html", context)
