"""Reads the folder of seed files: all of it, or nothing and every reason why."""

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

from seeds.domain.building import Builder
from seeds.domain.checks import problems_of
from seeds.domain.claim_records import (
    Appearance,
    Claim,
    IndependenceJudgement,
    Origin,
    Relation,
    Topic,
)
from seeds.domain.lined_yaml import LinedMapping, read_lined
from seeds.domain.records import Seeds
from seeds.domain.review_records import Account, Review
from seeds.domain.shape import shape_problems
from seeds.domain.source_records import Article, ArticleLink, Source, Tie
from seeds.errors import Problem, SeedsRefused
from sources.domain.vocabulary import Held

HERE = Path(__file__).parent
DATA = HERE / "data"
SOURCES = "sources.yaml"
REVIEWS = "reviews.yaml"
PARTS = {SOURCES: "sources_file", REVIEWS: "reviews_file"}
"""The definitions of the schema for the files of these names; every other one is an article's."""

LARGEST = 5_000_000
"""Bytes of a seed file beyond which it is refused unread."""


def read_seeds(folder: Path = DATA) -> Seeds:
    """Will give every record of a folder's files, checked as a whole.

    There is a `sources.yaml`, one file an article, and perhaps a `reviews.yaml`.

    Raises: SeedsRefused with everything that is wrong; nothing may be loaded then.
    """
    problems: list[Problem] = []
    parts: list[Seeds] = []
    for path in _files(folder):
        try:
            parts.append(_read_file(path))
        except SeedsRefused as refused:
            problems += refused.problems
    if problems:
        raise SeedsRefused(problems)
    seeds = _joined(parts)
    if found := list(problems_of(seeds)):
        raise SeedsRefused(found)
    return seeds


def _files(folder: Path) -> list[Path]:
    sources = folder / SOURCES
    if not sources.is_file():
        raise SeedsRefused([Problem(SOURCES, 1, "file", f"is missing in {folder}")])
    return [sources, *sorted(path for path in folder.glob("*.yaml") if path != sources)]


def _read_file(path: Path) -> Seeds:
    data = read_lined(_text_of(path), path.name)
    part = PARTS.get(path.name, "article_file")
    if problems := list(shape_problems(data, path.name, _schema(), part)):
        raise SeedsRefused(problems)
    builder = Builder(path.name)
    seeds = BUILT[part](builder, data)
    if builder.problems:
        raise SeedsRefused(builder.problems)
    return seeds


def _text_of(path: Path) -> str:
    raw = _bytes_of(path)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        wrong = f"is not UTF-8 at byte {error.start}: {raw[error.start]:#04x}"
        raise SeedsRefused([Problem(path.name, line, "file", wrong)]) from None


def _bytes_of(path: Path) -> bytes:
    if not path.is_file():
        raise SeedsRefused([Problem(path.name, 1, "file", "is no file")])
    try:
        if path.stat().st_size > LARGEST:
            raise SeedsRefused([Problem(path.name, 1, "file", f"has more than {LARGEST} bytes")])
        return path.read_bytes()
    except OSError as error:
        wrong = f"cannot be read: {error.strerror}"
        raise SeedsRefused([Problem(path.name, 1, "file", wrong)]) from None


@cache
def _schema() -> Mapping[str, Any]:
    return read_lined((HERE / "schema.yaml").read_text(encoding="utf-8"), "schema.yaml")


def _sources(builder: Builder, data: LinedMapping) -> Seeds:
    return Seeds(
        topics=builder.build_all(Topic, data.get("topics"), "topics"),
        sources=builder.build_all(Source, data.get("sources"), "sources"),
        ties=builder.build_all(Tie, data.get("ties"), "ties"),
        judgements=builder.build_all(IndependenceJudgement, data.get("judgements"), "judgements"),
    )


def _article_file(builder: Builder, data: LinedMapping) -> Seeds:
    own = builder.build(Article, data["article"], "article", held=Held.TEXT)
    stubs = builder.build_all(Article, data.get("stubs"), "stubs", held=Held.CITED_ONLY)
    return Seeds(
        articles=stubs if own is None else (own, *stubs),
        links=builder.build_all(ArticleLink, data.get("links"), "links"),
        origins=builder.build_all(Origin, data.get("origins"), "origins"),
        claims=builder.build_all(Claim, data["claims"], "claims"),
        appearances=builder.build_all(
            Appearance, data["appearances"], "appearances", article=data["article"]["key"]
        ),
        relations=builder.build_all(Relation, data.get("relations"), "relations"),
        judgements=builder.build_all(IndependenceJudgement, data.get("judgements"), "judgements"),
    )


def _reviews(builder: Builder, data: LinedMapping) -> Seeds:
    return Seeds(
        accounts=builder.build_all(Account, data["accounts"], "accounts"),
        reviews=builder.build_all(Review, data["reviews"], "reviews"),
    )


BUILT = {"sources_file": _sources, "reviews_file": _reviews, "article_file": _article_file}


def _joined(parts: list[Seeds]) -> Seeds:
    return Seeds(
        **{
            field.name: tuple(one for part in parts for one in getattr(part, field.name))
            for field in fields(Seeds)
        }
    )
