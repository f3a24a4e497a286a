"""`manage.py read_article` and `manage.py bench_reading`."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.factories.sources import VersionFactory

TEXT = (
    "Exports fell 4.2 percent in March 2018, the central bank said. It was a hard year for the ports "
    "of the north, and nobody in the ministry knows when it will end. Wages rose by 3 percent."
)
GOLD = Path(__file__).parents[3] / "benchmarks" / "gold" / "reading-seen.yaml"


def run(*given, **named):
    out = StringIO()
    call_command(*given, stdout=out, **named)
    return out.getvalue()


def test_a_file_is_shown_as_a_table(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    shown = run("read_article", str(path), "--published", "2018-05-01")
    assert "Exports fell 4.2 percent in March 2018." in shown
    assert "article ← the central bank" in shown
    assert "3 sentences" in shown


def test_a_file_is_shown_as_json(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(f"<!doctype html><html><body><h1>Ports</h1><p>{TEXT}</p></body></html>")
    found = json.loads(run("read_article", str(path), "--json"))
    first = found["suggestions"][0]
    assert first["figure"]["quantity"]["amount"] == "-4.2"
    assert first["chains"][0]["line"] == "article ← the central bank"


@pytest.mark.parametrize(
    ("body", "said"),
    [(b"", "empty"), (b"word", "no text of an article"), (b"\xff\xfe\x00x", "UTF-8")],
)
def test_what_is_no_article_is_refused_with_the_reason(tmp_path, body, said):
    path = tmp_path / "a.txt"
    path.write_bytes(body)
    with pytest.raises(CommandError, match=said):
        run("read_article", str(path))


@pytest.mark.parametrize("what", ["/no/such/file.txt", "/"])
def test_a_file_that_cannot_be_read_is_refused(what):
    with pytest.raises(CommandError, match="cannot be read"):
        run("read_article", what)


def test_each_measure_is_printed_on_a_line():
    lines = run("bench_reading", "--gold", str(GOLD), "--style", "news wire").splitlines()
    names = [line.rsplit(" ", 1)[0] for line in lines]
    for name in ("check-worthy sentence", "cue", "speaker", "quantity", "date", "furniture"):
        assert {f"{name} {what}" for what in ("precision", "recall", "F1")} <= set(names)
    assert "precision among the first 50" in names
    assert all(float(line.rsplit(" ", 1)[1]) >= 0 for line in lines)


def test_mistakes_are_named_where_asked_for():
    shown = run("bench_reading", "--gold", str(GOLD), "--style", "feature", "--mistakes")
    assert "\n  check - " in shown


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--gold", "/no/such.yaml"], "cannot be read"),
        (["--gold", str(GOLD), "--style", "x"], "style"),
    ],
)
def test_a_bench_without_texts_is_refused(given, said):
    with pytest.raises(CommandError, match=said):
        run("bench_reading", *given)


@pytest.mark.django_db
def test_an_article_is_read_by_its_number():
    version = VersionFactory(body=TEXT)
    assert "Exports fell 4.2 percent" in run("read_article", str(version.article_id))
    with pytest.raises(CommandError, match="no text"):
        run("read_article", "999999999")
