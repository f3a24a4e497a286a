"""Files of evidence: served as what they are, to those who may see them."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from reviews.models import EvidenceFile
from tests.factories.reviews import EvidenceFileFactory
from tests.reviews.writing import editor, evidence, opened, published
from tests.web.pages.reviewing import retracted

pytestmark = pytest.mark.django_db


def of_file(file: EvidenceFile) -> dict[str, object]:
    return {"evidence": (evidence(), evidence(url="", archive_url="", file=file))}


def address(file: EvidenceFile, name: str = "") -> str:
    return reverse("evidence-file", args=[file.sha256, name or file.name])


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"\x89PNG\r\n\x1a\n<script>alert(1)</script>", "image/png"),
        (b"%PDF-1.7 x", "application/pdf"),
    ],
)
def test_a_file_is_what_it_is_by_its_bytes_and_can_do_nothing(
    client: Client, data: bytes, media_type: str
) -> None:
    file = EvidenceFileFactory(data=data, name="log.html")
    file.refresh_from_db()
    published(**of_file(file))
    answer = client.get(address(file))
    assert answer.content == data
    assert answer.headers["Content-Type"] == media_type
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    policy = [part.strip() for part in answer.headers["Content-Security-Policy"].split(";")]
    assert {"sandbox", "default-src 'none'", "script-src 'none'"} <= set(policy)


def test_only_files_that_public_reviews_show_are_for_everybody(client: Client) -> None:
    drafted, gone, public = (EvidenceFileFactory() for _ in range(3))
    for file in (drafted, gone, public):
        file.refresh_from_db()
    opened(**of_file(drafted))
    retracted(published(**of_file(gone)))
    published(**of_file(public))
    codes = [client.get(address(file)).status_code for file in (drafted, gone, public)]
    assert codes == [404, 404, 200]
    client.force_login(editor())
    codes = [client.get(address(file)).status_code for file in (drafted, gone, public)]
    assert codes == [200, 200, 200]


def test_what_may_not_be_seen_does_not_tell_that_it_is_there(client: Client) -> None:
    file = EvidenceFileFactory()
    file.refresh_from_db()
    given = {"if-none-match": f'"{file.sha256}"'}
    assert client.get(address(file), headers=given).status_code == 404
    published(**of_file(file))
    assert client.get(address(file), headers=given).status_code == 304


def test_a_copy_that_a_browser_kept_is_not_confirmed_after_a_retraction(client: Client) -> None:
    file = EvidenceFileFactory()
    file.refresh_from_db()
    review = published(**of_file(file))
    first = client.get(address(file))
    assert "no-cache" in first.headers["Cache-Control"]
    given = {"if-none-match": first.headers["ETag"]}
    assert client.get(address(file), headers=given).status_code == 304
    retracted(review)
    assert client.get(address(file), headers=given).status_code == 404


def test_a_picture_is_told_in_words(client: Client) -> None:
    file = EvidenceFileFactory(name="log.png")
    file.refresh_from_db()
    picture = evidence(url="", archive_url="", file=file, answer="The ferry is in port.")
    review = published(evidence=(evidence("coast.example"), picture))
    page = client.get(review.get_absolute_url()).content.decode()
    (alt,) = re.findall(r'<img[^>]* alt="([^"]*)"', page)
    assert "What does harbour.example say?" in alt
    assert "The ferry is in port." in alt
    assert page.count(">log.png</a>") == 1


def test_another_name_leads_to_the_one_it_was_kept_by(client: Client) -> None:
    file = EvidenceFileFactory(name="a/b c.png")
    file.refresh_from_db()
    published(**of_file(file))
    answer = client.get(address(file, "other.html"))
    assert answer.status_code == 301
    assert client.get(answer.headers["Location"]).status_code == 200


def test_what_is_no_hash_is_not_there(client: Client) -> None:
    assert client.get("/reviews/files/%00/x").status_code == 404
    assert client.get("/reviews/files/x/%00").status_code == 404


def test_both_addresses_of_a_file_answer_alike(client: Client) -> None:
    for data, way in ((b"%PDF-1.7 x", "attachment"), (b"\x89PNG\r\n\x1a\n.", "inline")):
        file = EvidenceFileFactory(data=data, name="log.html")
        file.refresh_from_db()
        published(**of_file(file))
        page = client.get(address(file))
        other = client.get(reverse("api:evidence-file", args=[file.pk]))
        for name in ("Content-Disposition", "Content-Security-Policy", "Cache-Control"):
            assert page.headers[name] == other.headers[name]
        assert page.headers["Content-Disposition"].startswith(way)
