"""The page of the workbench: whole for a browser without scripts, in parts for one with them."""

from dataclasses import dataclass, field, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_headers

from accounts.domain.numbers import LONGEST, number
from accounts.errors import Refused
from accounts.models import User
from claims.models import Appearance, Suggestion
from sources.models import Article, ArticleVersion
from web.desk.access import Refusal, status_of
from web.desk.signed_in import signed_in
from web.desk.workbench.ends import ends_of
from web.desk.workbench.form import Form, Row, read_form
from web.desk.workbench.offered import found_by
from web.desk.workbench.opening import Opened, opened, reopened
from web.desk.workbench.outcome import Outcome, outcome_of
from web.desk.workbench.page import Workbench, read_workbench
from web.desk.workbench.panel import ShownRow
from web.desk.workbench.relays import about_of
from web.desk.workbench.rows import ARTICLE
from web.desk.workbench.steps import Done, extend, let_wait, record, turn_down
from web.desk.workbench.text import touched
from web.desk.workbench.undoing import done_before, last, one_at_a_time, undo
from web.pages.trusted import trusted

MAY = "suggestion.change"
IN_PART = "HX-Request"
PANEL, LISTS = "wb-panel", "wb-lists"
OFFERED = "wb-offered"
"""The suggestions, asked for again and again while a text is being read."""

EVERYWHERE = (0, 1 << 40)

KEEPING = frozenset({"look", "more"})
"""Buttons that change the form and save nothing."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request came to: a sentence, what the panel holds, and the status."""

    said: str = ""
    open: Opened = field(default_factory=Opened)
    outcome: Outcome | None = None
    wrong: str = ""
    spans: tuple[tuple[int, int], ...] = ()
    status: int = 200


@signed_in
@vary_on_headers(IN_PART, "HX-Target")
@require_http_methods(["GET", "HEAD", "POST"])
def workbench(request: HttpRequest, pk: int) -> HttpResponse:
    """Will show the text of an article beside what it may claim, or take one step with it.

    What is refused comes back with everything that was typed, and says what to do.

    Raises: PermissionDenied, Http404.
    """
    by = trusted(request, MAY)
    article = _found(pk)
    if article.merged_into_id is not None:
        return redirect("desk-workbench", article.merged_into_id)
    if request.method == "POST":
        return _step(request, article, by)
    if request.GET.get("look"):
        return _looked_up(request, article)
    return _looking(request, article)


def _found(pk: int) -> Article:
    """The article of this number with its publisher.

    Raises: Http404.
    """
    found = ARTICLE.read(article=pk) if len(str(pk)) <= LONGEST else []
    if not found:
        raise Http404
    return found[0]


def _looking(request: HttpRequest, article: Article) -> HttpResponse:
    """The page, with whatever the address asks to be open."""
    found = opened(request.GET, article)
    shown = number(request.GET.get("shown", ""))
    outcome = outcome_of(shown, number(request.GET.get("was", "")) or 0) if shown else None
    return _page(request, article, Answer(open=found, outcome=outcome, status=found.status))


def _looked_up(request: HttpRequest, article: Article) -> HttpResponse:
    """What one hop may lead to, or the claims that are found, for what is being typed."""
    name = request.GET["look"]
    if name == "claim":
        return _claims_found(request)
    place = number(name.removeprefix("hop-"), digits=2) or 0
    form = read_form({"hops": str(place + 1), **request.GET.dict()})
    typed = form.rows
    row = typed[place] if place < len(typed) else Row(0, read_form({"hops": "1"}).rows[0].values)
    if "keep" not in request.GET:
        row = Row(row.number, {**row.values, "end": "", "relay": ""})
    about = about_of(form.values, article)
    here = reverse("desk-workbench", args=[article.pk])
    context = {"shown": ShownRow(row, ends_of([row], about)[row.name]), "here": here}
    part = "relays" if request.GET.get("part") == "relay" else "ends"
    return render(request, f"web/desk/workbench/{part}.html", context)


def _claims_found(request: HttpRequest) -> HttpResponse:
    typed = read_form(request.GET.dict()).values
    near = request.GET.get("near", "")
    found = found_by(typed["find_claim"], typed["claim"], near)
    context = {"claims": found, "chosen": typed["claim"], "near": near}
    return render(request, "web/desk/workbench/found.html", context)


