"""Two records side by side, in words: what each says, and where they differ."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from claims.models import Claim
from sources.domain.dates import When
from sources.models import Article, Source
from web.figures import figure_in_words
from web.words import badge, counted, dated

Show = Callable[[Any], str]

WHEN = ("from", "to", "as_written", "basis", "reason")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is compared: its name, the columns it is told from, and how it is said."""

    name: str
    columns: tuple[str, ...]
    show: Show


@dataclass(frozen=True, slots=True)
class Compared:
    """One thing of two records; `differs` where they do not say the same."""

    name: str
    survivor: str
    merged: str
    differs: bool


def _plain(name: str, column: str) -> Line:
    return Line(name, (column,), lambda record: str(getattr(record, column) or ""))


def _chosen(name: str, column: str) -> Line:
    return Line(name, (column,), lambda record: getattr(record, f"get_{column}_display")())


def _told(name: str, column: str, said: str) -> Line:
    return Line(name, (column,), lambda record: said if getattr(record, column) else "")


def _when(name: str, column: str, *parts: str) -> Line:
    columns = tuple(f"{column}_{part}" for part in parts or WHEN)
    return Line(name, columns, lambda record: _time(getattr(record, column)))


def _time(when: When) -> str:
    found = dated(when)
    if found is None:
        return ""
    return f"{found.text} (inferred from {found.inferred})" if found.inferred else found.text


WITHOUT_BASIS = ("from", "to", "as_written", "reason")

SOURCES = (
    _plain("Name", "name"),
    _chosen("Kind", "kind"),
    _plain("Country", "country"),
    _plain("Description", "description"),
    _plain("Home page", "homepage"),
    _told("Ours", "is_ours", "it is our own organisation"),
    Line("Stands", ("status",), lambda record: "" if record.status == "active" else "merged"),
)

ARTICLES = (
    _plain("Title", "title"),
    Line(
        "Publisher",
        ("publisher", "publisher_reason"),
        lambda record: str(record.publisher or record.publisher_reason),
    ),
    _when("Published", "published"),
    _plain("Signed", "signed_as"),
    _chosen("Kind of text", "genre"),
    _plain("Language", "language"),
    _told("Translated", "machine_translated", "by a machine"),
    Line(
        "Its text",
        ("held",),
        lambda record: "is held" if record.held == "text" else "was never read: it is only cited",
    ),
    _chosen("What became of it", "status"),
    _when("Since", "status_changed"),
    _plain("Announced at", "notice_url"),
    _plain("Disclaimers", "disclaimers"),
    _chosen("Readers may see", "may_show"),
    _chosen("Programs may take", "may_export"),
)

CLAIMS = (
    _plain("Statement", "statement"),
    _plain("In short", "short"),
    _chosen("Kind", "kind"),
    _chosen("Can it be checked?", "checkability"),
    Line(
        "Figure",
        (
            *("amount", "lower", "upper", "unit", "comparator", "statistic", "population"),
            *("baseline", *(f"as_of_{part}" for part in WITHOUT_BASIS)),
        ),
        figure_in_words,
    ),
    _when("When", "valid", *WITHOUT_BASIS),
    _plain("Where", "place"),
    _plain("Language", "language"),
    Line("Tells what was said by", ("attests",), lambda record: str(record.attests or "")),
)

LINES: dict[type[Any], tuple[Line, ...]] = {Source: SOURCES, Article: ARTICLES, Claim: CLAIMS}


def compared(survivor: Any, merged: Any) -> list[Compared]:
    """Will put two records of one kind side by side; what is empty on both sides is left out.

    A claim also shows how well it is sourced: that is counted anew for both together.
    """
    found = []
    for line in LINES[type(survivor)]:
        one, other = line.show(survivor), line.show(merged)
        if one or other:
            found.append(Compared(line.name, one, other, one != other))
    if isinstance(survivor, Claim):
        found += [_sourcing(survivor, merged)]
    return found


def _sourcing(survivor: Claim, merged: Claim) -> Compared:
    one, other = (_sourced(record) for record in (survivor, merged))
    return Compared("Sourcing", one, other, one != other)


def _sourced(record: Claim) -> str:
    label = badge(record.label).name if record.label else "not counted yet"
    places = counted(record.appearance_count, "appearance")
    return f"{label}: {places} in {counted(record.article_count, 'article')}"
