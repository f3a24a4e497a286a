"""The page of one article."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from sources.models import Article
from web.reading.article import read_article


@require_safe
def article(request: HttpRequest, pk: int) -> HttpResponse:
    """Will show one article."""
    record = get_object_or_404(Article.objects.for_listing(), pk=pk)
    return render(request, "web/article.html", {"page": read_article(record)})
