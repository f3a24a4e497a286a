"""An import writes what fits, names what does not, and leaves nothing half done."""

import csv
import io
from typing import Any

import orjson
import pytest

from accounts.models import Event, ImportedKey, ImportFault
from accounts.services.bulk import importing
from accounts.services.bulk.formats import ExportFormat, OneKindPerTable, export
from accounts.services.bulk.reporting import write_report
from claims.models import Appearance, Attribution, Claim, ClaimRelation, StaleMark
from sources.models import Article, ArticleVersion, Source, SourceName
from tests.accounts.services.bulk.bringing_in import as_lines, exported, imported, told
from tests.accounts.services.bulk.planted import FAULTS, GOOD
from tests.reviews.writing import NOW

pytestmark = pytest.mark.django_db


def test_lines_become_records_with_all_that_belongs_to_them() -> None:
    run = imported(as_lines(*GOOD))
    assert told(run) == []
    assert run.state == "done"
    assert sum(run.counts["added"].values()) == len(GOOD)
    place = Appearance.objects.get(exact="The ferry sank at noon")
    assert place.version is not None
    assert (place.article.publisher.name, place.claim.statement) == (
        "Echo of Otaru",
        "A ferry sank off Otaru.",
    )
    assert place.attributions.get().cue == "Mori said"
    (relation,) = ClaimRelation.objects.all()
    assert relation.from_claim_id < relation.to_claim_id
    assert SourceName.objects.get(source__name="Mori").key
    assert StaleMark.objects.number_of_claims() == Claim.objects.count() == 2


def test_what_is_imported_is_in_the_history_and_in_the_log() -> None:
    run = imported(as_lines(*GOOD))
    history = Source.pgh_event_model.objects.filter(name="Mori")  # type: ignore[attr-defined]
    assert [(one.pgh_label, one.pgh_context["action"]) for one in history] == [
        ("insert", "importrun.write")
    ]
    written = Event.objects.about(run).done("importrun.written").get()
    assert written.after["added"]["claim"] == 2
    assert (written.after["first_line"], written.after["last_line"]) == (1, len(GOOD))


def test_every_planted_fault_is_named_and_nothing_else() -> None:
    content, wanted = as_lines(*GOOD), []
    for number, (line, field, code) in enumerate(FAULTS, start=len(GOOD) + 1):
        raw = line if isinstance(line, bytes) else as_lines(_own_key(line, number)).strip()
        content += raw + b"\n"
        wanted.append((number, field, code))
    assert len({code for *_, code in FAULTS}) >= 40
    run = imported(content)
    found = told(run)
    assert {line for line, *_ in found} == {line for line, *_ in wanted}
    fields = {(line, code): field for line, field, code in found}
    for line, field, code in wanted:
        assert fields[line, code] == (fields[line, code] if field is None else field)
    assert run.faults == len(FAULTS)
    assert all(ImportFault.objects.values_list("said", flat=True))
    assert sum(run.counts["added"].values()) == len(GOOD) == ImportedKey.objects.count()


def _own_key(line: dict[str, Any], number: int) -> dict[str, Any]:
    """The line with another key for each, so that none is refused for that alone."""
    return {**line, "key": f"x{number}"} if line["key"] == "x" else line


def test_the_same_file_again_adds_nothing() -> None:
    imported(as_lines(*GOOD))
    before = exported()
    again = imported(as_lines(*GOOD))
    assert again.counts == {"added": {}, "known": again.counts["known"]}
    assert sum(again.counts["known"].values()) == len(GOOD)
    assert exported() == before


def test_a_rehearsal_tells_the_same_and_keeps_nothing() -> None:
    content = as_lines(*GOOD) + b"{\n"
    run = imported(content, dry_run=True)
    assert (run.state, run.faults, sum(run.counts["added"].values())) == ("done", 1, len(GOOD))
    assert told(run) == [(len(GOOD) + 1, "", "not_json")]
    assert not Source.objects.exists()
    assert not ImportedKey.objects.exists()


def test_small_chunks_write_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "CHUNK_LINES", 3)
    run = imported(as_lines(*GOOD))
    assert told(run) == []
    assert sum(run.counts["added"].values()) == len(GOOD)


def test_what_is_referred_to_stands_first() -> None:
    run = imported(as_lines(*GOOD[:7], GOOD[9], GOOD[7]))
    assert told(run) == [(8, "claim", "stands_later")]


def test_a_table_is_read_and_written_without_formulas() -> None:
    imported(as_lines(*GOOD))
    Claim.objects.filter(pk=Claim.objects.first().pk).update(short="=1+1")
    table = b"".join(export(ExportFormat.CSV, ["claim"], to_staff=True, now=NOW))
    rows = list(csv.DictReader(io.StringIO(table.decode())))
    assert [row["short"] for row in rows if row["short"]] == ["'=1+1"]
    again = imported(table, format="csv")
    assert (told(again), again.counts["known"]) == ([], {"claim": 2})
    new = table.replace(b"claim,c1,", b"claim,c8,").replace(b"claim,c2,", b"claim,c9,")
    more = imported(new, format="csv")
    assert told(more) == []
    assert more.counts["added"] == {"claim": 2}
    assert Claim.objects.filter(short="=1+1").count() == 2
    with pytest.raises(OneKindPerTable):
        export(ExportFormat.CSV, [], to_staff=True, now=NOW)


def test_a_table_without_names_fails_and_says_why() -> None:
    run = imported(b"kind,,key\nclaim,x,c1\n", format="csv")
    assert (run.state, told(run)) == ("failed", [(1, "", "not_a_table")])


def test_words_go_out_only_where_their_rights_allow_it() -> None:
    imported(as_lines(*GOOD))
    assert b"sank at noon, Mori" not in exported()
    assert b'"exact" : "The ferry sank at noon"' in exported("appearance")
    Article.objects.update(may_export="nothing")
    assert b"sank at noon" not in exported()
    assert b"Mori said" not in exported()
    Article.objects.update(may_export="all", may_show="all")
    assert b"sank at noon, Mori" in exported("article")
    assert ArticleVersion.objects.filter(text__isnull=False).exists()


def test_what_was_rejected_is_not_everybodys() -> None:
    imported(as_lines(*GOOD))
    Attribution.objects.update(judgement="rejected")
    assert exported("attribution", to_staff=False) == b""
    assert exported("attribution").count(b"\n") == 2


def test_linked_data_is_one_document() -> None:
    imported(as_lines(*GOOD))
    text = b"".join(export(ExportFormat.JSONLD, [], to_staff=False, now=NOW))
    graph = orjson.loads(text)["@graph"]
    types = {str(node.get("@type")) for node in graph}
    assert any("Annotation" in one for one in types)
    assert any("prov:wasDerivedFrom" in node for node in graph)
    assert graph[0]["license"]


def test_the_report_is_a_table_for_spreadsheets() -> None:
    run = imported(as_lines({"kind": "claim", "key": "c1", "type": "=HYPERLINK(1)"}))
    rows = list(csv.reader(io.StringIO("".join(write_report(run)))))
    assert rows[0] == ["line", "field", "value", "code", "said"]
    assert "'" not in {row[2][:1] for row in rows if not row[2].startswith("'")}
    assert all(not cell.startswith("=") for row in rows for cell in row)
