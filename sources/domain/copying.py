"""Which articles are suggested as copies, of which others, and what is said about it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sources.domain.fingerprints import Overlap, Shingles, overlap
from sources.domain.vocabulary import LinkKind

SAME_STORY = 0.5
"""Containment from which two texts are suggested to be one: the policy's bound for a copy."""

SHARES_TEXT = 0.3
"""Containment from which it is noted for review that two texts share some; no number heeds it."""


@dataclass(frozen=True, slots=True)
class Match:
    """Another article and how much of the shorter text the longer holds, 0 to 1."""

    article: int
    score: float
    is_exact: bool = False

    @property
    def kind(self) -> LinkKind | None:
        """The link that such a score suggests, or none."""
        return kind_of(self.score)


def kind_of(score: float) -> LinkKind | None:
    """Will say which link a containment suggests.

    >>> kind_of(0.5).value, kind_of(0.49).value, kind_of(0.29)
    ('near_duplicate_of', 'shares_text_with', None)
    """
    if score >= SAME_STORY:
        return LinkKind.NEAR_DUPLICATE_OF
    return LinkKind.SHARES_TEXT_WITH if score >= SHARES_TEXT else None


def score_of(one: Shingles, other: Shingles) -> float:
    """Will return the containment of two texts, or 0 where they share too little to say anything."""
    found: Overlap = overlap(one.values, other.values)
    return found.containment if found.shared >= one.gram.fewest else 0.0


@dataclass(frozen=True, slots=True)
class Dated:
    """When an article came out, as far as is known: its first possible day, else its capture."""

    article: int
    day: date | None
    is_published: bool

    @property
    def order(self) -> tuple[bool, int, int]:
        """Sorts the original before its copies: by day, undated last, then by id."""
        return self.day is None, self.day.toordinal() if self.day else 0, self.article

    def __str__(self) -> str:
        if self.day is None:
            return "undated"
        return f"{'published' if self.is_published else 'captured'} {self.day.isoformat()}"


def told(match: Match, copy: Dated, original: Dated) -> str:
    """Will say in words why a link is suggested and why it points the way it does."""
    share = f"{match.score:.0%} of the shorter text stands in the longer one"
    said = "The same text, character for character" if match.is_exact else share
    if match.kind is LinkKind.SHARES_TEXT_WITH:
        said = f"Shares text: {share}"
    if copy.day == original.day:
        return f"{said}. Both are {copy}: the one recorded later is taken for the copy."
    return f"{said}. Taken for the copy is the later one ({copy}; the other {original})."


def worth_suggesting(
    matches: Iterable[Match],
    *,
    linked: Iterable[tuple[int, int]],
    settled: Collection[int],
    dated: dict[int, Dated],
) -> list[Match]:
    """Will choose, among what an article matches, one for each cluster of copies.

    `linked` are pairs of articles that are copies of one another already, `settled` the articles
    about which something has been said: linked with this one, or rejected. A cluster that holds one
    of those is passed over whole: linking to another member would say again what was refused. Of a
    cluster the earliest that is the same story is taken, else the one that shares most.
    """
    linked = list(linked)
    ends = {article for pair in linked for article in pair}
    clusters = _clusters({match.article for match in matches} | ends | set(settled), linked)
    chosen: dict[int, Match] = {}
    passed_over = {clusters[article] for article in settled}
    for match in matches:
        cluster = clusters[match.article]
        if match.kind is None or cluster in passed_over:
            continue
        best = chosen.get(cluster)
        if best is None or _rank(match, dated) < _rank(best, dated):
            chosen[cluster] = match
    return sorted(chosen.values(), key=lambda match: match.article)


def _rank(match: Match, dated: dict[int, Dated]) -> tuple[bool, float, tuple[bool, int, int]]:
    is_story = match.kind is LinkKind.NEAR_DUPLICATE_OF
    return not is_story, 0.0 if is_story else -match.score, dated[match.article].order


def _clusters(articles: set[int], linked: Iterable[tuple[int, int]]) -> dict[int, int]:
    """For each article the one that stands for its cluster."""
    above = {article: article for article in articles}

    def head(article: int) -> int:
        while above[article] != article:
            above[article] = article = above[above[article]]
        return article

    for one, other in linked:
        above[head(one)] = head(other)
    return {article: head(article) for article in articles}
