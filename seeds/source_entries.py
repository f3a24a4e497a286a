"""How records of sources and articles become entries again; `source_rows` is the way there."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from seeds.domain import source_records as written
from seeds.domain.written import Written
from sources import models
from sources.domain.dates import When
from sources.domain.vocabulary import (
    ArticleStatus,
    Certainty,
    CreditRole,
    Genre,
    Held,
    IdentifierScheme,
    Judgement,
    LinkKind,
    NameKind,
    SegmentKind,
    SourceKind,
    TextRights,
    TieKind,
    UrlKind,
)

if TYPE_CHECKING:
    from seeds.exporting import Exporter

HERE = Written("export", 0)
"""Entries that are made of records were written nowhere yet."""

STRICTEST_FIRST = (TextRights.NOTHING, TextRights.FRAGMENTS, TextRights.ALL)


def source_entry(exporter: "Exporter", row: models.Source) -> written.Source:
    """Will make the entry of a source; the name it is shown by comes first."""
    return written.Source(
        at=HERE,
        key=exporter.keys.name("source", row, row.name),
        kind=SourceKind(row.kind),
        names=tuple(_names(row)),
        description=row.description,
        country=row.country,
        homepage=row.homepage,
        identifiers=tuple(
            written.Identifier(at=HERE, scheme=IdentifierScheme(one.scheme), value=one.value)
            for one in sorted(row.identifiers.all(), key=lambda one: one.pk)
        ),
    )


def tie_entry(exporter: "Exporter", row: models.SourceTie) -> written.Tie | None:
    """Will make the entry of a tie, unless one end of it is not exported."""
    start, end = exporter.source(row.from_source), exporter.source(row.to_source)
    if start is None or end is None:
        return None
    return written.Tie(
        at=HERE,
        from_=start,
        to=end,
        kind=TieKind(row.kind),
        office=row.office,
        title=row.title,
        percentage=row.percentage,
        since=row.since,
        until=row.until,
        evidence_url=row.evidence_url,
    )


def article_entry(exporter: "Exporter", row: models.Article) -> written.Article:
    """Will make the entry of an article, with its newest text by length and hash."""
    version = exporter.newest.get(row.pk)
    return written.Article(
        at=HERE,
        key=exporter.keys.name("article", row, row.title),
        title=row.title,
        genre=Genre(row.genre),
        held=Held(row.held),
        publisher=exporter.source(row.publisher),
        publisher_reason=row.publisher_reason,
        signed_as=row.signed_as,
        language=row.language,
        machine_translated=row.machine_translated,
        published=known(row.published),
        status=ArticleStatus(row.status),
        text_rights=min(
            TextRights(row.may_show), TextRights(row.may_export), key=STRICTEST_FIRST.index
        ),
        disclaimers=tuple(row.disclaimers.split("\n")) if row.disclaimers else (),
        credits=tuple(_credits(exporter, row)),
        urls=tuple(
            written.ArticleUrl(at=HERE, url=one.url, kind=UrlKind(one.kind))
            for one in sorted(row.urls.all(), key=lambda one: one.pk)
        ),
        version=_version(version) if version else None,
    )


def link_entry(exporter: "Exporter", row: models.ArticleLink) -> written.ArticleLink | None:
    """Will make the entry of a link, unless one end of it is not exported."""
    start = exporter.keys.of("article", row.from_article_id)
    end = exporter.keys.of("article", row.to_article_id)
    if start is None or end is None:
        return None
    return written.ArticleLink(
        at=HERE,
        from_=start,
        to=end,
        kind=LinkKind(row.kind),
        judgement=Judgement(row.judgement),
        note=row.note,
    )


def known(when: When) -> When | None:
    """A time about which something is recorded, else None."""
    return when if when != When() else None


def _names(row: models.Source) -> Iterator[written.SourceName]:
    """All names, the one that the source is shown by first; it is there however it was recorded."""
    names = sorted(row.names.all(), key=lambda name: (not _is_shown(name, row), name.pk))
    if not any(name.kind == NameKind.PREFERRED for name in names):
        yield written.SourceName(at=HERE, text=row.name)
    for name in names:
        yield written.SourceName(
            at=HERE,
            text=name.text,
            language=name.language,
            kind=NameKind(name.kind),
            certainty=Certainty(name.certainty),
        )


def _is_shown(name: models.SourceName, source: models.Source) -> bool:
    return name.kind == NameKind.PREFERRED and name.text == source.name


def _credits(exporter: "Exporter", row: models.Article) -> Iterator[written.Credit]:
    for one in sorted(row.credits.all(), key=lambda one: (one.position, one.pk)):
        source = exporter.source(one.source)
        if source is not None:
            role = CreditRole(one.role)
            yield written.Credit(at=HERE, source=source, role=role, as_credited=one.credited_as)


def _version(row: models.ArticleVersion) -> written.Version:
    return written.Version(
        at=HERE,
        length=row.length,
        sha256=row.sha256,
        segments=tuple(
            written.Segment(at=HERE, kind=SegmentKind(one.kind), start=one.start, end=one.end)
            for one in sorted(row.segments.all(), key=lambda one: one.start)
        ),
    )
