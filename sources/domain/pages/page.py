"""Reading a page: its article's text, and what the page says of it."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import urljoin, urlsplit

import lxml
from lxml.html import HtmlElement

from sources.domain.pages.blocks import Block, join, segments_of, split
from sources.domain.pages.classifying import classify
from sources.domain.pages.extracted import Extracted
from sources.domain.pages.genres import genre_of_title
from sources.domain.pages.headings import (
    drop_other_articles,
    heading_among,
    headings_of,
    logos_of,
    titles_of,
)
from sources.domain.pages.jsonld import read_jsonld
from sources.domain.pages.languages import as_tag
from sources.domain.pages.lines import Line, lines_of
from sources.domain.pages.main_text import Paragraph, main_paragraphs
from sources.domain.pages.markup import read_meta, read_microdata
from sources.domain.pages.names import authors_among, clean_name
from sources.domain.pages.notices import agencies, is_machine_translation, is_wire_story, wires_in
from sources.domain.pages.plain import title_of
from sources.domain.pages.published import day_published
from sources.domain.pages.refusing import PASTE, NotReadable
from sources.domain.pages.said import Said, combine
from sources.domain.pages.titles import choose_title, site_in_title
from sources.domain.pages.tree import PREFORMATTED, parse
from sources.domain.pages.visible import read_bylines, read_lines, read_times
from sources.domain.pages.walls import is_wall
from sources.domain.pages.words import NO_TEXT, count_sentence_words, count_words, squash
from sources.domain.vocabulary import Genre, SegmentKind

FEWEST_WORDS = 20
"""A page with fewer words of body than this is a menu, a notice or a wall, not an article."""
SOCIAL_WORDS = 4
"""A post may be short where the page says that it is one."""
LONGEST_ADDRESS, LONGEST_SITE = 2000, 200


def read_html(text: str, *, url: str, today: date, fetched: bool = False) -> Extracted:
    """Will read a page whose text has been decoded; `fetched` says that it was so this very day.

    Raises: NotReadable (`empty`, `too_deep`, `too_large`, `not_an_article`).
    """
    tree = parse(text)
    drop_other_articles(tree)
    lines = lines_of(tree)
    headings, logos = _headings(tree, lines)
    said = _said(tree, lines, headings)
    sites = said.sites or logos or [site_in_title(title, headings) for title in titles_of(tree)]
    title = _title(tree, said, headings, sites, url)
    language = next((tag for tag in map(as_tag, said.languages) if tag), "")
    authors, credited = _authors(said, [*sites, urlsplit(url).hostname or ""])
    whole, placed = _placed(_paragraphs(tree, lines, said, title), title, authors)
    notices = [block.words for block, kind in placed if kind is SegmentKind.DISCLAIMER]
    bodies = [block.text for block, kind in placed if kind in (None, SegmentKind.BYLINE)]
    _refuse_wall([b.text for b, kind in placed if kind in (None, SegmentKind.FURNITURE)])
    _refuse_without_body([block.text for block, kind in placed if kind is None], said)
    canonical, amp = _addresses(tree, said, url)
    return Extracted(
        text=whole,
        segments=segments_of(whole, [b for b, _ in placed], [kind for _, kind in placed]),
        title=title,
        authors=authors,
        published=day_published(
            said, canonical or url, language=language, today=today, fetched=fetched
        ),
        language=language,
        canonical_url=canonical,
        amp_url=amp,
        site_name=next(iter(sites), "")[:LONGEST_SITE],
        genre=_genre(said, title, bodies),
        disclaimers="\n".join(dict.fromkeys(notices)),
        machine_translated=any(map(is_machine_translation, [*notices, *_seen(lines)])),
        wires=_wires(credited, said, bodies),
        extractor=extractor(),
    )


def extractor() -> str:
    """Will name what reads pages, with the versions that decide what comes out."""
    # The version is looked up here: the package's own module imports everything else as well.
    from importlib.metadata import version

    return f"pages 1, trafilatura {version('trafilatura')}, lxml {lxml.__version__}"


def _said(tree: HtmlElement, lines: list[Line], headings: list[str]) -> Said:
    """Everything the page says, in the order of trust."""
    return combine(
        read_jsonld(tree, headings=[*headings, *titles_of(tree)]),
        read_microdata(tree),
        read_meta(tree),
        read_times(tree),
        read_bylines(tree),
        read_lines(lines, headings[0] if headings else ""),
    )


def _title(tree: HtmlElement, said: Said, headings: list[str], sites: list[str], url: str) -> str:
    """The title as metadata, headings and head give it; the folders of the address are sections."""
    parts = urlsplit(url)
    return choose_title(
        [*said.titles, *headings, *titles_of(tree)],
        headings=headings,
        site=sites,
        host=parts.hostname or "",
        sections=parts.path.split("/")[1:-1],
    ) or _title_of_preformatted(tree)


def _placed(
    paragraphs: list[Paragraph], title: str, authors: tuple[str, ...]
) -> tuple[str, list[tuple[Block, SegmentKind | None]]]:
    """The text, and its blocks with what each is."""
    whole, blocks = join(paragraphs)
    kinds = classify(blocks, title=title, authors=authors, plain=False)
    return whole, list(zip(blocks, kinds, strict=True))


def _headings(tree: HtmlElement, lines: list[Line]) -> tuple[list[str], list[str]]:
    """The headings that may be the article's, and the site's name where it is shown as one."""
    headings, logos = headings_of(tree), logos_of(tree)
    for title in titles_of(tree) if not headings else []:
        heading, site = heading_among(lines, title)
        headings += [heading] if heading else []
        logos += [site] if site else []
    return headings, logos


def _title_of_preformatted(tree: HtmlElement) -> str:
    """A page that is one preformatted text has its title where a plain text has it."""
    for element in tree.find_class(PREFORMATTED):
        return title_of(split("\n\n".join(p.text or "" for p in element.iter("p"))))
    return ""


def _seen(lines: list[Line]) -> list[str]:
    return [line.text for line in lines]


def _paragraphs(tree: HtmlElement, lines: list[Line], said: Said, title: str) -> list[Paragraph]:
    """The article's paragraphs under their headline.

    Where the page's own text is made by a script only, the text in its metadata is taken.
    """
    shown = [line.text for line in lines if squash(line.text) == squash(title)]
    found = main_paragraphs(tree, lines)
    carried = max(said.body, key=len, default="")
    words = sum(count_words(text) for text, kind in found if kind is None)
    if count_words(carried) > max(words * 2, FEWEST_WORDS):
        found = [
            (block.text, None) for block in split(NO_TEXT.sub("", carried).replace("\r\n", "\n"))
        ]
    if shown and title and all(squash(text) != squash(title) for text, _ in found):
        found.insert(0, (shown[0], SegmentKind.HEADLINE))
    return found


def _refuse_wall(shown: list[str]) -> None:
    if is_wall(shown):
        raise NotReadable(
            "not_an_article",
            f"A question to the reader stands where the article should be. {PASTE}",
        )


def _refuse_without_body(body: list[str], said: Said) -> None:
    short = Genre.SOCIAL_POST in said.genres
    words = sum(map(count_words, body)) if short else count_sentence_words(body)
    if words < (SOCIAL_WORDS if short else FEWEST_WORDS):
        raise NotReadable(
            "not_an_article",
            f"The page has no article: {words} words are left without menus and notices. {PASTE}",
        )


def _addresses(tree: HtmlElement, said: Said, url: str) -> tuple[str, str]:
    """The canonical address and that of the AMP form; an AMP page is its own."""
    base = next((e.get("href") or "" for e in tree.iter("base")), "")
    amp = next(filter(None, (_absolute(found, url, base) for found in said.amp)), "")
    if not amp and (tree.get("amp") is not None or tree.get("\u26a1") is not None):
        amp = url
    places = (_absolute(found, url, base) for found in said.canonical)
    return next((place for place in places if place and _is_a_page(place, url)), ""), amp


def _absolute(address: str, url: str, base: str) -> str:
    try:
        whole = urljoin(urljoin(url, base), address.strip())
        parts = urlsplit(whole)
        known = parts.scheme in ("http", "https") and parts.hostname
    except ValueError:
        return ""
    return whole if known and len(whole) <= LONGEST_ADDRESS else ""


def _is_a_page(address: str, url: str) -> bool:
    """A home page as canonical address of another page is a fault of the site's template."""
    here, there = urlsplit(url), urlsplit(address)
    at_home = there.path in ("", "/") and not there.query
    return not at_home or (bool(url) and here.path in ("", "/") and not here.query)


def _authors(said: Said, site: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """The names of the first place that has an author; the agencies of the places up to there."""
    wires: list[str] = []
    for names in said.authors:
        authors, credited = authors_among(names, site=site)
        wires += credited
        if authors:
            return authors, wires
    return (), wires


def _genre(said: Said, title: str, bodies: list[str]) -> Genre | None:
    """What the page says it is; then what its title begins with; then how its text begins."""
    named = [*said.genres, *map(genre_of_title, [title, *said.titles])]
    wire = Genre.WIRE if is_wire_story(bodies) else None
    return next((genre for genre in named if genre), wire)


def _wires(credited: Sequence[str], said: Said, bodies: list[str]) -> tuple[str, ...]:
    own = {squash(name) for name in said.sites}
    named = [name for wire in said.wires for name in agencies(wire) or [clean_name(wire)]]
    found = [*credited, *named, *wires_in(bodies)]
    return tuple(dict.fromkeys(name for name in found if name and squash(name) not in own))
