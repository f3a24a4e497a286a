"""The matcher is measured on files in the usual form, and the database is left as it is."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from claims.management.benching import read_judgements
from claims.models import Claim, ClaimTerm
from tests.factories.claims import ClaimFactory


def lines(path: Path, *rows: dict[str, str]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


@pytest.mark.django_db(transaction=True)
def test_it_prints_one_measure_a_line_and_leaves_no_trace(tmp_path: Path) -> None:
    ClaimFactory(statement="A claim of the database, about a ferry off Otaru")
    before = ClaimTerm.objects.count()
    claims = lines(
        tmp_path / "claims.jsonl",
        {"_id": "a", "text": "A ferry sank off Otaru", "title": "Ferry"},
        {"_id": "b", "text": "", "title": "Bread is dearer in Kushiro"},
    )
    queries = lines(
        tmp_path / "queries.jsonl",
        {"_id": "1", "text": "ferry sinks"},
        {"_id": "2", "text": "dear bread"},
        {"_id": "3", "text": "nobody judged this"},
    )
    qrels = tmp_path / "qrels.tsv"
    qrels.write_text("query-id\tcorpus-id\tscore\n1\ta\t1\n2\tb\t1\n3\ta\t0\n")
    out = StringIO()
    call_command("bench_matching", claims=claims, queries=queries, qrels=qrels, stdout=out)
    told = dict(line.rsplit(" ", 1) for line in out.getvalue().splitlines())
    assert list(told) == [
        "MAP@1", "MAP@5", "MRR", "recall@5", "recall@20", "ms/query", "size MB",
    ]  # fmt: skip
    assert (told["MAP@1"], told["recall@20"]) == ("1.000", "1.000")
    assert (Claim.objects.count(), ClaimTerm.objects.count()) == (1, before)


@pytest.mark.parametrize(
    "text", ["q1 0 c1 1\nq1 0 c2 0\n", "q1\tc1\t1\n", "query-id\tcorpus-id\tscore\nq1\tc1\t2\n"]
)
def test_judgements_are_read_however_they_are_written(tmp_path: Path, text: str) -> None:
    path = tmp_path / "qrels"
    path.write_text(text)
    assert read_judgements(path) == {"q1": {"c1"}}


def test_a_line_that_does_not_fit_is_named(tmp_path: Path) -> None:
    path = tmp_path / "qrels"
    path.write_text("q1 c1 1\nq1 c1 much\n")
    with pytest.raises(CommandError, match="line 2"):
        read_judgements(path)
