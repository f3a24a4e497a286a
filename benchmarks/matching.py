"""How fast claims are found among many, beside tantivy on the same rows in the same run.

Run `python -m benchmarks.matching [CLAIMS …]`, 10,000 and 100,000 unless told otherwise. The claims
are made up: words as common as in real texts, names and figures that few of them share. A query is
a claim told otherwise: half of its words, some of others. Shown are milliseconds a query, how often
that claim is among the first twenty, and the size. Tables of the session are used, and dropped.
"""

import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

QUERIES = 200
DEPTH = 20
WORDS = 40_000
GOAL = 5.0
COMPARABLE = 0.95


def claims(count: int, chance: random.Random) -> list[str]:
    """Statements of 8 to 20 words, some with a figure."""
    from benchmarks.find_sources import invented

    words = [invented(chance, chance.choice([1, 2, 2, 3])).lower() for _ in range(WORDS)]
    often = [1 / (rank + 3) ** 0.9 for rank in range(WORDS)]
    said = []
    for _ in range(count):
        chosen = chance.choices(words, often, k=chance.randint(8, 20))
        if chance.random() < 0.4:
            chosen.append(str(chance.randint(2, 90_000)))
        said.append(" ".join(chosen))
    return said


def told_otherwise(said: list[str], chance: random.Random) -> tuple[list[str], list[int]]:
    """Queries, half of the words of one claim with some of another one, and the claims they are of."""
    queries, meant = [], chance.sample(range(len(said)), QUERIES)
    for claim in meant:
        words = said[claim].split()
        kept = chance.sample(words, max(3, len(words) // 2))
        kept += chance.sample(chance.choice(said).split(), 5)
        chance.shuffle(kept)
        queries.append(" ".join(kept))
    return queries, meant


Found = list[list[int]]


def timed(ask: Callable[[str], list[int]], queries: list[str]) -> tuple[float, Found]:
    """The median of milliseconds a query, and what was found."""
    ask(queries[0])
    took, found = [], []
    for query in queries:
        begun = time.perf_counter()
        found.append(ask(query))
        took.append(1000 * (time.perf_counter() - begun))
    return median(took), found


def of_tantivy(said: list[str], folder: Path, queries: list[str]) -> tuple[float, Found, int]:
    """Milliseconds a query, what it found and the bytes of its index."""
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("id", stored=True)
    builder.add_text_field("said", tokenizer_name="en_stem")
    index = tantivy.Index(builder.build(), path=str(folder))
    writer = index.writer()
    for number, claim in enumerate(said):
        writer.add_document(tantivy.Document(id=number, said=claim))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def ask(query: str) -> list[int]:
        hits = searcher.search(index.parse_query(query, ["said"]), DEPTH).hits
        return [int(searcher.doc(place)["id"][0]) for _, place in hits]

    took, found = timed(ask, queries)
    return took, found, sum(one.stat().st_size for one in folder.iterdir())


def of_ours(said: list[str], queries: list[str]) -> tuple[float, Found, int]:
    """The same of the matcher."""
    from claims.domain.matching.queries import queries_of
    from claims.services.matching.finding import rank
    from claims.services.matching.scratch import scratch, size

    def ask(query: str) -> list[int]:
        return [one.claim for one in rank(queries_of(query), DEPTH, model=None)]

    rows = [(number, claim, "") for number, claim in enumerate(said)]
    with scratch(rows):
        took, found = timed(ask, queries)
        return took, found, size()


def recall(found: Found, meant: list[int]) -> float:
    """How often the claim that was meant is among those found."""
    return sum(one in claims for one, claims in zip(meant, found, strict=True)) / len(meant)


def main() -> None:
    """Measures each size and prints one line for it."""
    django.setup()
    counts = [int(one.replace(",", "")) for one in sys.argv[1:]] or [10_000, 100_000]
    for count in counts:
        chance = random.Random(7)
        said = claims(count, chance)
        queries, meant = told_otherwise(said, chance)
        folder = Path(tempfile.mkdtemp())
        try:
            theirs, their_finds, their_size = of_tantivy(said, folder, queries)
        finally:
            shutil.rmtree(folder)
        ours, our_finds, our_size = of_ours(said, queries)
        our_recall, their_recall = recall(our_finds, meant), recall(their_finds, meant)
        sys.stdout.write(
            f"{count:>9,} claims: {ours:.1f} ms, tantivy {theirs:.2f} ms, ratio {ours / theirs:.1f} "
            f"(goal {GOAL:g}); recall@{DEPTH} {our_recall:.3f}, tantivy {their_recall:.3f} "
            f"(goal {COMPARABLE:.0%} of it); "
            f"{our_size / 1e6:.0f} MB, tantivy {their_size / 1e6:.0f} MB\n"
        )


if __name__ == "__main__":
    main()
