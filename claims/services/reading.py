"""Reading articles for the curator: a version that is kept, or a file that is only looked at."""

from datetime import date

from claims.domain.reading import Reading, read
from sources.domain.dates import When
from sources.domain.pages.guessing import is_page
from sources.domain.vocabulary import SegmentKind
from sources.models import ArticleVersion
from sources.services.extraction import NotReadable, read_page, read_text


def read_version(version: ArticleVersion) -> Reading:
    """Will read the text of a version, with what its article says of language, day and parts.

    Raises: NotReadable (`withheld`) where the text is not kept.
    """
    if version.text is None:
        raise NotReadable("withheld", "The text of this version is withheld: attach it first.")
    article = version.article
    kept = [(SegmentKind(s.kind), s.start, s.end) for s in version.segments.all()]
    return read(
        version.text,
        language=article.language,
        published=article.published if article.published.is_known else None,
        segments=kept or None,
        translated=article.machine_translated,
    )


def read_body(
    body: bytes, *, today: date, language: str = "", published: When | None = None
) -> Reading:
    """Will read an HTML page or a plain text without keeping anything.

    `language` and `published` win over what the page says.

    Raises: NotReadable, where no article can be read in it.
    """
    if is_page(body):
        found = read_page(body, today=today)
    else:
        try:
            found = read_text(body.decode("utf-8"), today=today)
        except UnicodeDecodeError as error:
            raise NotReadable("wrong_encoding", "The file is no UTF-8 text.") from error
    day = published or (found.published if found.published.is_known else None)
    return read(
        found.text,
        language=language or found.language or "en",
        published=day,
        segments=found.segments,
        translated=found.machine_translated,
    )
