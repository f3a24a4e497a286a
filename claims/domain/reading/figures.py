"""Numbers in a sentence: amount, bounds, comparator, unit and what they are a number of."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain

from claims.domain.quantities import Quantity
from claims.domain.reading import number_forms as forms
from claims.domain.reading.counted import Counted, unit_after
from claims.domain.reading.result import Figure, Passage, passage
from claims.domain.reading.words import words
from claims.domain.vocabulary import Comparator, Statistic

MOST = 60
"""How many figures of one sentence are looked at."""
SMALLEST, LARGEST = Decimal("0.000001"), Decimal(10) ** 16
YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
HINT = re.compile(rf"\d|\b(?:{'|'.join([*forms.UNITS, *forms.TENS, *forms.FRACTIONS])}|hundred|"
                  r"thousand|dozen|twice|double|triple|majority|times|a (?:million|billion))\b", re.I)  # fmt: skip
WORD = re.compile(r"[^\W\d_]+")
MIN_WORD = 2


def figures_of(
    text: str, sentence: Passage, number: int, *, apart: Sequence[Passage] = ()
) -> tuple[Figure, ...]:
    """Will find the figures of a sentence outside the passages given (times and citations).

    >>> text = "About 30–40 % of 1,200 voters said so."
    >>> [(f.passage.words, str(f.quantity)) for f in figures_of(text, passage(text, 0, 38), 0)]
    [('About 30–40 %', '30 to 40 %'), ('1,200 voters', '1,200 voters')]
    """
    if not HINT.search(sentence.words):
        return ()
    found: list[Figure] = []
    finders = (_out_of, _fractions, _times, _majorities, _digits, _words)
    looked_at = chain.from_iterable(find(text, sentence) for find in finders)
    for start, end, quantity in looked_at:
        here = passage(text, start, end)
        if any(here.meets(other) for other in apart) or any(here.meets(f.passage) for f in found):
            continue
        found.append(Figure(here, number, quantity))
        if len(found) >= MOST:
            break
    return tuple(sorted(found, key=lambda one: one.passage.start))


Found = tuple[int, int, Quantity]


def _out_of(text: str, sentence: Passage) -> Iterator[Found]:
    for match in forms.OUT_OF.finditer(text, sentence.start, sentence.end):
        part, whole = _value(match["part"]), _value(match["whole"])
        if part is None or whole is None or not 0 < part < whole:
            continue
        share = (part * 100 / whole).quantize(Decimal("0.1")).normalize()
        yield _sized(text, sentence, match.start(), match.end(), share, "%", Statistic.SHARE)


def _fractions(text: str, sentence: Passage) -> Iterator[Found]:
    for match in forms.FRACTION.finditer(text, sentence.start, sentence.end):
        count = _value(match["count"] or "one") or Decimal(1)
        share = forms.FRACTIONS[(match["part"] or "half").lower()] * (
            1 if (match["count"] or "a").lower() == "a" else count
        )
        if share <= 100:
            share = Decimal("66.7") if share == Decimal("66.6") else share
            yield _sized(text, sentence, match.start(), match.end(), share, "%", Statistic.SHARE)


def _times(text: str, sentence: Passage) -> Iterator[Found]:
    for match in forms.TIMES.finditer(text, sentence.start, sentence.end):
        word = (match["twice"] or "").lower()
        amount = Decimal(3 if word == "triple" else 2) if word else _value(match["times"])
        if amount:
            yield _sized(
                text, sentence, match.start(), match.end(), amount, "times", Statistic.RATIO
            )


def _majorities(text: str, sentence: Passage) -> Iterator[Found]:
    for match in forms.MAJORITY.finditer(text, sentence.start, sentence.end):
        quantity = Quantity(Comparator.MAJORITY_OF, Statistic.SHARE, unit="%")
        yield match.start(), match.end(), quantity


def _sized(
    text: str,
    sentence: Passage,
    start: int,
    end: int,
    amount: Decimal,
    unit: str,
    statistic: Statistic,
) -> Found:
    first, comparator = _compared(text, sentence, start)
    return first, end, Quantity(comparator, statistic, amount, unit=unit)


def _digits(text: str, sentence: Passage) -> Iterator[Found]:
    for match in forms.FIGURE.finditer(text, sentence.start, sentence.end):
        yield from _read_digits(text, sentence, match)


def _read_digits(text: str, sentence: Passage, match: re.Match[str]) -> Iterator[Found]:
    low, high = _amounts(match)
    if low is None or _is_label(text, sentence, match):
        return
    end = match.end()
    if match["b"] and not _is_range(text, sentence, match, low, high):
        high = None
        end = match.end("sa") if match["sa"] else match.end("pa") if match["pa"] else match.end("a")
        low = _scaled(_number(match["a"]), match["sa"]) or low
    counted = unit_after(text, end, sentence.end, match["cur"] or "", percent=bool(match["pa"]))
    is_year = YEAR.match(match["a"]) and not match["cur"]
    if counted is not None and not (is_year and (high is None or not counted.unit)):
        quantity = _quantity(text, sentence, match.start(), low, high, counted)
        if quantity is not None:
            yield quantity
    if match["b"] and high is None:
        second_at = match.start("b")
        while text[second_at - 1] in "$€£¥₽₴₹":
            second_at -= 1
        again = forms.FIGURE.match(text, second_at, sentence.end)
        second = _number(match["b"])
        if again and second is not None and not YEAR.match(match["b"]):
            after = unit_after(
                text, again.end(), sentence.end, again["cur"] or "", percent=bool(again["pa"])
            )
            sized = _scaled(second, again["sa"])
            if after and sized is not None:
                found = _quantity(text, sentence, second_at, sized, None, after)
                if found is not None:
                    yield found


def _amounts(match: re.Match[str]) -> tuple[Decimal | None, Decimal | None]:
    """Both ends; a scale behind the second belongs to the first too: "30 to 40 million"."""
    low = _scaled(_number(match["a"]), match["sa"] or (match["sb"] if match["b"] else ""))
    return low, _scaled(_number(match["b"] or ""), match["sb"]) if match["b"] else None


def _is_range(
    text: str, sentence: Passage, match: re.Match[str], low: Decimal, high: Decimal | None
) -> bool:
    """Whether two numbers are the ends of one range, not two figures or a score."""
    if high is None or low >= high or match["b"].startswith("0"):
        return False
    before = _words_before(text, sentence, match.start(), 3)
    separator = match["sep"].strip()
    if separator == "and":
        return before[-1:] == ["between"]
    if separator == "to":
        moved = forms.UP | forms.DOWN
        return not ("from" in before[-1:] and any(word in moved for word in before))
    return True


def _is_label(text: str, sentence: Passage, match: re.Match[str]) -> bool:
    """Whether a number names something, or is an age, a time of day or the mark of a list."""
    start, end = match.start(), match.end()
    if not match["cur"] and forms.LABELS.search(text, max(sentence.start, start - 14), start):
        return True
    if start == sentence.start and text[end : end + 1] in (".", ")"):
        return True
    if forms.OF_DAY.match(text, end):
        return True
    # "Lind, 61, owns": an age is none of the figures one would check.
    is_age = text[max(0, start - 2) : start] == ", " and text[end : end + 1] in (",", ".")
    before = text[max(0, start - 3) : start - 2]
    return is_age and len(match["a"]) <= MIN_WORD and before.isalpha() and _after_name(text, start)


def _after_name(text: str, start: int) -> bool:
    words = WORD.findall(text, max(0, start - 30), start)
    return bool(words) and words[-1][0].isupper()


def _words(text: str, sentence: Passage) -> Iterator[Found]:
    for match in forms.IN_WORDS.finditer(text, sentence.start, sentence.end):
        amount = _value(match["words"])
        if amount is None:
            continue
        counted = unit_after(text, match.end(), sentence.end, "", percent=False)
        before = _words_before(text, sentence, match.start(), 1)
        if counted is None or (before[-1:] and before[-1] in ("the", "no", "this", "any", "every")):
            continue
        if amount <= 1 and not counted.is_measure:
            continue
        is_bare = not counted.unit and not counted.is_of
        if is_bare and (
            amount < 10 and not _compared(text, sentence, match.start())[0] < match.start()
        ):
            continue
        quantity = _quantity(text, sentence, match.start(), amount, None, counted)
        if quantity is not None:
            yield quantity


def _quantity(
    text: str,
    sentence: Passage,
    start: int,
    low: Decimal,
    high: Decimal | None,
    counted: Counted,
) -> Found | None:
    first, comparator = _compared(text, sentence, start)
    statistic, sign = _statistic(text, sentence, start, counted)
    try:
        quantity = _made(comparator, statistic, sign, low, high, counted)
    except ValueError:
        return None
    return first, counted.end, quantity


def _made(
    comparator: Comparator,
    statistic: Statistic,
    sign: int,
    low: Decimal,
    high: Decimal | None,
    counted: Counted,
) -> Quantity:
    if statistic is Statistic.SHARE and max(low, high or low) > 100:
        statistic = Statistic.RATE
    if high is not None:
        bounds = sorted((low * sign, high * sign))
        return Quantity(
            Comparator.BETWEEN,
            statistic,
            None,
            bounds[0],
            bounds[1],
            counted.unit,
            population=counted.population,
        )
    if sign < 0:
        comparator = OPPOSITE.get(comparator, comparator)
    return Quantity(
        comparator, statistic, low * sign, unit=counted.unit, population=counted.population
    )


OPPOSITE = {
    Comparator.GT: Comparator.LT,
    Comparator.GTE: Comparator.LTE,
    Comparator.LT: Comparator.GT,
    Comparator.LTE: Comparator.GTE,
}
"""A fall of more than 3 metres is a change of less than -3."""


def _compared(text: str, sentence: Passage, start: int) -> tuple[int, Comparator]:
    """Where the figure begins with its comparator, and which it is."""
    match = forms.LEFT_OF.search(text, max(sentence.start, start - 32), start)
    if match is None:
        return start, Comparator.EQ
    index = next(n for n in range(len(forms.COMPARATORS)) if match[f"c{n}"])
    return match.start(), forms.COMPARATORS[index][1]


def _statistic(text: str, sentence: Passage, start: int, counted: Counted) -> tuple[Statistic, int]:
    """What a number computes, and whether it is a change downwards (-1)."""
    before = _words_before(text, sentence, start, 6)
    after = [
        w.lower() for w in WORD.findall(text, counted.end, min(sentence.end, counted.end + 24))
    ]
    sign = _direction(before, after[:1])
    if counted.unit == "%":
        return (Statistic.CHANGE_REL, sign) if sign else (Statistic.SHARE, 1)
    if counted.unit == "points":
        return Statistic.CHANGE_ABS, sign or 1
    if sign and counted.is_measure and (before[-1:] == ["by"] or not counted.is_time):
        return Statistic.CHANGE_ABS, sign
    if "average" in before[-4:] or "mean" in before[-4:]:
        return Statistic.MEAN, 1
    if "median" in before[-4:]:
        return Statistic.MEDIAN, 1
    return (Statistic.TOTAL if counted.is_money or counted.is_measure else Statistic.COUNT), 1


LEVEL = words("to at from of was is stands stood reached")
SKIPPED = words("by only just about around some nearly almost roughly more less than another over a an "
                    "further at least up as much even estimated")  # fmt: skip


def _direction(before: Sequence[str], after: Sequence[str]) -> int:
    """1 for a rise, -1 for a fall, 0 for a level."""
    if after and after[0] in forms.UP | forms.DOWN:
        return 1 if after[0] in forms.UP else -1
    by = "by" in before[-4:]
    for word in reversed(before):
        if word in forms.UP or word in forms.DOWN:
            return 1 if word in forms.UP else -1
        if word in SKIPPED:
            continue
        if word in LEVEL or not by:
            return 0
    return 0


def _words_before(text: str, sentence: Passage, start: int, count: int) -> list[str]:
    found = WORD.findall(text, max(sentence.start, start - 15 * count), start)
    return [word.lower() for word in found[-count:]]


def _number(written: str) -> Decimal | None:
    """Digits with commas or blanks between thousands, a comma or a point before decimals."""
    if not written:
        return None
    plain = re.sub(r"[\u00a0\u202f]", "", written)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
        plain = plain.replace(",", "")
    plain = "".join(str(int(c)) if c.isdigit() and not c.isascii() else c for c in plain)
    return Decimal(plain.replace(",", "."))


def _scaled(number: Decimal | None, suffix: str | None) -> Decimal | None:
    if number is None:
        return None
    size = forms.SUFFIXES.get((suffix or "").strip(" .-").lower(), 1)
    scaled = number * size
    return scaled if abs(scaled) <= LARGEST else None


def _value(words: str) -> Decimal | None:
    """What a number in words or digits is.

    >>> _value("fifty-eight"), _value("two hundred thousand"), _value("a dozen")
    (Decimal('58'), Decimal('200000'), Decimal('12'))
    """
    if words[:1].isdigit():
        return _number(words)
    total, part = Decimal(0), Decimal(0)
    for word in words.lower().replace("-", " ").split():
        if word in forms.LARGE:
            part = (part or Decimal(1)) * forms.LARGE[word]
        else:
            total, part = total + (part if part >= 1000 else 0), part if part < 1000 else Decimal(0)
            part += forms.UNITS.get(word, forms.TENS.get(word, 1 if word == "a" else 0))
    value = total + part
    return value if SMALLEST <= value <= LARGEST else None
