"""How fast claims are found among many, beside tantivy on the same rows in the same run.

Run `python -m benchmarks.matching [CLAIMS …]`, 10,000 and 100,000 unless told otherwise. Both are
given the same text of 15 to 25 words, as it is pasted, and give the numbers and statements of the
twenty best claims; reading the text is part of it on both sides. Tantivy stems English as we do, looks
for any of the words and counts no hits, which lets it skip most of the common ones.

They take turns, so that whatever else the machine does falls on both. Shown are the median of
milliseconds a text; the mean of processor time, ours being that of the server and of Python; how
often the claim that was told otherwise is among the twenty; and the size. Tables of the session are
used, and dropped.
"""

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, median

import django
from django.db import connection

from benchmarks.made_up_claims import Wording, claims

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

QUERIES = 200
ROUNDS = 3
DEPTH = 20
GOAL = 5.0
COMPARABLE = 0.95
STATEMENTS = "SELECT id, statement FROM claims_claim WHERE id = ANY(%(claims)s::bigint[])"

Ask = Callable[[str], dict[int, str]]
"""The numbers and statements of the claims found for a text, the best first."""


@dataclass(slots=True)
class Timed:
    """What one of the two took, in milliseconds a text, and what it found."""

    ask: Ask
    took: list[float] = field(default_factory=list)
    worked: list[float] = field(default_factory=list)
    found: list[dict[int, str]] = field(default_factory=list)

    def run(self, queries: list[str], serving: Callable[[], float]) -> None:
        """Will ask every query once; `serving` tells the seconds that a server has worked."""
        begun = time.process_time() + serving()
        self.found = []
        for query in queries:
            at = time.perf_counter()
            self.found.append(self.ask(query))
            self.took.append(1000 * (time.perf_counter() - at))
        self.worked.append(1000 * (time.process_time() + serving() - begun) / len(queries))

    def recall(self, meant: list[int]) -> float:
        """How often the claim that was meant is among those found."""
        return mean(one in found for one, found in zip(meant, self.found, strict=True))


def of_tantivy(said: list[str], folder: Path) -> Ask:
    """Fills an index in a folder."""
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("id", stored=True)
    builder.add_text_field("said", stored=True, tokenizer_name="en_stem")
    index = tantivy.Index(builder.build(), path=str(folder))
    writer = index.writer()
    for number, claim in enumerate(said):
        writer.add_document(tantivy.Document(id=number, said=claim))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def ask(query: str) -> dict[int, str]:
        hits = searcher.search(index.parse_query(query, ["said"]), DEPTH, count=False).hits
        found = [searcher.doc(place) for _, place in hits]
        return {int(one["id"][0]): str(one["said"][0]) for one in found}

    return ask


def ask_ours(query: str) -> dict[int, str]:
    """The same of the matcher."""
    from claims.domain.matching.queries import queries_of
    from claims.services.fetching import fetch
    from claims.services.matching.finding import rank

    found = [one.claim for one in rank(queries_of(query), DEPTH, model=None)]
    said = {int(number): str(text) for number, text in fetch(STATEMENTS, claims=found)}
    return {one: said[one] for one in found}


def server_time() -> Callable[[], float]:
    """How to know the seconds that the server has worked for this connection, 0 where nobody says."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        path = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")
    return lambda: int(path.read_text().split()[0]) / 1e9 if path.exists() else 0.0


def measure(count: int) -> str:
    """Will make so many claims, ask both and tell what came of it."""
    from claims.services.matching.scratch import scratch, size

    chance = random.Random(7)
    wording = Wording(chance)
    said = list(claims(wording, count))
    meant = chance.sample(range(count), QUERIES)
    queries = [wording.told_otherwise(said[one]) for one in meant]
    rows = ((number, claim, "") for number, claim in enumerate(said))
    with tempfile.TemporaryDirectory() as name, scratch(list(rows)):
        theirs, ours = Timed(of_tantivy(said, Path(name))), Timed(ask_ours)
        serving = server_time()
        for one in (theirs, ours):  # what is read once is read now
            one.run(queries, serving)
            one.took, one.worked = [], []
        for _ in range(ROUNDS):
            theirs.run(queries, float)
            ours.run(queries, serving)
        their_size = sum(one.stat().st_size for one in Path(name).iterdir())
        return told(count, ours, theirs, (size(), their_size), meant)


def told(count: int, ours: Timed, theirs: Timed, sizes: tuple[int, int], meant: list[int]) -> str:
    """One line for one size."""
    took = median(ours.took), median(theirs.took)
    worked = median(ours.worked), median(theirs.worked)
    return (
        f"{count:>9,} claims: {took[0]:.2f} ms, tantivy {took[1]:.2f} ms, "
        f"ratio {took[0] / took[1]:.1f} (goal {GOAL:g}); "
        f"processor {worked[0]:.2f} ms, tantivy {worked[1]:.2f} ms, "
        f"ratio {worked[0] / worked[1]:.1f}; "
        f"recall@{DEPTH} {ours.recall(meant):.3f}, tantivy {theirs.recall(meant):.3f} "
        f"(goal {COMPARABLE:.0%} of it); "
        f"{sizes[0] / 1e6:.0f} MB, tantivy {sizes[1] / 1e6:.0f} MB\n"
    )


def main() -> None:
    """Measures each size and prints one line for it."""
    django.setup()
    for count in [int(one.replace(",", "")) for one in sys.argv[1:]] or [10_000, 100_000]:
        sys.stdout.write(measure(count))
        sys.stdout.flush()


if __name__ == "__main__":
    main()
