"""Where a review is opened, from the page of its claim."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.errors import Refused
from claims.models import Claim
from reviews.domain.vocabulary import ReviewState
from reviews.models import Review
from reviews.services.drafting import open_review
from web.desk.access import status_of, told
from web.desk.signed_in import signed_in
from web.desk.wording import FAMILIES, STATES
from web.pages.trusted import trusted


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def review_claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Will show the reviews of a claim, and open another one in a language.

    Raises: PermissionDenied, Http404.
    """
    by = trusted(request, "review.open")
    claim = get_object_or_404(Claim, pk=pk)
    wrong: dict[str, list[str]] = {}
    status, language = 200, claim.language
    if request.method == "POST":
        language = request.POST.get("language", "").strip() or claim.language
        try:
            made = open_review(claim, by=by, now=timezone.now(), language=language)
            return redirect("desk-edit", made.pk)
        except (ValidationError, Refused) as refusal:
            wrong, status = told(refusal), status_of(refusal)
    reviews = [
        (review, STATES[ReviewState(review.state)], FAMILIES[ReviewState(review.state)])
        for review in Review.objects.about(claim).for_listing()
    ]
    context = {
        "claim": claim,
        "reviews": reviews,
        "language": language,
        "sentences": [said for many in wrong.values() for said in many],
    }
    return render(request, "web/desk/open.html", context, status=status)
