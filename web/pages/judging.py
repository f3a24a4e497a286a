"""Where an editor says whether two things that a claim rests on are one, and takes it back."""

from dataclasses import dataclass
from typing import TypeVar

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.domain.numbers import number
from accounts.errors import Refused
from accounts.models import User
from accounts.permissions import may
from claims.domain.vocabulary import Verdict
from claims.models import Claim, Corroboration, IndependenceJudgement, Origin
from claims.services.judgements import judge_independence, judgement_on, withdraw_judgement
from claims.services.previews import (
    Preview,
    all_changed_by,
    changed_by,
    preview_judgement,
    preview_withdrawal,
)
from sources.models import Source
from web.pages.trusted import trusted
from web.reading.judgements import Turn, Word, turn, withdrawal, word
from web.reading.judging import cards, choices

ADD, CHANGE = "independencejudgement.add", "independencejudgement.change"
TWO = "Choose exactly two origins, or exactly two sources."

T = TypeVar("T", Origin, Source)

Chosen = dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class Shown:
    """A preview in the words of the page; `unseen` claims were not computed."""

    turns: tuple[Turn, ...]
    unseen: int


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def judge(request: HttpRequest, pk: int) -> HttpResponse:
    """Will show two things beside each other and what a word on them would change, and keep it.

    An address that names no two things lets choose them first.
    """
    by = trusted(request, ADD)
    claim = get_object_or_404(Claim, pk=pk)
    if claim.merged_into_id is not None:
        return redirect("judge", claim.merged_into_id)
    chosen = _chosen(request.GET)
    pair = _pair(chosen)
    if pair is None:
        return _choose(request, claim, chosen)
    verdict = _verdict(request.POST if request.method == "POST" else request.GET)
    typed = request.POST.get("reason", "")
    wrong = ""
    if request.method == "POST" and verdict is not None:
        try:
            made = judge_independence(pair[0], pair[1], verdict, reason=typed, by=by)
            return redirect(f"{made.get_absolute_url()}?claim={claim.pk}")
        except (ValidationError, Refused) as refusal:
            wrong = _said(refusal)
    context = {
        "claim": claim,
        "cards": cards(*pair),
        "standing": _standing(chosen),
        "verdict": verdict,
        "other_verdict": _other(verdict),
        "query": "&".join(f"{field}={one}" for field, ids in chosen.items() for one in ids),
        "preview": _preview(pair, verdict, by) if verdict else None,
        "typed": typed,
        "wrong": wrong,
        "missing": request.method == "POST" and verdict is None,
    }
    is_wrong = bool(wrong or context["missing"])
    return render(request, "web/judge.html", context, status=400 if is_wrong else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def judgement(request: HttpRequest, pk: int) -> HttpResponse:
    """Will show one judgement with the claims it changed; whoever may takes it back here."""
    row = get_object_or_404(IndependenceJudgement.objects.for_listing(), pk=pk)
    typed, wrong = "", ""
    if request.method == "POST":
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        by = trusted(request, CHANGE)
        typed = request.POST.get("reason", "")
        try:
            withdraw_judgement(row, reason=typed, by=by, now=timezone.now())
            return redirect(request.get_full_path())
        except (ValidationError, Refused) as refusal:
            wrong = _said(refusal)
    may_withdraw = row.withdrawn_at is None and may(request.user, CHANGE)
    context = {
        "word": word(row),
        "withdrawal": withdrawal(row),
        "changes": [turn(change) for change in reversed(changed_by(row))],
        "following": all_changed_by(row),
        "may_follow": may(request.user, "event.consequences"),
        "claim": Claim.objects.in_bulk(_numbers(request.GET, "claim")).values(),
        "may_withdraw": may_withdraw,
        "preview": _shown(preview_withdrawal(row, now=timezone.now())) if may_withdraw else None,
        "typed": typed,
        "wrong": wrong,
    }
    return render(request, "web/judgement.html", context, status=400 if wrong else 200)


def _choose(request: HttpRequest, claim: Claim, chosen: Chosen) -> HttpResponse:
    """The form that asks which two things are meant."""
    current = Corroboration.objects.about(claim).current().first()
    origins, sources = choices(current, chosen)
    count = sum(len(ids) for ids in chosen.values())
    wrong = TWO if count > 1 or "choose" in request.GET else ""
    context = {"claim": claim, "origins": origins, "sources": sources, "wrong": wrong}
    return render(request, "web/judge_choose.html", context, status=400 if wrong else 200)


def _preview(pair: "Pair", verdict: Verdict, by: User) -> Shown:
    return _shown(preview_judgement(judgement_on(pair[0], pair[1], verdict, reason="", by=by)))


def _shown(preview: Preview) -> Shown:
    turns = tuple(turn(change) for change in preview.changes)
    return Shown(turns, preview.concerned - preview.looked_at)


Pair = tuple[Origin, Origin] | tuple[Source, Source]


def _pair(chosen: Chosen) -> Pair | None:
    """The two things an address names, if it names exactly two of one kind.

    Raises: Http404 where one of them is not there, or was merged.
    """
    origins, sources = set(chosen["origin"]), set(chosen["source"])
    if len(origins) == 2 and not sources:
        found = Origin.objects.for_judging().in_bulk(origins)
        one, other = (_there(found, pk) for pk in sorted(origins))
        return one, other
    if len(sources) == 2 and not origins:
        known = Source.objects.active().in_bulk(sources)
        first, second = (_there(known, pk) for pk in sorted(sources))
        return first, second
    return None


def _standing(chosen: Chosen) -> Word | None:
    """The judgement that holds for the two things of an address, if somebody gave one before."""
    rows = IndependenceJudgement.objects.standing().for_listing()
    row = rows.among(origins=chosen["origin"], sources=chosen["source"]).first()
    return word(row) if row else None


def _there(found: dict[int, T], pk: int) -> T:
    if pk not in found:
        raise Http404
    return found[pk]


def _chosen(given: QueryDict) -> Chosen:
    return {field: _numbers(given, field) for field in ("origin", "source")}


def _numbers(given: QueryDict, name: str) -> list[int]:
    """The ids under a name; what is no id names nothing."""
    found = [number(text) for text in given.getlist(name)]
    return [one for one in found if one is not None]


def _verdict(given: QueryDict) -> Verdict | None:
    value = given.get("verdict", "")
    return Verdict(value) if value in set(Verdict) else None


def _other(verdict: Verdict | None) -> Verdict | None:
    if verdict is None:
        return None
    return Verdict.DIFFERENT if verdict == Verdict.SAME else Verdict.SAME


def _said(refusal: ValidationError | Refused) -> str:
    return refusal.message if isinstance(refusal, Refused) else " ".join(refusal.messages)
