"""Pages that ask their reader something before they show the article."""

import re

from sources.domain.pages.words import count_words

ASKS = re.compile(
    r"\b(?:we|we and our (?:\d+ )?partners|this (?:site|website)) (?:use|store|would like to use|uses)\b"
    r".{0,60}\bcookies\b|\b(?:wir verwenden|wir nutzen|wir und unsere partner)\b|"
    r"\bnous (?:utilisons|et nos partenaires)\b|\b(?:utilizamos|usamos|utilizziamo)\b.{0,30}\bcookies?\b|"
    r"\b(?:verify|confirm) (?:that )?you are (?:a |not a )?(?:human|robot)|checking your browser|"
    r"enable javascript and cookies|unusual traffic from your",
    re.IGNORECASE,
)
ABOUT = re.compile(
    r"\bcookies?\b|\b(?:accept|reject|refuse|allow) all\b|\bconsent\b|\bprivacy\b|\bjavascript\b|"
    r"\b(?:human|robot|browser|captcha)\b|datenschutz|einwilligung|zustimm|consentement|consentimiento|"
    r"consenso|privacidad",
    re.IGNORECASE,
)
LONGEST_WALL = 250
"""A text of more words is an article, even if it is one about cookies."""


def is_wall(body: list[str]) -> bool:
    """Whether what was taken for the text asks for consent or for a proof of being human.

    It must speak to the reader itself, be short, and speak of little else.

    >>> is_wall(["We use cookies.", "If you choose “Accept all”, we use more."])
    True
    >>> is_wall(["The court has forbidden cookies that nobody agreed to."])
    False
    """
    words = [count_words(text) for text in body]
    about = sum(n for n, text in zip(words, body, strict=True) if ABOUT.search(text))
    return (
        0 < sum(words) <= LONGEST_WALL
        and about * 2 > sum(words)
        and any(ASKS.search(text) for text in body)
    )
