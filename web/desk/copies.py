"""Articles that may be copies of one another: confirmed, turned round or refused."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.domain.numbers import number
from accounts.domain.texts import is_storable
from accounts.errors import Refused
from accounts.permissions import may
from sources.domain.vocabulary import Judgement
from sources.models import Article, ArticleLink
from sources.services.copies import judge_link
from web.desk.access import colleague
from web.desk.paging import listed_page
from web.desk.signed_in import signed_in
from web.desk.told import tried_at
from web.pages.trusted import trusted
from web.words import byline

CHANGE = "articlelink.change"
PAGE_SIZE = 20
TURN = "turn"

SHOWN = {
    "waiting": Judgement.SUGGESTED,
    "confirmed": Judgement.CONFIRMED,
    "refused": Judgement.REJECTED,
}
SAYS = {
    "confirm": Judgement.CONFIRMED,
    TURN: Judgement.CONFIRMED,
    "refuse": Judgement.REJECTED,
}
"""What each button says."""

DONE = {
    "confirm": "“{copy}” counts as a copy from now on: it adds nothing of its own.",
    TURN: "“{copy}” counts as a copy from now on: it adds nothing of its own.",
    "refuse": "They are no copies: each counts by itself.",
}


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def copies(request: HttpRequest) -> HttpResponse:
    """Will list pairs of articles in one state, and keep what somebody says of one.

    Raises: PermissionDenied, Http404.
    """
    colleague(request)
    shown = request.GET.get("show", "waiting")
    shown = shown if shown in SHOWN else "waiting"
    tried: Mapping[str, object] = {}
    if request.method == "POST":
        try:
            _judge(request)
            return redirect(request.get_full_path())
        except (ValidationError, Refused) as refusal:
            tried = tried_at(request.POST, refusal, "The pair", "link", "note")
    rows = ArticleLink.objects.measured(SHOWN[shown]).for_judging()
    page = listed_page(request, "copies", rows, shown=shown, size=PAGE_SIZE)
    context = {
        "rows": [_pair(row) for row in page.rows],
        "next": page.next,
        "previous": page.previous,
        "shown": shown,
        "choices": list(SHOWN),
        "may_judge": may(request.user, CHANGE),
        "may_merge": may(request.user, "article.merge"),
        **tried,
    }
    return render(
        request, "web/desk/copies.html", context, status=int(str(tried.get("status", 200)))
    )


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two articles, by whom and when it was published."""

    article: Article
    by: str


def _pair(link: ArticleLink) -> tuple[ArticleLink, Side, Side]:
    ends = (link.from_article, link.to_article)
    one, other = (Side(end, byline(end.publisher, end.published)) for end in ends)
    return link, one, other


def _judge(request: HttpRequest) -> None:
    """Keeps what was said of one pair.

    Raises: PermissionDenied, Http404, ValidationError, Refused.
    """
    by, sent = trusted(request, CHANGE), request.POST
    link = get_object_or_404(ArticleLink.objects.for_listing(), pk=number(sent.get("link", "")))
    say, note = sent.get("say", ""), " ".join(sent.get("note", "").split())
    if say not in SAYS:
        raise ValidationError("Say which is the copy, or that none is.", code="required")
    if not is_storable(note):
        raise ValidationError("The reason holds signs that no text has: type it anew.")
    judged = judge_link(
        link,
        SAYS[say],
        by=by,
        note=note,
        turn_round=say == TURN,
        expected_version=number(sent.get("expected_version", "")) or 0,
    )
    messages.success(request, DONE[say].format(copy=judged.from_article.title))
