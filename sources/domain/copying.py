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


def told(match: Match, copy: Dated, original: Dated, *, turned: bool = False) -> str:
    """Will say in words why a link is suggested and why it points the way it does."""
    share = f"{match.score:.0%} of the shorter text stands in the longer one"
    said = "The same text, character for character" if match.is_exact else share
    if match.kind is LinkKind.SHARES_TEXT_WITH:
        said = f"Shares text: {share}"
    if turned:
        return f"{said}. The later one is a copy already: the earlier is taken for one of it."
    if copy.day == original.day:
        return f"{said}. Both are {copy}: the one recorded later is taken for the copy."
    return f"{said}. Taken for the copy is the later one ({copy}; the other {original})."


@dataclass(frozen=True, slots=True)
class Answered:
    """Two articles of which a person said that they are no copies, and how much they share."""

    one: int
    other: int
    score: float


def worth_suggesting(
    matches: Iterable[Match],
    *,
    article: int,
    linked: Iterable[tuple[int, int]],
    settled: Collection[int],
    answered: Iterable[Answered],
    dated: dict[int, Dated],
) -> list[Match]:
    """Will choose, among what an article matches, one for each cluster of copies.

    `linked` are pairs of a copy and its original that are known: whatever has an original in common
    with the article is passed over, for links are followed through. The `settled` are linked with the
    article or were rejected for it, and are not suggested again. Where somebody `answered` that a
    member is no copy, another one is suggested only if it shares as much as that one or more.

    Of a cluster the earliest that is the same story is taken, else the one that shares most; after
    an answer always the one that shares most, so that a second answer is the last.
    """
    linked, answered = list(linked), [*answered]
    answered += [Answered(said.other, said.one, said.score) for said in answered]
    found = [match for match in matches if match.kind]
    clusters = _clusters(_named(article, found, linked, answered), linked)
    own, originals = clusters[article], _originals(article, linked)
    refused: dict[int, float] = {}
    bounds: dict[int, float] = {}
    for said in answered:
        if said.one == article:
            _raise(refused, clusters[said.other], said.score)
        if clusters[said.one] == own:
            _raise(bounds, said.other, said.score)
    chosen: dict[int, tuple[_Rank, Match]] = {}
    for match in found:
        cluster = clusters[match.article]
        bound = max(refused.get(cluster, 0.0), bounds.get(match.article, 0.0))
        if match.article in settled or round(match.score, 3) < bound:
            continue
        if cluster == own and originals & _originals(match.article, linked):
            continue
        rank = _rank(match, dated, by_share=cluster in refused)
        if cluster not in chosen or rank < chosen[cluster][0]:
            chosen[cluster] = rank, match
    return sorted((match for _, match in chosen.values()), key=lambda match: match.article)


def is_turned(
    copy: int, original: int, *, linked: Iterable[tuple[int, int]], answered: Iterable[Answered]
) -> bool:
    """Whether a suggestion points from the earlier article to the later one.

    So it does where the later one is a copy already, of something that the earlier one was said to
    be no copy of: with two originals it would be a digest, and both would go on being counted.
    """
    linked = list(linked)
    of_copy, of_original = _originals(copy, linked), _originals(original, linked)
    is_answered = any(
        (said.one in of_copy and said.other == original)
        or (said.other in of_copy and said.one == original)
        for said in answered
    )
    return is_answered and of_original == {original}


def _originals(article: int, linked: Collection[tuple[int, int]]) -> set[int]:
    """The article and whatever it is a copy of, directly or through others."""
    found, asked = {article}, [article]
    while asked:
        copy = asked.pop()
        new = {original for one, original in linked if one == copy} - found
        found |= new
        asked += new
    return found


_Rank = tuple[bool, float, tuple[bool, int, int]]


def _named(
    article: int,
    matches: Iterable[Match],
    linked: Iterable[tuple[int, int]],
    answered: Iterable[Answered],
) -> set[int]:
    """Every article that is spoken of."""
    ends = {end for pair in linked for end in pair} | {said.one for said in answered}
    return {article} | ends | {match.article for match in matches}


def _raise(bounds: dict[int, float], key: int, score: float) -> None:
    bounds[key] = max(bounds.get(key, 0.0), score)


def _rank(match: Match, dated: dict[int, Dated], *, by_share: bool) -> _Rank:
    """Sorts what is suggested first to the front."""
    is_story = match.kind is LinkKind.NEAR_DUPLICATE_OF
    share = 0.0 if is_story and not by_share else -match.score
    return not is_story, share, dated[match.article].order


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
