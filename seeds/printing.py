"""The table of what the seed files hold of each article."""

from collections.abc import Iterator

from rich.table import Table

from claims.domain.vocabulary import ClaimKind
from seeds.domain.summing import Counts


def summary_table(counts: tuple[Counts, ...]) -> Table:
    """Will make the table: a column for each article and one for all, a row for each number."""
    table = Table(title="What the seed files hold", title_justify="left", box=None, pad_edge=False)
    table.add_column("")
    for one in counts:
        table.add_column(one.name, justify="right")
    for words, values in _rows(counts):
        table.add_row(words, *map(str, values))
    return table


def _rows(counts: tuple[Counts, ...]) -> Iterator[tuple[str, list[object]]]:
    yield "claims", [sum(one.claims.values()) for one in counts]
    for kind in ClaimKind:
        if any(one.claims.get(kind) for one in counts):
            yield f"  {kind.value}", [one.claims.get(kind, 0) for one in counts]
    yield "  stated by several articles", [one.shared for one in counts]
    yield "  with a figure", [one.figures for one in counts]
    yield "appearances", [one.appearances for one in counts]
    longest = max((hops for one in counts for hops in one.chains), default=0)
    for hops in range(longest + 1):
        words = "  said on its own" if hops == 0 else f"  {hops} hop{'s' * (hops > 1)} to the end"
        yield words, [one.chains.get(hops, 0) for one in counts]
    yield "sources", [one.sources for one in counts]
    yield "origins", [one.origins for one in counts]
    yield "articles cited, not read", [one.stubs for one in counts]
    yield "anchors", [one.anchors for one in counts]
    yield "  by offsets and hash alone", [one.wordless for one in counts]
    yield "  percent of the text quoted", [f"{one.quoted:.1f}" for one in counts]
