"""Names of authors: out of bylines and lists, without labels, offices, addresses and the site."""

import re
from collections.abc import Iterable

from sources.domain.pages.day_spans import spans_in
from sources.domain.pages.notices import agencies
from sources.domain.pages.words import squash, tidy

BY = (
    r"(?:(?:text|words|story|analysis|report(?:ed|ing)?|written|posted|published|opinion|"
    r"submitted|edited and written)\s+)?by|von|par|por|de|di|da|af|av|door|przez|oleh|"
    r"author|authors|autor(?:in|en|a|es)?|auteure?s?|autore|text|texte|texto|testo|"
    r"автор|авторы|текст|yazar|penulis|نوشته|بقلم|کاتب|כותב|מאת|文|作者|記者|기자"
)
SMALL = r"(?-i:di|da|de|av|af|door|oleh|przez)"
"""With a capital these begin names and other headings ("Di Maio resigns", "Door county fair")."""
# "von" and "de" also begin names: outside a byline only what cannot be part of a name is a label.
LABEL = re.compile(rf"^\W{{0,3}}(?:by\s+|(?:{BY})\s*[:：]\s*)(?=\S)", re.IGNORECASE)
BYLINE = re.compile(
    rf"^\W{{0,3}}(?:(?:{BY})\s*[:：]\s*|(?:[a-z]+ )?(?:by|von|par|por|автор|текст|بقلم|מאת)\s+|"
    rf"{SMALL}\s+)(?=\S)",
    re.IGNORECASE,
)
# Without a colon these begin any sentence; with a capital and nothing else they still begin a byline.
SURE = re.compile(
    r"^\W{0,3}(?:(?:(?:text|words|story|analysis|report(?:ed|ing)?|written|posted|published)\s+)?"
    rf"by|von|par|por|por:|{SMALL}|автор|авторы|بقلم|מאת|作者|文)(?:\s*[:：]\s*|\s+)\S",
    re.IGNORECASE,
)
JOINED = re.compile(
    r"\s*(?:;|\||•|·|,?\s+(?:and|und|et|y|e|и|та|och|og|en|ve|i|dan)\s+|\s&\s|\s\+\s|、|，|،)\s*"
)
LABELLED = re.compile(r"\s*(?:\(|\[|<|/ ).*$")
OFFICE = re.compile(
    r"\b(staff|editor|editors|correspondent|reporter|reporters|columnist|bureau|writer|contributor|"
    r"redakteur(in)?|korrespondent(in)?|journaliste?|chief|desk|special|senior|professor|fellow|in|"
    r"analyst|political|team|news|for)\b",
    re.IGNORECASE,
)
PAPER = re.compile(
    r"^(?:the|die|der|das|daily|weekly|radio)\s|\b(?:times|gazette|herald|tribune|journal|observer|"
    r"chronicle|telegraph|zeitung|news|examiner|courier|magazine|weekly|daily|review|press|tv)$",
    re.IGNORECASE,
)
"""What follows the name of an author in a byline and is where the text appeared."""

NOBODY = {
    "admin", "administrator", "webmaster", "staff", "editor", "editors", "editorial",
    "editorialteam", "newsdesk", "newsroom", "webdesk", "onlinedesk", "redaktion", "redaction",
    "larédaction", "redacción", "redazione", "редакция", "author", "unknown", "anonymous", "guest",
    "user", "root", "none", "null", "undefined", "staffreporter", "staffwriter", "ourcorrespondent",
    "na", "newsstaff", "editorialstaff", "wpadmin", "team", "superuser", "byline", "authorname",
}  # fmt: skip
NO_NAME = re.compile(r"https?:|www\.|@\w+\.\w|[<>{}=]|\.(?:com|org|net|de|ru|fr)\b|\d{3,}", re.I)
END_OF_NAMES = re.compile(
    r"\s+(?:in|aus|from|à)\s+(?=[^\W\d_a-zß-öø-ÿ])|"
    r"\s+[-–—]\s+|\s+\|\s+|\s*,?\s+(?:\d{1,2}[ .:/]|(?:on|am|le|el) \d|(?:published|updated|last)\b)"
    r"|\s*\b\d{4}-\d\d-\d\d|,\s+(?:[^\W\d_]+ \d{1,2},? \d{4})|\n"
)
PIECES = re.compile(r"\s*[·•|]\s*|\s{2,}|\s\u00a0|\u00a0\s")
AFTER_DAY = re.compile(
    r"(?:[\W\d_]|\b(?:г|at|um|uhr|à|h|am|pm|gmt|utc|cet|est|edt|msk)\b)*", re.IGNORECASE
)
"""The time of day and what else stands between the day and the label of a byline."""
LONGEST_NAME, LONGEST_BYLINE = 70, 160
MOST_WORDS = 6


