"""Makes of a text as people paste it what is looked up: words that may stand in a claim."""

import html
import re
from dataclasses import dataclass

from claims.domain.matching.sentences import Passage, passages

LONGEST = 60_000
"""More characters than this are refused: they are a book, not an article."""

ONE_TEXT = 1_500
"""Up to so many characters are looked up whole: a sentence, a post, a paragraph."""

SIGNATURE_WEIGHT = 0.5
TAG_WEIGHT = 0.8
"""What counts less than the words of the text: who is named below it, and its hashtags."""

URL = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|t\.co/)[^\s<>]{1,2000}", re.IGNORECASE)
MARKUP = re.compile(r"<(?:!--[^>]{0,500}--|/?[a-zA-Z][^<>]{0,500})>")
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
RETWEET = re.compile(r"^\s*RT\s+(?=@)")
TAG = re.compile(r"[#＃]([^\W_][\w]{0,99})")
HANDLE = re.compile(r"(?<![\w.])[@＠](\w{1,50})")
SIGNATURE = re.compile(
    r"(?:[—–]|--|&mdash;)\s*([^@()\n—–]{1,60}?)\s*\(\s*@(\w{1,50})\s*\)[^\n]{0,60}$"
)
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[^\W\d_])(?=\d)|_+")


@dataclass(frozen=True, slots=True)
class Query:
    """One text that is looked up: its words, and those that weigh less, with their weights.

    `meaning` is what a model that compares meanings is given: without who signed.
    """

    passage: Passage
    parts: tuple[tuple[str, float], ...]
    meaning: str


def queries_of(text: str) -> list[Query]:
    """Will make one query of a short text, and one of each sentence of a long one.

    >>> query = queries_of("Bread is dearer! #BreadPrices https://example.org/x")[0]
    >>> query.parts
    (('Bread is dearer!', 1.0), ('Bread Prices', 0.8))
    >>> query.meaning
    'Bread is dearer! Bread Prices'
    """
    if len(text) <= ONE_TEXT:
        whole = Passage(0, len(text), text)
        return [query] if (query := query_of(whole)) else []
    return [query for passage in passages(text) if (query := query_of(passage))]


def query_of(passage: Passage) -> Query | None:
    """Will make a query of one passage, or nothing of one that holds no word."""
    text = stripped(passage.text)
    signed = SIGNATURE.search(text)
    lesser: list[tuple[str, float]] = []
    if signed:
        text = text[: signed.start()]
        lesser.append((f"{signed[1]} {split(signed[2])}", SIGNATURE_WEIGHT))
    tags = [split(one) for one in TAG.findall(text)]
    plain = " ".join(TAG.sub(" ", HANDLE.sub(" ", text)).split())
    if tags:
        lesser.append((" ".join(tags), TAG_WEIGHT))
    if handles := [split(one) for one in HANDLE.findall(text)]:
        lesser.append((" ".join(handles), SIGNATURE_WEIGHT))
    spoken = TAG.sub(lambda found: split(found[1]), HANDLE.sub(" ", text))
    parts = [(words, weight) for words, weight in [(plain, 1.0), *lesser] if has_words(words)]
    if not parts:
        return None
    return Query(passage, tuple(parts), " ".join(spoken.split()) or parts[0][0])


def stripped(text: str) -> str:
    """Will take out what is no words: markup, addresses, characters that nobody sees.

    >>> stripped("<p>It rained &amp; snowed: https://example.org/a?b=1</p>")
    'It rained & snowed:'
    """
    text = UNSEEN.sub(" ", text)
    if "<" in text:
        text = MARKUP.sub(" ", text)
    if "&" in text:
        text = UNSEEN.sub(" ", html.unescape(text))
    return RETWEET.sub("", URL.sub(" ", text)).strip()


def split(name: str) -> str:
    """Will part a hashtag or a handle into its words.

    >>> split("BreadPrices2019"), split("COVID19"), split("city_of_Oslo"), split("NATOSummit")
    ('Bread Prices 2019', 'COVID 19', 'city of Oslo', 'NATO Summit')
    """
    return " ".join(CAMEL.sub(" ", name).split())


def has_words(text: str) -> bool:
    """Whether a letter or a digit stands in a text."""
    return any(one.isalnum() for one in text)
