"""What follows a number: per cent, money, a measure, or what is counted."""

import re
from dataclasses import dataclass

from claims.domain.reading.number_forms import CURRENCIES, MONEY
from claims.domain.reading.tokens import TOKEN
from claims.domain.reading.words import words

PERCENT = re.compile(
    r" ?(?:%|per ?cents?\b|percent\b|pct\b\.?|Prozent\b|pour cent\b|por ciento\b|процент\w*)", re.I
)
POINTS = re.compile(r"[ -](?:percentage |per cent |percent )?points?\b|[ -]pp\b", re.I)
MEASURE = re.compile(
    r"[ -]?(?P<unit>(?:square |cubic |sq )?(?:kilomet(?:re|er)s?|met(?:re|er)s?|centimet(?:re|er)s?|"
    r"miles?|mi|feet|foot|inch(?:es)?|km²?|cm|mm|hectares?|acres?|tonnes?|tons?|kilograms?|kilos?|kg|"
    r"grams?|lit(?:re|er)s?|gallons?|barrels?|gigawatts?|megawatts?|kilowatts?|GWh|MWh|TWh|kWh|GW|MW|kW|"
    r"seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|degrees?|°C|°F|volts?|knots?|mph|"
    r"kph|km/h))(?![\w])",
    re.IGNORECASE,
)
AGE = re.compile(r"[ -]years?[ -]old|[ -]jährig|-летн", re.IGNORECASE)
STOP = words(
    "of in on at to for from by with and or but that which who whom whose were was is are be been being had "
    "has have will would can could may might must do does did as than if when while after before since "
    "until the a an this these those his her its their our my your more less not no so yet per each also "
    "into over under about between against through during without within across among said says it he she "
    "they we you i there here out up down back off again killed injured"
)
IRREGULAR = words(
    "people men women children police fish sheep aircraft troops personnel staff feet teeth "
    "krona kronor euro yen yuan rand won baht crowns data media cattle"
)
TIMES = words("second minute hour day week month year decade")
MOST_WORDS = 4
CURRENT = re.compile(r" of (?:the |all |its |their |our |his |her )?")


@dataclass(frozen=True, slots=True)
class Counted:
    """The unit, of whom, and where the words end; empty where nothing says it."""

    unit: str
    end: int
    population: str = ""
    is_money: bool = False
    is_measure: bool = False
    is_of: bool = False
    is_time: bool = False


def unit_after(text: str, at: int, end: int, currency: str, *, percent: bool) -> Counted | None:
    """Will read what a number that ends at `at` is a number of; None where it is an age.

    >>> unit_after(" registered voters said", 0, 23, "", percent=False).unit
    'registered voters'
    """
    if AGE.match(text, at, end):
        return None
    if currency:
        return Counted(CURRENCIES.get(currency.lower(), currency), at, is_money=True)
    found = PERCENT.match(text, at, end)
    if percent or (found and not POINTS.match(text, at, end)):
        stop = at if percent or not found else found.end()
        return Counted("%", stop, _population(text, stop, end))
    points = POINTS.match(text, at, end)
    if points:
        return Counted("points", points.end())
    measure = MEASURE.match(text, at, end)
    if measure:
        unit = measure["unit"].lower()
        is_time = unit.rstrip("s") in TIMES
        return Counted(unit, measure.end(), is_measure=True, is_time=is_time)
    return _noun(text, at, end)


def _noun(text: str, at: int, end: int) -> Counted:
    """The first plural among the next few words, with what stands before it."""
    first = last = -1
    joined = text[at : at + 1]
    if joined not in (" ", "-"):
        return Counted("", at)
    for count, match in enumerate(TOKEN.finditer(text, at, min(end, at + 60))):
        word = match.group()
        low = word.lower()
        if count >= MOST_WORDS or not word[0].isalpha() or low in STOP:
            break
        first = match.start() if first < 0 else first
        if low in MONEY and count == 0:
            return Counted(MONEY[low], match.end(), is_money=True)
        if _is_plural(low):
            last = match.end()
            break
    is_of = text[at : at + 4] == " of "
    if last < 0:
        return Counted("", at, is_of=is_of)
    return Counted(text[first:last], last)


def _is_plural(low: str) -> bool:
    if low in IRREGULAR:
        return True
    return len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is", "'s", "’s"))


def _population(text: str, at: int, end: int) -> str:
    """ "of Russians", "of registered voters": who a share is a share of."""
    of = CURRENT.match(text, at, end)
    if not of:
        return ""
    words = []
    for count, match in enumerate(TOKEN.finditer(text, of.end(), min(end, of.end() + 60))):
        word = match.group()
        if count >= MOST_WORDS or not word[0].isalpha() or word.lower() in STOP:
            break
        words.append(word)
        if _is_plural(word.lower()):
            return " ".join(words)
    return ""
