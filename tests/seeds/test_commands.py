"""The commands that export and sum up: where they write, and what they say."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from claims.models import Claim
from seeds.loader import load_seeds
from seeds.reading import read_seeds
from tests.seeds.writing import write_seeds


def export(folder: Path, *said: str) -> str:
    out = io.StringIO()
    call_command("export_seeds", str(folder), *said, stdout=out)
    return out.getvalue()


@pytest.fixture(name="loaded")
def _loaded(db: None, tmp_path: Path) -> None:
    load_seeds(read_seeds(write_seeds(tmp_path / "small")))


@pytest.mark.usefixtures("loaded")
def test_the_files_are_written_where_there_was_nothing(tmp_path: Path) -> None:
    said = export(tmp_path / "new" / "one")
    assert "Wrote 2 files" in said
    assert "Left out" not in said
    names = sorted(path.name for path in (tmp_path / "new" / "one").iterdir())
    assert names == ["000.yaml", "sources.yaml"]


@pytest.mark.usefixtures("loaded")
def test_a_folder_that_holds_something_is_left_alone_unless_forced(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    (folder / "sources.yaml").write_text("mine")
    (folder / "notes.txt").write_text("mine")
    (folder / "004.yaml").write_text("former")
    with pytest.raises(CommandError, match="is not empty"):
        export(folder)
    assert (folder / "sources.yaml").read_text() == "mine"

    export(folder, "--force")
    assert sorted(path.name for path in folder.iterdir()) == [
        "000.yaml",
        "notes.txt",
        "sources.yaml",
    ]
    assert read_seeds(folder).claims


@pytest.mark.usefixtures("loaded")
def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(CommandError, match="is no folder"):
        export(tmp_path / "file")
    with pytest.raises(CommandError, match="Nothing was written"):
        export(tmp_path / "file" / "below")


@pytest.mark.usefixtures("loaded")
def test_says_when_loading_would_refuse_what_was_written(tmp_path: Path) -> None:
    Claim.objects.filter(comparator="eq").update(unit="")
    with pytest.raises(CommandError, match=r"(?s)would refuse them.*000\.yaml:\d+: claims"):
        export(tmp_path / "one")


@pytest.mark.django_db
def test_says_when_there_is_nothing_to_write(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no article whose text was read"):
        export(tmp_path / "one")
    assert not (tmp_path / "one").exists()


def test_the_summary_needs_no_database(tmp_path: Path) -> None:
    out = io.StringIO()
    call_command("load_seeds", summary=True, data=write_seeds(tmp_path), stdout=out)
    assert "2 hops to the end" in out.getvalue()
