"""Which file each record is written into: one for the sources, and one for each article that was read.

A claim or origin that several articles share stands in the file with the lowest number that needs
it, as people write them. The order within each kind is kept.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Protocol, TypeVar

from claims.domain.vocabulary import SYMMETRIC_RELATIONS
from seeds.domain.claim_records import IndependenceJudgement, Relation
from seeds.domain.records import Seeds
from sources.domain.vocabulary import Held

Files = dict[str, int]
"""The number of the file in which the record of each key stands."""


class Keyed(Protocol):
    """A record that others point to."""

    @property
    def key(self) -> str:
        """What others call it."""


Record = TypeVar("Record")
KeyedRecord = TypeVar("KeyedRecord", bound=Keyed)


def laid_out(seeds: Seeds) -> tuple[Seeds, list[Seeds]]:
    """Will part the records into those of the sources' file, and those of each article's file.

    Relations and judgements that say the same both ways begin with what stands first.
    """
    read = [article.key for article in seeds.articles if article.held is Held.TEXT]
    places = _Places(seeds, {key: number for number, key in enumerate(read)})
    first = Seeds(
        topics=seeds.topics,
        sources=seeds.sources,
        ties=seeds.ties,
        judgements=tuple(
            _paired(one, _order(seeds.sources)) for one in seeds.judgements if one.sources
        ),
    )
    return first, [_part(seeds, number, places) for number in range(len(read))]


class _Places:
    """The files of all records that others point to; what nothing leads to stands in the first."""

    def __init__(self, seeds: Seeds, articles: Files) -> None:
        self.appearances = _appearance_files(seeds, articles)
        self.claims, self.origins, stubs = Files(), Files(), Files()
        for one in seeds.appearances:
            number = self.appearances[one.key]
            _lower(self.claims, one.claim, number)
            _lower(stubs, one.article, number)
            for hop in one.chain:
                _lower(self.origins, hop.to, number)
        for origin in seeds.origins:
            if origin.article:
                _lower(stubs, origin.article, self.origins.get(origin.key, 0))
        self.articles = stubs | articles
        self.claim_order = _order(_by_file(seeds.claims, self.claims))
        self.origin_order = _order(_by_file(seeds.origins, self.origins))


def _part(seeds: Seeds, number: int, places: _Places) -> Seeds:
    """The records of the file of this number; its own article comes first."""
    articles = _chosen(seeds.articles, number, lambda one: places.articles.get(one.key, 0))
    own = sorted(articles, key=lambda one: one.held is not Held.TEXT)
    relations = [_directed(one, places.claim_order) for one in seeds.relations]
    judgements = [_paired(one, places.origin_order) for one in seeds.judgements if one.origins]
    return Seeds(
        articles=tuple(own),
        links=_chosen(seeds.links, number, lambda one: _last(places.articles, one.from_, one.to)),
        origins=_chosen(seeds.origins, number, lambda one: places.origins.get(one.key, 0)),
        claims=_chosen(seeds.claims, number, lambda one: places.claims.get(one.key, 0)),
        appearances=_chosen(seeds.appearances, number, lambda one: places.appearances[one.key]),
        relations=_chosen(relations, number, lambda one: _last(places.claims, one.from_, one.to)),
        judgements=_chosen(judgements, number, lambda one: _last(places.origins, *one.origins)),
    )


def _chosen(
    records: Iterable[Record], number: int, file_of: Callable[[Record], int]
) -> tuple[Record, ...]:
    return tuple(one for one in records if file_of(one) == number)


def _appearance_files(seeds: Seeds, articles: Files) -> Files:
    """An appearance in a stub stands in the first file whose text leads to it.

    Where none does, it stands with the claim.
    """
    known = {one.key: articles[one.article] for one in seeds.appearances if one.article in articles}
    stubs = {one.key for one in seeds.appearances} - known.keys()
    hops = [(one.key, hop.to) for one in seeds.appearances for hop in one.chain if hop.to in stubs]
    is_done = False
    while not is_done:
        before = dict(known)
        for start, end in hops:
            if start in known:
                _lower(known, end, known[start])
        is_done = known == before
    claims = Files()
    for one in seeds.appearances:
        if one.key in known:
            _lower(claims, one.claim, known[one.key])
    return {one.key: claims.get(one.claim, 0) for one in seeds.appearances} | known


def _lower(files: Files, key: str, number: int) -> None:
    files[key] = min(files.get(key, number), number)


def _last(files: Files, *keys: str) -> int:
    """The first file in which all of these are known."""
    return max(files.get(key, 0) for key in keys)


def _by_file(records: Iterable[KeyedRecord], files: Files) -> list[KeyedRecord]:
    return sorted(records, key=lambda one: files.get(one.key, 0))


def _order(records: Iterable[Keyed]) -> Files:
    return {record.key: place for place, record in enumerate(records)}


def _directed(relation: Relation, order: Files) -> Relation:
    if relation.kind in SYMMETRIC_RELATIONS and order[relation.from_] > order[relation.to]:
        return replace(relation, from_=relation.to, to=relation.from_)
    return relation


def _paired(judgement: IndependenceJudgement, order: Files) -> IndependenceJudgement:
    def straight(pair: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sorted(pair, key=lambda key: order[key]))

    origins, sources = straight(judgement.origins), straight(judgement.sources)
    return replace(judgement, origins=origins, sources=sources)
