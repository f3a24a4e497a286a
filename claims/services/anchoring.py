"""Carries appearances over to a newer version of their article's text.

What says the same in the same sentence is carried over with its chain. Anything else is recorded in
the new version as *changed*, at the place that comes nearest, and waits for a person; until then it
does not count. The appearance in the earlier version stays as it was: a question about an earlier
day is answered from it.
"""

import copy
import hashlib
from dataclasses import asdict, dataclass
from typing import TypeVar

from accounts.models import User
from accounts.services.steps import log_consequence, verb
from claims.domain.vocabulary import AppearanceStatus
from claims.models import Appearance, Attribution
from claims.services.corroboration import deferred
from claims.services.records import save
from sources.domain.anchors import Fate, Place, Quote, Reading, Reattached, reattach
from sources.models import ArticleVersion

AROUND = 32
"""Characters kept on either side of the words, where any are kept."""

Row = TypeVar("Row", Appearance, Attribution)

NOT_HELD = "The new version's text is not held, so nobody can look."


CARRIED = "articleversion.carried"
"""The event on a version that tells how many appearances were carried over to it."""


@dataclass(frozen=True, slots=True)
class Carried:
    """How many appearances stand in the new version as they stood, and how many wait."""

    carried: int = 0
    waiting: int = 0


def carry_over(version_id: int, *, by: User | None) -> Carried:
    """Will look in a version for everything that stands in those before it.

    What was carried already stays as it is; what waited because there was no text is looked for
    again. Calling this once more does no more.
    """
    version = ArticleVersion.objects.select_related("article").get(pk=version_id)
    rows = list(Appearance.objects.to_carry_to(version))
    waiting = list(Appearance.objects.waiting_for_text(version)) if version.text else []
    if not rows and not waiting:
        return Carried()
    with verb("appearance.carry_over", by=by), deferred():
        texts = _Texts(version)
        found = [row for row in waiting if _find_again(row, texts, by=by)]
        continued = {}
        for row in rows:
            following = _continue(row, texts, by=by)
            if following:
                continued[row.pk] = following
        _continue_chains(continued, texts, by=by)
        now = [*continued.values(), *found]
        changed = sum(row.status == AppearanceStatus.CHANGED for row in now)
        carried = Carried(len(now) - changed, changed)
        if now:
            log_consequence(CARRIED, version, before={}, after=asdict(carried))
    return carried


def _find_again(row: Appearance, texts: "_Texts", *, by: User | None) -> bool:
    """Gives an appearance its place in a text that has come to be held; whether it has one now."""
    if row.continues is None:
        return False
    found = texts.find(row.continues)
    if found.place is None or (row.claim_id, found.place) in texts.taken:
        return False
    texts.taken.add((row.claim_id, found.place))
    last = texts.with_text(_last_seen(row))
    row.change = found.reason
    row.status = last.status if found.fate == Fate.CARRIED else row.status
    _anchor(row, last, found.place, texts.version.text or "")
    save(row, by=by, reason=found.reason)
    return True


