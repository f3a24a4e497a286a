"""What must hold between the records of seed files: keys, references, quotes, figures."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from seeds.domain.claim_checks import claim_problems
from seeds.domain.quotes import quote_problems
from seeds.domain.records import Seeds
from seeds.domain.references import reference_problems
from seeds.domain.review_checks import review_problems
from seeds.domain.source_checks import source_problems
from seeds.domain.written import Written
from seeds.errors import Problem


class Keyed(Protocol):
    """A record that others point to."""

    @property
    def at(self) -> Written:
        """Where it was written."""

    @property
    def key(self) -> str:
        """What others call it."""


def problems_of(seeds: Seeds) -> Iterator[Problem]:
    """Will name everything that does not fit together, references first."""
    broken = [*_repeated_keys(seeds), *reference_problems(seeds)]
    yield from broken
    if not broken:
        yield from source_problems(seeds)
        yield from claim_problems(seeds)
        yield from quote_problems(seeds)
        yield from review_problems(seeds)


def _repeated_keys(seeds: Seeds) -> Iterator[Problem]:
    spaces: tuple[Iterable[Keyed], ...] = (
        seeds.sources,
        seeds.articles,
        seeds.claims,
        (*seeds.origins, *seeds.appearances),
        seeds.reviews,
    )
    for records in spaces:
        first: dict[str, Written] = {}
        for record in records:
            if record.key in first:
                earlier = first[record.key]
                yield Problem(
                    record.at.file,
                    record.at.line,
                    "key",
                    f"'{record.key}' is taken by {earlier.file}:{earlier.line}",
                )
            first.setdefault(record.key, record.at)
