"""Articles, their addresses and the versions of their text."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError

from accounts.models import User
from accounts.services.steps import require_storable, verb
from sources import ripple
from sources.domain.vocabulary import SegmentKind, UrlKind
from sources.models import Article, ArticleUrl, ArticleVersion, Segment
from sources.services.records import save

SegmentSpan = tuple[SegmentKind, int, int]
"""Kind, start and end of a segment, in Unicode code points, the end not included."""

BOM = "\ufeff"


def digest(text: str) -> str:
    """Will return the SHA-256 of a text's UTF-8, by which a withheld text is known again.

    >>> digest("a")[:8]
    'ca978112'
    """
    return hashlib.sha256(text.encode()).hexdigest()


def create_article(
    article: Article, *, by: User | None, urls: Iterable[tuple[UrlKind, str]] = ()
) -> Article:
    """Will add an article and the addresses it stands at.

    Raises: ValidationError, when another article stands at one of the addresses for example.
    """
    with verb("article.create", by=by), ripple.together():
        save(article, by=by)
        for kind, url in urls:
            save(ArticleUrl(article=article, kind=kind, url=url), by=by)
    return article


def add_version(
    article: Article,
    *,
    by: User | None,
    text: str | None = None,
    length: int | None = None,
    sha256: str = "",
    segments: Iterable[SegmentSpan] = (),
    extractor: str = "",
    archive_url: str = "",
    captured_at: datetime | None = None,
) -> ArticleVersion:
    """Will add the next version of an article: a text, or the length and hash of a withheld one.

    What stood in the version before is looked for in this one.

    Raises: ValidationError when the text is the same as before, or neither is given.
    """
    if text is not None:
        text = _as_stored(text)
        length, sha256 = len(text), digest(text)
    with verb("articleversion.add", by=by), ripple.together():
        ripple.begin()
        Article.objects.select_for_update().get(pk=article.pk)
        version = ArticleVersion(
            article=article,
            sequence=article.versions.next_sequence(),
            text=text,
            length=length or 0,
            sha256=sha256,
            extractor=extractor,
            archive_url=archive_url,
        )
        if captured_at is not None:
            version.captured_at = captured_at
        save(version, by=by)
        _add_segments(version, segments, by=by)
        ripple.versioned(version.pk, by=by)
    return version


def attach_text(
    version: ArticleVersion,
    text: str,
    *,
    by: User | None,
    segments: Iterable[SegmentSpan] = (),
) -> ArticleVersion:
    """Will add the withheld text of a version; the database verifies hash and every anchor.

    What waited for this text is looked for in it. `segments` are kept where none are recorded.

    Raises: ValidationError when it is another text, when the version has one already, or when an
    anchor does not stand where it was recorded.
    """
    text = _as_stored(text)
    if digest(text) != version.sha256:
        raise ValidationError(
            f"This is another text: {len(text)} characters, SHA-256 {digest(text)[:12]}…; "
            f"recorded are {version.length} and {version.sha256[:12]}….",
            code="articleversion_text_is_hashed",
        )
    with verb("articleversion.attach_text", by=by), ripple.together():
        ripple.begin()
        locked = ArticleVersion.objects.select_for_update().get(pk=version.pk)
        if not locked.is_withheld:
            raise ValidationError("This version has its text already.", code="text_already_there")
        locked.text = text
        save(locked, by=by, reason="text attached")
        if not locked.segments.exists():
            _add_segments(locked, segments, by=by)
        ripple.versioned(locked.pk, by=by)
    return locked


def _add_segments(
    version: ArticleVersion, segments: Iterable[SegmentSpan], *, by: User | None
) -> None:
    for kind, start, end in segments:
        save(Segment(version=version, kind=kind, start=start, end=end), by=by)


def _as_stored(text: str) -> str:
    """The text without its BOM; nothing else is touched.

    Raises: ValidationError when the database cannot hold it.
    """
    require_storable(text=text)
    return text.removeprefix(BOM)
