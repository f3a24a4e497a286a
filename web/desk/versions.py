"""Versions of a review on the desk: one as it would be public, and two beside each other."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.domain.numbers import number
from reviews.models import Review, ReviewVersion, SignOff
from web.desk.access import colleague
from web.desk.shown import changed, shown
from web.desk.signed_in import signed_in
from web.pages.reading_only import reading_only


@reading_only
@signed_in
def version(request: HttpRequest, pk: int, sequence: int) -> HttpResponse:
    """Will show one version with its hash and who signed it.

    Raises: PermissionDenied, Http404.
    """
    colleague(request)
    review = get_object_or_404(Review.objects.for_desk(), pk=pk)
    row = _numbered(review, sequence)
    signatures = SignOff.objects.on(row).select_related("fate")
    context = {"review": review, "shown": shown(row), "signatures": signatures}
    return render(request, "web/desk/version.html", context)


@reading_only
@signed_in
def compare_versions(request: HttpRequest, pk: int) -> HttpResponse:
    """Will show what differs between two versions; without two it compares the last two.

    Raises: PermissionDenied, Http404.
    """
    colleague(request)
    review = get_object_or_404(Review.objects.for_desk(), pk=pk)
    newest = review.version.sequence if review.version else 1
    later = number(request.GET.get("to", "")) or newest
    earlier = number(request.GET.get("from", "")) or max(later - 1, 1)
    if earlier > later:
        return redirect(f"{request.path}?from={later}&to={earlier}")
    before, after = _numbered(review, earlier), _numbered(review, later)
    context = {
        "review": review,
        "before": before,
        "after": after,
        "changes": changed(before, after),
    }
    return render(request, "web/desk/compare.html", context)


def _numbered(review: Review, sequence: int) -> ReviewVersion:
    """Raises: Http404."""
    row = ReviewVersion.objects.of(review).numbered(sequence).for_page().first()
    if row is None:
        raise Http404
    return row
