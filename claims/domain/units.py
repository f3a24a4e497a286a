"""Units of figures: one spelling for each, and how many of the smaller one go into the larger."""

from decimal import Decimal
from functools import lru_cache

from claims.domain.vocabulary import Statistic

PERCENT = "%"
POINTS = "points"
TIMES = "times"

SPELLINGS = {
    **dict.fromkeys(
        ["percent", "per cent", "pct", "pct.", "percentage", "per cent.", "%"], PERCENT
    ),
    **dict.fromkeys(
        ["pp", "p.p.", "pts", "point", "percentage point", "percentage points", "percent points"],
        POINTS,
    ),
    **dict.fromkeys(["x", "time", "fold", "-fold"], TIMES),
    **dict.fromkeys(["person", "persons", "humans"], "people"),
    **dict.fromkeys(["$", "us$", "us dollar", "us dollars", "u.s. dollars"], "usd"),
    **dict.fromkeys(["€", "euro", "euros"], "eur"),
    **dict.fromkeys(["rouble", "roubles", "ruble", "rubles"], "rub"),
    **dict.fromkeys(["¥", "yen"], "jpy"),
    **dict.fromkeys(["£", "pound sterling", "pounds sterling"], "gbp"),
}
"""Other ways of writing a unit."""

SIZES = {
    "second": ("second", 1),
    "minute": ("second", 60),
    "hour": ("second", 3_600),
    "metre": ("metre", 1),
    "meter": ("metre", 1),
    "km": ("metre", 1_000),
    "kilometre": ("metre", 1_000),
    "kilometer": ("metre", 1_000),
    "kg": ("kilogram", 1),
    "kilogram": ("kilogram", 1),
    "tonne": ("kilogram", 1_000),
}
"""Units of one dimension: the smaller one, and how many of it make one."""

SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "mln": 10**6,
    "billion": 10**9,
    "bln": 10**9,
    "trillion": 10**12,
}
"""Words for large numbers that people put before a unit: "million people"."""

SILENT = {
    Statistic.SHARE: PERCENT,
    Statistic.CHANGE_REL: PERCENT,
    Statistic.RATIO: TIMES,
}
"""The unit that goes without saying."""


@lru_cache(maxsize=1024)
def unit_and_size(unit: str, statistic: Statistic) -> tuple[str, Decimal]:
    """Will give the unit in one spelling, and how many of it the unit as written is.

    A share is in percent and a change between two shares in points, so that the two never meet.

    >>> unit_and_size("million people", Statistic.COUNT)
    ('people', Decimal('1000000'))
    >>> unit_and_size("Per cent", Statistic.SHARE), unit_and_size("%", Statistic.CHANGE_ABS)
    (('%', Decimal('1')), ('points', Decimal('1')))
    """
    words = unit.strip().casefold().split()
    size = Decimal(1)
    while words and words[0] in SCALES:
        size *= SCALES[words.pop(0)]
    name = " ".join(words).removeprefix("of ")
    name = SPELLINGS.get(name, name) or SILENT.get(statistic, "")
    if name == PERCENT and statistic == Statistic.CHANGE_ABS:
        name = POINTS
    if statistic == Statistic.SHARE:
        return _singular(name), Decimal(1)  # it lies in 0 to 100, whatever its unit is called
    base, factor = SIZES.get(_singular(name), (_singular(name), 1))
    return base, size * factor


def _singular(name: str) -> str:
    """A plain English plural as its singular; what is no plural stays as it is."""
    if name in {PERCENT, POINTS, TIMES} or len(name) < 4 or name.endswith(("ss", "us", "is")):
        return name
    return name.removesuffix("s")
