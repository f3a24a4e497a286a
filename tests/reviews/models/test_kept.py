"""What the database finds out by itself."""

import hashlib

import pytest

from reviews.domain.vocabulary import MediaType
from reviews.models import EvidenceFile, ReviewVersion
from tests.factories.reviews import EvidenceFileFactory, MethodologyFactory, ReviewVersionFactory

pytestmark = pytest.mark.django_db

FIRST_BYTES = {
    MediaType.PNG: b"\x89PNG\r\n\x1a\n",
    MediaType.JPEG: b"\xff\xd8\xff\xe0",
    MediaType.GIF: b"GIF89a",
    MediaType.WEBP: b"RIFF\x10\x00\x00\x00WEBPVP8 ",
    MediaType.PDF: b"%PDF-1.7",
}


@pytest.mark.parametrize(
    "body", ["The ferry sank.", "Паром “затонул” 🚢", "tab\tand\nline", "\\x41"]
)
def test_a_version_is_hashed_as_its_utf_8(body: str) -> None:
    version = ReviewVersionFactory(body=body)
    stored = ReviewVersion.objects.get(pk=version.pk)
    assert stored.content_hash == hashlib.sha256(version.content.encode()).hexdigest()
    assert stored.content_hash == version.content_hash


def test_a_methodology_is_hashed_too() -> None:
    method = MethodologyFactory(text="We say what is known.")
    assert method.content_hash == hashlib.sha256(b"We say what is known.").hexdigest()


@pytest.mark.parametrize("kind", MediaType)
def test_a_file_is_what_its_first_bytes_say(kind: MediaType) -> None:
    data = FIRST_BYTES[kind] + b"rest"
    stored = EvidenceFile.objects.get(pk=EvidenceFileFactory(data=data, name="page.html").pk)
    assert (stored.media_type, stored.size) == (kind, len(data))
    assert stored.sha256 == hashlib.sha256(data).hexdigest()


def test_a_list_of_files_reads_no_bytes(django_assert_num_queries: object) -> None:
    EvidenceFileFactory()
    with django_assert_num_queries(1) as asked:
        assert [row.name for row in EvidenceFile.objects.without_data()] == ["log.png"]
    assert '"data"' not in asked[0]["sql"]


@pytest.mark.parametrize(
    ("values", "complete"),
    [
        ({}, True),
        ({"headline": ""}, False),
        ({"explanation": ""}, False),
        ({"claimant": None}, False),
        ({"methodology": None}, False),
        ({"rating": None}, False),
    ],
)
def test_a_version_knows_whether_it_is_complete(values: dict[str, object], complete: bool) -> None:
    assert ReviewVersionFactory(**values).is_complete is complete