def is_byline(line: str) -> bool:
    """Whether a whole line only says who wrote the text.

    >>> is_byline("By Jane Doe and John Roe"), is_byline("By noon the rain had stopped.")
    (True, False)
    """
    if (
        len(line) > LONGEST_BYLINE
        or not (SURE.match(line) or LABEL.match(line))
        or line.rstrip().endswith((".", "!", "?"))
    ):
        return False
    names = names_in(line)
    return bool(names) and all(_looks_like_a_name(name) for name in names)


def byline_in(line: str) -> str:
    """Will return the part of a line of dates and labels that says who wrote the text.

    >>> byline_in("Published: 3 May 2019 · Author: Jane Doe"), byline_in("By Jane Doe")
    ('Author: Jane Doe', 'By Jane Doe')
    """
    if len(line) > LONGEST_BYLINE:
        return ""
    if is_byline(line):
        return line
    days = spans_in(line)
    rest = line[line.index(days[0].written) + len(days[0].written) :] if days else ""
    pieces = [*PIECES.split(line), AFTER_DAY.sub("", rest, count=1)]
    return next((piece for piece in map(str.strip, pieces) if is_byline(piece)), "")


def _looks_like_a_name(name: str) -> bool:
    words = name.split()
    capital = [word for word in words if not word[0].islower()]
    return len(words) <= MOST_WORDS and len(capital) * 2 >= len(words) and not words[0][0].islower()


def names_in(byline: str, *, labelled: bool = True) -> tuple[str, ...]:
    """Will return the names that a byline lists; one that is not `labelled` may begin with "von".

    >>> names_in("By Jane Doe, John Roe and Ann Poe, Berlin correspondent")
    ('Jane Doe', 'John Roe', 'Ann Poe')
    """
    label = BYLINE if labelled else LABEL
    line = END_OF_NAMES.split(label.sub("", tidy(byline), count=1), maxsplit=1)[0]
    found: list[str] = []
    for part in JOINED.split(line):
        pieces = [piece.strip() for piece in part.split(",")]
        # "Doe, Jane" in a list of citations is one person; "Jane Doe, staff writer" too.
        if len(pieces) == 2 and all(len(piece.split()) == 1 for piece in pieces):
            pieces = [f"{pieces[1]} {pieces[0]}"]
        found += [pieces[0], *(piece for piece in pieces[1:] if _is_second_name(piece))]
    return tuple(dict.fromkeys(name for name in map(clean_name, found) if name))


def _is_second_name(piece: str) -> bool:
    """Whether what follows a comma is one more person, not an office, a title, a town or a paper."""
    if OFFICE.search(piece) or PAPER.search(piece):
        return False
    return len(piece.split()) in (2, 3) and _looks_like_a_name(piece)


def clean_name(name: str) -> str:
    """Will return a name without label and bracket; empty when it is nobody's name.

    >>> clean_name("by Jane Doe (Berlin)"), clean_name("admin"), clean_name("https://a.org/jane")
    ('Jane Doe', '', '')
    """
    plain = LABELLED.sub("", LABEL.sub("", tidy(name), count=1)).strip(" ,.;:*–—-|")
    if NO_NAME.search(plain) or len(plain) > LONGEST_NAME or squash(plain) in NOBODY:
        return ""
    return plain if any(c.isalpha() for c in plain) and len(plain) > 1 else ""


def authors_among(
    names: Iterable[str], *, site: Iterable[str]
) -> tuple[tuple[str, ...], list[str]]:
    """Will tell authors from agencies; the site itself is neither.

    >>> authors_among(["Jane Doe", "Reuters", "The Daily Rain"], site=["Daily Rain"])
    (('Jane Doe',), ['Reuters'])
    """
    own = {_without_article(name) for name in site if name}
    authors: dict[str, str] = {}
    wires: list[str] = []
    for name in names:
        credited = agencies(name)
        if _without_article(name) in own:
            continue
        if credited:
            wires += credited
        else:
            authors.setdefault(squash(name), name)
    return tuple(authors.values()), list(dict.fromkeys(wires))


def _without_article(name: str) -> str:
    return re.sub(r"^(the|der|die|das|le|la|les|el|il)\s+", "", name.casefold()).replace(" ", "")
