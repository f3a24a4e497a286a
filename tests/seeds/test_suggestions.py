"""What the reader suggests in the five seed texts, beside what curators marked in them."""

import os
from pathlib import Path

import pytest
import yaml

from claims.domain.reading import read
from sources.domain.dates import When
from tests.claims.domain.reading.places import misplaced

TEXTS = os.environ.get("SEED_TEXTS", "")
DATA = sorted((Path(__file__).parents[2] / "seeds" / "data").glob("00?.yaml"))
FIRST, ENOUGH = 20, 16
pytestmark = pytest.mark.skipif(not TEXTS, reason="SEED_TEXTS names no folder of texts")


def marked(data: Path) -> list[tuple[int, int]]:
    rows = yaml.safe_load(data.read_text())["appearances"]
    return [(row["quote"]["start"], row["quote"]["end"]) for row in rows if "quote" in row]


@pytest.mark.parametrize("data", DATA, ids=lambda path: path.stem)
def test_most_first_suggestions_lie_on_what_curators_marked(data):
    (path,) = Path(TEXTS).glob(f"{data.stem}_*.txt")
    reading = read(path.read_text(), published=When())
    assert misplaced(reading) == []
    places = marked(data)
    right = [
        one
        for one in reading.suggestions[:FIRST]
        if any(
            2 * (min(one.passage.end, end) - max(one.passage.start, start))
            >= min(len(one.passage.words), end - start)
            for start, end in places
        )
    ]
    assert len(right) >= ENOUGH
