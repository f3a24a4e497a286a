"""What a reader sees of author and day: bylines, `<time>`, rel=author, lines near the headline."""

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from sources.domain.pages.day_spans import relative_in, spans_in
from sources.domain.pages.genres import genre_of_label, genre_of_line
from sources.domain.pages.headings import headings_of
from sources.domain.pages.line_kinds import is_date_line
from sources.domain.pages.lines import Line, names_of, stands_aside
from sources.domain.pages.names import byline_in, clean_name, names_in
from sources.domain.pages.said import Said
from sources.domain.pages.words import tidy
from sources.domain.vocabulary import Genre

CHANGED = (
    r"updated?|modified|last change|changed|revised|corrected|edited|aktualisiert|stand|geändert|mis à jour|"
    r"modifié|actualizad[oa]|modificado|atualizad[oa]|aggiornat[oa]|обновлено|изменено|оновлено|"
    r"bijgewerkt|uppdaterad|opdateret|oppdatert|aktualizowano|güncelle\w*|更新|수정|تحديث|به‌روز"
)
FIRST = (
    r"published|posted|first published|created|issued|released|erstellt|veröffentlicht|publié|"
    r"publicado|pubblicato|опубликовано|опубліковано|gepubliceerd|publicerad|opublikowano|"
    r"yayın\w*|発行|公開|发布|發布|입력|نشر|תאריך"
)
LABELS = re.compile(
    rf"\b({FIRST})\b|\b({CHANGED})\b|(更新|수정)|(入力|입력|发布|發布|公開)", re.IGNORECASE
)
STARTS_FIRST = re.compile(rf"^\W{{0,3}}(?:{FIRST})\b", re.IGNORECASE)
BYLINE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:by-?line|author-?s?|autor|auteur|writer|contributor)"
    r"(?:[_-]{1,2}(?:names?|link))?(?:\s|$)", re.IGNORECASE)  # fmt: skip
DATE_LINE, NEAR, LONG = 120, 40, 220
"""Longest line with a date, how many lines after the headline are near it, and a paragraph's length."""
DATELINE_END = re.compile(r"\s[–—-]{1,2}\s|\s/[A-Z][\w ]{2,30}/|[–—]{1,2}")
DATELINE, LABEL = 110, 30
MOST_TIMES = 400
DAY_CLASS = re.compile(r"(?:^|[\s_-])(?:published|updated|modified|date|dtstart)(?:[\s_-]|$)", re.I)
"""Classes of an abbreviation that stands for a day."""


def days_of_line(line: str) -> tuple[list[str], list[str]]:
    """Will tell the days of publication in a line from those of the last change.

    >>> days_of_line("Published 3 May 2019 | Updated 4 May 2019")
    (['3 May 2019'], ['4 May 2019'])
    """
    published: list[str] = []
    modified: list[str] = []
    into, at = published, 0
    for label in [*LABELS.finditer(line), None]:
        end = label.start() if label else len(line)
        into += [span.written for span in spans_in(line[at:end])]
        if label:
            into = modified if label.group(2) or label.group(3) else published
            at = label.end()
    return published, modified


def read_times(tree: HtmlElement) -> Said:
    """Will read `<time>` elements of the article, the one marked as its day first."""
    published: list[str] = []
    modified: list[str] = []
    begun = not headings_of(tree)
    for count, element in enumerate(tree.iter("time", "abbr", "h1")):
        begun |= element.tag == "h1" and not stands_aside(element)
        if element.tag == "h1" or count >= MOST_TIMES or stands_aside(element):
            continue
        if element.tag == "abbr" and not DAY_CLASS.search(names_of(element)):
            continue
        value = _value_of(element)
        label = _label_of(element)
        if re.search(CHANGED, label, re.I) and not re.search(FIRST, label, re.I):
            modified.append(value)
        elif element.get("pubdate") is not None or "publi" in label.lower():
            published.insert(0, value)
        elif begun and _is_near_headline(element):
            published.append(value)
    return Said(published=published[:3], modified=modified[:3])


def _value_of(element: HtmlElement) -> str:
    """The day of a `<time>`, or of the abbreviation that microformats use for one."""
    stamp = element.get("datetime") or (element.get("title") if element.tag == "abbr" else "")
    return tidy(stamp) or tidy(element.text_content())


def _label_of(element: HtmlElement) -> str:
    """What names a time: its class and property, and the words right before it."""
    before = element.getprevious()
    parent = element.getparent()
    words = before.tail if before is not None else parent.text if parent is not None else ""
    names = [element.get(key) for key in ("class", "itemprop", "id", "title")]
    if parent is not None:
        names.append(parent.get("class"))
    if before is not None and not (words or "").strip():
        words = before.text_content()[-40:] if isinstance(before.tag, str) else ""
    return " ".join(filter(None, [*names, (words or "")[-40:], tidy(element.text)[:20]]))


