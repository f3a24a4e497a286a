"""How entries about sources and articles become records."""

from typing import TYPE_CHECKING

from seeds.domain import source_records as written
from sources.domain.dates import When
from sources.domain.vocabulary import NameKind
from sources.models import (
    Article,
    ArticleLink,
    Credit,
    Source,
    SourceTie,
)
from sources.services.articles import add_version, create_article
from sources.services.records import save
from sources.services.sources import add_name, create_source

if TYPE_CHECKING:
    from seeds.loader import Loader


def write_source(loader: "Loader", entry: written.Source) -> Source:
    """Will add a source with its names and identifiers; the first preferred name is the one shown."""
    shown = next((one for one in entry.names if one.kind is NameKind.PREFERRED), entry.names[0])
    source = create_source(
        name=shown.text,
        kind=entry.kind,
        by=loader.by,
        language=shown.language,
        description=entry.description,
        country=entry.country,
        homepage=entry.homepage,
        identifiers=[(one.scheme, one.value) for one in entry.identifiers],
    )
    for name in entry.names:
        if name is not shown:
            add_name(
                source,
                name.text,
                by=loader.by,
                language=name.language,
                kind=name.kind,
                certainty=name.certainty,
            )
    return source


def write_tie(loader: "Loader", entry: written.Tie) -> SourceTie:
    """Will add a tie between two sources."""
    tie = SourceTie(
        from_source=loader.source(entry.from_),
        to_source=loader.source(entry.to),
        kind=entry.kind,
        office=entry.office,
        title=entry.title,
        percentage=entry.percentage,
        since=entry.since,
        until=entry.until,
        evidence_url=entry.evidence_url,
    )
    save(tie, by=loader.by)
    return tie


def write_article(loader: "Loader", entry: written.Article) -> Article:
    """Will add an article with its addresses, credits and, where its text was read, its version."""
    article = Article(
        publisher=loader.source(entry.publisher),
        publisher_reason=entry.publisher_reason,
        title=entry.title,
        signed_as=entry.signed_as,
        genre=entry.genre,
        language=entry.language,
        machine_translated=entry.machine_translated,
        held=entry.held,
        status=entry.status,
        disclaimers="\n".join(entry.disclaimers),
        may_show=entry.text_rights,
        may_export=entry.text_rights,
    )
    article.published = entry.published or When()
    create_article(article, by=loader.by, urls=[(one.kind, one.url) for one in entry.urls])
    for position, credit in enumerate(entry.credits):
        _write_credit(loader, article, position, credit)
    if entry.version:
        _write_version(loader, article, entry.version)
    return article


def write_link(loader: "Loader", entry: written.ArticleLink) -> ArticleLink:
    """Will add a link between two articles."""
    link = ArticleLink(
        from_article=loader.article(entry.from_),
        to_article=loader.article(entry.to),
        kind=entry.kind,
        judgement=entry.judgement,
        judged_by=loader.by,
        note=entry.note,
    )
    save(link, by=loader.by)
    return link


def _write_credit(
    loader: "Loader", article: Article, position: int, credit: written.Credit
) -> None:
    save(
        Credit(
            article=article,
            source=loader.source(credit.source),
            role=credit.role,
            credited_as=credit.as_credited,
            position=position,
        ),
        by=loader.by,
    )


def _write_version(loader: "Loader", article: Article, version: written.Version) -> None:
    add_version(
        article,
        by=loader.by,
        length=version.length,
        sha256=version.sha256,
        segments=[(one.kind, one.start, one.end) for one in version.segments],
    )
