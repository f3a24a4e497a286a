"""How much of a text may be repeated, and where quotes may lie."""

from collections.abc import Iterator
from dataclasses import dataclass

from seeds.domain.claim_records import Appearance
from seeds.domain.records import Seeds
from seeds.domain.source_records import Article
from seeds.domain.written import Anchor, Written
from seeds.errors import Problem

MOST_WORDS = 12
"""Words that one quote may repeat."""

LARGEST_PART = 5
"""All quotes and cues of one article stay under its length divided by this."""


CUE = "chain.cue"


@dataclass(frozen=True, slots=True)
class Anchored:
    """An anchor and the article in whose text it lies; `field` is `quote` or `chain.cue`."""

    article: str
    field: str
    anchor: Anchor


def anchored(seeds: Seeds) -> Iterator[Anchored]:
    """Will list every quote and cue with the article whose text it points into."""
    articles = {appearance.key: appearance.article for appearance in seeds.appearances}
    for appearance in seeds.appearances:
        if appearance.quote:
            yield Anchored(appearance.article, "quote", appearance.quote)
        for hop in appearance.chain:
            if hop.cue:
                teller = articles[hop.told_in] if hop.told_in else appearance.article
                yield Anchored(teller, CUE, hop.cue)


def quoted_characters(seeds: Seeds, article: str) -> int:
    """Will count the code points that the quotes and cues of an article repeat, every time anew."""
    return sum(
        len(one.anchor.exact)
        for one in anchored(seeds)
        if one.article == article and one.anchor.exact is not None
    )


def quote_problems(seeds: Seeds) -> Iterator[Problem]:
    """Will name quotes that are malformed, too long, out of range or, together, too many."""
    texts = {article.key: article for article in seeds.articles if article.version}
    for one in anchored(seeds):
        if one.article in texts:
            yield from _of_anchor(one, texts[one.article])
    for article in texts.values():
        yield from _of_budget(seeds, article)
    yield from _repeated(seeds.appearances)


def _of_anchor(one: Anchored, article: Article) -> Iterator[Problem]:
    anchor, length = one.anchor, article.version.length if article.version else 0
    if (anchor.exact is None) == (anchor.sha256 is None):
        yield _problem(anchor.at, one.field, "needs either exact or sha256")
    if one.field == CUE and anchor.exact is None:
        yield _problem(anchor.at, one.field, "a cue keeps its words; choose short ones")
    if not anchor.start < anchor.end <= length:
        span = f"{anchor.start}–{anchor.end}"
        yield _problem(anchor.at, one.field, f"{span} does not lie in 0–{length}")
    elif anchor.exact is not None and len(anchor.exact) != anchor.end - anchor.start:
        span = f"{anchor.start}–{anchor.end}"
        yield _problem(
            anchor.at, one.field, f"{span} cannot hold the {len(anchor.exact)} of '{anchor.exact}'"
        )
    words = len((anchor.exact or "").split())
    if words > MOST_WORDS:
        yield _problem(
            anchor.at, one.field, f"{words} words, at most {MOST_WORDS}: '{anchor.exact}'"
        )


def _of_budget(seeds: Seeds, article: Article) -> Iterator[Problem]:
    length = article.version.length if article.version else 0
    quoted = quoted_characters(seeds, article.key)
    if quoted * LARGEST_PART >= length:
        yield _problem(
            article.at,
            "version",
            f"quotes repeat {quoted} of {length} characters, which is not under a fifth; "
            "let some keep only start, end and sha256",
        )


def _repeated(appearances: tuple[Appearance, ...]) -> Iterator[Problem]:
    seen: set[tuple[str, str, int, int]] = set()
    for one in appearances:
        span = (one.quote.start, one.quote.end) if one.quote else (-1, -1)
        place = (one.claim, one.article, *span)
        if place in seen:
            yield _problem(
                one.at, "quote", f"'{one.claim}' already stands at this place of '{one.article}'"
            )
        seen.add(place)


def _problem(at: Written, field: str, message: str) -> Problem:
    return Problem(at.file, at.line, field, message)
