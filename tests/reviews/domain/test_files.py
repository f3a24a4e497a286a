"""What a file is by its first bytes."""

import pytest

from reviews.domain.files import media_type_of


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\x89PNG\r\n", None),
        (b"\xff\xd8\xff", "image/jpeg"),
        (b"GIF87a", "image/gif"),
        (b"RIFF1234WEBP", "image/webp"),
        (b"RIFF1234AVI ", None),
        (b"%PDF-", "application/pdf"),
        (b"\n%PDF-", None),
        (b"", None),
    ],
)
def test_media_type(data: bytes, expected: str | None) -> None:
    assert media_type_of(data) == expected
