"""Fills a database with a corpus of fingerprints, faster than articles would arrive."""

import hashlib

from django.db import connection, transaction

from benchmarks.made_up_news import Newsroom
from sources.domain.fingerprints import (
    ALGORITHM,
    bands_of,
    line_hash,
    packed,
    plain_lines,
    shingle,
    sign,
)
from sources.domain.vocabulary import SourceKind
from sources.models import Article, ArticleVersion, Source

HOUSES = 200
TABLES = ["article", "articleversion", "fingerprint", "fingerprintband", "publisherline"]


def publishers(number: int, name: str) -> list[Source]:
    """Stores so many publishers."""
    kind = SourceKind.PUBLISHER.value
    return Source.objects.bulk_create(Source(name=f"{name} {n}", kind=kind) for n in range(number))


def stored(
    texts: list[str], houses: list[Source], *, withheld: bool = False
) -> list[ArticleVersion]:
    """Stores articles with these texts, by these publishers in turn."""
    articles = Article.objects.bulk_create(
        Article(publisher=houses[n % len(houses)], title=f"Story {n}") for n in range(len(texts))
    )
    rows = (
        ArticleVersion(
            article=article,
            text=None if withheld else text,
            length=len(text),
            sha256=hashlib.sha256(text.encode()).hexdigest(),
        )
        for article, text in zip(articles, texts, strict=True)
    )
    return ArticleVersion.objects.bulk_create(rows)


def fill(room: Newsroom, size: int) -> None:
    """Stores the fingerprints of a whole corpus by COPY; its texts are not needed for a look-up."""
    houses, batch = publishers(HOUSES, "House"), 2000
    for start in range(0, size, batch):
        stories = [room.article() for _ in range(min(batch, size - start))]
        texts = ["\n".join(story) for story in stories]
        with transaction.atomic():
            versions = stored(texts, houses, withheld=True)
            _copy_fingerprints(versions, texts)
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"VACUUM ANALYZE sources_{table}")


def _copy_fingerprints(versions: list[ArticleVersion], texts: list[str]) -> None:
    rows: dict[str, list[tuple[object, ...]]] = {"fingerprint": [], "band": [], "line": []}
    for version, text in zip(versions, texts, strict=True):
        lines, house = plain_lines(text), version.article.publisher_id
        values = shingle(lines).values
        signature = sign(values)
        kept = (version.pk, ALGORITHM, house, len(values), packed(values), packed(signature))
        rows["fingerprint"].append(kept)
        rows["band"] += [(band, version.pk) for band in set(bands_of(signature))]
        rows["line"] += [(version.pk, line_hash(line), house) for line in set(lines)]
    targets = {
        "fingerprint": "sources_fingerprint (version_id, algorithm, publisher, shingle_count, "
        "shingles, signature)",
        "band": "sources_fingerprintband (band, version_id)",
        "line": "sources_publisherline (version_id, line, publisher)",
    }
    with connection.cursor() as cursor:
        for name, target in targets.items():
            with cursor.copy(f"COPY {target} FROM STDIN") as copy:
                for row in rows[name]:
                    copy.write_row(row)
