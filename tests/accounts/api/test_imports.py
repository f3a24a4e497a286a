"""Files are handed in, imported by a worker, and followed; records are streamed out."""

import orjson
import pytest
from django.test import Client

from accounts.models import ImportPart, ImportRun, Job
from accounts.services.bulk import stored
from accounts.services.bulk.handing_in import import_stored
from accounts.services.log_proofs import checkpoint_note
from claims.models import Claim
from tests.accounts.services.bulk.bringing_in import as_lines
from tests.accounts.services.bulk.planted import CLAIM, GOOD
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

LINES = "application/x-ndjson"


@pytest.fixture(name="editor")
def _editor(client: Client) -> Client:
    client.force_login(UserFactory(roles=["editor"]))
    return client


def hand_in(client: Client, content: bytes, query: str = "", kind: str = LINES) -> dict:
    answer = client.post(f"/api/v1/imports/{query}", content, content_type=kind)
    assert answer.status_code == 201, answer.content
    assert answer["Location"].endswith(f"/api/v1/imports/{answer.json()['id']}/")
    return answer.json()


def test_a_file_is_imported_by_a_worker_and_followed(
    editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored, "PART", 700)
    content = as_lines(*GOOD, {**CLAIM, "type": "rumour"})
    run = hand_in(editor, content, "?name=our+records")
    assert (run["state"], run["size"], run["name"]) == ("waiting", len(content), "our records")
    assert ImportPart.objects.count() > 1
    assert Job.objects.filter(task_name="accounts.import_records").count() == 1
    assert hand_in(editor, content)["id"] == run["id"], "the same file under way is gone on with"
    import_stored(run["id"], by=ImportRun.objects.get().started_by)
    now = editor.get(f"/api/v1/imports/{run['id']}/").json()
    assert (now["state"], now["position"], now["faults"]) == ("done", len(content), 1)
    assert now["counts"]["added"]["claim"] == 2
    assert not ImportPart.objects.exists()
    (fault,) = editor.get(f"/api/v1/imports/{run['id']}/faults/").json()["results"]
    assert (fault["line"], fault["field"], fault["code"]) == (len(GOOD) + 1, "type", "unknown_word")
    report = b"".join(editor.get(f"/api/v1/imports/{run['id']}/report/").streaming_content)
    assert report.splitlines()[1].startswith(f"{len(GOOD) + 1},type,".encode())
    assert len(editor.get("/api/v1/imports/").json()["results"]) == 1


def test_a_table_is_handed_in_with_its_kind(editor: Client) -> None:
    table = b"key,type,statement\r\nc1,event,A ferry sank.\r\n"
    run = hand_in(editor, table, "?kind=claim&dry_run=true", "text/csv")
    assert (run["format"], run["kind"], run["dry_run"]) == ("csv", "claim", True)
    import_stored(run["id"], by=None)
    assert editor.get(f"/api/v1/imports/{run['id']}/").json()["counts"]["added"] == {"claim": 1}
    assert not Claim.objects.exists()


@pytest.mark.parametrize(
    ("content", "kind", "query", "status"),
    [
        (b"", LINES, "", 400),
        (b"{}", "application/json", "", 415),
        (b"{}\n", LINES, "?kind=cliam", 400),
        (b"{}\n", LINES, "?nonsense=1", 400),
    ],
)
def test_what_cannot_be_handed_in_is_refused(
    editor: Client, content: bytes, kind: str, query: str, status: int
) -> None:
    answer = editor.post(f"/api/v1/imports/{query}", content, content_type=kind)
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    assert not ImportRun.objects.exists()


def test_a_file_larger_than_is_taken_is_refused(
    editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("accounts.api.uploads.LARGEST", 10)
    answer = editor.post("/api/v1/imports/", b"x" * 11, content_type=LINES)
    assert (answer.status_code, answer.json()["code"]) == (413, "file_too_large")


def test_curators_hand_nothing_in(client: Client) -> None:
    client.force_login(UserFactory(roles=["curator"]))
    assert client.post("/api/v1/imports/", b"{}\n", content_type=LINES).status_code == 403
    assert client.get("/api/v1/imports/").status_code == 403


def test_everybody_reads_exports(client: Client, editor: Client) -> None:
    import_stored(hand_in(editor, as_lines(*GOOD))["id"], by=ImportRun.objects.get().started_by)
    anybody = Client()
    about, *lines = b"".join(anybody.get("/api/v1/exports/ndjson/").streaming_content).splitlines()
    assert orjson.loads(about)["licence"]
    assert orjson.loads(about)["checkpoint"] == checkpoint_note()
    assert len(lines) == len(GOOD) + 1, "the hop of the chain has a line of its own"
    some = anybody.get("/api/v1/exports/ndjson/?kind=claim,topic").streaming_content
    assert len(b"".join(some).splitlines()) == 4
    table = anybody.get("/api/v1/exports/csv/?kind=source")
    assert table["Content-Disposition"] == 'attachment; filename="source.csv"'
    assert len(b"".join(table.streaming_content).splitlines()) == 3
    linked = orjson.loads(b"".join(anybody.get("/api/v1/exports/jsonld/").streaming_content))
    assert linked["@graph"][0]["x:logCheckpoint"] == checkpoint_note()
    assert anybody.get("/api/v1/exports/csv/").status_code == 422
    assert anybody.get("/api/v1/exports/csv/?kind=cliam").status_code == 400
    assert set(anybody.get("/api/v1/exports/").json()["formats"]) == {"ndjson", "csv", "jsonld"}
