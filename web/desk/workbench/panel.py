"""The panel beside the text: one passage with the claims it may state, the form, and its chain."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from accounts.choices import choices_of, in_plain_words
from accounts.domain.numbers import number
from claims.domain.vocabulary import AttributionKind as HopKind
from claims.domain.vocabulary import (
    Basis,
    Checkability,
    ClaimKind,
    Comparator,
    Force,
    OriginKind,
    Stance,
    Statistic,
    Wording,
)
from claims.models import Appearance, Suggestion
from sources.domain.anchors import Place
from sources.domain.vocabulary import SourceKind, TextRights
from sources.models import Article, ArticleVersion
from web.desk.access import Told
from web.desk.boxes import Box, Wrong, listed
from web.desk.workbench.ends import Ends, ends_of
from web.desk.workbench.filling import filled
from web.desk.workbench.form import Form, Row, empty_row, read_form
from web.desk.workbench.offered import Offered, is_same, offered
from web.desk.workbench.passage import proposal_for
from web.desk.workbench.relays import About, about_appearance, about_of


def _in_plain_words(words: type[StrEnum]) -> list[tuple[str, str]]:
    return [(word, in_plain_words(word, label)) for word, label in choices_of(words)]


OPTIONS = {
    "kind": choices_of(ClaimKind),
    "checkability": choices_of(Checkability),
    "stance": choices_of(Stance),
    "wording": choices_of(Wording),
    "force": choices_of(Force),
    "basis": choices_of(Basis),
    "comparator": _in_plain_words(Comparator),
    "statistic": _in_plain_words(Statistic),
    "hop": choices_of(HopKind),
    "origin": choices_of(OriginKind),
    "source": choices_of(SourceKind),
}
"""What the lists of the form let choose."""


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One hop of the chain with what it may lead to, and what is wrong with it."""

    row: Row
    ends: Ends


@dataclass(frozen=True, slots=True)
class Panel:
    """An open passage: its words, the form as it is typed, and everything it lets choose."""

    form: Form
    words: str
    withheld: str
    rows: tuple[ShownRow, ...]
    claims: Offered = field(default_factory=Offered)
    why: tuple[str, ...] = ()
    suggestion: Suggestion | None = None
    appearance: Appearance | None = None
    wrong: Told = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    options: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: dict(OPTIONS))

    @property
    def sentences(self) -> tuple[Wrong, ...]:
        """Everything that is wrong, each with the way to its box."""
        return listed(self.wrong, _box)

    @property
    def opens_manner(self) -> bool:
        """Whether something is wrong in the part that is folded away."""
        return bool(self.wrong.keys() & {"stance", "wording", "force", "basis", "note", "reason"})


NAMES = {
    "amount": "Figure",
    "reason": "Why, although the figure differs",
    "date": "When",
    "claim": "Which claim",
    "statement": "Statement",
}

HOP_NAMES = {
    "origin_kind": "What its origin is",
    "date": "When its origin was made",
    "title": "Title of its origin",
    "source_kind": "Whoever made it",
    "relay_find": "Who passes it on",
    "relay": "Who passes it on",
    "relay_kind": "Who passes it on",
}


def _box(name: str) -> Box:
    """The way to a box by its name."""
    if not name:
        return Box()
    first, _, rest = name.partition("-")
    place, _, part = rest.partition("-")
    if first == "hop" and number(place) is not None:
        return Box(HOP_NAMES.get(part, "Where the text has it from"), f"#{name}")
    return Box(NAMES.get(name, name.replace("_", " ").capitalize()), f"#{name}")


def panel_of_suggestion(suggestion: Suggestion, version: ArticleVersion) -> Panel:
    """Will open a suggestion with what it proposes."""
    place = Place(suggestion.start, suggestion.end)
    form = filled(version, place, suggestion.proposal).with_values(
        suggestion=str(suggestion.pk), seen=str(suggestion.row_version)
    )
    opened = panel(form, version, place)
    why = tuple(str(reason) for reason in suggestion.proposal.get("reasons", ()))
    return replace(opened, suggestion=suggestion, why=why)


def panel_of_place(version: ArticleVersion, place: Place) -> Panel:
    """Will open a passage that somebody selected with what the reader makes of it."""
    return panel(filled(version, place, proposal_for(version, place)), version, place)


def panel_of_appearance(row: Appearance, version: ArticleVersion | None) -> Panel:
    """Will open an appearance that is recorded, to add hops to its chain."""
    form = replace(read_form({"appearance": str(row.pk)}), rows=(empty_row(0),)).with_values(
        once=""
    )
    return panel_of_chain(form, row, version)


def panel_of_chain(form: Form, row: Appearance, version: ArticleVersion | None) -> Panel:
    """Will show the form of a chain as it is typed."""
    place = Place(row.start, row.end) if row.start is not None and row.end else None
    return Panel(
        form=form,
        words=_words(row.article, version, place),
        withheld=_withheld(row.article, place),
        rows=_shown_rows(form, about_appearance(row)),
        appearance=row,
    )


def panel(form: Form, version: ArticleVersion, place: Place) -> Panel:
    """Will show a form as it is typed, with the claims that the passage may state."""
    text = (version.text or "")[place.start : place.end]
    typed = form.values
    found = offered(text, typed["statement"], typed["find_claim"], typed["claim"])
    form = replace(form, seen_claims=found.seen)
    if not typed["claim"]:
        form = form.with_values(claim=_same(typed["statement"], found) or "new")
    return Panel(
        form=form,
        words=_words(version.article, version, place),
        withheld=_withheld(version.article, place),
        rows=_shown_rows(form, about_of(form.values, version.article)),
        claims=found,
    )


def _same(statement: str, found: Offered) -> str:
    """The tracked claim that says the very same: whoever accepts it quickly makes no second one."""
    same = (one.pk for one in found.nearest if is_same(one.row.statement, statement))
    return str(next(same, ""))


def _shown_rows(form: Form, about: About) -> tuple[ShownRow, ...]:
    ends = ends_of(form.rows, about)
    return tuple(ShownRow(row, ends[row.name]) for row in form.rows)


def _words(article: Article, version: ArticleVersion | None, place: Place | None) -> str:
    """The words of the passage, where they may be shown."""
    if article.may_show == TextRights.NOTHING or version is None or place is None:
        return ""
    return (version.text or "")[place.start : place.end]


def _withheld(article: Article, place: Place | None) -> str:
    if place is None:
        return "This passage has no place in the text."
    if article.may_show == TextRights.NOTHING:
        return f"Characters {place.start:,} to {place.end:,}; the words may not be shown."
    return ""
