"""Where in a line a day is written, and how: spans only, never the sense of a whole sentence."""

import re
from dataclasses import dataclass
from enum import StrEnum

WORD = r"[^\W\d_][^\s\d,،./()|:;]{1,17}"
"""A month, in any script; combining marks do not count as letters."""
ORDINAL = r"(?:st|nd|rd|th|er|ère|º|ª|°|-?го|\.)?"
OF = r"(?:\s+(?:de|del|d[’']|of|di))?"


class Form(StrEnum):
    """How a day is written."""

    ISO = "iso"
    CJK = "cjk"
    NUMBERS = "numbers"
    WORDS = "words"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Span:
    """A written day, its form, and the numbers in it where it has only numbers."""

    written: str
    form: Form
    numbers: tuple[int, ...] = ()
    separator: str = ""


# What stands before and after a day must not belong to a longer number, code or address.
FREE, END = r"(?<![\w/.-])", r"(?![\w-]|[./]\d)"
FORMS = (
    (Form.ISO, re.compile(r"(?<![\w/.-])(\d{4})-(\d{1,2})-(\d{1,2})(?![\d-])")),
    (Form.CJK, re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")),
    (Form.ISO, re.compile(FREE + r"(\d{4})[./](\d{1,2})[./](\d{1,2})" + END)),
    (
        Form.NUMBERS,
        re.compile(FREE + r"(\d{1,2})\s?([./-])\s?(\d{1,2})\s?[./-]\s?(\d{4}|\d{2})" + END),
    ),
    (
        Form.WORDS,
        re.compile(
            rf"{FREE}(\d{{1,2}}){ORDINAL}{OF}[ \u00a0-]+{WORD}\.?,?{OF}[ \u00a0-]+(\d{{4}}){END}"
        ),
    ),
    (
        Form.WORDS,
        re.compile(rf"\b{WORD}\.?\s+(\d{{1,2}}){ORDINAL}(?:,\s?|\s+)(\d{{4}}){END}"),
    ),
    (Form.MONTH, re.compile(rf"\b{WORD}\.?,?{OF}\s+(\d{{4}}){END}")),
)

RELATIVE = re.compile(
    r"\b(\d+|an?|one|few)\s?(seconds?|minutes?|mins?|hours?|hrs?|h|days?|weeks?|months?|years?)\s+ago\b"
    r"|\bvor (\d+|einer?|einem) (Sekunde|Minute|Stunde|Tag|Woche|Monat|Jahr)\w*"
    r"|\bil y a (\d+|une?) \w+|\bhace (\d+|una?) \w+|\bhá (\d+|uma?) \w+|\b\d+ \w+ fa\b"
    r"|((?<!\d)\d{1,4}|час|минуту|день)\s?\w{0,20} назад"
    r"|\b\d+ \w+ (geleden|temu|tому)\b|قبل \d+ \w+|منذ \d+ \w+"
    r"|(?<!\d)\d{1,4}\s?(時間|分|日|小时|分钟|天|시간|분|일)\s?(前|전)"
    r"|^\W*(just now|yesterday|today|gestern|heute|hier|aujourd[’']hui|ayer|hoy|вчера|сегодня)\b",
    re.IGNORECASE,
)


def spans_in(line: str) -> list[Span]:
    """Will return the days written in a line, first come first, those of one place once.

    >>> [(span.written, span.form.value) for span in spans_in("Berlin, 3 April 2019, 10:15")]
    [('3 April 2019', 'words')]
    """
    found: list[tuple[int, int, Span]] = []
    for form, pattern in FORMS:
        for match in pattern.finditer(line[:400]):
            start, end = match.span()
            if all(end <= a or start >= b for a, b, _ in found):
                found.append((start, end, _span(form, match)))
    return [span for _, _, span in sorted(found, key=lambda item: item[:2])]


def _span(form: Form, match: re.Match[str]) -> Span:
    numbers = tuple(int(group) for group in match.groups() if group and group.isdecimal())
    separator = match.group(2) if form is Form.NUMBERS else ""
    return Span(match.group(), form, numbers, separator)


def relative_in(line: str) -> str:
    """Will return words like "3 hours ago", which name no day by themselves.

    >>> relative_in("Published 3 hours ago")
    '3 hours ago'
    """
    match = RELATIVE.search(line[:200])
    return match.group().strip() if match else ""
