"""Where a review is opened, from the page of its claim."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.errors import Refused
from claims.models import Claim
from reviews.models import Review
from reviews.services.drafting import open_review
from web.desk.access import status_of, told
from web.desk.boxes import among, listed
from web.desk.queue import rows_of
from web.desk.signed_in import signed_in
from web.pages.trusted import trusted


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def review_claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Will show the reviews of a claim, and open another one in a language.

    Raises: PermissionDenied, Http404.
    """
    by = trusted(request, "review.open")
    claim = get_object_or_404(Claim, pk=pk)
    if claim.merged_into_id is not None:
        return redirect("review-claim", claim.merged_into_id)
    wrong: dict[str, list[str]] = {}
    status, language = 200, claim.language
    if request.method == "POST":
        language = request.POST.get("language", "").strip() or claim.language
        try:
            made = open_review(claim, by=by, now=timezone.now(), language=language)
            return redirect("desk-edit", made.pk)
        except (ValidationError, Refused) as refusal:
            wrong, status = told(refusal), status_of(refusal)
    reviews = list(Review.objects.about(claim).for_listing())
    context = {
        "claim": claim,
        "reviews": rows_of(reviews, timezone.localdate()),
        "language": language,
        "wrong": wrong,
        "sentences": listed(wrong, among({"language"})),
    }
    return render(request, "web/desk/open.html", context, status=status)
