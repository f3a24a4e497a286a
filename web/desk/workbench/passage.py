"""What the reader makes of a passage that somebody selected: a draft to fill the form with."""

from typing import Any

from claims.domain.reading import read
from claims.domain.reading.drafts import statement_of
from claims.domain.reading.proposal import proposal_of
from claims.domain.reading.result import Passage, Suggestion, passage
from sources.domain.anchors import Place
from sources.models import ArticleVersion

AROUND = 1_500
"""Characters before and after a passage that are read with it: who "he" is stands there."""

SLIP = 3
"""Characters by which a hand that selects may miss."""

OVERLAP = 0.4
"""So much of the selected words a suggestion must share to speak for them."""


def proposal_for(version: ArticleVersion, place: Place) -> dict[str, Any]:
    """Will propose what a selected passage says, as a suggestion would; nothing is kept."""
    text, article = version.text or "", version.article
    begin = _paragraph_start(text, max(place.start - AROUND, 0))
    window = text[begin : place.end + AROUND]
    inner = Place(place.start - begin, place.end - begin)
    reading = read(
        window,
        language=article.language,
        published=article.published if article.published.is_known else None,
        segments=(),
        translated=article.machine_translated,
    )
    found = _nearest(reading.suggestions, inner)
    words = passage(window, inner.start, inner.end)
    drafted = statement_of(words, [one for one in reading.dates if words.holds(one.passage)])
    if found is None:
        return {"statement": drafted}
    told = proposal_of(found)
    if found.passage != words and not _is_alike(found.passage, words):
        told["statement"] = drafted
    for hop in (hop for chain in told["chains"] for hop in chain):
        if hop["cue"]:
            hop["cue"] = [hop["cue"][0] + begin, hop["cue"][1] + begin]
    return told


def _paragraph_start(text: str, at: int) -> int:
    """Where the paragraph begins in which a place lies."""
    return text.rfind("\n", 0, at) + 1


def _nearest(suggestions: tuple[Suggestion, ...], place: Place) -> Suggestion | None:
    """The suggestion that shares most with the place, relative to how long both are together."""
    shares = [(_shared(one.passage, place), one) for one in suggestions]
    best = max(shares, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] >= OVERLAP else None


def _shared(one: Passage, place: Place) -> float:
    both = min(one.end, place.end) - max(one.start, place.start)
    return both / max(place.end - place.start, 1) if both > 0 else 0.0


def _is_alike(one: Passage, other: Passage) -> bool:
    """Whether two passages begin and end at nearly the same place."""
    return max(abs(one.start - other.start), abs(one.end - other.end)) <= SLIP
