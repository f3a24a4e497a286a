"""What the seed files hold of each article, in numbers."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from claims.domain.vocabulary import ClaimKind
from seeds.domain.claim_records import Appearance, Claim, Origin
from seeds.domain.quotes import anchored, quoted_characters
from seeds.domain.records import Seeds
from seeds.domain.source_records import Article


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers of one article, or of all together.

    Claims count where they appear in the text. `chains` is how many appearances in the text have a
    chain of so many hops, the longest way to its end; 0 where the text says it on its own. `figures`
    are the claims that state one; `sources` everybody who speaks, publishes, measures or is spoken
    of. Of the `anchors`, `wordless` are kept as offsets and a hash; `quoted` is the part of the text
    that the others repeat, in percent.
    """

    name: str
    claims: Mapping[ClaimKind, int]
    shared: int
    appearances: int
    chains: Mapping[int, int]
    figures: int
    sources: int
    origins: int
    stubs: int
    anchors: int
    wordless: int
    quoted: float


def counts_of(seeds: Seeds) -> tuple[Counts, ...]:
    """Will count for each article that was read, in the order of the files, and for all together."""
    read = [article for article in seeds.articles if article.version]
    counter = _Counter(seeds)
    return (
        *(counter.count(one.at.file.removesuffix(".yaml"), [one]) for one in read),
        counter.count("all", read),
    )


class _Counter:
    """Looks records up by key while it counts."""

    def __init__(self, seeds: Seeds) -> None:
        self.seeds = seeds
        self.claims = {one.key: one for one in seeds.claims}
        self.origins = {one.key: one for one in seeds.origins}
        self.articles = {one.key: one for one in seeds.articles}
        self.appearances = {one.key: one for one in seeds.appearances}
        self.told_by: Counter[str] = Counter()
        read = {one.key for one in seeds.articles if one.version}
        for claim in {(one.claim, one.article) for one in seeds.appearances}:
            self.told_by[claim[0]] += claim[1] in read

    def count(self, name: str, articles: list[Article]) -> Counts:
        """Will count what these articles hold together."""
        keys = {article.key for article in articles}
        told = [one for one in self.seeds.appearances if one.article in keys]
        claims = [self.claims[key] for key in {one.claim for one in told}]
        reached = [one for start in told for one in self._reached(start)]
        origins = {key for one in reached for hop in one.chain if (key := hop.to) in self.origins}
        stubs = {one.article for one in reached} - keys
        anchors = [one.anchor for one in anchored(self.seeds) if one.article in keys]
        length = sum(article.version.length for article in articles if article.version)
        quoted = sum(quoted_characters(self.seeds, key) for key in keys)
        involved = [*articles, *(self.articles[key] for key in stubs)]
        sources = set(_sources(involved, claims, [self.origins[key] for key in origins]))
        return Counts(
            name=name,
            claims=Counter(one.kind for one in claims),
            shared=sum(self.told_by[one.key] > 1 for one in claims),
            appearances=len(told),
            chains=Counter(self._length(one) for one in told),
            figures=sum(one.quantity is not None for one in claims),
            sources=len(sources),
            origins=len(origins),
            stubs=len(stubs),
            anchors=len(anchors),
            wordless=sum(one.exact is None for one in anchors),
            quoted=100 * quoted / length if length else 0.0,
        )

    def _reached(self, start: Appearance) -> list[Appearance]:
        """An appearance and everything that its chain leads over."""
        found = {start.key: start}
        waiting = [start]
        while waiting:
            for hop in waiting.pop().chain:
                onward = self.appearances.get(hop.to)
                if onward is not None and onward.key not in found:
                    found[onward.key] = onward
                    waiting.append(onward)
        return list(found.values())

    def _length(self, start: Appearance, seen: frozenset[str] = frozenset()) -> int:
        """The hops of the longest way from an appearance; a loop ends where it closes."""
        lengths = [0]
        for hop in start.chain:
            onward = self.appearances.get(hop.to)
            is_new = onward is not None and onward.key not in seen
            further = self._length(onward, seen | {start.key}) if onward and is_new else 0
            lengths.append(1 + further)
        return max(lengths)


def _sources(
    articles: Iterable[Article], claims: Iterable[Claim], origins: Iterable[Origin]
) -> Iterator[str]:
    """Every source that these name."""
    for article in articles:
        yield from filter(None, [article.publisher])
        yield from (credit.source for credit in article.credits)
    for claim in claims:
        yield from claim.subjects
    for origin in origins:
        polled = [origin.poll.conductor, origin.poll.sponsor] if origin.poll else []
        yield from filter(None, [origin.holder, *polled])
