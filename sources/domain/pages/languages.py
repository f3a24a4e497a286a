"""Language tags as pages write them, made into BCP 47."""

import re

from sources.domain.patterns import LANGUAGE_PATTERN

NAMES = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr",
    "spanish": "es", "español": "es", "italian": "it", "italiano": "it", "russian": "ru",
    "русский": "ru", "ukrainian": "uk", "arabic": "ar", "hebrew": "he", "japanese": "ja",
    "chinese": "zh", "korean": "ko", "portuguese": "pt", "dutch": "nl", "polish": "pl",
    "turkish": "tr", "persian": "fa", "farsi": "fa",
}  # fmt: skip
# Codes that were replaced, or that are written for another thing.
REPLACED = {"iw": "he", "in": "id", "ji": "yi", "gr": "el", "cz": "cs", "jp": "ja", "kr": "ko"}
THREE_LETTERS = {"eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es",
                 "ita": "it", "rus": "ru", "ara": "ar", "heb": "he", "jpn": "ja", "zho": "zh"}  # fmt: skip
MEANS_NOTHING = {"und", "mul", "zxx", "xx", "mis", "x"}
LONGEST = 35


def as_tag(written: str) -> str:
    """Will return the BCP 47 tag of what a page writes; empty when it is none.

    >>> as_tag("en_us"), as_tag("zh-hant-TW"), as_tag("Deutsch"), as_tag("{lang}")
    ('en-US', 'zh-Hant-TW', 'de', '')
    """
    plain = written.strip().split(",")[0].split(";")[0].split(".")[0].strip().lower()
    plain = NAMES.get(plain, plain).replace("_", "-")
    first, *rest = plain.split("-")
    first = THREE_LETTERS.get(REPLACED.get(first, first), REPLACED.get(first, first))
    if first in MEANS_NOTHING:
        return ""
    tag = "-".join([first, *map(_subtag, rest)])
    return tag if re.match(LANGUAGE_PATTERN, tag) and len(tag) <= LONGEST else ""


def _subtag(part: str) -> str:
    """A script is written Hant, a region TW; the rest stays small."""
    if len(part) == 4 and part.isalpha():
        return part.capitalize()
    return part.upper() if len(part) == 2 or part.isdigit() else part


def same_language(one: str, other: str) -> bool:
    """Whether two tags name one language, whatever script and region.

    >>> same_language("en-US", "en"), same_language("nb", "no"), same_language("en", "ru")
    (True, True, False)
    """
    first, second = (tag.split("-")[0] for tag in (one, other))
    close = ({"no", "nb", "nn"}, {"hr", "bs", "sr", "sh"}, {"id", "ms"}, {"fa", "prs"})
    return first == second or any({first, second} <= group for group in close)