class _Texts:
    """The new text and the earlier ones, each prepared once; None where a text is not held."""

    def __init__(self, version: ArticleVersion) -> None:
        self.version = version
        standing = Appearance.objects.filter(version=version)
        self.taken: set[tuple[int, Place | None]] = {
            (claim, Place(start, end) if start is not None and end is not None else None)
            for claim, start, end in standing.values_list("claim", "start", "end")
        }
        self._versions: dict[int, ArticleVersion] = {version.pk: version}
        self._readings: dict[int, Reading | None] = {}

    def with_text(self, row: Appearance) -> Appearance:
        """The appearance with its version at hand: each that is needed is read once for all rows."""
        if row.version_id is not None:
            if row.version_id not in self._versions:
                self._versions[row.version_id] = ArticleVersion.objects.get(pk=row.version_id)
            row.version = self._versions[row.version_id]
        return row

    def reading(self, version: ArticleVersion) -> Reading | None:
        """The text of one version, prepared."""
        if version.pk not in self._readings:
            self._readings[version.pk] = None if version.text is None else Reading(version.text)
        return self._readings[version.pk]

    def find(self, row: Appearance) -> Reattached:
        """Where the words of an earlier appearance stand now."""
        new = self.reading(self.version)
        if new is None:
            return Reattached(Fate.GONE, None, NOT_HELD)
        last = self.with_text(_last_seen(row))
        old = self.reading(last.version) if last.version else None
        if last.start is None or last.end is None:
            return Reattached(Fate.GONE, None, last.change)
        if old is None:
            return reattach(None, Quote(last.exact, last.prefix, last.suffix), new)
        return reattach(old, Place(last.start, last.end), new)

    def find_cue(self, hop: Attribution, told_in: Appearance) -> Place | None:
        """Where the words that show a hop stand now, if they stand there as before."""
        shown_in = self.with_text(told_in).version
        old = self.reading(shown_in) if shown_in else None
        new = self.reading(self.version)
        if old is None or new is None or hop.cue_start is None or hop.cue_end is None:
            return None
        found = reattach(old, Place(hop.cue_start, hop.cue_end), new)
        return found.place if found.fate == Fate.CARRIED else None


def _last_seen(row: Appearance) -> Appearance:
    """The appearance a person has last looked at: one that waits stands for the one before it."""
    while row.status == AppearanceStatus.CHANGED and row.continues is not None:
        row = row.continues
    return row


def _continue(row: Appearance, texts: _Texts, *, by: User | None) -> Appearance | None:
    """The appearance in the new version; None where another one took its place there already."""
    found = texts.find(row)
    if (row.claim_id, found.place) in texts.taken:
        return None
    texts.taken.add((row.claim_id, found.place))
    last = _last_seen(row)
    following = _copy_of(last)
    following.version, following.continues = texts.version, row
    following.change = found.reason
    if found.fate != Fate.CARRIED:
        following.status = AppearanceStatus.CHANGED.value
    _anchor(following, last, found.place, texts.version.text or "")
    save(following, by=by, reason=found.reason)
    return following


def _anchor(row: Appearance, like: Appearance, place: Place | None, text: str) -> None:
    """Sets the anchor, keeping as much of the words as was kept before."""
    row.exact = row.prefix = row.suffix = row.sha256 = ""
    row.start, row.end = (place.start, place.end) if place else (None, None)
    if place is None:
        return
    words = text[place.start : place.end]
    if like.exact:
        row.exact = words
    if like.sha256 or not like.exact:
        row.sha256 = hashlib.sha256(words.encode()).hexdigest()
    if like.prefix or like.suffix:
        row.prefix = text[max(0, place.start - AROUND) : place.start]
        row.suffix = text[place.end : place.end + AROUND]


def _continue_chains(continued: "dict[int, Appearance]", texts: _Texts, *, by: User | None) -> None:
    """The hops of the earlier appearances, from those that continue them."""
    for hop in Attribution.objects.leaving(continued):
        told_in = hop.told_in or hop.from_appearance
        cue = texts.find_cue(hop, told_in)
        following = _copy_of(hop)
        following.from_appearance = continued[hop.from_appearance_id]
        following.to_appearance = continued.get(hop.to_appearance_id or 0, hop.to_appearance)
        following.told_in = continued.get(hop.told_in_id or 0, hop.told_in)
        following.cue_start, following.cue_end = (cue.start, cue.end) if cue else (None, None)
        if cue:
            following.cue = (texts.version.text or "")[cue.start : cue.end]
        save(following, by=by)


def _copy_of(row: Row) -> Row:
    """A new record with the same columns."""
    fresh = copy.copy(row)
    fresh.pk = None
    fresh._state = copy.copy(row._state)
    fresh._state.adding = True
    fresh.row_version = 1
    return fresh
