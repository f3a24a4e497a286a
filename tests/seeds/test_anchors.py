"""Quotes are compared with texts found by hash, and a mismatch shows what stands there."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from seeds.anchors import AnchorReport, check_anchors
from seeds.reading import read_seeds
from tests.seeds.writing import ARTICLE, TEXT, line_of, spoiled, write_seeds


def check(tmp_path: Path, article: str = ARTICLE, raw: bytes = TEXT.encode()) -> AnchorReport:
    seeds = read_seeds(write_seeds(tmp_path / "seeds", article=article))
    texts = tmp_path / "texts"
    texts.mkdir(parents=True, exist_ok=True)
    (texts / "whatever.bin").write_bytes(raw)
    (texts / "other.bin").write_bytes(b"\xff\xfe no text")
    return check_anchors(seeds, texts)


def test_every_anchor_stands(tmp_path: Path) -> None:
    report = check(tmp_path)
    assert report.is_clean
    assert report.verified == ("bridge",)
    assert report.anchors == 4


def test_a_byte_order_mark_does_not_count(tmp_path: Path) -> None:
    assert check(tmp_path, raw=b"\xef\xbb\xbf" + TEXT.encode()).is_clean


def test_another_text_is_not_taken_for_it(tmp_path: Path) -> None:
    report = check(tmp_path, raw=TEXT.encode() + b"\n")
    assert report.missing == ("bridge",)
    assert not report.is_clean


def test_a_shifted_quote_shows_what_stands_there(tmp_path: Path) -> None:
    article = spoiled(ARTICLE, "start: 24, end: 38", "start: 20, end: 34")
    (problem,) = check(tmp_path, article).problems
    assert problem.line == line_of(article, "start: 20")
    assert problem.message == (
        "at 20–34 stands 'the bridge is ', not 'bridge is safe' (which stands at 24)"
    )


def test_a_quote_that_stands_nowhere_says_so(tmp_path: Path) -> None:
    article = spoiled(ARTICLE, "exact: bridge is safe", "exact: bridge is sane")
    (problem,) = check(tmp_path, article).problems
    assert "(which stands nowhere)" in problem.message


def test_a_shifted_slice_without_words_shows_what_stands_there(tmp_path: Path) -> None:
    article = spoiled(ARTICLE, "start: 40, end: 71", "start: 42, end: 73")
    (problem,) = check(tmp_path, article).problems
    assert problem.field == "quote"
    assert "stands 'survey found 60 percent agree. '" in problem.message


def test_a_shifted_cue_shows_what_stands_there(tmp_path: Path) -> None:
    article = spoiled(ARTICLE, "start: 4, end: 9", "start: 0, end: 5")
    (problem,) = check(tmp_path, article).problems
    assert problem.field == "chain.cue"
    assert "stands 'The m', not 'mayor' (which stands at 4)" in problem.message


def test_a_wrong_length_is_told(tmp_path: Path) -> None:
    article = spoiled(ARTICLE, "length: 136", "length: 140")
    (problem,) = check(tmp_path, article).problems
    assert problem.message == "the text has 136 characters, not 140"


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    seeds = read_seeds(write_seeds(tmp_path / "seeds"))
    with pytest.raises(NotADirectoryError):
        check_anchors(seeds, tmp_path / "nowhere")


def test_files_that_are_no_text_of_an_article_are_named(tmp_path: Path) -> None:
    assert check(tmp_path).strangers == ("other.bin",)
    assert check(tmp_path / "altered", raw=b"x").strangers == ("other.bin", "whatever.bin")


def test_the_command_tells_a_missing_text_from_a_shifted_quote(tmp_path: Path) -> None:
    check(tmp_path, raw=b"altered")
    folders = [f"--data={tmp_path / 'seeds'}", f"--check={tmp_path / 'texts'}"]
    said = io.StringIO()
    with pytest.raises(CommandError, match=r"^1 of 1 texts is missing or differs\.$"):
        call_command("load_seeds", *folders, stdout=io.StringIO(), stderr=said)
    assert "The text of no article: other.bin, whatever.bin" in said.getvalue()

    check(tmp_path, spoiled(ARTICLE, "start: 24, end: 38", "start: 20, end: 34"))
    with pytest.raises(CommandError, match=r"^1 anchor or length is not as recorded\.$"):
        call_command("load_seeds", *folders, stdout=io.StringIO(), stderr=said)
