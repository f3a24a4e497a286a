"""Good folders are read whole; bad ones say file, line and field, and give nothing."""

from decimal import Decimal
from pathlib import Path

import pytest

from claims.domain.vocabulary import Basis, Statistic
from seeds.errors import Problem, SeedsRefused
from seeds.reading import read_seeds
from sources.domain.vocabulary import Held, NameKind
from tests.seeds.writing import ARTICLE, SOURCES, line_of, spoiled, write_seeds


def problems(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(SeedsRefused) as refused:
        read_seeds(folder)
    return refused.value.problems


def test_reads_every_record(tmp_path: Path) -> None:
    seeds = read_seeds(write_seeds(tmp_path))
    assert [source.key for source in seeds.sources] == ["city-paper", "mayor", "pollster"]
    assert seeds.sources[1].names[1].kind is NameKind.GARBLED
    assert [article.held for article in seeds.articles] == [Held.TEXT, Held.CITED_ONLY]
    assert seeds.claims[1].quantity is not None
    assert seeds.claims[1].quantity.amount == Decimal(60)
    assert seeds.claims[1].quantity.statistic is Statistic.SHARE
    assert seeds.appearances[0].article == "bridge"
    assert seeds.appearances[1].basis is Basis.NOT_SEEN
    assert seeds.appearances[1].chain[0].told_in == "bridge-safe-said"
    assert str(seeds.articles[0].published) == "2020-02-01 to 2020-02-29"
    assert seeds.relations[0].from_ == "most-agree"
    assert seeds.claims[0].at.file == "000.yaml"
    assert seeds.claims[0].at.line == line_of(ARTICLE, "- key: bridge-safe\n")


@pytest.mark.parametrize(
    ("good", "bad", "mark", "field", "said"),
    [
        ("kind: numerical", "kind: numericle", "numericle", "claims[1].kind", "'numericle'"),
        (
            "short: 60 percent agree",
            "shrt: 60 percent agree",
            "shrt",
            "claims[1].shrt",
            "unknown key 'shrt'",
        ),
        (
            "    short: 60 percent agree\n",
            "",
            "- key: most-agree\n",
            "claims[1].short",
            "is missing",
        ),
        ("length: 136", "length: eighty", "eighty", "article.version.length", "'eighty'"),
        (
            "kind: furniture, start: 73",
            "kind: furniture, start: -1",
            "start: -1",
            "article.version.segments[0].start",
            "at least 0, not -1",
        ),
        ("fieldwork: 2020", "fieldwork: summer", "summer", "origins[1].poll.fieldwork", "'summer'"),
        ("valid: 2020", "valid: 2020-02-30", "02-30", "claims[0].valid", "2020-02-30"),
        (
            "from: 2020-02, to: 2020-02, basis: inferred, reason: The month of the opening.",
            "from: 2020-03, to: 2020-02",
            "2020-03",
            "article.published",
            "later",
        ),
        (
            ", reason: The month of the opening.",
            "",
            "published",
            "article.published.reason",
            "is missing",
        ),
        ("key: speech\n", "key: A Speech\n", "A Speech", "stubs[0].key", "'A Speech'"),
        ("short: The bridge is safe", "short: " + "x" * 76, "xxx", "claims[0].short", "at most 75"),
        ("subjects: [mayor]", "subjects: mayor", "subjects", "claims[0].subjects", "a list"),
    ],
)
def test_names_line_and_field_of_a_wrong_form(
    tmp_path: Path, good: str, bad: str, mark: str, field: str, said: str
) -> None:
    article = spoiled(ARTICLE, good, bad)
    found = problems(write_seeds(tmp_path, article=article))
    (named,) = [one for one in found if one.field == field]
    assert (named.file, named.line) == ("000.yaml", line_of(article, mark))
    assert said in named.message


def test_gathers_the_problems_of_all_files(tmp_path: Path) -> None:
    folder = write_seeds(
        tmp_path,
        sources=spoiled(SOURCES, "kind: pollster", "kind: pollstr"),
        article=spoiled(ARTICLE, "kind: numerical", "\tkind: numerical"),
    )
    assert {one.file for one in problems(folder)} == {"000.yaml", "sources.yaml"}


def test_a_key_is_taken_across_files(tmp_path: Path) -> None:
    folder = write_seeds(tmp_path)
    (folder / "001.yaml").write_text(ARTICLE, encoding="utf-8")
    assert any("is taken by 000.yaml" in one.message for one in problems(folder))


def test_says_when_a_folder_holds_no_sources(tmp_path: Path) -> None:
    assert problems(tmp_path)[0].file == "sources.yaml"


def test_says_where_a_file_is_not_utf8(tmp_path: Path) -> None:
    folder = write_seeds(tmp_path)
    (folder / "000.yaml").write_bytes(b"article:\n  key: caf\xe9\n")
    found = problems(folder)
    assert (found[0].line, found[0].field) == (2, "file")
    assert "0xe9" in found[0].message


def test_a_folder_or_a_dead_link_that_is_called_like_a_file_is_refused(tmp_path: Path) -> None:
    folder = write_seeds(tmp_path)
    (folder / "007.yaml").mkdir()
    (folder / "008.yaml").symlink_to(tmp_path / "nowhere")
    assert [str(one) for one in problems(folder)] == [
        "007.yaml:1: file: is no file",
        "008.yaml:1: file: is no file",
    ]
