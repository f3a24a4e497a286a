"""The gallery in the documentation is what the command writes."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from claims.domain.gallery import CHAPTERS
from web.gallery import DRAWINGS, PAGE, gallery_files


def test_the_committed_page_is_what_the_command_writes() -> None:
    out = StringIO()
    call_command("corroboration_gallery", "--check", stdout=out)
    assert "up to date" in out.getvalue()


def test_one_heading_a_shape() -> None:
    page = gallery_files()[PAGE]
    headings = [line for line in page.splitlines() if line.startswith("## ")]
    assert headings == [f"## {shape.title}" for chapter in CHAPTERS for shape in chapter.shapes]


def test_what_is_out_of_date_is_named_and_written(tmp_path: Path, settings: Any) -> None:
    settings.BASE_DIR = tmp_path
    old = tmp_path / DRAWINGS / "gone.svg"
    old.parent.mkdir(parents=True)
    old.write_text("<svg/>")
    with pytest.raises(CommandError, match=PAGE):
        call_command("corroboration_gallery", "--check")
    call_command("corroboration_gallery", stdout=StringIO())
    assert (tmp_path / PAGE).read_text(encoding="utf-8").startswith("# Corroboration")
    assert not old.exists()
    call_command("corroboration_gallery", "--check", stdout=StringIO())


def test_a_drawing_of_every_shape() -> None:
    files = gallery_files()
    shapes = [shape for chapter in CHAPTERS for shape in chapter.shapes]
    assert set(files) == {PAGE, *(f"{DRAWINGS}/{shape.slug}.svg" for shape in shapes)}
    assert files[PAGE].count("](images/gallery/") == len(shapes)
    assert all("<svg" in text for name, text in files.items() if name.endswith(".svg"))
