"""Keeps an export within what may be repeated of a text: longer quotes leave their words behind."""

import re
from collections.abc import Iterator
from dataclasses import replace

from seeds.domain.anchoring import fingerprint
from seeds.domain.claim_records import Appearance, Attribution
from seeds.domain.quotes import LARGEST_PART, MOST_WORDS, quoted_characters
from seeds.domain.records import Seeds
from seeds.domain.written import Anchor

FIRST_WORDS = re.compile(rf"(?:\S+\s+){{{MOST_WORDS - 1}}}\S+")


def within_limits(seeds: Seeds) -> Seeds:
    """Will give the records with every quote and cue short enough, and together few enough.

    A longer quote keeps its place and the SHA-256 of its words; a longer cue its first words. Where
    the quotes of an article together are too many, the longest lose their words first.
    """
    shortened = replace(
        seeds, appearances=tuple(_with_short_anchors(one) for one in seeds.appearances)
    )
    too_many = set(_too_many(shortened))
    return replace(
        shortened,
        appearances=tuple(
            replace(one, quote=_hashed(one.quote)) if one.quote and one.key in too_many else one
            for one in shortened.appearances
        ),
    )


def _with_short_anchors(appearance: Appearance) -> Appearance:
    quote = appearance.quote
    if quote and len((quote.exact or "").split()) > MOST_WORDS:
        quote = _hashed(quote)
    chain = tuple(_with_short_cue(hop) for hop in appearance.chain)
    return replace(appearance, quote=quote, chain=chain)


def _with_short_cue(hop: Attribution) -> Attribution:
    found = FIRST_WORDS.match(hop.cue.exact or "") if hop.cue else None
    if hop.cue is None or found is None:
        return hop
    words = found.group()
    return replace(hop, cue=replace(hop.cue, exact=words, end=hop.cue.start + len(words)))


def _hashed(quote: Anchor) -> Anchor:
    if quote.exact is None:
        return quote
    return replace(quote, exact=None, sha256=fingerprint(quote.exact))


def _too_many(seeds: Seeds) -> Iterator[str]:
    """The appearances whose quotes lose their words, so that those of each article are few enough."""
    for article in seeds.articles:
        if article.version is None:
            continue
        quoted = quoted_characters(seeds, article.key)
        quotes = [one for one in seeds.appearances if one.article == article.key and one.quote]
        for one in sorted(quotes, key=lambda one: (-_length(one), one.key)):
            if quoted * LARGEST_PART < article.version.length:
                break
            quoted -= _length(one)
            yield one.key


def _length(appearance: Appearance) -> int:
    return len((appearance.quote.exact if appearance.quote else None) or "")
