"""Files of evidence over the API: handed in as bytes, served so that they can do no harm."""

from typing import Any

import pytest

from accounts.models import User
from reviews.api.files import NO_ACTION
from reviews.models import EvidenceFile
from reviews.models.file import LARGEST
from reviews.services.files import store_file
from tests.factories.accounts import UserFactory
from tests.reviews.api.asking import at, client_of, get, post, seen, with_role
from tests.reviews.writing import (
    NOW,
    author_of,
    correcting_,
    evidence,
    opened,
    published,
    reviewer,
    rewritten,
)

pytestmark = pytest.mark.django_db

FILES = "/api/v1/evidence-files/"
PNG = b"\x89PNG\r\n\x1a\n rest"
PDF = b"%PDF-1.7 rest"


def hand_in(
    who: User | None, data: bytes, kind: str = "image/png", name: str = "log.png", **more: Any
) -> Any:
    address = f"{FILES}?name={name}" if name else FILES
    return client_of(who).post(address, data, content_type=kind, **more)


def stored(data: bytes = PNG, name: str = "log.png") -> EvidenceFile:
    return store_file(name, data, by=reviewer(), now=NOW)


def resting_on(file: EvidenceFile) -> tuple[Any, ...]:
    return (
        evidence(url="", archive_url="", file=file),
        evidence("coast.example"),
    )


def test_a_file_is_kept_once_and_told_as_what_it_is() -> None:
    who = with_role("reviewer")
    answer = hand_in(who, PNG)
    told = answer.json()
    assert answer.status_code == 201
    assert (told["media_type"], told["size"], told["name"]) == ("image/png", len(PNG), "log.png")
    assert answer["Location"] == told["url"]
    again = hand_in(with_role("editor"), PNG, name="other.png")
    assert (again.status_code, again.json()) == (200, told)
    assert EvidenceFile.objects.count() == 1


@pytest.mark.parametrize("role", [None, "contributor", "curator", "auditor"])
def test_only_those_who_review_hand_files_in(role: str | None) -> None:
    answer = hand_in(with_role(role) if role else None, PNG)
    refused = (403, "not_allowed") if role else (401, "not_authenticated")
    assert (answer.status_code, answer.json()["code"]) == refused
    assert not EvidenceFile.objects.exists()


BAD = [
    (b"<script>alert(1)</script>", "image/png", 400),
    (b"", "image/png", 400),
    (b"<svg onload='alert(1)'/>", "image/svg+xml", 415),
    (b"{}", "application/json", 415),
    (b"<p>", "text/html", 415),
    (PNG + bytes(LARGEST), "image/png", 413),
]


@pytest.mark.parametrize(("data", "kind", "status"), BAD, ids=range(len(BAD)))
def test_what_is_no_picture_and_no_pdf_is_refused(data: bytes, kind: str, status: int) -> None:
    answer = hand_in(with_role("reviewer"), data, kind)
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    assert not EvidenceFile.objects.exists()


def test_a_form_is_no_file() -> None:
    answer = client_of(with_role("reviewer")).post(FILES, {"file": "x"})
    assert answer.status_code == 415


def test_a_file_is_what_its_bytes_are_whatever_it_is_sent_as() -> None:
    told = hand_in(with_role("reviewer"), PDF, "image/png", name="harmless.png").json()
    assert told["media_type"] == "application/pdf"


def test_a_file_can_do_no_harm_where_it_is_served() -> None:
    who = with_role("reviewer")
    picture = get(who, f"{FILES}{stored().pk}/")
    assert (picture.status_code, picture.content) == (200, PNG)
    assert picture["Content-Type"] == "image/png"
    assert picture["X-Content-Type-Options"] == "nosniff"
    assert picture["Content-Security-Policy"] == NO_ACTION
    assert picture["Content-Disposition"].startswith("inline")
    assert picture["Cache-Control"] == "private, no-store"
    document = get(who, f"{FILES}{stored(PDF, 'log.pdf').pk}/")
    assert document["Content-Disposition"] == 'attachment; filename="log.pdf"'


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("evil.html", 'filename="evil.png"'),
        ("../../etc/passwd", 'filename="passwd.png"'),
        ('a".html', 'filename="a\\".png"'),
        ("日記.png", "filename*=utf-8''%E6%97%A5%E8%A8%98.png"),
    ],
)
def test_a_file_is_saved_under_a_name_that_fits_its_kind(name: str, told: str) -> None:
    answer = get(with_role("reviewer"), f"{FILES}{stored(name=name).pk}/")
    assert told in answer["Content-Disposition"]


def test_a_name_of_several_lines_becomes_one_and_is_no_header() -> None:
    who = with_role("reviewer")
    told = hand_in(who, PNG, name="a%0d%0aX-Evil:%201.png").json()
    assert told["name"] == "a X-Evil: 1.png"
    older = stored(PNG + b"2", "a\r\nX-Evil: 1.png")
    answer = get(who, f"{FILES}{older.pk}/")
    assert answer["Content-Disposition"] == 'inline; filename="a X-Evil: 1.png"'
    assert "X-Evil" not in answer


def test_only_files_of_published_reviews_are_public() -> None:
    loose, draft = stored(), stored(PNG + b"2")
    opened(evidence=resting_on(draft))
    shown, working = stored(PNG + b"3"), stored(PNG + b"4")
    review = published(evidence=resting_on(shown))
    rewritten(correcting_(review), evidence=resting_on(working))
    for who in (None, UserFactory()):
        statuses = [
            get(who, f"{FILES}{file.pk}/").status_code for file in (loose, draft, shown, working)
        ]
        assert statuses == [404, 404, 200, 404]
    public = get(None, f"{FILES}{shown.pk}/")
    assert public["Cache-Control"] == "public, no-cache"
    content = get(None, at(review)).json()["published"]["content"]
    assert content["evidence"][0]["file"].endswith(f"{FILES}{shown.pk}/")
    assert get(with_role("auditor"), f"{FILES}{loose.pk}/").status_code == 200


def test_a_picture_is_served_to_who_asks_for_pictures() -> None:
    client = client_of(with_role("reviewer"))
    answer = client.get(f"{FILES}{stored().pk}/", headers={"accept": "image/avif,image/png"})
    assert answer.status_code == 200


def test_a_file_that_is_not_there_is_a_problem() -> None:
    answer = get(with_role("reviewer"), f"{FILES}0/")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert get(None, FILES).status_code == 405
    assert get(with_role("reviewer"), f"{FILES}{stored().pk}/", x=1).status_code == 400


def test_a_version_rests_on_a_file_by_its_id() -> None:
    review = opened()
    who = author_of(review)
    file = hand_in(who, PNG).json()["id"]
    row = {"question": "Which ferry?", "answer": "None.", "stance": "refutes", "file": file}
    assert post(who, at(review, "save"), **seen(review), evidence=[row]).status_code == 200
    draft = get(who, at(review, "versions/2")).json()["draft"]
    assert draft["evidence"][0]["file"] == file
