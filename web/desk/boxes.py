"""What the boxes of the desk's forms are called, where their names alone are known."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from accounts.domain.numbers import number

NAMES = {
    "url": "Address",
    "pasted": "Text or source of the page",
    "authors": "Written by",
    "publisher_search": "Publisher, by name",
    "note": "Why",
    "reason": "Why",
    "body": "Text",
    "title_of_claimant": "Title as of then",
    "appearance": "Reviewed appearance",
    "correction_kind": "What kind of correction",
    "correction_note": "What readers are told",
    "only_source": "Why there is only one source",
    "has_conflict": "Do you have a conflict of interest?",
    "conflict": "What readers of the record should know of your interests",
    "claimant_search": "Somebody else, by name",
    "language": "Language of the review",
    "decision": "Decision",
    "outcome": "Your answer",
    "correction": "The correction it led to",
}

IN_EVIDENCE = {
    "stance": "what it does to the claim",
    "kind": "what it rests on",
    "url": "address",
    "archive_url": "address of the copy",
    "no_archive_reason": "why there is no copy",
}


@dataclass(frozen=True, slots=True)
class Box:
    """A box of a form: what it is called, and the way to it; both empty for the form as a whole."""

    name: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing that is wrong with a form."""

    box: Box
    said: str


def box_name(name: str) -> str:
    """Will say which box is meant; other names come back as words.

    >>> box_name("headline"), box_name("evidence-0-url"), box_name("correction_note")
    ('Headline', 'Evidence 1, address', 'What readers are told')
    """
    first, _, rest = name.partition("-")
    text, _, part = rest.partition("-")
    place = number(text, digits=3)
    if first == "evidence" and place is not None:
        return f"Evidence {place + 1}, {IN_EVIDENCE.get(part, part.replace('_', ' '))}"
    return NAMES.get(name, name[:1].upper() + name[1:].replace("_", " ").replace("-", " "))


def listed(wrong: Mapping[str, Sequence[str]], box_of: Callable[[str], Box]) -> tuple[Wrong, ...]:
    """Will list everything that is wrong by box, each with the name of its box."""
    return tuple(Wrong(box_of(name), said) for name, many in wrong.items() for said in many)


def among(names: Collection[str], *, page: str = "") -> Callable[[str], Box]:
    """Will lead to the boxes of these names, on this page or on another; other names lead nowhere."""

    def box_of(name: str) -> Box:
        return Box(box_name(name), f"{page}#{name}") if name in names else Box()

    return box_of
