"""Taking in many articles on the command line."""

from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from sources.models import Article
from tests.factories.sources import SourceFactory, SourceIdentifierFactory
from tests.sources.services.ingestion.pages import BODY, TITLE, URL, page, text

pytestmark = pytest.mark.django_db


def run(*what: object, **options: object) -> None:
    call_command("ingest", *map(str, what), **options)


def test_many_are_taken_in_and_each_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "page.html").write_bytes(page())
    (tmp_path / "text.txt").write_text(text(title="Another story", body=[*reversed(BODY)]))
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe not text")
    (tmp_path / "image.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    with pytest.raises(CommandError, match="3 of 5 could not be taken in"):
        run(tmp_path, tmp_path / "missing.html")
    told = capsys.readouterr().out
    assert f"new: “{TITLE}”" in told
    assert "new: “Another story”" in told
    assert "to identify: publisher" in told
    for name in ("bad.txt", "image.png", "missing.html"):
        assert f"{name}:" in told
    assert "new: 2, refused: 3; to identify: 2." in told
    assert Article.objects.count() == 2


def test_what_is_to_identify_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(text(head=""))
    run(tmp_path / "a.txt")
    assert Article.objects.to_identify().count() == 1


def test_a_person_can_tell_what_the_text_does_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n\n".join(BODY))
    daily = SourceFactory(name="The Morning")
    SourceIdentifierFactory(source=daily, value="daily.example")
    run(
        tmp_path / "a.txt",
        url=URL,
        title="Given",
        publisher="daily.example",
        published=date(2018, 5, 4),
    )
    article = Article.objects.get()
    assert (article.title, article.publisher, str(article.published)) == (
        "Given",
        daily,
        "2018-05-04",
    )
    assert article.urls.get().url == URL


@pytest.mark.parametrize("named", ["nobody.example", "999999", "No Such Paper"])
def test_an_unknown_publisher_is_refused_before_anything_is_read(
    tmp_path: Path, named: str
) -> None:
    (tmp_path / "a.txt").write_text(text())
    with pytest.raises(CommandError, match="--publisher"):
        run(tmp_path / "a.txt", publisher=named)
    assert not Article.objects.exists()


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.write_bytes(page())
    with given.open() as stream:
        monkeypatch.setattr("sys.stdin", stream)
        run("-")
    assert Article.objects.get().title == TITLE


@pytest.mark.enable_socket
def test_inner_addresses_are_refused_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(CommandError, match="1 of 1 could not be taken in"):
        run("http://127.0.0.1:8000/a")
    assert "http://127.0.0.1:8000/a" in capsys.readouterr().out


def test_a_folder_is_read_with_all_below_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "a.txt").write_text(text())
    (tmp_path / ".hidden.txt").write_text("words")
    run(tmp_path)
    assert Article.objects.count() == 1
    (tmp_path / "void").mkdir()
    with pytest.raises(CommandError):
        run(tmp_path / "void")
    assert "no files in this folder" in capsys.readouterr().out


def test_what_options_did_not_do_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(text())
    run(tmp_path / "a.txt")
    run(tmp_path / "a.txt", language="de")
    assert "was not applied" in capsys.readouterr().out
