"""What the ratings of others come down to: words without a meaning, and those that have one."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.choices import choices_of
from accounts.domain.numbers import number
from accounts.domain.texts import is_storable
from accounts.errors import Refused
from accounts.models import User
from accounts.permissions import may
from reviews.domain.vocabulary import RatingClass
from reviews.models import RatingMapping
from reviews.services.rating_map import forget_words, map_words, unmapped_words
from web.desk.access import colleague, status_of, told
from web.desk.boxes import Box, Wrong
from web.desk.signed_in import signed_in
from web.pages.trusted import trusted

CHANGE = "ratingmapping.change"
FORGET = "forget"
MOST_ROWS = 250
MOST_KNOWN = 100


@dataclass(frozen=True, slots=True)
class Said:
    """What was chosen for one label; `version` is that of the stored one, if there is one."""

    site: str
    words: str
    meaning: str
    version: int | None
    place: int
    """Which row of the form it stood in."""


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def rating_map(request: HttpRequest) -> HttpResponse:
    """Will list the labels that nobody has said the meaning of, and those that somebody has.

    What is chosen is applied to the stored reviews at once, label by label.

    Raises: PermissionDenied.
    """
    colleague(request)
    wrong: list[Wrong] = []
    typed: dict[tuple[str, str], str] = {}
    status = 200
    if request.method == "POST":
        chosen = _chosen(request)
        typed = {(one.site, one.words): one.meaning for one in chosen}
        wrong, status = _keep(request, chosen, by=trusted(request, CHANGE))
        if not wrong:
            return redirect(request.get_full_path())
    unmapped, total = unmapped_words()
    site = request.GET.get("site", "").strip().lower()
    site = site if is_storable(site) else ""
    known = RatingMapping.objects.at_site(site) if site else RatingMapping.objects.newest_first()
    context = {
        "unmapped": [(one, typed.get((one.site, one.words), "")) for one in unmapped],
        "total": total,
        "known": [
            (row, typed.get((row.site, row.words), row.normalised)) for row in known[:MOST_KNOWN]
        ],
        "site": site,
        "classes": choices_of(RatingClass),
        "may_map": may(request.user, CHANGE),
        "sentences": wrong,
    }
    return render(request, "web/desk/rating_map.html", context, status=status)


def _chosen(request: HttpRequest) -> list[Said]:
    """Every label of the form for which something other than before was chosen."""
    sent = request.POST
    found = []
    for place in range(MOST_ROWS):
        site, words = sent.get(f"site-{place}", ""), sent.get(f"words-{place}", "")
        meaning = sent.get(f"meaning-{place}", "")
        if words and meaning and meaning != sent.get(f"before-{place}", ""):
            version = number(sent.get(f"version-{place}", ""))
            found.append(Said(site, words, meaning, version, place))
    return found


def _keep(request: HttpRequest, chosen: list[Said], *, by: User) -> tuple[list[Wrong], int]:
    """Keeps each choice by itself; returns what was refused, and the status of that."""
    wrong, status, kept, reviews = list[Wrong](), 200, 0, 0
    if not chosen:
        return [Wrong(Box(), "Choose what at least one label means.")], 400
    for one in chosen:
        try:
            reviews += _keep_one(one, by=by)
            kept += 1
        except (ValidationError, Refused) as refusal:
            status = status_of(refusal)
            said = " ".join(text for texts in told(refusal).values() for text in texts)
            box = Box(f"“{one.words}” at {one.site}", f"#meaning-{one.place}")
            wrong.append(Wrong(box, said))
    if kept:
        labels = "label has" if kept == 1 else "labels have"
        messages.success(request, f"{kept} {labels} a meaning; reviews classed anew: {reviews}.")
    return wrong, status


def _keep_one(one: Said, *, by: User) -> int:
    """Keeps one choice; returns how many reviews it changed.

    Raises: ValidationError, Refused.
    """
    if one.meaning == FORGET:
        row = RatingMapping.objects.of(one.site, one.words).first()
        return forget_words(row, by=by) if row else 0
    if one.meaning not in set(RatingClass):
        said = "Choose true, false, mixture or other."
        raise ValidationError({"meaning": ValidationError(said, code="unknown")})
    return map_words(
        one.site, one.words, RatingClass(one.meaning), by=by, expected_version=one.version
    )
