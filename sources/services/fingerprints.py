"""Writes what texts are compared by. Nothing here is a record: all of it is derived from versions.

Called by `sources.services.copies`, inside its transaction and its lock.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db import connection, models

from sources.domain.fingerprints import (
    ALGORITHM,
    Gram,
    Shingles,
    bands_of,
    packed,
    plain_lines,
    shingle,
    sign,
    telling_lines,
    unpacked_shingles,
    unpacked_signature,
)
from sources.domain.vocabulary import SegmentKind
from sources.models import ArticleVersion, Fingerprint, FingerprintBand, PublisherLine

BOILERPLATE_FROM = 3
"""Articles of one publisher that hold a line before it is taken for boilerplate."""

MOST_CANDIDATES = 50
"""Texts that are compared exactly: those with most bands in common."""

NOBODY = 0
"""No row has this id."""

NOT_THE_STORY = (
    SegmentKind.FURNITURE,
    SegmentKind.CAPTION,
    SegmentKind.DISCLAIMER,
    SegmentKind.RELATED,
)
"""Parts of a page that two articles may share without one being a copy."""

HOLDERS = """
    SELECT asked.line, ARRAY(
        SELECT version_id FROM sources_publisherline
        WHERE publisher = %s AND line = asked.line
        ORDER BY version_id LIMIT %s
    )
    FROM unnest(%s::bigint[]) AS asked(line)
"""
"""Of each line the first few texts of this publisher that hold it: enough to tell boilerplate."""

SIMILAR = """
    WITH near AS MATERIALIZED (
        SELECT version_id, count(*) AS bands FROM sources_fingerprintband
        WHERE band = ANY(%s) AND version_id <> %s
        GROUP BY version_id ORDER BY bands DESC, version_id LIMIT %s
    )
    SELECT version.article_id, fingerprint.shingles FROM near
    JOIN sources_fingerprint fingerprint USING (version_id)
    JOIN sources_articleversion version ON version.id = version_id
    WHERE version.article_id <> %s
    ORDER BY version.article_id
"""


@dataclass(frozen=True, slots=True)
class Written:
    """A fingerprint as it was written, and the texts whose own fingerprint it put out of date."""

    shingles: Shingles
    outdated: frozenset[int]


def write_fingerprint(version: ArticleVersion) -> Written:
    """Will put the fingerprint of a text in the place of what its article had.

    A line of it may be the one too many that makes boilerplate of that line: the fingerprints of
    the few texts that hold it are then out of date, and their versions are named.
    """
    lines = plain_lines(_body(version))
    publisher = version.article.publisher_id
    boilerplate, outdated = _write_lines(version, telling_lines(lines))
    shingles = shingle(lines, boilerplate=boilerplate)
    signature = sign(shingles.values)
    _forget(version.article_id)
    Fingerprint.objects.create(
        version=version,
        algorithm=ALGORITHM,
        publisher=publisher,
        shingle_count=len(shingles.values),
        shingles=packed(shingles.values),
        signature=packed(signature),
    )
    if shingles.say_enough:
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO sources_fingerprintband (band, version_id) "
                "SELECT DISTINCT unnest(%s::bigint[]), %s::bigint",
                [bands_of(signature), version.pk],
            )
    fingerprinted = Fingerprint.objects.filter(version__in=outdated)
    return Written(shingles, frozenset(fingerprinted.values_list("pk", flat=True)))


def write_lines(version: ArticleVersion) -> None:
    """Will note the lines of a text, and drop the fingerprints that this puts out of date.

    Over a whole corpus this goes before the fingerprints, so that boilerplate is known from the
    first one on.
    """
    _, outdated = _write_lines(version, telling_lines(plain_lines(_body(version))))
    for other in Fingerprint.objects.filter(version__in=outdated).select_related("version"):
        _forget(other.version.article_id)


def forget_text(article_id: int) -> None:
    """Will drop everything kept of an article's text."""
    _forget(article_id)
    _noted(article_id).delete()


def similar(version: ArticleVersion, shingles: Shingles) -> Iterator[tuple[int, Shingles]]:
    """Will yield the articles worth comparing with their shingles, found by one query."""
    yield from _similar(shingles, version.pk, version.article_id)


