"""What was read from a page or a plain text."""

from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from sources.domain.dates import When
from sources.domain.vocabulary import DateBasis, Genre, SegmentKind

Segment = tuple[SegmentKind, int, int]
"""Kind, start and end of a stretch of text; offsets are Unicode code points, the end excluded."""

UNKNOWN = When()
"""Nothing was found that tells the day."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """One reading of an article. An empty string, None and an unknown `When` mean: not found.

    `segments` never overlap and are in the order of the text; what is in none is body.
    `wires` are the agencies the article credits; `extractor` names what read it, with versions.

    >>> Extracted(text="Rain fell.").published.is_known
    False
    """

    text: str
    segments: tuple[Segment, ...] = ()
    title: str = ""
    authors: tuple[str, ...] = ()
    published: When = UNKNOWN
    language: str = ""
    canonical_url: str = ""
    amp_url: str = ""
    site_name: str = ""
    genre: Genre | None = None
    disclaimers: str = ""
    machine_translated: bool = False
    wires: tuple[str, ...] = ()
    extractor: str = ""

    def in_language(self, language: str) -> "Extracted":
        """Will return the same reading in another language."""
        return replace(self, language=language)

    @property
    def body(self) -> str:
        """The text outside all segments, in one string."""
        return body_of(self.text, self.segments)


def body_of(text: str, segments: tuple[Segment, ...]) -> str:
    """Will return what of `text` lies in no segment.

    >>> body_of("Title Rain fell.", ((SegmentKind.HEADLINE, 0, 6),))
    'Rain fell.'
    """
    parts, at = [], 0
    for _, start, end in segments:
        parts.append(text[at:start])
        at = end
    return "".join([*parts, text[at:]])


def to_json(extracted: Extracted) -> dict[str, Any]:
    """Will return a form that JSON can carry; `from_json` reads it back."""
    plain = asdict(extracted)
    for bound in ("earliest", "latest"):
        day = plain["published"][bound]
        plain["published"][bound] = day.isoformat() if day else None
    return plain


def from_json(plain: dict[str, Any]) -> Extracted:
    """Will read what `to_json` wrote."""
    when = plain["published"]
    bounds = {
        bound: date.fromisoformat(when[bound]) if when[bound] else None
        for bound in ("earliest", "latest")
    }
    return Extracted(
        **plain
        | {
            "segments": tuple(
                (SegmentKind(kind), start, end) for kind, start, end in plain["segments"]
            ),
            "authors": tuple(plain["authors"]),
            "wires": tuple(plain["wires"]),
            "genre": Genre(plain["genre"]) if plain["genre"] else None,
            "published": When(**when | bounds | {"basis": DateBasis(when["basis"])}),
        }
    )
