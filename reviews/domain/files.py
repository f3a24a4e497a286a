"""What a file is by its first bytes, whatever it is called."""

from reviews.domain.vocabulary import MediaType

BEGINNINGS = (
    (MediaType.PNG, b"\x89PNG\r\n\x1a\n"),
    (MediaType.JPEG, b"\xff\xd8\xff"),
    (MediaType.GIF, b"GIF87a"),
    (MediaType.GIF, b"GIF89a"),
    (MediaType.PDF, b"%PDF-"),
)


def media_type_of(data: bytes) -> MediaType | None:
    """The type of a file that evidence may be, None for any other.

    >>> media_type_of(b"%PDF-1.7 ...").value
    'application/pdf'
    """
    for media_type, beginning in BEGINNINGS:
        if data.startswith(beginning):
            return media_type
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return MediaType.WEBP
    return None
