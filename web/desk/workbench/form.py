"""The form of a passage as it is typed: everything a text, so that nothing typed is ever lost."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from accounts.domain.numbers import number

MOST_ROWS = 8
"""A chain has fewer hops than this."""

DEFAULTS = {
    **dict.fromkeys(("start", "end", "version", "suggestion", "seen", "once", "appearance"), ""),
    **dict.fromkeys(("claim", "find_claim", "statement", "place", "note", "reason"), ""),
    **dict.fromkeys(("date", "date_shown", "date_told"), ""),
    **dict.fromkeys(("comparator", "statistic", "amount", "lower", "upper", "unit"), ""),
    **dict.fromkeys(("population", "distanced"), ""),
    "kind": "event",
    "checkability": "checkable",
    "stance": "supports",
    "wording": "own",
    "force": "asserted",
    "basis": "unattributed",
}
"""The boxes of a passage and what they hold where nothing is proposed."""

ROW = {
    **dict.fromkeys(("find", "end", "title", "source_kind", "date"), ""),
    **dict.fromkeys(("date_shown", "date_told", "named_as", "cue", "inferred"), ""),
    **dict.fromkeys(("relay_find", "relay", "relay_kind", "relay_offered"), ""),
    "kind": "relays_statement",
    "origin_kind": "statement",
}
"""The boxes of one hop of the chain."""

FIGURE = ("amount", "lower", "upper", "unit", "comparator", "statistic", "population")

LINES = frozenset(DEFAULTS) - {"note", "reason", "statement"}


@dataclass(frozen=True, slots=True)
class Row:
    """One hop of the chain as it is typed."""

    number: int
    values: Mapping[str, str]

    @property
    def name(self) -> str:
        """How the names of its boxes begin."""
        return f"hop-{self.number}"

    @property
    def is_blank(self) -> bool:
        """Whether it says nothing: nobody was looked for and nothing is chosen."""
        asked = ("find", "relay_find", "title")
        chosen = {self.values["end"], self.values["relay"]} - {"", "none"}
        return not chosen and not any(self.values[name].strip() for name in asked)


@dataclass(frozen=True, slots=True)
class Form:
    """The whole form; `seen_claims` says with which version of each claim it was shown."""

    values: Mapping[str, str]
    rows: tuple[Row, ...] = ()
    seen_claims: Mapping[int, int] = field(default_factory=dict)

    def with_values(self, **values: str) -> "Form":
        """Will return the form with other texts in some boxes."""
        return replace(self, values={**self.values, **values})

    @property
    def has_figure(self) -> bool:
        """Whether anything of a figure is typed."""
        return any(self.values[name].strip() for name in FIGURE)


def read_form(sent: Mapping[str, str]) -> Form:
    """Will read a form as it was sent; a browser sends every line break as two characters."""
    values = {name: _text(sent, name, default) for name, default in DEFAULTS.items()}
    values["distanced"] = _text(sent, "distanced", "")
    count = min(number(sent.get("hops", ""), digits=2) or 0, MOST_ROWS)
    rows = [
        Row(place, {name: _text(sent, f"hop-{place}-{name}", "") for name in ROW})
        for place in range(count)
    ]
    seen = {
        pk: version
        for name, text in sent.items()
        if name.startswith("claim-seen-")
        and (pk := number(name.removeprefix("claim-seen-"))) is not None
        and (version := number(text)) is not None
    }
    return Form(values, tuple(rows), seen)


def with_another_row(form: Form) -> Form:
    """Will add an empty hop at the end."""
    if len(form.rows) >= MOST_ROWS:
        return form
    return replace(form, rows=(*form.rows, empty_row(len(form.rows))))


def empty_row(place: int) -> Row:
    """Will make a hop in which nothing is typed."""
    return Row(place, dict(ROW))


def _text(sent: Mapping[str, str], name: str, default: str) -> str:
    text = sent.get(name, default).replace("\r\n", "\n")
    return text.strip() if name in LINES or name.startswith("hop-") else text
