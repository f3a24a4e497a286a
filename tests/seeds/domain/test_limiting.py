"""Quotes that are too long, or together too many, leave their words behind and keep their place."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from seeds.domain.limiting import within_limits
from seeds.domain.quotes import quote_problems
from seeds.domain.records import Seeds
from seeds.domain.written import Anchor
from seeds.reading import read_seeds
from tests.seeds.writing import TEXT, write_seeds

LONG = TEXT[:71]  # fourteen words


def quoting(tmp_path: Path, words: str, cue: str = "said") -> Seeds:
    """The small seeds with these words quoted in the first appearance, and this cue."""
    seeds = read_seeds(write_seeds(tmp_path))
    first, *others = seeds.appearances
    start = TEXT.index(words)
    quote = Anchor(at=first.at, start=start, end=start + len(words), exact=words)
    start = TEXT.index(cue)
    shown = Anchor(at=first.at, start=start, end=start + len(cue), exact=cue)
    chain = (replace(first.chain[0], cue=shown),)
    return replace(seeds, appearances=(replace(first, quote=quote, chain=chain), *others))


def test_a_long_quote_keeps_its_place_and_its_hash(tmp_path: Path) -> None:
    quote = within_limits(quoting(tmp_path, LONG)).appearances[0].quote
    assert quote is not None
    assert (quote.start, quote.end, quote.exact) == (0, len(LONG), None)
    assert quote.sha256 == sha256(LONG.encode()).hexdigest()


def test_a_long_cue_keeps_its_first_words(tmp_path: Path) -> None:
    seeds = within_limits(quoting(tmp_path, "safe", cue=LONG))
    cue = seeds.appearances[0].chain[0].cue
    assert cue is not None
    assert cue.exact == " ".join(LONG.split()[:12])
    assert TEXT[cue.start : cue.end] == cue.exact


def test_too_many_quotes_lose_the_longest_first(tmp_path: Path) -> None:
    seeds = quoting(tmp_path, "bridge is safe. A survey found")
    assert list(quote_problems(seeds))
    limited = within_limits(seeds)
    assert not list(quote_problems(limited))
    assert limited.appearances[0].quote is not None
    assert limited.appearances[0].quote.exact is None


def test_what_is_short_enough_stays(tmp_path: Path) -> None:
    seeds = read_seeds(write_seeds(tmp_path))
    assert within_limits(seeds) == seeds
