"""Files by their bytes."""

import hashlib

import pytest
from django.core.exceptions import ValidationError

from accounts.errors import NotAllowed
from reviews.models import EvidenceFile
from reviews.models.file import LARGEST
from reviews.services.files import store_file
from tests.factories.accounts import UserFactory
from tests.reviews.services.test_signing import codes
from tests.reviews.writing import NOW, reviewer

pytestmark = pytest.mark.django_db

PNG = b"\x89PNG\r\n\x1a\n and so on"


def test_a_picture_is_kept_with_what_the_database_finds_out() -> None:
    file = store_file("log.txt", PNG, by=reviewer(), now=NOW)
    assert (file.media_type, file.size) == ("image/png", len(PNG))
    assert file.sha256 == hashlib.sha256(PNG).hexdigest()
    assert bytes(EvidenceFile.objects.get().data) == PNG


def test_the_same_bytes_are_kept_once() -> None:
    first = store_file("a.png", PNG, by=reviewer(), now=NOW)
    assert store_file("b.png", PNG, by=reviewer(), now=NOW) == first
    assert EvidenceFile.objects.get().name == "a.png"


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"\xff\xd8\xff\xe0 x", "image/jpeg"),
        (b"GIF89a x", "image/gif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        (b"%PDF-1.7 x", "application/pdf"),
    ],
)
def test_the_sorts_of_file(data: bytes, media_type: str) -> None:
    assert store_file("x", data, by=reviewer(), now=NOW).media_type == media_type


@pytest.mark.parametrize(
    "data", [b"", b"<svg/>", b"<html>", b"MZ", b" %PDF-1.7", b"RIFF\0\0\0\0WAVE", b"GIF90a"]
)
def test_other_files_are_refused_whatever_they_are_called(data: bytes) -> None:
    with pytest.raises(ValidationError) as refused:
        store_file("picture.png", data, by=reviewer(), now=NOW)
    assert codes(refused.value) == {"file": ["evidencefile_media_type_known"]}


def test_a_file_has_at_most_ten_mebibytes() -> None:
    with pytest.raises(ValidationError) as refused:
        store_file("x.png", PNG + bytes(LARGEST), by=reviewer(), now=NOW)
    assert codes(refused.value) == {"file": ["evidencefile_not_too_large"]}


def test_files_are_kept_by_people_who_review() -> None:
    with pytest.raises(NotAllowed):
        store_file("x.png", PNG, by=UserFactory(roles=["curator"]), now=NOW)


@pytest.mark.parametrize("name", [".", "..", " ... ", "\u200b", "\u202e.."])
def test_a_name_of_dots_or_of_nothing_seen_is_none(name: str) -> None:
    data = b"\x89PNG\r\n\x1a\n" + name.encode()
    file = store_file(name, data, by=UserFactory(roles=["reviewer"]), now=NOW)
    assert file.name == hashlib.sha256(data).hexdigest()[:12]
