"""The figures of a claim as its page shows them: a plot, a table beneath it, and the polls."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse

from claims.domain.polls import DISCLOSED_ITEMS
from claims.domain.units import PERCENT, unit_and_size
from claims.domain.vocabulary import Statistic
from web.figures import number as in_figures
from web.figures import size_in_words
from web.reading.appearances import AppearanceReading
from web.reading.plot import Plot, Point, plot
from web.reading.references import Ref
from web.words import stored_days

RELATIONS = {
    "same": "the claim’s figure",
    "broader": "holds it, but is broader",
    "compatible": "compatible with it, but another figure",
    "other": "another figure",
    "not_comparable": "not comparable",
    "misquote": "misquoted",
    "no_claim_figure": "",
}
"""What a figure is to that of the claim."""

TOLD_HERE = frozenset(
    {
        "misquote",
        "compatible_figures",
        "conflicting_figures",
        "change_within_margin",
        "change_beyond_margin",
        "supports_broader_claim",
        "rhetorical_number",
    }
)
"""Codes of the reasons that stand beside the figures."""

MOST_DRAWN = 12
"""So many figures are drawn; the table holds all that are listed."""


BOUNDS = frozenset({"lt", "lte", "gt", "gte", "between", "majority_of"})
"""Figures that are drawn as a bar alone: no single number is meant."""


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One line of the table: who gives which figure, whose it is, and what it is to the claim's."""

    figure: str
    margin: str
    by: Ref
    times: int
    rests_on: str
    on: str
    relation: str
    is_rhetorical: bool


