"""The page of one article."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from sources.models import Article
from web.pages.reading_only import reading_only
from web.reading.article import read_article


@reading_only
def article(request: HttpRequest, pk: int) -> HttpResponse:
    """Will show one article."""
    record = get_object_or_404(Article.objects.for_listing(), pk=pk)
    return render(request, "web/article.html", {"page": read_article(record)})
