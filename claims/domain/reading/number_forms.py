"""How numbers are written: digits, words, scales, currencies, and the words around them."""

import re
from decimal import Decimal

from claims.domain.reading.words import listed, words
from claims.domain.units import SCALES
from claims.domain.vocabulary import Comparator

UNITS = {
    name: number
    for number, name in enumerate(
        listed(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
            "sixteen seventeen eighteen nineteen"
        )
    )
}
TENS = {
    name: 10 * number
    for number, name in enumerate(
        listed("twenty thirty forty fifty sixty seventy eighty ninety"), start=2
    )
}
LARGE = {name: size for name, size in SCALES.items() if name not in ("mln", "bln")} | {"dozen": 12}
FRACTIONS = {
    "half": Decimal("50"), "third": Decimal("33.3"), "quarter": Decimal(25), "fifth": Decimal(20),
    "sixth": Decimal("16.7"), "tenth": Decimal(10),
}  # fmt: skip
SUFFIXES = {
    "k": 10**3, "thousand": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "million": 10**6,
    "millions": 10**6, "bn": 10**9, "bln": 10**9, "billion": 10**9, "tn": 10**12, "trn": 10**12,
    "trillion": 10**12, "hundred": 100, "dozen": 12,
    "tausend": 10**3, "mio": 10**6, "millionen": 10**6, "mrd": 10**9, "milliarden": 10**9,
    "milliards": 10**9, "millones": 10**6, "milioni": 10**6, "miliardi": 10**9, "тыс": 10**3,
    "тысяч": 10**3, "млн": 10**6, "миллионов": 10**6, "млрд": 10**9, "миллиардов": 10**9,
    "万": 10**4, "億": 10**8, "亿": 10**8,
}  # fmt: skip
CURRENCIES = {
    "us$": "USD", "$": "USD", "\\$": "USD", "usd": "USD", "€": "EUR", "eur": "EUR", "£": "GBP",
    "gbp": "GBP", "¥": "JPY", "₽": "RUB", "₴": "UAH", "₹": "INR", "c$": "CAD", "a$": "AUD",
    "hk$": "HKD", "nz$": "NZD", "chf": "CHF",
}  # fmt: skip
MONEY = {
    "dollars": "USD", "dollar": "USD", "euros": "EUR", "euro": "EUR", "roubles": "RUB",
    "rubles": "RUB", "rouble": "RUB", "yen": "JPY", "pounds": "GBP", "yuan": "CNY",
    "hryvnia": "UAH", "hryvnias": "UAH", "rupees": "INR", "рублей": "RUB", "евро": "EUR",
    "долларов": "USD",
}  # fmt: skip
DIGITS = r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d{1,6})?(?!\d)|\d{1,15}(?:[.,]\d{1,6})?(?!\d)"
SUFFIX = "|".join(sorted(map(re.escape, SUFFIXES), key=len, reverse=True))
CURRENCY = r"US\$|HK\$|NZ\$|C\$|A\$|\\\$|\$|€|£|¥|₽|₴|₹|(?:USD|EUR|GBP|CHF)(?= ?\d)"
NUMBER_WORD = (
    rf"(?:{'|'.join([*TENS])})(?:[- ](?:{'|'.join([*UNITS][1:10])}))?|{'|'.join(reversed(UNITS))}"
)
WORDS = rf"(?:{NUMBER_WORD}|a)(?: (?:hundred|thousand|million|billion|trillion|dozen))+|(?:{NUMBER_WORD})"
FIGURE = re.compile(
    rf"(?<![\w.,/:#-])(?:(?P<cur>{CURRENCY}) ?)?(?P<a>{DIGITS})(?P<pa> ?%)?"
    rf"(?:(?P<sa>[ -]?(?:{SUFFIX})\b\.?))?"
    rf"(?:(?P<sep> ?[-–—] ?| to | and | or )(?:{CURRENCY})?(?P<b>{DIGITS})"
    rf"(?:(?P<sb>[ -]?(?:{SUFFIX})\b\.?))?)?",
    re.IGNORECASE,
)
IN_WORDS = re.compile(rf"(?<![\w-])(?P<words>{WORDS})(?![\w])(?!-old)", re.IGNORECASE)
OUT_OF = re.compile(
    rf"\b(?P<part>{'|'.join([*UNITS][1:])}|\d{{1,3}}) (?:in|out of) (?:every )?"
    rf"(?P<whole>{'|'.join([*UNITS][2:])}|hundred|\d{{1,4}})\b(?! (?:years?|months?|weeks?|days?)\b)",
    re.IGNORECASE,
)
FRACTION = re.compile(
    r"\b(?:(?P<count>a|one|two|three|four|nine)[ -](?P<part>third|quarter|fifth|sixth|tenth)s?|"
    r"(?P<half>half))(?= of\b| (?:the|their|his|her|its|our|all|people|said|say)\b|[.,;]| as\b)",
    re.IGNORECASE,
)
TIMES = re.compile(
    r"\b(?P<twice>twice|double|triple)(?= (?:as|the|that|what|its)\b)|"
    rf"\b(?P<times>{DIGITS}|{'|'.join([*UNITS][2:13])})[ -](?:times|fold)\b(?! (?:a|in|since|last|this)\b)",
    re.IGNORECASE,
)
MAJORITY = re.compile(r"\b(?:a|the) (?:vast |large |small |clear |narrow )?majority of\b", re.I)
COMPARATORS = (
    (r"about|around|roughly|approximately|some|nearly|almost|close to|circa|an estimated|estimated|"
     r"ca\.?|up to about|etwa|rund|environ|около|примерно|почти|fast|unos|unas", Comparator.APPROX),
    (r"more than|over|above|upwards? of|exceeding|in excess of|greater than|higher than|mehr als|über|"
     r"plus de|más de|более|больше|свыше|più di", Comparator.GT),
    (r"at least|no fewer than|no less than|not less than|a minimum of|mindestens|au moins|al menos|"
     r"не менее|по меньшей мере", Comparator.GTE),
    (r"less than|fewer than|under|below|short of|weniger als|moins de|menos de|менее|меньше",
     Comparator.LT),
    (r"up to|at most|no more than|not more than|as many as|as much as|a maximum of|bis zu|jusqu'à|"
     r"höchstens|hasta|до|не более", Comparator.LTE),
)  # fmt: skip
LEFT_OF = re.compile(
    "(?:"
    + "|".join(rf"(?P<c{n}>\b(?:{words}))" for n, (words, _) in enumerate(COMPARATORS))
    + r")\s(?:the |a |just |only )?$",
    re.IGNORECASE,
)
UP = words(
    "rose risen rise grew grown grow increased increase increases up gained climbed jumped surged rises "
    "growth higher added raised grows"
)
DOWN = words(
    "fell fallen fall decreased decrease dropped drop declined decline down lost shrank shrunk cut reduced "
    "reduction lower decreases falls slumped plunged contracted narrowed slid"
)
LABELS = re.compile(
    r"\b(?:articles?|sections?|chapters?|paragraphs?|no\.?|nos\.?|number|pages?|p\.|volume|vol\.?|issue|"
    r"war|phase|room|figure|table|item|rule|resolution|protocol|version|top|route|flight|channel|highway|"
    r"tank|gate|platform|line|part|act|clause|point|level|grade|class|type|model|apollo|boeing|"
    r"covid|iso|windows|group|district|unit|block|appendix|annex|step|day|week|season|episode|"
    r"§|статья|ст\.|№|artikel|art\.)\s?$",
    re.IGNORECASE,
)
OF_DAY = re.compile(r"\s?(?:a\.?m\b|p\.?m\b|o[’']clock|GMT|UTC|:\d\d|h\b|Uhr)", re.IGNORECASE)
