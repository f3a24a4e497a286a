"""Stores what was read, as a new article, as what was known of one, or as a version of one."""

from accounts.models import User
from accounts.services.steps import verb
from sources import ripple
from sources.domain.pages.extracted import Extracted
from sources.domain.vocabulary import Held, Outcome
from sources.models import Article, ArticleUrl, ArticleVersion
from sources.services.articles import add_version, attach_text, digest
from sources.services.copies import suggest_copies
from sources.services.identity import has_domain, source_by_domain
from sources.services.ingestion.addresses import Addresses
from sources.services.ingestion.describing import (
    asked_of,
    complete,
    credit,
    describe,
    fill_in,
    link_original,
)
from sources.services.ingestion.meeting import is_another_text, known_at
from sources.services.ingestion.results import Ingested, IngestionRefused, Told
from sources.services.records import save
from sources.services.stubs import stubs_like

LONGEST_ARCHIVE = 500


def store(read: Extracted, where: Addresses, told: Told, *, by: User | None) -> Ingested:
    """Will store one article whole or not at all; what is looked for and what is written is one step.

    An address comes first, a text that is known second: the same text at two addresses is two
    articles, of which one copies the other.

    Raises: IngestionRefused, ValidationError.
    """
    with verb("article.ingest", by=by), ripple.together():
        ripple.begin()
        same_text = list(ArticleVersion.objects.with_hash(digest(read.text)))
        known, twins = known_at(read, where)
        withheld = [version for version in same_text if version.is_withheld]
        mine = [version for version in withheld if _is_mine(version, known, where)]
        if mine:
            return _attach(mine[0], read, where, by=by)
        if known:
            return _meet(known, twins, read, where, told, by=by)
        if same_text and not where.own:
            found = same_text[0].article
            return Ingested(found, Outcome.KNOWN, same_text[0], asked_of(found))
        for version in withheld:
            attach_text(version, read.text, by=by, segments=read.segments)
        return _add(read, where, told, twins, by=by)


def _is_mine(version: ArticleVersion, known: Article | None, where: Addresses) -> bool:
    """Whether a withheld text is the one handed in: of this article, or of nobody else's address."""
    article = version.article
    if known is not None:
        return article == known
    if not where.own:
        return True
    found = source_by_domain(where.site)
    is_theirs = found == article.publisher if found else not has_domain(article.publisher)
    return is_theirs and not article.urls.exists()


def _attach(
    version: ArticleVersion, read: Extracted, where: Addresses, *, by: User | None
) -> Ingested:
    """The text of a version of which only the hash was kept."""
    attached = attach_text(version, read.text, by=by, segments=read.segments)
    _note_addresses(version.article, where, by=by)
    return Ingested(
        version.article,
        Outcome.ATTACHED,
        attached,
        asked=asked_of(version.article),
        copies=tuple(suggest_copies(attached, by=by)),
    )


def _meet(
    known: Article,
    twins: tuple[Article, ...],
    read: Extracted,
    where: Addresses,
    told: Told,
    *,
    by: User | None,
) -> Ingested:
    """An article that is known by its address: read for the first time, read anew, or unchanged."""
    article = Article.objects.select_for_update(of=["self"]).get(pk=known.pk)
    newest = article.versions.order_by("-sequence").first()
    is_stub = article.held == Held.CITED_ONLY
    is_same = newest is not None and newest.sha256 == digest(read.text)
    if not is_same:
        _require_later(where, newest)
        _require_the_same_article(read, newest, told)
    if is_stub:
        fill_in(article, read, where, told)
        article.held = Held.TEXT.value
        save(article, by=by, reason="its text was read")
        credit(article, read, by=by)
        link_original(article, where, by=by)
    else:
        complete(article, read, where, told)
        save(article, by=by, reason="found when it was handed in again")
    version = newest if newest and is_same else _add_version(article, read, where, by=by)
    _note_addresses(article, where, by=by)
    outcome = Outcome.READ if is_stub else Outcome.KNOWN if is_same else Outcome.VERSION
    return Ingested(
        article,
        outcome,
        version,
        asked=asked_of(article),
        copies=() if outcome is Outcome.KNOWN else tuple(suggest_copies(version, by=by)),
        twins=twins,
        elsewhere=where.elsewhere,
    )


def _add(
    read: Extracted,
    where: Addresses,
    told: Told,
    twins: tuple[Article, ...],
    *,
    by: User | None,
) -> Ingested:
    """An article nobody has met before."""
    article = describe(read, where, told)
    save(article, by=by)
    _note_addresses(article, where, by=by)
    credit(article, read, by=by)
    version = _add_version(article, read, where, by=by)
    link_original(article, where, by=by)
    return Ingested(
        article,
        Outcome.NEW,
        version,
        asked=asked_of(article),
        copies=tuple(suggest_copies(version, by=by)),
        stubs=tuple(stubs_like(article)),
        twins=twins,
        elsewhere=where.elsewhere,
    )


def _add_version(
    article: Article, read: Extracted, where: Addresses, *, by: User | None
) -> ArticleVersion:
    return add_version(
        article,
        by=by,
        text=read.text,
        segments=read.segments,
        extractor=read.extractor,
        archive_url=where.archive if len(where.archive) <= LONGEST_ARCHIVE else "",
        captured_at=where.captured,
    )


def _note_addresses(article: Article, where: Addresses, *, by: User | None) -> None:
    """Adds the addresses that no article stands at yet."""
    taken = set(
        ArticleUrl.objects.filter(normalised__in=where.normalised).values_list(
            "normalised", flat=True
        )
    )
    for (kind, url), normalised in zip(where.own, where.normalised, strict=True):
        if normalised not in taken:
            save(ArticleUrl(article=article, kind=kind, url=url), by=by)


def _require_later(where: Addresses, newest: ArticleVersion | None) -> None:
    """Refuses an archived state that is older than what is held: versions follow one another.

    Raises: IngestionRefused.
    """
    if newest and where.captured and where.captured < newest.captured_at:
        raise IngestionRefused(
            "older_capture",
            f"This capture of {where.captured:%Y-%m-%d} is older than the version of "
            f"{newest.captured_at:%Y-%m-%d} that is held; an earlier version cannot be put before it.",
        )


def _require_the_same_article(read: Extracted, newest: ArticleVersion | None, told: Told) -> None:
    """Refuses a text that shares almost nothing with the one held, unless a person says it is so.

    Raises: IngestionRefused.
    """
    if newest is not None and not told.same_article and is_another_text(read, newest):
        raise IngestionRefused(
            "another_text",
            "Another article stands at this address: the text shares almost nothing with the version "
            f"held (“{newest.article.title}”). If it is the same article all the same, say so.",
        )
