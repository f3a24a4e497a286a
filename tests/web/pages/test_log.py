"""The public log as readers and verifiers get it, and the verifier that shares no code with us."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from accounts.domain.checkpoints import opened
from accounts.models import LogLeaf
from tests.accounts.log import fill
from tests.factories.accounts import UserFactory
from tests.flat import assert_flat
from tests.reviews.writing import published
from tests.web.pages.reviewing import page_of, retracted
from web.reading import log as reading

pytestmark = pytest.mark.django_db

VERIFIER = Path(__file__).resolve().parents[3] / "docs" / "verify_log.py"


def get(client: Client, address: str) -> bytes:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content
    return answer.getvalue()


def verify(*arguments: object) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-I", VERIFIER, *map(str, arguments)], capture_output=True, text=True
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


class Files:
    """What somebody fetched from the site into a folder."""

    def __init__(self, folder: Path, client: Client) -> None:
        self.folder, self.client = folder, client

    def fetch(self, name: str, address: str) -> Path:
        path = self.folder / name
        path.write_bytes(get(self.client, address))
        return path

    def changed(self, name: str, old: str, new: str) -> Path:
        path = self.folder / f"changed-{name}"
        text = (self.folder / name).read_text()
        assert old in text
        path.write_text(text.replace(old, new, 1))
        return path


@pytest.fixture
def files(tmp_path: Path, client: Client) -> Files:
    return Files(tmp_path, client)


def test_the_verifier_agrees_and_finds_what_was_changed(files: Files) -> None:
    review = published()
    entry = LogLeaf.objects.get(kind="published").number
    fill(UserFactory(), 9)
    key = files.fetch("key", "/log/key")
    old = files.fetch("old", "/log/checkpoint")
    fill(UserFactory(), 14)
    new = files.fetch("new", "/log/checkpoint")
    leaves = files.fetch("leaves", "/log/leaves")
    known = ("--checkpoint", old, "--checkpoint", new, "--key", key)
    assert verify("leaves", leaves, *known) == (0, "Right: 25 entries agree with 2 checkpoints.\n")
    forged = files.changed("leaves", '"version":3', '"version":4')
    assert verify("leaves", forged, *known) == (
        1,
        "WRONG: the first 11 entries are not those of the checkpoint.\n",
    )
    signed = files.fetch("signed", f"/reviews/{review.pk}/signed.json")
    proof = files.fetch("proof", f"/log/proof?leaf={entry}")
    status, said = verify("proof", proof, "--key", key, "--signed", signed)
    told = f"entry {entry} (published, 2030-01-02T12:00:00.000000Z)"
    assert (status, said) == (0, f"Right: {told} is in the log of 25 entries.\n")
    assert verify("proof", proof, "--key", key, "--signed", key)[0] == 1
    forged = files.changed("proof", "published", "retracted")
    assert "not in the log" in verify("proof", forged, "--key", key)[1]
    growth = files.fetch("growth", "/log/consistency?first=11")
    assert verify("growth", growth, "--old", old, "--key", key) == (
        0,
        "Right: the log only grew, from 11 to 25 entries.\n",
    )
    other = files.folder / "other"
    lines = old.read_text().split("\n")
    other.write_text("\n".join([*lines[:2], lines[2][::-1][1:] + "=", *lines[3:]]))
    assert verify("growth", growth, "--old", other, "--key", key)[0] == 1
    unsigned = files.changed("old", "\n11\n", "\n12\n")
    assert "no signature" in verify("leaves", leaves, "--checkpoint", unsigned, "--key", key)[1]


def test_every_proof_that_is_served_satisfies_the_verifier(files: Files) -> None:
    fill(UserFactory(), 6)
    key, old = files.fetch("key", "/log/key"), files.fetch("old", "/log/checkpoint")
    fill(UserFactory(), 1)
    for leaf in (0, 3, 6):
        proof = files.fetch(f"proof{leaf}", f"/log/proof?leaf={leaf}")
        assert verify("proof", proof, "--key", key)[0] == 0
    growth = files.fetch("growth", "/log/consistency?first=6")
    assert verify("growth", growth, "--old", old, "--key", key)[0] == 0


def test_entries_are_paged_and_byte_for_byte(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    leaves = fill(UserFactory(), 7)
    monkeypatch.setattr(reading, "PAGE", 3)
    pages, start = [], 0
    while True:
        answer = client.get("/log/leaves", {"start": start})
        assert answer.headers["Content-Type"] == "application/x-ndjson"
        pages.append(answer.getvalue().decode())
        if start == (start := int(answer.headers["X-Next"])):
            break
    assert "".join(pages) == "".join(f"{leaf.text}\n" for leaf in leaves)
    assert (
        get(client, "/log/leaves?start=2&end=4").decode() == f"{leaves[2].text}\n{leaves[3].text}\n"
    )
    assert get(client, "/log/leaves?start=5&end=2") == b""


def test_a_proof_of_an_earlier_size_is_served_too(client: Client) -> None:
    fill(UserFactory(), 9)
    told = json.loads(get(client, "/log/proof?leaf=2&size=5"))
    assert (told["size"], told["checkpoint"]) == (5, None)
    assert told["root"] == json.loads(get(client, "/log/consistency?first=5"))["old"]
    key = get(client, "/log/key").decode()
    assert opened(json.loads(get(client, "/log/proof?leaf=2"))["checkpoint"], key).size == 9


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/log/proof", 400, "Say which: leaf=12."),
        ("/log/proof?leaf=-1", 400, "leaf is a number"),
        ("/log/proof?leaf=2", 404, "The log has 2 entries, numbered from 0."),
        ("/log/proof?leaf=1&size=1", 404, "The log has 2 entries"),
        ("/log/proof?leaf=1&size=3", 404, "The log has 2 entries"),
        ("/log/proof?leaf=" + "9" * 30, 400, "leaf is a number"),
        ("/log/consistency?first=0", 404, "ask for 1 to 2"),
        ("/log/consistency?first=2&second=1", 404, "the smaller number first"),
        ("/log/consistency?first=1&second=x", 400, "second is a number"),
        ("/log/leaves?start=3", 404, "3 is beyond its end"),
        ("/log/leaves?end=ten", 400, "end is a number"),
    ],
)
def test_what_cannot_be_answered_is_said_in_a_sentence(
    client: Client, address: str, status: int, said: str
) -> None:
    fill(UserFactory(), 2)
    answer = client.get(address)
    assert answer.status_code == status
    assert said in json.loads(answer.content)["detail"]


def test_an_empty_log_has_a_page_a_checkpoint_and_no_proofs(client: Client) -> None:
    assert "Nothing was entered yet" in get(client, "/log/").decode()
    assert (
        opened(get(client, "/log/checkpoint").decode(), get(client, "/log/key").decode()).size == 0
    )
    assert get(client, "/log/leaves") == b""
    assert client.get("/log/consistency?first=1").status_code == 404


def test_the_page_lists_the_latest_first_and_names_nobody(client: Client) -> None:
    person = UserFactory(first_name="Ada", last_name="Byron")
    fill(person, 30)
    page = get(client, "/log/").decode()
    assert "The latest of 30 entries" in page
    assert page.index('scope="row">29<') < page.index('scope="row">10<')
    assert 'scope="row">9<' not in page
    assert "Byron" not in page


def test_the_page_is_flat(client: Client) -> None:
    person = UserFactory()
    assert_flat(lambda: fill(person, 1), lambda: get(client, "/log/"))


def test_a_review_names_its_entry(client: Client) -> None:
    review = published()
    assert '<a href="/log/proof?leaf=1">proof</a>' in page_of(client, review)
    gone = retracted(published())
    entry = LogLeaf.objects.get(kind="retracted").number
    assert f'<a href="/log/proof?leaf={entry}">proof</a>' in page_of(client, gone)
