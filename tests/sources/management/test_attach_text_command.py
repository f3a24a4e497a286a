"""`manage.py attach_text` says in words why a file was not attached."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command


def refusals(*paths: Path) -> str:
    said = io.StringIO()
    with pytest.raises(CommandError, match=f"{len(paths)} of {len(paths)} file"):
        call_command("attach_text", *map(str, paths), stderr=said)
    return said.getvalue()


def test_a_missing_file_and_one_that_is_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / "latin.txt").write_bytes(b"caf\xe9")
    said = refusals(tmp_path / "latin.txt", tmp_path / "none.txt")
    assert "latin.txt: refused: it is not UTF-8 (byte 3)" in said
    assert "none.txt: refused: there is no such file" in said
    assert "Errno" not in said


@pytest.mark.django_db
def test_a_text_of_no_version_hints_at_line_ends(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("Nobody recorded this.")
    assert "line ends and the last newline count" in refusals(tmp_path / "text.txt")
