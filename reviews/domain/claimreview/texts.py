"""Texts as they are published: on one line, and what readers would take for mark-up."""

import html
import re

from sources.domain.pages.words import NO_TEXT, SPACES

ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
"""An entity with its semicolon: "R&D" and "a&not b" hold none."""
ESCAPED_TWICE = re.compile(r"&(?:amp;)+", re.IGNORECASE)
NAMES = (
    "a|abbr|acronym|address|article|aside|audio|b|bdi|bdo|big|blockquote|body|br|button|caption|"
    "center|cite|code|col|colgroup|data|dd|del|details|dfn|div|dl|dt|em|embed|figcaption|figure|"
    "font|footer|form|frame|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li|link|"
    "main|mark|meta|nav|noscript|object|ol|option|p|param|picture|pre|q|s|samp|script|section|"
    "select|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|"
    "textarea|tfoot|th|thead|time|title|tr|tt|u|ul|var|video|wbr"
)
TAG = re.compile(rf"</?(?:{NAMES})(?:\s[^<>]{{0,2000}})?/?>", re.IGNORECASE)
"""A tag of HTML: "5 < 7 and 9 > 8" holds none, although it has both brackets."""
BLOCK_TAG = re.compile(r"</?(?:br|p|div|li|ul|ol|h[1-6]|td|tr|blockquote)\b", re.IGNORECASE)
ROUNDS = 4


def one_line(text: str) -> str:
    r"""Will return a text without line breaks, doubled spaces and what no database can hold.

    >>> one_line(" Rain\n fell. ")
    'Rain fell.'
    """
    return SPACES.sub(" ", NO_TEXT.sub("", text)).strip()


def plain_text(text: str) -> str:
    """Will return a text on one line without tags and entities, however often they were escaped.

    Reading the result again changes nothing. Takes time linear in the length of the text: what is
    still mark-up after a few rounds was made to be, and loses its brackets and ampersands.

    >>> plain_text("Rain &amp;amp; <b>snow</b>, 3 &lt; 5 at AT&T")
    'Rain & snow, 3 < 5 at AT&T'
    """
    for _ in range(ROUNDS):
        better = _one_round(text)
        if better == text:
            return text
        text = better
    if _one_round(text) != text:
        text = one_line(re.sub(r"[<>&]", "", text))
    return text


def has_markup(text: str) -> bool:
    """Whether readers would see something else than the text because it looks like mark-up.

    >>> has_markup("Fish &amp; chips"), has_markup("Fish & chips")
    (True, False)
    """
    return plain_text(text) != one_line(text)


def _one_round(text: str) -> str:
    if "&" in text:
        text = ENTITY.sub(lambda found: html.unescape(found[0]), ESCAPED_TWICE.sub("&", text))
    if "<" in text:
        text = TAG.sub(_without, text)
    return one_line(text)


def _without(tag: re.Match[str]) -> str:
    """What stands in place of a tag: a space where it broke the line."""
    return " " if BLOCK_TAG.match(tag[0]) else ""