@dataclass(frozen=True, slots=True)
class PollReading:
    """A poll with what was disclosed, item by item, and what is missing."""

    title: str
    facts: tuple[tuple[str, str], ...]
    known: int
    items: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything the page says of the figures of a claim."""

    plot: Plot | None
    lines: tuple[FigureLine, ...]
    beyond: int
    told: tuple[str, ...]
    polls: tuple[PollReading, ...]


@dataclass(slots=True)
class _Number:
    """A figure of a stored result, with decimals again."""

    amount: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str
    comparator: str
    statistic: str


def read_figures(
    result: dict[str, Any], readings: Sequence[AppearanceReading], shown: Iterable[int]
) -> Figures | None:
    """Will read the figures of a stored result; None where there are neither figures nor polls.

    `readings` are passages with a figure, `shown` the ids of all passages that the page shows. What
    is not in the result, because nobody has accepted it yet, is listed last.
    """
    block = result.get("figures") or {}
    reported, here = block.get("reported", []), set(shown)
    lines = [_line(one, here) for one in reported]
    known = {one["appearance"] for one in reported}
    lines += [_waiting(one) for one in readings if one.id not in known]
    polls = tuple(_poll(one) for one in block.get("polls", []))
    if not lines and not polls:
        return None
    messages = [one["message"] for one in result.get("reasons", []) if one.get("code") in TOLD_HERE]
    return Figures(
        plot=_plot(block.get("claim"), reported, here),
        lines=tuple(lines),
        beyond=block.get("beyond", 0),
        told=tuple(dict.fromkeys(messages)),
        polls=polls,
    )


def _line(one: dict[str, Any], shown: set[int]) -> FigureLine:
    relation = RELATIONS.get(one["relation"], "")
    if one["measured"]:
        relation = f"{relation}: it was measured as {one['measured']}"
    if one["is_rhetorical"]:
        relation = "no measurement"
    return FigureLine(
        figure=size_in_words(_number(one["number"])),
        margin=_own_margin(one),
        by=Ref(one["article_title"], _where(one, shown)),
        times=one["times"],
        rests_on=one["origin_title"],
        on=stored_days(one["on"] or ""),
        relation=relation,
        is_rhetorical=one["is_rhetorical"],
    )


def _where(one: dict[str, Any], shown: set[int]) -> str:
    """The passage on this page, or else the article."""
    if one["appearance"] in shown:
        return f"#appearance-{one['appearance']}"
    return reverse("article", args=[one["article"]])


def _waiting(reading: AppearanceReading) -> FigureLine:
    """A figure that the result does not hold: suggested, left out, or not computed yet."""
    return FigureLine(
        figure=reading.figure,
        margin="",
        by=Ref(reading.article.publisher.text, f"#appearance-{reading.id}"),
        times=1,
        rests_on="",
        on="",
        relation="does not count",
        is_rhetorical=reading.is_rhetorical,
    )


def _own_margin(one: dict[str, Any]) -> str:
    """The margin of a figure that was measured so: not of a misquote, nor of a bound."""
    is_number = one["number"]["comparator"] in {"eq", "approx"}
    return _margin(one["margin"]) if is_number and not one["measured"] else ""


def _margin(margin: str | None) -> str:
    return "" if margin is None else f"± {in_figures(Decimal(margin))} points"


# -- the plot


def _plot(
    claim: dict[str, Any] | None, reported: Sequence[dict[str, Any]], shown: set[int]
) -> Plot | None:
    """The figures of one unit; a single number that is no share needs no picture."""
    numbers = [(one, _number(one["number"])) for one in reported]
    own = _number(claim) if claim else None
    drawn = [(one, number) for one, number in numbers if _is_drawn(number)]
    if not drawn:
        return None
    first = own if own and _is_drawn(own) else drawn[0][1]
    alike = [(one, number) for one, number in drawn if _kind(number) == _kind(first)]
    points = _points(alike, _size(first), shown)
    is_share = _kind(first)[0] == PERCENT and first.statistic == Statistic.SHARE
    if len(points) < 2 and not is_share:
        return None
    claimed = own.amount if own and own.comparator == "eq" and _kind(own) == _kind(first) else None
    if claimed is not None and own is not None:
        claimed *= _size(own) / _size(first)
    unit = first.unit or ("percent" if is_share else "")
    return plot(points, claimed=claimed, is_share=is_share, unit=unit, says=_says(points))


def _points(
    rows: Sequence[tuple[dict[str, Any], _Number]], unit: Decimal, shown: set[int]
) -> list[Point]:
    """One point for each figure of each origin, however many report it."""
    gathered: dict[tuple[Any, ...], list[tuple[dict[str, Any], _Number]]] = {}
    for one, number in rows:
        key = one["origin"], one["number"]["text"], one["is_rhetorical"], one["measured"]
        gathered.setdefault(key, []).append((one, number))
    return [_point(ones, unit, shown) for ones in list(gathered.values())[:MOST_DRAWN]]


def _point(ones: Sequence[tuple[dict[str, Any], _Number]], unit: Decimal, shown: set[int]) -> Point:
    one, number = ones[0]
    passages = sum(row["times"] for row, _ in ones)
    who = one["origin_title"] or one["article_title"]
    if not one["origin_title"] and passages > 1:
        who = f"{passages:,} passages"
    margin = _own_margin(one)
    words = f"{size_in_words(number)} {margin}".strip()
    wrong = " (misquoted)" if one["measured"] else ""

    def sized(value: Decimal | None) -> Decimal | None:
        return None if value is None else value * _size(number) / unit

    amount = number.amount if number.amount is not None else number.low
    return Point(
        label=f"{words.replace(' percent', ' %').replace(' points', '')}{wrong} · {who}",
        says=f"{words}{wrong}, {who}",
        href=_where(one, shown),
        low=sized(number.low),
        high=sized(number.high),
        amount=None if number.comparator in BOUNDS else sized(amount),
        margin=sized(Decimal(one["margin"])) if margin else None,
        is_rhetorical=one["is_rhetorical"],
        is_misquote=bool(one["measured"]),
    )


def _says(points: Sequence[Point]) -> str:
    return "; ".join(point.says for point in points)


def _number(stored: dict[str, Any]) -> _Number:
    def decimal(name: str) -> Decimal | None:
        return None if stored[name] is None else Decimal(stored[name])

    return _Number(
        amount=decimal("amount"),
        lower=decimal("lower"),
        upper=decimal("upper"),
        low=decimal("low"),
        high=decimal("high"),
        unit=stored["unit"],
        comparator=stored["comparator"],
        statistic=stored["statistic"],
    )


def _is_drawn(number: _Number) -> bool:
    return number.low is not None or number.high is not None


def _kind(number: _Number) -> tuple[str, str]:
    return unit_and_size(number.unit, Statistic(number.statistic))[0], number.statistic


def _size(number: _Number) -> Decimal:
    return unit_and_size(number.unit, Statistic(number.statistic))[1]


# -- polls


def _poll(one: dict[str, Any]) -> PollReading:
    told = {
        **one,
        "sample": f"{one['sample']:,}" if one["sample"] is not None else "",
        "margin_of_error": _margin(one["margin_of_error"]),
        "confidence_level": f"{one['confidence_level']} percent" if one["confidence_level"] else "",
        "fieldwork": stored_days(one["fieldwork"]),
    }
    return PollReading(
        title=one["title"],
        facts=tuple((DISCLOSED_ITEMS[name], told[name]) for name in one["disclosed"]),
        known=len(one["disclosed"]),
        items=len(DISCLOSED_ITEMS),
        missing=tuple(DISCLOSED_ITEMS[name] for name in one["missing"]),
    )
