"""Taking in reviews of others on the command line."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from reviews.management.commands import import_claimreview
from reviews.models import ExternalReview, QuarantinedItem
from reviews.services import documents
from sources.services import fetching
from sources.services.fetching import Fetched, FetchRefused
from tests.factories.sources import SourceFactory
from tests.reviews.others import SITE, feed, item, lines, tombstone

pytestmark = pytest.mark.django_db


def run(*what: object, **options: Any) -> str:
    said = io.StringIO()
    call_command("import_claimreview", *map(str, what), stdout=said, **options)
    return said.getvalue()


@pytest.fixture
def at(tmp_path: Path) -> Any:
    """Writes a document and returns where it is."""

    def write(body: bytes, name: str = "reviews.json") -> Path:
        path = tmp_path / name
        path.write_bytes(body)
        return path

    return write


def test_a_table_tells_what_became(at: Any, capsys: pytest.CaptureFixture[str]) -> None:
    run(at(feed(item(1), item(2), tombstone(1))))
    told = capsys.readouterr().out
    rows = {line.split("│")[1].strip(): line.split("│")[2].strip() for line in told.splitlines()
            if line.startswith("│")}  # fmt: skip
    assert rows == {"new": "2", "taken back by the publisher": "1", "in all": "3"}


def test_what_cannot_be_read_is_named_and_the_status_says_so(
    at: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    body = lines(item(1), "{broken", item(2, url=""), item(3))
    with pytest.raises(CommandError, match="Not everything could be read") as caught:
        run(at(body, "a.ndjson"), at(feed(item(9)), "b.json"))
    assert caught.value.returncode == 1
    told = capsys.readouterr().out
    assert "line 2: It is no JSON" in told
    assert "line 3: It has no address." in told
    assert ExternalReview.objects.count() == 3
    assert list(QuarantinedItem.objects.order_by("pk").values_list("position", "source")) == [
        ("line 2", "a.ndjson"), ("line 3", "a.ndjson"),
    ]  # fmt: skip


def test_what_was_passed_over_is_named(at: Any, capsys: pytest.CaptureFixture[str]) -> None:
    run(at(feed(None, item(1), {"@type": "Recipe"})))
    told = capsys.readouterr().out
    assert "dataFeedElement[0]: It is null; it was passed over." in told
    assert "It is a Recipe." in told
    assert "no review, passed over" in told


def test_it_tells_programs_in_json(at: Any) -> None:
    body = lines(item(1), "{broken")
    said = io.StringIO()
    with pytest.raises(CommandError):
        call_command("import_claimreview", str(at(body)), "--json", stdout=said)
    (told,) = json.loads(said.getvalue())
    assert (told["items"], told["new"], told["quarantined"]) == (2, 1, 1)
    assert told["reasons"] == {"broken_json": 1}
    assert told["quarantined_items"][0]["position"] == "line 2"


def test_a_rehearsal_keeps_nothing(at: Any, capsys: pytest.CaptureFixture[str]) -> None:
    run(at(feed(item(1))), dry_run=True)
    assert "this was a rehearsal" in capsys.readouterr().out
    assert not ExternalReview.objects.exists()


def test_the_publisher_may_be_named(at: Any) -> None:
    named = SourceFactory(name="The Checkers")
    run(at(feed(item(1))), publisher=str(named.pk))
    assert ExternalReview.objects.get().publisher == named
    with pytest.raises(CommandError, match="no sources are known as"):
        run(at(feed(item(1))), publisher="Nobody at all")


def test_what_cannot_be_opened_does_not_stop_the_rest(
    at: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(CommandError):
        run("/no/such/file", at(feed(item(1))).parent, at(feed(item(1))))
    told = capsys.readouterr().out
    assert "there is no such file" in told
    assert "it cannot be read" in told
    assert ExternalReview.objects.count() == 1


def test_an_address_is_fetched_by_the_way_out_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def fetch(url: str) -> Fetched:
        asked.append(url)
        return Fetched(url, f"{SITE}/feeds/all.json", "application/json", feed(item(1, url="/a")))

    monkeypatch.setattr(import_claimreview, "fetch", fetch)
    run("https://checks.example/feed")
    assert asked == ["https://checks.example/feed"]
    assert ExternalReview.objects.get().url == f"{SITE}/a"


def test_the_way_out_is_the_one_that_checks_every_address() -> None:
    assert import_claimreview.fetch is fetching.fetch


def test_a_refusal_names_the_address(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fetch(url: str) -> Fetched:
        raise FetchRefused("fetch_status", url, "There is no such page (404).")

    monkeypatch.setattr(import_claimreview, "fetch", fetch)
    with pytest.raises(CommandError):
        run("https://checks.example/feed")
    assert "There is no such page (404)." in capsys.readouterr().out


def test_an_interrupted_run_says_what_was_done(
    at: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def breaks(*_: Any, **__: Any) -> Any:
        raise KeyboardInterrupt
        yield

    monkeypatch.setattr(import_claimreview, "import_file", breaks)
    with pytest.raises(CommandError, match="what was written is whole") as caught:
        run(at(feed(item(1))))
    assert caught.value.returncode == 130
    assert "in all" in capsys.readouterr().out


def test_a_document_that_is_too_large_is_named(at: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "LARGEST_WHOLE", 100)
    monkeypatch.setattr(documents, "LARGEST_LINE", 2_000)
    with pytest.raises(CommandError):
        run(at(json.dumps([item(1)], indent=1).encode()))
    long = item(2, claimReviewed="x" * 2_000)
    with pytest.raises(CommandError):
        run(at(lines(item(1), item(3), long, item(4)), "a.ndjson"))
    assert ExternalReview.objects.count() == 3
    whole, line = QuarantinedItem.objects.order_by("pk")
    assert "jq -c '.dataFeedElement[]'" in documents.TOO_LARGE.message
    assert whole.raw.startswith("[\n {")
    assert f"({len(json.dumps([item(1)], indent=1)):,} bytes in all)" in whole.raw
    assert f"({len(json.dumps(long)) + 1:,} bytes in all)" in line.raw
    reasons = [row.reasons[0] for row in QuarantinedItem.objects.order_by("pk")]
    assert [reason.startswith("It is too large") for reason in reasons] == [True, True]
