"""What must hold of the sources, ties and articles of seed files."""

from collections import Counter
from collections.abc import Iterator

from seeds.domain.records import Seeds
from seeds.domain.source_records import Article, Source, Tie, Version
from seeds.domain.written import Written
from seeds.errors import Problem
from sources.domain.vocabulary import CreditRole, Genre, NameKind


def source_problems(seeds: Seeds) -> Iterator[Problem]:
    """Will name every source, tie, link and article that breaks a rule of the data model."""
    for source in seeds.sources:
        yield from _of_names(source)
    for tie in seeds.ties:
        yield from _of_tie(tie)
    for link in seeds.links:
        if link.from_ == link.to:
            yield _problem(link.at, "to", f"links '{link.to}' to itself")
    for article in seeds.articles:
        yield from _of_article(article)
    yield from _repeated(seeds)


def _problem(at: Written, field: str, message: str) -> Problem:
    return Problem(at.file, at.line, field, message)


def _of_names(source: Source) -> Iterator[Problem]:
    preferred = Counter(name.language for name in source.names if name.kind is NameKind.PREFERRED)
    if not preferred:
        yield _problem(source.at, "names", f"'{source.key}' has no preferred name")
    for language, count in preferred.items():
        if count > 1:
            yield _problem(source.at, "names", f"{count} preferred names in '{language}'")


def _of_tie(tie: Tie) -> Iterator[Problem]:
    if tie.from_ == tie.to:
        yield _problem(tie.at, "to", f"ties '{tie.to}' to itself")
    if tie.since and tie.until and tie.since > tie.until:
        yield _problem(tie.at, "until", f"{tie.until} is earlier than {tie.since}")


def _of_article(article: Article) -> Iterator[Problem]:
    if article.publisher is None and not article.publisher_reason:
        yield _problem(article.at, "publisher_reason", "is missing where no publisher is named")
    roles = {credit.role for credit in article.credits}
    if article.genre is Genre.STATEMENT and CreditRole.SPEAKER not in roles:
        yield _problem(article.at, "credits", "a statement needs a credit with the role speaker")
    if article.version:
        yield from _of_segments(article.version)


def _of_segments(version: Version) -> Iterator[Problem]:
    reached = 0
    for segment in version.segments:
        span = f"{segment.start}–{segment.end}"
        if not segment.start < segment.end <= version.length:
            yield _problem(segment.at, "end", f"{span} does not lie in 0–{version.length}")
        elif segment.start < reached:
            yield _problem(segment.at, "start", f"{span} overlaps what ends at {reached}")
        reached = max(reached, segment.end)


def _repeated(seeds: Seeds) -> Iterator[Problem]:
    identifiers: dict[tuple[str, str], str] = {}
    for source in seeds.sources:
        for one in source.identifiers:
            owner = identifiers.setdefault((one.scheme, one.value), source.key)
            if owner != source.key:
                yield _problem(one.at, "value", f"'{one.value}' already belongs to '{owner}'")
    urls: dict[str, str] = {}
    for article in seeds.articles:
        for address in article.urls:
            owner = urls.setdefault(address.url, article.key)
            if owner != article.key:
                yield _problem(address.at, "url", f"{address.url} already belongs to '{owner}'")