def _is_near_headline(element: HtmlElement) -> bool:
    """Whether a time stands in a header or beside a heading, not within a paragraph of the text."""
    around = [a for a in element.iterancestors() if a.tag in ("p", "li", "td", "blockquote")]
    return all(len(tidy(a.text_content())) <= DATE_LINE for a in around)


def read_lines(lines: list[Line], heading: str) -> Said:
    """Will read bylines and days from the lines near the headline, and from labelled ones anywhere."""
    near = _near(lines, heading)
    published: list[str] = []
    modified: list[str] = []
    relative: list[str] = []
    for line in near:
        first, last = days_of_line(_dateline(line.text))
        published += first
        modified += last
        relative += filter(None, [relative_in(line.text)] if len(line.text) < DATE_LINE else [])
    for line in lines:
        if STARTS_FIRST.match(line.text) and len(line.text) < DATE_LINE and not line.aside:
            published += days_of_line(line.text)[0]
    bylines = [names_in(byline) for line in near if (byline := byline_in(line.text))]
    return Said(
        authors=[list(names) for names in bylines[:1]],
        published=published or relative[:1],
        modified=modified,
        genres=_genres(lines, heading),
    )


def _dateline(text: str) -> str:
    """The whole of a line that says little else; of a paragraph the place and day it begins with."""
    if is_date_line(text) or byline_in(text):
        return text
    match = DATELINE_END.search(text[:DATELINE])
    return text[: match.start()] if match and text[:1].isupper() else ""


def _near(lines: list[Line], heading: str) -> list[Line]:
    """The lines after the headline down to the first paragraph; from the top when there is none."""
    start = next((n for n, line in enumerate(lines) if heading and line.text == heading), -1)
    found: list[Line] = []
    for line in lines[start + 1 : start + 1 + NEAR]:
        if not line.aside or start >= 0:
            found.append(line)
        if len(line.text) > LONG and not line.aside:
            break
    above = [line for line in lines[max(start - 3, 0) : max(start, 0)] if _in_article(line)]
    return [*found, *above]


def _in_article(line: Line) -> bool:
    """Whether a line above the headline belongs to the article: mastheads show today's date."""
    return not line.aside and next(line.element.iterancestors("article", "main"), None) is not None


def _genres(lines: list[Line], heading: str) -> list[Genre]:
    """What the lines right above the headline, or one that announces itself, say of the genre."""
    start = next((n for n, line in enumerate(lines) if heading and line.text == heading), 0)
    labels = [line.text for line in lines[max(start - 3, 0) : start] if len(line.text) < LABEL]
    first = [genre_of_line(line.text) for line in lines[: start + NEAR] if not line.aside]
    return [genre for genre in [*first, *map(genre_of_label, labels)] if genre]


def read_bylines(tree: HtmlElement) -> Said:
    """Will read rel=author links and elements whose class says byline or author."""
    linked = _people(e for e in tree.iter("a", "link", "span") if _is_author_link(e))
    classed = _people(
        e
        for e in tree.iter(
            "p", "div", "span", "address", "a", "li", "strong", "h2", "h3", "h4", "h5", "cite"
        )
        if BYLINE_CLASS.search((e.get("class") or "")[:200]) or e.get("data-testid") == "byline"
    )
    return Said(authors=[names for names in (linked, classed) if names])


def _is_author_link(element: HtmlElement) -> bool:
    return "author" in (element.get("rel") or "").lower().split()


def _people(elements: Iterable[HtmlElement]) -> list[str]:
    """The names of the first element that has some; of several links in a row all."""
    found: list[str] = []
    parent: HtmlElement | None = None
    for element in elements:
        if found and element.getparent() is not parent:
            break
        if stands_aside(element) and element.tag != "address":
            continue
        names = list(_names_of(element))
        if names:
            found += names
            parent = element.getparent()
    return list(dict.fromkeys(found))


def _names_of(element: HtmlElement) -> Iterator[str]:
    lines = [tidy(part) for part in element.itertext() if part.strip(" ,·|\n\t")]
    text = " ".join(lines)
    if len(text) > DATE_LINE or not text:
        return
    for name in names_in(text):
        cut = spans_in(name)
        plain = clean_name(name.split(cut[0].written)[0] if cut else name)
        if plain and len(plain.split()) <= 6:
            yield plain