def similar_to(
    text: str, publisher: int | None, without: int | None = None
) -> Iterator[tuple[int, Shingles, Shingles]]:
    """Will yield the articles worth comparing with a text that is not stored, with both shingles.

    What its publisher prints below every text is left out. `without` is the article of which the
    text would be a version. Nothing is written.
    """
    lines = plain_lines(text)
    held = _holders(publisher, telling_lines(lines)) if publisher is not None else []
    boilerplate = {line for line, holders in held if len(holders) >= BOILERPLATE_FROM}
    own = shingle(lines, boilerplate=boilerplate)
    for article_id, stored in _similar(own, NOBODY, without or NOBODY):
        yield article_id, own, stored


def _similar(shingles: Shingles, version: int, article: int) -> Iterator[tuple[int, Shingles]]:
    if not shingles.say_enough:
        return
    bands = bands_of(sign(shingles.values))
    with connection.cursor() as cursor:
        cursor.execute(SIMILAR, [bands, version, MOST_CANDIDATES, article])
        for article_id, stored in cursor.fetchall():
            yield article_id, Shingles(unpacked_shingles(stored), shingles.gram)


def stored_shingles(articles: Collection[int], gram: Gram) -> dict[int, Shingles]:
    """Will read the shingles of these articles, of those that have any, to be compared as `gram`."""
    rows = Fingerprint.objects.filter(version__article__in=articles)
    stored = rows.values_list("version__article", "shingles")
    return {article: Shingles(unpacked_shingles(values), gram) for article, values in stored}


def _body(version: ArticleVersion) -> str:
    """The text without the parts that are not the story."""
    text, kept, at = version.text or "", [], 0
    for segment in version.segments.filter(kind__in=NOT_THE_STORY).order_by("start"):
        kept.append(text[at : segment.start])
        at = segment.end
    return "\n".join([*kept, text[at:]])


def _write_lines(version: ArticleVersion, lines: set[int]) -> tuple[set[int], set[int]]:
    """Replaces the lines noted of an article; returns its boilerplate and the texts put out of date.

    A line turns when it comes to be held by just enough articles, or by one too few.
    """
    publisher = version.article.publisher_id
    before: dict[int, set[int]] = {}
    noted = _noted(version.article_id)
    for row in noted.values_list("publisher", "line"):
        before.setdefault(row[0], set()).add(row[1])
    after = {publisher: lines} if publisher is not None and lines else {}
    if before != after or noted.exclude(version=version).exists():
        noted.delete()
        if publisher is not None:
            PublisherLine.objects.bulk_create(
                PublisherLine(version=version, line=line, publisher=publisher)
                for line in sorted(lines)
            )
    boilerplate, outdated = set[int](), set[int]()
    for house in before.keys() | after.keys():
        had, has = before.get(house, set()), after.get(house, set())
        for line, holders in _holders(house, had | has):
            if line in has and len(holders) >= BOILERPLATE_FROM:
                boilerplate.add(line)
            turned = BOILERPLATE_FROM if line in has else BOILERPLATE_FROM - 1
            if (line in has) != (line in had) and len(holders) == turned:
                outdated.update(holders)
    return boilerplate, outdated - {version.pk}


def _holders(publisher: int, lines: set[int]) -> list[tuple[int, list[int]]]:
    with connection.cursor() as cursor:
        cursor.execute(HOLDERS, [publisher, BOILERPLATE_FROM + 1, sorted(lines)])
        found: list[tuple[int, list[int]]] = cursor.fetchall()
    return found


def _forget(article_id: int) -> None:
    """Drops the fingerprint of an article and the bands, which follow from its signature."""
    for row in Fingerprint.objects.of_article(article_id).only("signature"):
        bands = bands_of(unpacked_signature(row.signature))
        FingerprintBand.objects.filter(band__in=bands, version=row.pk).delete()
        row.delete()


def _noted(article_id: int) -> "models.QuerySet[PublisherLine]":
    """The lines noted of an article."""
    versions = ArticleVersion.objects.filter(article=article_id)
    return PublisherLine.objects.filter(version__in=versions.values("pk"))
