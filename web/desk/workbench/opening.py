"""What the panel opens with: what the address asks for, or a form that came back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from accounts.domain.numbers import number
from claims.domain.vocabulary import SuggestionStatus
from claims.models import Appearance, Suggestion
from claims.services.suggestions.deciding import AlreadyDecided
from sources.domain.anchors import Place
from sources.models import Article, ArticleVersion
from web.desk.access import Refusal, is_stale, told
from web.desk.workbench.form import Form, read_form, with_another_row
from web.desk.workbench.meanwhile import last_change
from web.desk.workbench.panel import (
    Panel,
    panel,
    panel_of_appearance,
    panel_of_chain,
    panel_of_place,
    panel_of_suggestion,
)
from web.desk.workbench.places import Located, Spot, at_offsets, at_words
from web.desk.workbench.steps import ClaimChanged, Moved

EDGE = 1
"""So many signs at its end, such as a full stop, make no other passage."""

GONE = "This suggestion is not there any more: the text was read anew. Choose another one."


@dataclass(frozen=True, slots=True)
class Opened:
    """A panel; or places to choose from for the words that were typed, or what is wrong with them."""

    panel: Panel | None = None
    spots: tuple[Spot, ...] = ()
    typed: str = ""
    wrong: str = ""
    status: int = 200


def opened(asked: Mapping[str, str], article: Article) -> Opened:
    """Will open what an address asks for: a suggestion, a place, words, or a recorded passage."""
    if not asked.keys() & {"suggestion", "start", "words", "appearance"}:
        return Opened()
    if "appearance" in asked:
        return _of_appearance(asked["appearance"], article)
    version = ArticleVersion.objects.newest_of(article)
    if version is None or version.text is None:
        return Opened(typed=asked.get("words", ""), wrong="No text is held.", status=400)
    version.article = article
    if "suggestion" in asked:
        return _of_suggestion(asked["suggestion"], version)
    if "words" in asked:
        near = number(asked.get("near", ""))
        return _located(version, at_words(version.text, asked["words"], near=near), asked["words"])
    found = at_offsets(version.text, asked["start"], asked.get("end", ""))
    return _located(version, found, "")


def _located(version: ArticleVersion, found: Located, typed: str) -> Opened:
    if found.place is not None and (same := _suggested(version, found.place)) is not None:
        return Opened(panel_of_suggestion(same, version))
    if found.place is not None:
        return Opened(panel_of_place(version, found.place))
    return Opened(
        spots=found.spots, typed=typed, wrong=found.wrong, status=400 if found.wrong else 200
    )


def _suggested(version: ArticleVersion, place: Place) -> Suggestion | None:
    """The suggestion that waits at these very words, but for a sign at their end."""
    near = Suggestion.objects.pending().having(
        version=version,
        start=place.start,
        end__range=(place.end - EDGE, place.end + EDGE),
    )
    found = near.best_first().first()
    if found is not None:
        found.version = version
    return found


def _of_suggestion(text: str, version: ArticleVersion) -> Opened:
    pk = number(text)
    rows = Suggestion.objects.select_related("decided_by")
    found = rows.having(version=version, pk=pk).first() if pk is not None else None
    if found is None:
        return Opened(wrong=GONE, status=404)
    if found.status != SuggestionStatus.PENDING:
        return Opened(wrong=f"{_decided(found)} It does not wait any more.", status=409)
    found.version = version
    return Opened(panel_of_suggestion(found, version))


def _of_appearance(text: str, article: Article) -> Opened:
    row = _appearance(text, article)
    if row is None:
        said = "This passage is not recorded any more: somebody took it back."
        return Opened(wrong=said, status=404)
    return Opened(panel_of_appearance(row, row.version))


def _appearance(text: str, article: Article) -> Appearance | None:
    pk = number(text)
    rows = Appearance.objects.in_article(article).select_related("version", "article", "claim")
    return rows.having(pk=pk).first() if pk is not None else None


def reopened(
    sent: Mapping[str, str],
    article: Article,
    *,
    refusal: Refusal | None = None,
    more: bool = False,
) -> Opened:
    """Will open a form as it was sent, with why it was refused and what changed meanwhile."""
    form = read_form(sent)
    form = with_another_row(form) if more else form
    wrong = told(refusal) if refusal else {}
    if form.values["appearance"]:
        row = _appearance(form.values["appearance"], article)
        if row is None:
            return Opened(wrong=" ".join(wrong.get("", ["This passage is gone."])))
        return Opened(replace(panel_of_chain(form, row, row.version), wrong=wrong))
    version = ArticleVersion.objects.newest_of(article)
    if version is None or version.text is None:
        return Opened(wrong="No text is held any more.")
    version.article = article
    form, notes = _brought_up_to_date(form, version, refusal)
    place = at_offsets(version.text, form.values["start"], form.values["end"]).place
    shown = panel(form, version, place or Place(0, 1))
    if place is None:
        shown = replace(shown, words="", withheld="The passage has no place in this text.")
    return Opened(replace(shown, wrong=wrong, notes=notes))


def _brought_up_to_date(
    form: Form, version: ArticleVersion, refusal: Refusal | None
) -> tuple[Form, tuple[str, ...]]:
    """The form so that sending it again goes through, and what whoever sends it must know."""
    if isinstance(refusal, Moved):
        place = refusal.details.get("place")
        values = {"version": str(version.pk), "suggestion": "", "seen": ""}
        values |= {"start": str(place[0]), "end": str(place[1])} if place else {}
        return form.with_values(**values), ()
    if isinstance(refusal, ClaimChanged):
        return form, ()
    pk = number(form.values["suggestion"])
    if refusal is None or pk is None:
        return form, ()
    found = Suggestion.objects.select_related("decided_by").having(pk=pk).first()
    if isinstance(refusal, AlreadyDecided):
        return form.with_values(suggestion="", seen=""), (_meanwhile(found),)
    if is_stale(refusal) and found is not None:
        who, when = last_change(found)
        said = f"{who} changed this suggestion{when}. Look once more, then send again."
        return form.with_values(seen=str(found.row_version)), (said,)
    return form, ()


def _meanwhile(found: Suggestion | None) -> str:
    said = _decided(found) if found else "The suggestion is gone."
    return f"{said} Record what you typed as a passage of your own, or close it."


def _decided(found: Suggestion) -> str:
    """Who decided what, and when."""
    _, when = last_change(found)
    return f"{found.decided_by} {found.status} this suggestion{when}."
