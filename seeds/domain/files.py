"""The texts of seed files: records parted by article, each file written whole."""

from collections.abc import Iterable, Mapping
from typing import Any

from seeds.domain.claim_records import Appearance
from seeds.domain.layout import laid_out
from seeds.domain.records import Seeds
from seeds.domain.source_records import Article
from seeds.domain.writing import plain, write_yaml
from sources.domain.vocabulary import Held

SOURCES = "sources.yaml"
ASKED = frozenset({"sources", "article", "claims", "appearances"})
"""Lists that a file holds even where they are empty."""

OF_A_TEXT = ("signed_as", "machine_translated", "status", "text_rights", "disclaimers", "version")
"""What is only said of an article that was read."""

Files = dict[str, str]


def files_of(seeds: Seeds) -> Files:
    """Will write the texts of all files by name, so that reading them gives the records again.

    Example reviews are not among them.
    """
    first, parts = laid_out(seeds)
    sources = {
        "topics": first.topics,
        "sources": first.sources,
        "ties": first.ties,
        "judgements": first.judgements,
    }
    texts = {SOURCES: write_yaml(_filled(sources))}
    for number, part in enumerate(parts):
        texts[f"{number:03}.yaml"] = write_yaml(_article_data(part))
    return texts


def _article_data(part: Seeds) -> dict[str, Any]:
    (own,) = (one for one in part.articles if one.held is Held.TEXT)
    lists = {
        "stubs": [_stub(one) for one in part.articles if one.held is not Held.TEXT],
        "links": part.links,
        "origins": part.origins,
        "claims": part.claims,
        "appearances": [_appearance(one, own.key) for one in part.appearances],
        "relations": part.relations,
        "judgements": part.judgements,
    }
    return {"article": plain(own)} | _filled(lists)


def _filled(lists: Mapping[str, Iterable[Any]]) -> dict[str, Any]:
    written = {name: [plain(one) for one in items] for name, items in lists.items()}
    return {name: items for name, items in written.items() if items or name in ASKED}


def _stub(article: Article) -> dict[str, Any]:
    written: dict[str, Any] = plain(article)
    return {name: value for name, value in written.items() if name not in OF_A_TEXT}


def _appearance(appearance: Appearance, own: str) -> dict[str, Any]:
    written: dict[str, Any] = plain(appearance)
    if appearance.article == own:
        del written["article"]
    return written
