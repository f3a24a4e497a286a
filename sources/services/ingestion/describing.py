"""What is recorded of an article beside its text: from the page, from a person, or left to ask."""

from accounts.domain.texts import plain_line
from accounts.models import User
from sources.domain.dates import When
from sources.domain.pages.extracted import Extracted
from sources.domain.urls import host_candidates, normalise
from sources.domain.vocabulary import (
    CreditRole,
    Genre,
    Judgement,
    LinkKind,
    LinkMethod,
)
from sources.models import Article, ArticleLink, Credit, Source
from sources.models.article import TO_IDENTIFY
from sources.services.identity import source_by_domain, source_for_byline
from sources.services.ingestion.addresses import Addresses
from sources.services.ingestion.results import IngestionRefused, Told
from sources.services.records import save

LONGEST_LINE = 500
UNDETERMINED = "und"
"""BCP 47: nobody could tell the language."""


def describe(read: Extracted, where: Addresses, told: Told) -> Article:
    """Will make the record of a new article, not saved yet.

    Raises: IngestionRefused when it has no title.
    """
    article = Article(title="", language=UNDETERMINED)
    fill_in(article, read, where, told)
    if not article.title:
        raise IngestionRefused("no_title", "The page has no title: give one.")
    return article


def fill_in(article: Article, read: Extracted, where: Addresses, told: Told) -> None:
    """Will set what the page or a person tells; of a stub, what was only guessed before.

    A title of the page takes the place of the words by which others cited it.
    """
    article.title = _line(told.title or read.title) or article.title
    article.signed_as = _line(", ".join(read.authors))
    article.genre = (told.genre or read.genre or Genre(article.genre)).value
    if told.language or read.language:
        article.language = told.language or read.language
    article.machine_translated = article.machine_translated or read.machine_translated
    article.disclaimers = read.disclaimers or article.disclaimers
    _fill_publisher(article, read, where, told)
    _fill_day(article, read, told)


def complete(article: Article, read: Extracted, where: Addresses, told: Told) -> None:
    """Will set what nobody had found of a known article; what is known stays."""
    _fill_publisher(
        article, read, where, Told(publisher=None if article.publisher else told.publisher)
    )
    if not article.published.is_known:
        _fill_day(article, read, told)


def asked_of(article: Article) -> tuple[str, ...]:
    """Will name what a person must still find out about an article."""
    asked = []
    if article.publisher_id is None and article.publisher_reason.startswith(TO_IDENTIFY):
        asked.append("publisher")
    if not article.published.is_known:
        asked.append("published")
    return tuple(asked)


def credit(article: Article, read: Extracted, *, by: User | None) -> None:
    """Will credit authors and agencies that are known by exactly this name; nobody is guessed."""
    credited = [(CreditRole.AUTHOR, name) for name in read.authors]
    credited += [(CreditRole.WIRE, name) for name in read.wires]
    seen = set(article.credits.values_list("source", "role"))
    for position, (role, name) in enumerate(credited):
        source = source_for_byline(name, article.publisher)
        if source is not None and (source.pk, role.value) not in seen:
            seen.add((source.pk, role.value))
            row = Credit(
                article=article, source=source, role=role, credited_as=name, position=position
            )
            save(row, by=by)


def link_original(article: Article, where: Addresses, *, by: User | None) -> None:
    """Will suggest that the article is a reprint of the one whose address it names as its own."""
    original = Article.objects.standing_at([normalise(where.elsewhere)]).first()
    if original is not None and original != article:
        link = ArticleLink(
            from_article=article,
            to_article=original,
            kind=LinkKind.REPRINT_OF,
            method=LinkMethod.CANONICAL_URL,
            judgement=Judgement.SUGGESTED,
            note="The page names this address as its own.",
        )
        save(link, by=by)


def _fill_publisher(article: Article, read: Extracted, where: Addresses, told: Told) -> None:
    found = told.publisher or article.publisher or _publisher(read, where)
    article.publisher = found
    if found is None:
        hosts = host_candidates(where.site)
        if hosts:
            why = f"no source carries the domain {hosts[0]}."
        else:
            why = (
                f"it calls itself “{read.site_name}”."
                if read.site_name
                else "the text does not say."
            )
        article.publisher_reason = _line(TO_IDENTIFY + why)
    elif article.publisher_reason.startswith(TO_IDENTIFY):
        article.publisher_reason = ""


def _publisher(read: Extracted, where: Addresses) -> Source | None:
    """By the address first; a name only where it is exactly one source's."""
    by_domain = source_by_domain(where.site) if where.site else None
    return by_domain or (source_for_byline(read.site_name, None) if read.site_name else None)


def _fill_day(article: Article, read: Extracted, told: Told) -> None:
    """A day a person gave, else the page's, else what was known before; else it is asked."""
    if told.published is not None:
        article.published = told.published
    elif read.published.is_known and not article.published.is_exact:
        article.published = read.published
    elif not article.published.is_known:
        why = read.published.reason or "the page does not say when it was published."
        written = f" (It says “{read.published.as_written}”.)" if read.published.as_written else ""
        article.published = When(reason=_line(TO_IDENTIFY + why + written))


def _line(text: str) -> str:
    """A plain line no longer than a column."""
    line = plain_line(text)
    return line if len(line) <= LONGEST_LINE else f"{line[: LONGEST_LINE - 1]}…"
