"""Versions as people read them: the content as it would be public, and what differs between two."""

from dataclasses import dataclass

from reviews.domain import content as contents
from reviews.domain.comparing import Difference, beyond_minor, differences, in_a_sentence
from reviews.domain.content import Content, Ground
from reviews.models import ReviewVersion
from sources.domain.diffs import Diff, compare
from web.reading.evidence import alt_of, file_url


@dataclass(frozen=True, slots=True)
class Changed:
    """One place where two versions differ; `words` where words stood and stand there.

    An address, a day or a hash is another one, whichever of its letters differ.
    """

    place: str
    before: str
    after: str
    words: Diff | None


@dataclass(frozen=True, slots=True)
class ShownEvidence:
    """A piece of evidence; where its file is served, if it rests on one, and a picture in words."""

    row: Ground
    file: str
    alt: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One version with what is public in it and by what it is signed."""

    version: ReviewVersion
    content: Content

    @property
    def sequence(self) -> int:
        """Its number."""
        return self.version.sequence

    @property
    def evidence(self) -> list[ShownEvidence]:
        """Every piece of evidence in its order."""
        return [_evidence(row) for row in self.content.evidence]


def shown(version: ReviewVersion) -> Shown:
    """Will read a version for a page."""
    return Shown(version, contents.read(version.content))


def changed(before: ReviewVersion, after: ReviewVersion) -> list[Changed]:
    """Will list what differs between two versions, in the order in which a page shows it."""
    found = differences(contents.read(before.content), contents.read(after.content))
    return [_changed(one) for one in found]


def beyond(public: ReviewVersion, after: ReviewVersion) -> tuple[str, ...]:
    """Will tell in few words each what of a correction is more than a minor one may touch."""
    found = beyond_minor(contents.read(public.content), contents.read(after.content))
    return tuple(in_a_sentence(one) for one in found)


def _changed(one: Difference) -> Changed:
    place = one.place[:1].upper() + one.place[1:].replace("_", " ")
    is_prose = bool(one.before and one.after) and " " in f"{one.before}{one.after}"
    words = compare(one.before, one.after) if is_prose else None
    return Changed(place, one.before, one.after, words)


def _evidence(row: Ground) -> ShownEvidence:
    is_picture = row.media_type.startswith("image/")
    url = file_url(row.sha256, row.title) if row.sha256 else ""
    return ShownEvidence(row, url, alt_of(row) if is_picture else "")
