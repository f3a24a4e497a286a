"""Whom a name, an address or a byline means."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db import connection, transaction

from sources.domain.names.folding import key, plain
from sources.domain.names.likeness import FLOOR, Difference, Likeness, compare
from sources.domain.names.parsed import parse
from sources.domain.urls import host_candidates
from sources.domain.vocabulary import Certainty, NameKind, SourceKind
from sources.models import Source, SourceIdentifier, SourceName
from sources.models.source import SourceQuerySet

CANDIDATES = 200
"""As many names are compared letter by letter."""

ENOUGH = 0.7
"""When a name this much alike is found, nobody looks farther: a whole word agrees."""

NEAR = "0.4"
"""Part of the trigrams that a name farther away must have: one slip in four letters leaves so many.

PostgreSQL's own 0.6 is tried first: it is several times faster.
"""

RELIABLE = {NameKind.PREFERRED, NameKind.ALIAS, NameKind.FORMER, NameKind.TRANSLITERATION}

DOUBT = {Certainty.CERTAIN: 1.0, Certainty.LIKELY: 0.98, Certainty.UNSURE: 0.95}

KINDS = {
    NameKind.ALIAS: "other name",
    NameKind.FORMER: "former name",
    NameKind.TRANSLITERATION: "other spelling",
    NameKind.GARBLED: "garbled name",
}

WORDS = {
    Difference.SPACING: "words joined or parted",
    Difference.ONE_LETTER: "one letter differs",
    Difference.TWO_LETTERS: "two letters differ",
    Difference.ORDER: "words in another order",
    Difference.INITIALS: "initials",
    Difference.PART: "part of the name",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A source that may be meant, the name it was found by, how surely (0 to 1), and why in words."""

    source: Source
    name: SourceName
    score: float
    reason: str


def find_sources(
    words: str, *, limit: int = 10, kinds: Collection[SourceKind] | None = None
) -> list[Found]:
    """Will return the sources that a name may mean, the likeliest first; merged ones are left out.

    Two queries, four when a slip has to be forgiven. A source is found once, by the name that is
    most like what is asked.
    """
    folded = parse(words).key
    if not folded:
        return []
    likely = _likely(words, SourceName.objects.sounding_like(folded)[:CANDIDATES])
    if not any(likeness.score >= ENOUGH for _, likeness in likely):
        likely = _likely(words, _farther(folded))
    sources = Source.objects.active().in_bulk({name.source_id for name, _ in likely})
    best: dict[int, Found] = {}
    for name, likeness in likely:
        source = sources.get(name.source_id)
        if source is None or (kinds is not None and source.kind not in kinds):
            continue
        score = round(likeness.score * DOUBT[Certainty(name.certainty)], 3)
        if source.pk not in best or best[source.pk].score < score:
            best[source.pk] = Found(source, name, score, reason_in_words(words, name, likeness))
    return sorted(best.values(), key=lambda found: (-found.score, found.source.pk))[:limit]


def search_sources(words: str, among: SourceQuerySet) -> SourceQuerySet:
    """Will return the sources that are named or identified so; when there are none, the likely ones.

    What is being typed may stop within a word; only slips are left to `find_sources`.
    """
    if not words.strip():
        return among
    found = among.named_or_identified(words)
    return found if found.exists() else among.among(one.source for one in find_sources(words))


def reason_in_words(asked: str, name: SourceName, likeness: Likeness) -> str:
    """Will say why a name was taken for what was asked."""
    parts = [KINDS[NameKind(name.kind)]] if name.kind in KINDS else []
    if Difference.SPELLING in likeness.differences:
        is_script = asked.isascii() != name.text.isascii()
        how = "transliterated" if is_script else "spelt otherwise"
        parts.append(f"{how}: {asked} = {name.text}")
    parts += [WORDS[one] for one in likeness.differences if one in WORDS]
    return ", ".join(parts) or "its name"


def source_by_domain(url: str) -> Source | None:
    """Will return the source whose domain an address belongs to, the closest one; None if nobody's."""
    return sources_by_domain([url]).get(url)


def sources_by_domain(urls: Iterable[str]) -> dict[str, Source]:
    """Will find the sources whose domains addresses belong to, those of all in one query.

    An address that is nobody's is left out.
    """
    candidates = {url: host_candidates(url) for url in urls}
    hosts = {host for near in candidates.values() for host in near}
    by_host = {row.value: row.source for row in SourceIdentifier.objects.domains(hosts)}
    closest = {
        url: next((by_host[host] for host in near if host in by_host), None)
        for url, near in candidates.items()
    }
    return {url: survivor_of(source) for url, source in closest.items() if source is not None}


def has_domain(source: Source | None) -> bool:
    """Whether a source is known to publish under some domain."""
    return source is not None and bool(source.identifiers.domain_names())


def source_for_byline(name: str, publisher: Source | None) -> Source | None:
    """Will return the source that a byline names exactly, if only one does; never a guess.

    Of several namesakes the one is meant that has a tie to the publisher, if that is one alone.
    """
    asked = plain(name)
    folded = key(name)
    if not asked:
        return None
    rows = SourceName.objects.of_active().with_key(folded)
    named = {row.source for row in rows if _is_exactly(row, asked)}
    if len(named) > 1 and publisher is not None:
        named = set(Source.objects.among(named).working_for(publisher))
    return named.pop() if len(named) == 1 else None


def survivor_of(source: Source) -> Source:
    """Will return the source itself, or the one it was merged into in the end."""
    while source.merged_into is not None:
        source = source.merged_into
    return source


def _is_exactly(name: SourceName, asked: str) -> bool:
    """Whether a name is the one asked for but for case and marks, and is reliable enough."""
    if name.kind not in RELIABLE or name.certainty == Certainty.UNSURE:
        return False
    is_whole = name.source.kind != SourceKind.PERSON or " " in asked
    return is_whole and plain(name.text) == asked


def _likely(words: str, names: Iterable[SourceName]) -> list[tuple[SourceName, Likeness]]:
    """Those of the names that may be meant, each with how alike it is."""
    compared = [(name, compare(words, name.text)) for name in names]
    return [(name, likeness) for name, likeness in compared if likeness.score >= FLOOR]


def _farther(folded: str) -> list[SourceName]:
    """The names that are near a key in a wider sense: with slips in short words, without initials."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.word_similarity_threshold', %s, true)", [NEAR])
        return list(SourceName.objects.sounding_like(folded)[:CANDIDATES])
