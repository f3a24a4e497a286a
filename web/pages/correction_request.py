"""Where a reader asks for a correction without an account, and follows what becomes of it."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.errors import Refused, TooOften
from accounts.requests import client_address
from reviews.models import CorrectionRequest, Review
from reviews.services.requests import LONGEST_TEXT, hand_in
from web.pages.reading_only import reading_only
from web.reading.ticket import read_ticket

STAYS = "What you typed stays below."
FIELDS = ("text", "name", "email")


@dataclass(frozen=True, slots=True)
class Form:
    """What was typed, and what is wrong with it: by field, and as a whole."""

    typed: dict[str, str] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)
    refused: str = ""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def correction_request(request: HttpRequest, pk: int) -> HttpResponse:
    """Will show the form about one public review, and keep what is handed in.

    What was typed stays where it cannot be taken.
    """
    review = get_object_or_404(Review.objects.public().for_readers(), pk=pk)
    form, status, wait = Form(), 200, 0
    if request.method == "POST":
        given = {name: request.POST.get(name, "").strip() for name in FIELDS}
        try:
            trap, address = request.POST.get("website", ""), client_address(request)
            made = hand_in(address, now=timezone.now(), review=review, trap=trap, **given)
            return redirect("ticket", made.ticket)
        except ValidationError as refusal:
            form, status = _wrong(given, refusal), 400
        except Refused as refusal:
            form, status = Form(given, refused=refusal.message), 400
            if isinstance(refusal, TooOften):
                form, status = Form(given, refused=f"{refusal.message} {STAYS}"), 429
                wait = refusal.wait
    context = {"review": review, "form": form, "longest": LONGEST_TEXT}
    answer = render(request, "web/correction_request.html", context, status=status)
    if wait:
        answer.headers["Retry-After"] = str(wait)
    return _unlisted(answer)


@never_cache
@reading_only
def ticket(request: HttpRequest, ticket: str) -> HttpResponse:
    """Will show a request to whoever has its ticket, with what became of it."""
    rows = CorrectionRequest.objects.with_ticket(ticket).for_reader()
    page = read_ticket(get_object_or_404(rows))
    answer = _unlisted(render(request, "web/ticket.html", {"page": page}))
    # Not for the form: a browser that hides where a form stands hides it from our own check, too.
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


def _wrong(typed: dict[str, str], refusal: ValidationError) -> Form:
    """What is wrong, by the field it is told at; the rest is told above the form."""
    if not hasattr(refusal, "error_dict"):
        return Form(typed, refused=" ".join(refusal.messages))
    told = {name: " ".join(said) for name, said in refusal.message_dict.items()}
    whole = " ".join(said for name, said in told.items() if name not in FIELDS)
    return Form(typed, {name: told[name] for name in FIELDS if name in told}, whole)


def _unlisted(answer: HttpResponse) -> HttpResponse:
    """Keeps a page out of search engines."""
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer
