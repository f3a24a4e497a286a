"""What one reader found, and how the findings of several are put in one order of trust."""

from dataclasses import dataclass, field, fields

from sources.domain.vocabulary import Genre


@dataclass(frozen=True, slots=True)
class Said:
    """What a page says of itself in one place; every list begins with what is trusted most.

    `authors` has one list of names per place, because two places name the same people.
    `published` and `modified` are days as written; `body` is the text where metadata carries it.
    """

    titles: list[str] = field(default_factory=list)
    authors: list[list[str]] = field(default_factory=list)
    published: list[str] = field(default_factory=list)
    modified: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    canonical: list[str] = field(default_factory=list)
    amp: list[str] = field(default_factory=list)
    sites: list[str] = field(default_factory=list)
    genres: list[Genre] = field(default_factory=list)
    wires: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)


def combine(*places: Said) -> Said:
    """Will put several findings one after the other, the most trusted first.

    >>> combine(Said(titles=["a"]), Said(titles=["b"])).titles
    ['a', 'b']
    """
    names = [column.name for column in fields(Said)]
    return Said(**{name: [v for place in places for v in getattr(place, name)] for name in names})
