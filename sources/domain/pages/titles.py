"""A title without the name of its site."""

import re
from collections.abc import Iterable

from sources.domain.pages.words import squash, tidy

SEPARATOR = re.compile(r"\s+(?:[|–—·•»«:-]|::|\|\|)\s+|\s*\|\s*")
NO_TITLE = {
    "home", "homepage", "untitled", "untitleddocument", "index", "404notfound", "notfound",
    "pagenotfound", "news", "article", "startseite", "404", "error", "welcome", "title",
    "newarticle", "document", "notitle",
}  # fmt: skip
FILE_NAME = re.compile(
    r"^\S+\.(?:pdf|docx?|odt|rtf|txt|x?html?|php|aspx?|jpe?g|png|indd|qxd|pptx?)$", re.I
)
"""What a program writes for a title that has none."""
PRINTED = re.compile(
    r"^(?:print(?:able)?(?: version| view)?|printer[- ]friendly(?: version)?|druckversion|drucken|"
    r"imprimer|versión para imprimir|версия для печати)\s*[:|–—-]\s*(?=\S)",
    re.IGNORECASE,
)
SHORTEST_MATCH = 12
MOST_WORDS_OF_A_SITE = 5
LONGEST = 500


def choose_title(
    candidates: Iterable[str],
    *,
    headings: Iterable[str],
    site: Iterable[str],
    host: str,
    sections: Iterable[str] = (),
) -> str:
    """Will return the first candidate that is a title, without the site's name.

    `headings` are those the page shows: a candidate that is one of them and more is that one.
    To have a heading for a title, give it as a candidate as well. `sections` are parts of the site
    that may stand between title and name.

    >>> choose_title(["Rain - Daily Rain"], headings=[], site=["Daily Rain"], host="")
    'Rain'
    """
    own = {squash(name) for name in site if name}
    shown = [heading for heading in map(tidy, headings) if _is_title(heading, own)]
    for candidate in map(tidy, candidates):
        if _is_title(candidate, own):
            title = _without_section(
                _without_site(candidate, shown, own, host), candidate, sections
            )
            title = PRINTED.sub("", title)
            if _is_title(title, own):
                return title[:LONGEST]
    return ""


def _is_title(text: str, own: set[str]) -> bool:
    plain = squash(text)
    return bool(plain) and plain not in NO_TITLE | own and not FILE_NAME.match(text)


def _without_site(title: str, headings: list[str], own: set[str], host: str) -> str:
    for heading in headings:
        plain = squash(heading)
        whole = squash(title)
        if whole == plain or (plain in whole and len(plain) >= SHORTEST_MATCH):
            return heading
    parts = SEPARATOR.split(title)
    ends = list(SEPARATOR.finditer(title))
    if not ends:
        return title
    if _names_site(parts[-1], own, host):
        return _without_site(title[: ends[-1].start()], headings, own, host)
    if _names_site(parts[0], own, host):
        return title[ends[0].end() :]
    return title


def _without_section(title: str, candidate: str, sections: Iterable[str]) -> str:
    """Takes off the section, if the site's name stood behind it."""
    ends = list(SEPARATOR.finditer(title))
    if not ends or title == candidate:
        return title
    named = squash(title[ends[-1].end() :]) in set(map(squash, sections))
    return title[: ends[-1].start()] if named else title


def _names_site(part: str, own: set[str], host: str) -> bool:
    """Whether a part of a title is the site's name, or the word its address is made of."""
    plain = squash(part)
    labels = [label for label in host.lower().split(".")[:-1] if label not in ("www", "m", "amp")]
    label = max(labels, key=len, default="")
    named = label.replace("-", "")
    address = squash(host.removeprefix("www."))
    return bool(plain) and (
        plain in own
        or plain == address
        or (len(named) > 3 and plain in (named, f"the{named}", f"{named}com"))
    )


def site_in_title(title: str, headings: Iterable[str]) -> str:
    """Will return what a page's title says besides the heading shown: as a rule the site's name.

    >>> site_in_title("Rain | Daily Rain", ["Rain"])
    'Daily Rain'
    """
    plain = tidy(title)
    for heading in map(tidy, headings):
        rest = plain.removeprefix(heading)
        cut = SEPARATOR.match(rest) if heading and rest != plain else None
        name = rest[cut.end() :].strip() if cut else ""
        if name and not SEPARATOR.search(name) and len(name.split()) <= MOST_WORDS_OF_A_SITE:
            return name
    return ""