def _step(request: HttpRequest, article: Article, by: User) -> HttpResponse:
    action = request.POST.get("action", "")
    if KEEPING & request.POST.keys():
        form = reopened(request.POST, article, more="more" in request.POST)
        return _page(request, article, Answer(open=form))
    try:
        done = _take(request, article, action, by)
    except (ValidationError, Refused) as refusal:
        return _page(request, article, _refused(request, article, action, refusal))
    if not request.headers.get(IN_PART):
        where = reverse("desk-workbench", args=[article.pk])
        shown = f"?shown={done.appearance}&was={done.before}" if done.appearance else ""
        return redirect(f"{where}{shown}#{PANEL}")
    outcome = outcome_of(done.appearance, done.before) if done.appearance else None
    spans = (done.span,) if done.span else ()
    return _page(request, article, Answer(said=done.said, outcome=outcome, spans=spans))


def _take(request: HttpRequest, article: Article, action: str, by: User) -> Done:
    """Takes the step whose button was pressed.

    Raises: ValidationError, Refused.
    """
    sent = request.POST
    if action in ("record", "extend"):
        form = read_form(sent)
        with one_at_a_time(request, form.values["once"]):
            return _take_form(request, article, form, by)
    if action == "undo":
        return Done(f"Undone: {undo(request, article.pk, by=by)}", span=EVERYWHERE)
    if action in ("reject", "reopen"):
        suggestion = _suggestion(sent.get("suggestion", ""), article)
        reason = sent.get("reason", "")
        if action == "reopen":
            return let_wait(suggestion, reason, by=by)
        return turn_down(request, suggestion, number(sent.get("seen", "")), reason, by=by)
    raise ValidationError("There is no such step. Choose one of those below.")


def _take_form(request: HttpRequest, article: Article, form: Form, by: User) -> Done:
    """Records what was typed, unless this very form was taken before.

    Raises: ValidationError, Refused.
    """
    before = done_before(request, form.values["once"])
    if before:
        return Done("This was recorded already.", *before)
    if request.POST.get("action") == "extend":
        passage = _appearance(request.POST.get("appearance", ""), article)
        return extend(request, form, passage, by=by)
    version = ArticleVersion.objects.newest_of(article)
    if version is None:
        raise ValidationError("No text is recorded for this article.")
    return record(request, form, version, by=by)


def _suggestion(text: str, article: Article) -> Suggestion:
    """Raises: ValidationError."""
    pk = number(text)
    rows = Suggestion.objects.in_article(article).select_related("version").defer("version__text")
    found = rows.having(pk=pk).first() if pk is not None else None
    if found is None:
        raise ValidationError("This suggestion is gone: the text was read anew meanwhile.")
    return found


def _appearance(text: str, article: Article) -> Appearance:
    """Raises: ValidationError."""
    pk = number(text)
    rows = Appearance.objects.in_article(article).select_related("version", "article", "claim")
    found = rows.having(pk=pk).first() if pk is not None else None
    if found is None:
        raise ValidationError("This passage is not recorded any more: somebody took it back.")
    return found


def _refused(request: HttpRequest, article: Article, action: str, refusal: Refusal) -> Answer:
    """What was refused, with the form as it was typed where there was one."""
    status = status_of(refusal)
    if action not in ("record", "extend"):
        said = refusal.message if isinstance(refusal, Refused) else " ".join(refusal.messages)
        return Answer(said=said, wrong=said, spans=(EVERYWHERE,), status=status)
    found = reopened(request.POST, article, refusal=refusal)
    return Answer(said="Not recorded. What you typed is still there.", open=found, status=status)


def _page(request: HttpRequest, article: Article, answer: Answer) -> HttpResponse:
    """The whole page, or the parts of it that changed."""
    target = request.headers.get("HX-Target", "") if request.headers.get(IN_PART) else ""
    if target == PANEL and request.method != "POST":
        bench = None
    else:
        bench = read_workbench(article, everything="all" in request.GET)
    if target == OFFERED and bench and bench.offered:
        marked = tuple((one.start, one.end) for one in bench.text.paragraphs if "<mark " in one.tag)
        answer = replace(answer, said="Suggestions have arrived.", spans=marked)
    context = _context(request, article, bench, answer)
    if target in (PANEL, LISTS, OFFERED):
        name = "panel_part" if target == PANEL else "lists_part"
        return render(request, f"web/desk/workbench/{name}.html", context, status=answer.status)
    return render(request, "web/desk/workbench/page.html", context, status=answer.status)


def _context(
    request: HttpRequest, article: Article, bench: Workbench | None, answer: Answer
) -> dict[str, Any]:
    found = answer.open
    return {
        "article": article,
        "here": reverse("desk-workbench", args=[article.pk]),
        "bench": bench,
        "open": found,
        "panel": found.panel,
        "outcome": answer.outcome,
        "said": answer.said,
        "wrong_said": answer.wrong,
        "undoes": last(request, article.pk),
        "changed": touched(bench.text.paragraphs, answer.spans) if bench and answer.spans else (),
        "is_step": request.method == "POST",
    }
