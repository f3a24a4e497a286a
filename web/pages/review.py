"""The page of one review, what was signed of it, and the files it rests on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import condition

from accounts.permissions import may
from reviews.api.files import served
from reviews.models import EvidenceFile, Review
from web.pages.reading_only import reading_only
from web.reading.review import publication_of, read_retracted, read_review


@reading_only
def review(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """Will show what is public of a review, at the one address that it has.

    Other words after its number lead there. A retracted review says that it was, and why.
    """
    record = get_object_or_404(Review.objects.public().for_page(), pk=pk)
    if request.path != record.get_absolute_url():
        return redirect(record, permanent=True)
    if record.retraction is not None:
        page = read_retracted(record, record.retraction)
        return render(request, "web/retracted.html", {"page": page})
    return render(request, "web/review.html", {"page": read_review(record)})


def page_of(review: Review) -> str:
    """Will render the page of a public review as a reader gets it who is nobody in particular."""
    record = Review.objects.published().for_page().get(pk=review.pk)
    request = HttpRequest()
    request.method, request.path = "GET", record.get_absolute_url()
    return render_to_string("web/review.html", {"page": read_review(record)}, request)


@reading_only
def signed(request: HttpRequest, pk: int) -> HttpResponse:
    """Will hand out what was signed, byte for byte: whoever computes its SHA-256 gets the one shown."""
    record = get_object_or_404(Review.objects.published().for_page(), pk=pk)
    version = publication_of(record).version
    return HttpResponse(version.content.encode(), content_type="application/json; charset=utf-8")


def _tag(request: HttpRequest, sha256: str, name: str) -> str | None:
    """The bytes of a file never change: its hash says all, to those who may see it."""
    files = EvidenceFile.objects.visible_to(request.user)
    return f'"{sha256}"' if files.with_hash(sha256).exists() else None


@reading_only
@condition(etag_func=_tag)
def evidence_file(request: HttpRequest, sha256: str, name: str) -> HttpResponse:
    """Will serve a picture or PDF as what it is by its bytes, under the name that it was kept by.

    Nothing in it may run, load or send anything. Readers get the files that public reviews show;
    whoever works on reviews gets those of drafts too.
    """
    file = get_object_or_404(EvidenceFile.objects.visible_to(request.user).with_hash(sha256))
    if name != file.name.replace("/", "_"):
        kept = file.name.replace("/", "_")
        return redirect(reverse("evidence-file", args=[sha256, kept]), permanent=True)
    return served(file, is_private=may(request.user, "evidencefile.view"))
