"""What sentences speak of, as plain data: origins, articles and sources with what names them.

A language makes words of it; lists are bounded, and say how many things they stand for.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from claims.domain.corroboration.chains import Chains
from claims.domain.corroboration.english import words
from claims.domain.corroboration.facts import ArticleFact, OriginFact
from claims.domain.corroboration.labels import VIEWS
from claims.domain.vocabulary import Basis, OriginKind
from sources.domain.dates import When
from sources.domain.vocabulary import Genre, Held

Named = dict[str, Any]
"""A thing, or a bounded list of things, as data that JSON can hold."""

NAMED_AT_MOST = 20
ARTICLES_NAMED = 5
"""Names in one list at most: origins, of which every merge is named, and articles."""


def bounded(things: Iterable[Any], total: int, at_most: int = NAMED_AT_MOST) -> Named:
    """Will keep the first things of a list, and how many it has in all.

    >>> bounded("abc", 3, at_most=2)
    {'named': ['a', 'b'], 'total': 3}
    """
    return {"named": list(things)[:at_most], "total": total}


def noun_of(origin: OriginFact) -> str:
    """What an origin is: its kind, or a poll."""
    return "poll" if origin.poll is not None else OriginKind(origin.kind).value


class Names:
    """Names of what one result speaks of, and how many articles each row stands for."""

    def __init__(self, chains: Chains) -> None:
        """Will name things as the facts of these chains do."""
        self.chains = chains
        self.sources = chains.facts.names
        self.times: dict[int, int] = {}
        for one in chains.appearances:
            if one.times > self.times.get(one.article_id, 1):
                self.times[one.article_id] = one.times
        self._read: dict[int, list[int]] | None = None
        asked = chains.claims.get(chains.facts.claim_id)
        self._is_view = asked is not None and asked.checkability in VIEWS

    def how_many(self, articles: Collection[int]) -> int:
        """How many articles these stand for: a row may stand for many that are alike."""
        if not self.times:
            return len(articles)
        return sum(self.times.get(one, 1) for one in articles)

    def passages(self, indexes: Collection[int]) -> int:
        """How many appearances those at these places stand for."""
        if not self.times:
            return len(indexes)
        return sum(self.chains.appearances[index].times for index in indexes)

    def source_thing(self, source: int | None) -> Named | None:
        """A source as data."""
        return None if source is None else {"id": source, "name": self.sources.get(source, "")}

    def article_thing(self, article: int) -> Named:
        """An article as data; `channel` is what it is as a bottleneck."""
        known = self.chains.articles[article]
        return {
            "id": article,
            "title": known.title,
            "publisher": self.source_thing(known.publisher_id),
            "channel": _channel(known),
        }

    def origin_thing(self, origin: int) -> Named:
        """An origin as data; one that no record names says of which source or article it is.

        It is `unread` where it stands for reports alone that somebody cites and nobody read, and in
        its `own_voice` where a publisher states a view itself.
        """
        known = self.chains.origins[origin]
        poll = known.poll
        holder = known.holder_id if poll is None else poll.conductor_id
        thing: Named = {
            "id": origin,
            "noun": noun_of(known),
            "title": known.title,
            "holder": self.source_thing(holder),
            "on": _bounds(known.date if poll is None else poll.fieldwork),
            "description": known.description,
        }
        if origin < 0 and holder is None:
            thing["article"] = self.article_thing((-origin - 1) // 4)
        if origin < 0 and known.kind == OriginKind.UNKNOWN:
            resting = self._resting().get(origin, [])
            if not resting:
                thing["unread"] = True
            elif self._is_view and all(in_own_voice(self.chains, one) for one in resting):
                thing["own_voice"] = True
        return thing

    def _resting(self) -> dict[int, list[int]]:
        """Which texts that were read rest on the origins that no record names."""
        if self._read is None:
            self._read = {}
            for index, ends in enumerate(self.chains.ends):
                if self.chains.is_read(index):
                    for origin, _ in ends:
                        if origin < 0:
                            self._read.setdefault(origin, []).append(index)
        return self._read

    def article_things(
        self,
        articles: Sequence[int],
        at_most: int = ARTICLES_NAMED,
    ) -> Named:
        """Several articles as data."""
        named = map(self.article_thing, articles[:at_most])
        return bounded(named, self.how_many(articles), at_most)

    def origin_things(self, origins: Sequence[int], at_most: int = NAMED_AT_MOST) -> Named:
        """Several origins as data."""
        return bounded(map(self.origin_thing, origins[:at_most]), len(origins), at_most)

    def source(self, source: int | None) -> str:
        """The name of a source."""
        return words.source(self.source_thing(source))

    def article(self, article: int) -> str:
        """What an article is called: its publisher and title."""
        return words.article(self.article_thing(article))

    def origin(self, origin: int) -> str:
        """What an origin is called."""
        return words.origin(self.origin_thing(origin))


def in_own_voice(chains: Chains, index: int) -> bool:
    """Whether an article says something itself, citing nobody and keeping no distance."""
    appearance = chains.appearances[index]
    return (
        appearance.basis == Basis.UNATTRIBUTED
        and not appearance.distanced
        and not chains.hops[index]
        and all(
            origin < 0 and chains.origins[origin].kind == OriginKind.UNKNOWN
            for origin, _ in chains.ends[index]
        )
    )


def _channel(article: ArticleFact) -> str:
    if article.genre in {Genre.WIRE, Genre.STATEMENT}:
        return Genre(article.genre).value
    return "unread" if article.held == Held.CITED_ONLY else "article"


def _bounds(when: When) -> list[str | None]:
    """The first and the last day a time may be."""
    return [None if day is None else day.isoformat() for day in (when.earliest, when.latest)]
