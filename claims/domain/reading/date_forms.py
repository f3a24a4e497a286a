"""How English writes times: the patterns only, see `dates` for what they mean."""

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july",
            "aug august", "sep sept september", "oct october", "nov november", "dec december",
        ],
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, name in enumerate(
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    )
}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month in which each begins, north of the equator."""
UNITS = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3650, "century": 36500}
SMALL = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b"
)
YEAR = r"(?:1[5-9]|20)\d\d(?!\d)"
LEAD = (
    r"(?:in|on|of|since|by|until|till|from|before|after|during|through|early|late|mid|last|next|this|past|"
    r"the|a|an|previous|coming)"
)
PHASE = r"(?:(?P<phase>early|mid|late|(?:the )?(?:beginning|start|middle|end) of)[ -])?"
NTH = r"(?:st|nd|rd|th)?(?![\w%]|[.,]\d)"
FORMS = (
    ("iso", r"(?<![\d-])(?P<iso>\d{4}-\d\d-\d\d)(?![\d-])"),
    (
        "day_month",
        rf"(?<![\w.,$€£])(?P<d1>\d{{1,2}}){NTH}(?: ?(?:-|–|to|and) ?(?P<d2>\d{{1,2}}){NTH})? "
        rf"(?:of )?(?P<m1>{MONTH})\.?(?:,? (?P<y1>{YEAR}))?",
    ),
    (
        "month_day",
        rf"\b(?P<m2>{MONTH})\.? (?P<d3>\d{{1,2}}){NTH}(?: ?(?:-|–|to|and) ?(?P<d4>\d{{1,2}}){NTH})?"
        rf"(?:,? (?P<y2>{YEAR}))?",
    ),
    ("week_of", rf"\b(?P<nth>first|last) week of (?P<m3>{MONTH})\.?(?:,? (?P<y3>{YEAR}))?"),
    ("month_year", rf"\b{PHASE}(?P<m4>{MONTH})\.?,? (?:of )?(?P<y4>{YEAR})"),
    (
        "quarter",
        rf"\b(?:(?P<q>first|second|third|fourth) quarter of|Q(?P<qn>[1-4])) (?P<y5>{YEAR})",
    ),
    (
        "season",
        r"\b(?:(?P<rel1>last|this|next)|(?:in )?(?:the )?(?:(?:early|late) )?)\s?"
        rf"(?P<season>spring|summer|autumn|fall|winter)\b(?: of)?(?: (?P<y6>{YEAR}))?",
    ),
    ("decade", r"\b(?:(?P<phase2>early|mid|late)[ -])?(?P<decade>(?:1[5-9]|20)\d0)s\b"),
    ("years", rf"\b(?P<ya>{YEAR})(?:-|–|/)(?P<yb>{YEAR}|\d\d(?!\d))"),
    (
        "relative",
        r"\b(?P<rel2>last|past|this|next|coming|previous) (?P<unit>week|weekend|month|year|decade)\b(?! old)",
    ),
    ("weekend", r"\b(?:at|over|on|during) the (?P<weekend>weekend)\b"),
    (
        "ago",
        r"\b(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) "
        r"(?P<unit2>day|week|month|year|decade)s? ago\b",
    ),
    (
        "weekday",
        r"\b(?:(?P<rel3>last|next|this) )?(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b",
    ),
    ("named", r"\b(?P<named>yesterday|today|tomorrow|tonight)\b"),
    (
        "month",
        rf"\b(?:(?P<rel4>last|this|next) )?{PHASE.replace('phase', 'phase5')}(?P<m5>{MONTH})",
    ),
    ("year", rf"(?<![\w.,$€£#-])(?P<year>{YEAR})(?![\w%]|[.,]\d|-\d)"),
)
TIMES = re.compile("|".join(f"(?P<{name}_>{pattern})" for name, pattern in FORMS), re.IGNORECASE)
HINT = re.compile(
    r"\d|day\b|week|month|year|decade|spring|summer|autumn|fall\b|winter|tonight|tomorrow|"
    rf"{MONTH}",
    re.IGNORECASE,
)
