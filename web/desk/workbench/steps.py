"""The steps of the workbench: each reads the form, calls one service, and says what came of it."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import HttpRequest

from accounts.domain.numbers import number
from accounts.errors import Refused
from accounts.models import User
from claims.models import Appearance, Claim, Suggestion
from claims.services.recording import extend_chain, record_passage
from claims.services.refusals import HopRefused
from claims.services.suggestions import accept, reject, reopen
from sources.domain.anchors import Place
from sources.models import ArticleVersion
from web.desk.access import Told, told
from web.desk.workbench.boxes import by_box
from web.desk.workbench.drafted import Drafted, drafted, drafted_chain
from web.desk.workbench.form import Form
from web.desk.workbench.meanwhile import last_change
from web.desk.workbench.outcome import standing_of
from web.desk.workbench.places import at_offsets, carried
from web.desk.workbench.undoing import HOPS, PASSAGE, SUGGESTION, note_done, remember


class Moved(Refused):
    """Says that a newer text of the article has arrived; `details` holds the new place, if any."""


class ClaimChanged(Refused):
    """Says that the chosen claim was changed since the form was opened."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a step did: a sentence, and the appearance whose claim it changed with its former result."""

    said: str
    appearance: int = 0
    before: int = 0
    span: tuple[int, int] | None = None


class Wrong(ValidationError):
    """Says what is wrong by the names of the boxes."""

    def __init__(self, by_name: Told) -> None:
        super().__init__({name: list(said) for name, said in by_name.items()})


def record(request: HttpRequest, form: Form, version: ArticleVersion, *, by: User) -> Done:
    """Will record a passage, or accept the suggestion it was opened for.

    Raises: Moved, ClaimChanged, AlreadyDecided, StaleRecord; ValidationError by the names of boxes.
    """
    place = _place(form, version)
    claim = _claim(form)
    what = drafted(form, version, place, claim)
    before = standing_of(claim)
    made, decided = _write(form, what, by)
    row = what.appearance
    note_done(request, form.values["once"], row.pk, before)
    said = f"recorded “{row.claim}”"
    if decided is not None:
        _remember_decided(request, row.article_id, decided, said)
    else:
        remember(request, row.article_id, PASSAGE, row.pk, said, made=made)
    return Done("Recorded.", row.pk, before, (place.start, place.end))


def extend(request: HttpRequest, form: Form, row: Appearance, *, by: User) -> Done:
    """Will add the hops that were typed to an appearance that is recorded.

    Raises: ValidationError by the names of boxes.
    """
    place = Place(row.start, row.end) if row.start is not None and row.end else None
    what = drafted_chain(form, row, place)
    if not what.chain:
        raise Wrong({"hop-0-find": ["Say where it comes from."]})
    before = standing_of(row.claim)
    try:
        made = extend_chain(row, what.chain, by=by, reason=form.values["reason"])
    except ValidationError as refusal:
        raise _in_boxes(refusal, what) from refusal
    note_done(request, form.values["once"], row.pk, before)
    remember(
        request, row.article_id, HOPS, row.pk, f"added to the chain of “{row.claim}”", made=made
    )
    return Done("Added to the chain.", row.pk, before)


def turn_down(
    request: HttpRequest, suggestion: Suggestion, seen: int | None, reason: str, *, by: User
) -> Done:
    """Will reject a suggestion.

    Raises: AlreadyDecided, StaleRecord; ValidationError.
    """
    reject(suggestion, by=by, reason=reason, expected_version=seen)
    said = f"rejected “{_short(suggestion)}”"
    _remember_decided(request, suggestion.version.article_id, suggestion, said)
    return Done(f"R{said[1:]}", span=(suggestion.start, suggestion.end))


def let_wait(suggestion: Suggestion, reason: str, *, by: User) -> Done:
    """Will take back what was decided on a suggestion.

    Raises: NotDecided, ChangedSince, RecordInUse.
    """
    reopen(suggestion, by=by, reason=reason)
    said = f"“{_short(suggestion)}” waits again."
    return Done(said, span=(suggestion.start, suggestion.end))


def _remember_decided(
    request: HttpRequest, article: int, suggestion: Suggestion, said: str
) -> None:
    suggestion.refresh_from_db(fields=["row_version"])
    remember(request, article, SUGGESTION, suggestion.pk, said, version=suggestion.row_version)


def _short(suggestion: Suggestion) -> str:
    return str(suggestion.proposal.get("statement", ""))[:80]


def _write(form: Form, what: Drafted, by: User) -> tuple[dict[str, object], Suggestion | None]:
    """What came with the passage, and the suggestion that was accepted by it.

    Raises: AlreadyDecided, StaleRecord; ValidationError by the names of boxes.
    """
    pk, reason = number(form.values["suggestion"]), form.values["reason"]
    try:
        if pk is None:
            made = record_passage(what.appearance, by=by, chain=what.chain, reason=reason)
            return made, None
        suggestion = Suggestion.objects.in_bulk([pk]).get(pk)
        if suggestion is None:
            said = "This suggestion is gone: the text was read anew. Record it as your own passage."
            raise Moved(said)
        seen = number(form.values["seen"])
        accept(
            suggestion,
            what.appearance,
            by=by,
            chain=what.chain,
            reason=reason,
            expected_version=seen,
        )
    except ValidationError as refusal:
        raise _in_boxes(refusal, what) from refusal
    return {}, suggestion


def _in_boxes(refusal: ValidationError, what: Drafted) -> Wrong:
    place = refusal.number if isinstance(refusal, HopRefused) else None
    return Wrong(by_box(told(refusal), what.rows, place))


def _place(form: Form, version: ArticleVersion) -> Place:
    """Where the passage stands in the newest text.

    Raises: Moved; ValidationError.
    """
    typed = form.values
    read = number(typed["version"])
    if read is not None and read != version.pk:
        raise _moved(form, version, read)
    found = at_offsets(version.text or "", typed["start"], typed["end"])
    if found.place is None:
        raise ValidationError(found.wrong)
    return found.place


def _moved(form: Form, version: ArticleVersion, read: int) -> Moved:
    former = ArticleVersion.objects.having(article=version.article_id, pk=read).first()
    found = (
        at_offsets(former.text or "", form.values["start"], form.values["end"]) if former else None
    )
    place = None
    if former and former.text and version.text and found and found.place:
        place = carried(former.text, found.place, version.text)
    when = f"{version.captured_at:%-d %B, %H:%M} UTC"
    what = f"Meanwhile version {version.sequence} of the text has arrived ({when})."
    if place is None:
        said = f"{what} These words do not stand there as they did: select them anew."
        return Moved(said)
    said = f"{what} The same words were found there. Look once more, then record."
    return Moved(said, place=(place.start, place.end))


def _claim(form: Form) -> Claim | None:
    """The claim that is chosen, None for a new one.

    Raises: ClaimChanged where it reads otherwise than when the form was opened; ValidationError.
    """
    chosen = form.values["claim"]
    if chosen == "new":
        return None
    pk = number(chosen)
    claim = Claim.objects.open().having(pk=pk).first() if pk is not None else None
    if claim is None:
        said = "This claim is not tracked any more: it was merged or withdrawn. Choose another one."
        raise ValidationError({"claim": said})
    seen = form.seen_claims.get(claim.pk)
    if seen is not None and seen != claim.row_version:
        who, when = last_change(claim)
        said = f"{who} changed this claim{when}. It reads now: “{claim.statement}” If it still is "
        raise ClaimChanged(f"{said}what the passage says, record once more.")
    return claim
