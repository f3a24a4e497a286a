"""What languages and countries are called, for the codes that records hold.

Source: Unicode CLDR, as Babel carries it.
"""

from functools import lru_cache

from babel import Locale
from babel.core import UnknownLocaleError

ENGLISH = Locale("en")


@lru_cache(maxsize=1024)
def language_name(tag: str) -> str:
    """The English name of a BCP 47 tag; what no language bears stays as it is.

    >>> language_name("ja"), language_name("zh-Hant"), language_name("xx-unheard")
    ('Japanese', 'Chinese (Traditional)', 'xx-unheard')
    """
    try:
        return Locale.parse(tag, sep="-").get_display_name("en") or tag
    except (UnknownLocaleError, ValueError):
        return str(ENGLISH.languages.get(tag.split("-")[0].lower(), tag))


@lru_cache(maxsize=1024)
def country_name(code: str) -> str:
    """The English name of an ISO 3166 code; what no country bears stays as it is.

    >>> country_name("JP"), country_name("QX")
    ('Japan', 'QX')
    """
    return str(ENGLISH.territories.get(code.upper(), code))


@lru_cache(maxsize=256)
def language_tag(typed: str) -> str:
    """The tag of a language that somebody named, or what was typed where it is no name.

    >>> language_tag("Japanese"), language_tag("ja")
    ('ja', 'ja')
    """
    wanted = typed.strip().casefold()
    for tag, name in ENGLISH.languages.items():
        if str(name).casefold() == wanted:
            return str(tag).replace("_", "-")
    return typed.strip()
