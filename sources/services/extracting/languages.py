"""Which language a text is in, by its own letters."""

from functools import cache
from typing import Any

from sources.domain.pages.languages import same_language

LONG_TEXT = 400
"""Characters from which on the text is believed rather than what the page says."""
ENOUGH_TEXT = 60
SURE, VERY_SURE = 0.9, 0.99
READ = 20_000
"""Characters that are looked at; more says nothing new."""


@cache
def _identifier() -> Any:
    # Imported here: the model takes half a second and 100 MB, and most processes need it never.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str) -> tuple[str, float]:
    """Will guess the language of a text; the second number is how sure the guess is, 0 to 1.

    >>> language_of("Der Regen hat am Morgen aufgehört, und die Sonne schien.")[0]
    'de'
    """
    if len(text) < ENOUGH_TEXT // 3:
        return "", 0.0
    code, sure = _identifier().classify(text[:READ])
    return str(code), float(sure)


def settle(declared: str, text: str) -> str:
    """Will return the language declared, unless a long text is plainly in another one.

    Without a declaration the guess is taken when it is sure enough; otherwise nothing is.
    """
    if declared and len(text) < LONG_TEXT:
        return declared
    guess, sure = language_of(text)
    if declared:
        wrong = bool(guess) and sure >= VERY_SURE and not same_language(guess, declared)
        return guess if wrong else declared
    return guess if sure >= SURE and len(text) >= ENOUGH_TEXT else ""
