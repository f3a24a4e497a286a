"""Checks the quotes of the seed files against a folder of texts, matched by hash, not by name."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from seeds.domain.anchoring import fingerprint, text_of, text_problems
from seeds.domain.quotes import anchored
from seeds.domain.records import Seeds
from seeds.errors import Problem


@dataclass(frozen=True, slots=True)
class AnchorReport:
    """What was compared: articles whose text was found, or not; anchors tried; what is wrong.

    `strangers` are the files that are the text of no article.
    """

    verified: tuple[str, ...]
    missing: tuple[str, ...]
    anchors: int
    problems: tuple[Problem, ...]
    strangers: tuple[str, ...]

    @property
    def is_clean(self) -> bool:
        """Whether every text was at hand and every anchor stands in its place."""
        return not self.missing and not self.problems


def check_anchors(seeds: Seeds, folder: Path) -> AnchorReport:
    """Will compare every quote and cue with the texts of a folder and tell each mismatch.

    A text belongs to the article whose version names its SHA-256; other files are only named.

    Raises: NotADirectoryError when there is no such folder.
    """
    read = list(texts_in(folder))
    texts = {sha256: text for _, sha256, text in read}
    verified, missing, problems, tried = [], [], [], 0
    for article in seeds.articles:
        if article.version is None:
            continue
        text = texts.get(article.version.sha256)
        if text is None:
            missing.append(article.key)
            continue
        anchors = [one for one in anchored(seeds) if one.article == article.key]
        problems += list(text_problems(article.version, anchors, text))
        verified.append(article.key)
        tried += len(anchors)
    wanted = {article.version.sha256 for article in seeds.articles if article.version}
    strangers = tuple(name for name, sha256, _ in read if sha256 not in wanted)
    return AnchorReport(tuple(verified), tuple(missing), tried, tuple(sorted(problems)), strangers)


def texts_in(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Will give name, hash and text of every file; what is not UTF-8 has neither hash nor text."""
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder} is not a folder")
    for path in sorted(folder.iterdir()):
        if not path.is_file():
            continue
        try:
            text = text_of(path.read_bytes())
        except UnicodeDecodeError:
            yield path.name, "", ""
        else:
            yield path.name, fingerprint(text), text
