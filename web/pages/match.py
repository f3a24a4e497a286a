"""A pasted sentence or article: has it been tracked or checked?"""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from accounts.domain.numbers import number
from accounts.errors import Refused
from accounts.permissions import may
from claims.domain.matching.queries import LONGEST, has_words, stripped
from claims.models import Claim
from claims.services.matching import confirm, refuse
from web.pages.trusted import trusted
from web.reading.match import match_rows

SHOWN = 5
SAY = "matchpair.add"
VERBS = {"confirm": confirm, "refuse": refuse}
THANKS = {
    "confirm": "Kept: the text states this claim.",
    "refuse": "Kept: the text does not state this claim.",
}


@require_http_methods(["GET", "HEAD", "POST"])
def match(request: HttpRequest) -> HttpResponse:
    """Will show the claims that a text may state; who curates can say of each whether it does.

    The text comes in the address, or, where it is long, in the body. Looking up has no effect.

    Raises: PermissionDenied; Http404.
    """
    sent = request.POST if request.method == "POST" else request.GET
    text = sent.get("text", "")
    context: dict[str, object] = {"text": text, "longest": LONGEST}
    try:
        if "say" in request.POST:
            context["thanks"] = _say(request)
            context["said"] = number(sent.get("claim", ""))
        _require_fitting(text)
        rows = match_rows(text, SHOWN) if text.strip() else []
    except (ValidationError, Refused) as refusal:
        said = refusal.message if isinstance(refusal, Refused) else " ".join(refusal.messages)
        return render(request, "web/match.html", {**context, "wrong": said}, status=400)
    may_say = may(request.user, SAY)
    context |= {"rows": rows, "asked": bool(text.strip()), "may_say": may_say}
    return render(request, "web/match.html", context)


def _say(request: HttpRequest) -> str:
    """Keeps what somebody says of a passage and a claim, and returns the thanks.

    Raises: PermissionDenied; Http404; ValidationError.
    """
    by, sent = trusted(request, SAY), request.POST
    claim = get_object_or_404(Claim.objects.open(), pk=number(sent.get("claim", "")))
    verb = VERBS.get(sent["say"])
    if verb is None:
        raise ValidationError("Say whether the text states the claim.")
    verb(sent.get("passage", "") or sent.get("text", ""), claim, by=by)
    return THANKS[sent["say"]]


def _require_fitting(text: str) -> None:
    """Refuses a text that holds no word though it is not empty.

    Raises: ValidationError.
    """
    if text.strip() and not has_words(stripped(text[:LONGEST])):
        raise ValidationError(
            "No word stands in this text: paste a sentence, a post or an article."
        )
