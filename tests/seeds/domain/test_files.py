"""The shipped files, read and written, hold the same; writing them again gives the same bytes."""

from pathlib import Path

import pytest

from seeds.domain.files import files_of
from seeds.domain.records import Seeds
from seeds.reading import DATA, read_seeds
from tests.seeds.plainly import everything
from tests.seeds.writing import write_seeds


def written(folder: Path, seeds: Seeds) -> Seeds:
    """The seeds after they were written to a folder and read from it."""
    folder.mkdir()
    for name, text in files_of(seeds).items():
        (folder / name).write_text(text, encoding="utf-8")
    return read_seeds(folder)


@pytest.fixture(params=["shipped", "small"], name="seeds")
def _seeds(request: pytest.FixtureRequest, tmp_path: Path) -> Seeds:
    return read_seeds(DATA if request.param == "shipped" else write_seeds(tmp_path / "small"))


def test_what_is_written_is_read_back_as_the_same(seeds: Seeds, tmp_path: Path) -> None:
    again = written(tmp_path / "one", seeds)
    assert everything(again) == everything(seeds)
    assert files_of(again) == files_of(seeds)


def test_every_record_stands_in_the_file_that_people_would_choose(tmp_path: Path) -> None:
    seeds = read_seeds()
    files = {one.key: one.at.file for one in (*seeds.claims, *seeds.appearances)}
    again = written(tmp_path / "one", seeds)
    assert {one.key: one.at.file for one in (*again.claims, *again.appearances)} == files


def test_an_example_review_is_not_written() -> None:
    assert "reviews.yaml" not in files_of(read_seeds())
