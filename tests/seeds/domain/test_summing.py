"""The numbers of the summary, counted by hand for a small article."""

from pathlib import Path

from seeds.domain.summing import counts_of
from seeds.printing import summary_table
from seeds.reading import read_seeds
from tests.seeds.writing import TEXT, write_seeds


def test_counts_what_the_article_holds(tmp_path: Path) -> None:
    one, both = counts_of(read_seeds(write_seeds(tmp_path)))
    assert (one.name, both.name) == ("000", "all")
    assert one.claims == {"state": 1, "numerical": 1}
    assert (one.appearances, one.figures, one.shared) == (2, 1, 0)
    assert one.chains == {2: 1, 1: 1}
    assert (one.sources, one.origins, one.stubs) == (3, 2, 1)
    assert (one.anchors, one.wordless) == (4, 1)
    assert one.quoted == 100 * len("bridge is safesaidmayor") / len(TEXT)


def test_all_articles_together_count_what_they_share_once() -> None:
    *each, together = counts_of(read_seeds())
    assert sum(together.claims.values()) < sum(sum(one.claims.values()) for one in each)
    assert together.anchors == sum(one.anchors for one in each)
    assert together.shared > 5
    assert summary_table((*each, together)).row_count > 15
