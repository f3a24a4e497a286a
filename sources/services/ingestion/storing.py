"""Stores what was read, as a new article, as what was known of one, or as a version of one."""

from accounts.models import User
from accounts.services.steps import verb
from sources import ripple
from sources.domain.pages.extracted import Extracted
from sources.domain.vocabulary import Held, Outcome
from sources.models import Article, ArticleUrl, ArticleVersion
from sources.services.articles import add_version, attach_text, digest
from sources.services.copies import suggest_copies
from sources.services.ingestion.addresses import Addresses
from sources.services.ingestion.describing import asked_of, credit, describe, fill_in, link_original
from sources.services.ingestion.results import Ingested, IngestionRefused, Told
from sources.services.records import save
from sources.services.stubs import stubs_like


def store(read: Extracted, where: Addresses, told: Told, *, by: User | None) -> Ingested:
    """Will store one article whole or not at all; what is looked for and what is written is one step.

    Raises: IngestionRefused, ValidationError.
    """
    with verb("article.ingest", by=by), ripple.together():
        ripple.begin()
        same_text = list(ArticleVersion.objects.with_hash(digest(read.text)))
        withheld = next((version for version in same_text if version.is_withheld), None)
        if withheld is not None:
            return _attach(withheld, read, where, by=by)
        known = list(Article.objects.standing_at(where.normalised))
        if not known and same_text and not where.own:
            found = same_text[0].article.survivor
            return Ingested(found, Outcome.KNOWN, same_text[0], asked_of(found))
        if known:
            return _meet(known, read, where, told, by=by)
        return _add(read, where, told, by=by)


def _attach(
    version: ArticleVersion, read: Extracted, where: Addresses, *, by: User | None
) -> Ingested:
    """The text of a version of which only the hash was kept."""
    attached = attach_text(version, read.text, by=by)
    _note_addresses(version.article, where, by=by)
    return Ingested(
        version.article,
        Outcome.ATTACHED,
        attached,
        asked=asked_of(version.article),
        copies=tuple(suggest_copies(attached, by=by)),
    )


def _meet(
    known: list[Article], read: Extracted, where: Addresses, told: Told, *, by: User | None
) -> Ingested:
    """An article that is known by its address: read for the first time, read anew, or unchanged."""
    article = Article.objects.select_for_update(of=["self"]).get(pk=known[0].pk)
    newest = article.versions.order_by("-sequence").first()
    is_stub = article.held == Held.CITED_ONLY
    if newest and newest.sha256 == digest(read.text) and not is_stub:
        _note_addresses(article, where, by=by)
        return Ingested(article, Outcome.KNOWN, newest, asked_of(article), twins=tuple(known[1:]))
    _require_later(where, newest)
    if is_stub:
        fill_in(article, read, where, told)
        article.held = Held.TEXT.value
        save(article, by=by, reason="its text was read")
        credit(article, read, by=by)
    version = newest if newest and newest.sha256 == digest(read.text) else None
    version = version or _add_version(article, read, where, by=by)
    _note_addresses(article, where, by=by)
    return Ingested(
        article,
        Outcome.READ if is_stub else Outcome.VERSION,
        version,
        asked=asked_of(article),
        copies=tuple(suggest_copies(version, by=by)),
        twins=tuple(known[1:]),
        elsewhere=where.elsewhere,
    )


def _add(read: Extracted, where: Addresses, told: Told, *, by: User | None) -> Ingested:
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
        archive_url=where.archive,
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
