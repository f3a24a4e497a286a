"""A passage as it was typed, made into records that can be saved, or what of it cannot be read."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError

from accounts.domain.numbers import number
from claims.domain.vocabulary import (
    AppearanceStatus,
    Comparator,
    Force,
    OriginKind,
    Stance,
    Statistic,
    Wording,
)
from claims.domain.vocabulary import AttributionKind as HopKind
from claims.models import Appearance, Attribution, Claim, Origin
from claims.services.told import HopTold, OriginTold, RelayTold, SourceTold
from sources.domain.anchors import Place
from sources.domain.vocabulary import SourceKind
from sources.models import ArticleVersion, Source
from web.desk.workbench.form import Form, Row
from web.desk.workbench.places import at_words
from web.desk.workbench.relays import KNOWN, About, about_appearance, not_asked, question
from web.desk.workbench.times import when_typed

Errors = dict[str, list[ValidationError]]

LONGEST_CUE = 300
NEAR = 800
"""The words that attribute stand within so many characters of the passage."""

TITLED = frozenset({OriginKind.MEASUREMENT, OriginKind.OFFICIAL_RECORD, OriginKind.DOCUMENT})
WITHOUT_HOLDER = frozenset({OriginKind.UNNAMED_SOURCE, OriginKind.UNKNOWN})


@dataclass(slots=True)
class Drafted:
    """An unsaved appearance with its claim, stored or not, and the hops of its chain.

    `rows` says for each hop in which row of the form it was typed.
    """

    appearance: Appearance
    chain: list[HopTold]
    rows: list[int]


@dataclass(slots=True)
class _Reading:
    """A form while it is read."""

    form: Form
    version: ArticleVersion
    about: About | None = None
    wrong: Errors = field(default_factory=lambda: defaultdict(list))

    def refuse(self, name: str, said: str) -> None:
        """Notes what is wrong with a box."""
        self.wrong[name].append(ValidationError(said, code="invalid"))

    def chosen(self, name: str, words: type[StrEnum], *, blank: bool = False) -> str:
        """One of the words of an enumeration."""
        text = self.form.values[name]
        if text not in set(words) and not (blank and text == ""):
            self.refuse(name, f"“{text[:60]}” is none of the choices. Choose one of the list.")
            return ""
        return text


def drafted(form: Form, version: ArticleVersion, place: Place, claim: Claim | None) -> Drafted:
    """Will make records of what was typed; without a `claim` a new one is made of it.

    Raises: ValidationError by the names of the boxes, everything at once.
    """
    stance = form.values["stance"]
    reading = _Reading(form, version, About(version.article, claim.pk if claim else None, stance))
    row = _appearance(reading, place)
    row.claim = claim or _claim(reading, row)
    chain, rows = _chain(reading, place)
    if reading.wrong:
        raise ValidationError(dict(reading.wrong))
    return Drafted(row, chain, rows)


def drafted_chain(form: Form, row: Appearance, place: Place | None) -> Drafted:
    """Will make the hops alone, for an appearance that is recorded.

    Raises: ValidationError by the names of the boxes.
    """
    version = row.version or ArticleVersion(text="")
    reading = _Reading(form, version, about_appearance(row))
    chain, rows = _chain(reading, place or Place(0, 1))
    if reading.wrong:
        raise ValidationError(dict(reading.wrong))
    return Drafted(Appearance(), chain, rows)


def _appearance(reading: _Reading, place: Place) -> Appearance:
    typed, version = reading.form.values, reading.version
    row = Appearance(
        article=version.article,
        version=version,
        start=place.start,
        end=place.end,
        exact=(version.text or "")[place.start : place.end],
        status=AppearanceStatus.ACCEPTED.value,
        stance=reading.chosen("stance", Stance),
        wording=reading.chosen("wording", Wording),
        force=reading.chosen("force", Force),
        basis=typed["basis"],
        distanced=bool(typed["distanced"]),
        note=typed["note"],
    )
    row.date = when_typed(typed["date"], typed["date_shown"], typed["date_told"])
    if reading.form.has_figure:
        _set_figure(reading, row)
    return row


def _set_figure(reading: _Reading, row: Any) -> None:
    for name in ("amount", "lower", "upper"):
        setattr(row, name, _decimal(reading, name))
    for name in ("unit", "population"):
        setattr(row, name, reading.form.values[name])
    row.comparator = reading.chosen("comparator", Comparator, blank=True) or Comparator.EQ.value
    row.statistic = reading.chosen("statistic", Statistic, blank=True) or Statistic.COUNT.value


def _decimal(reading: _Reading, name: str) -> Decimal | None:
    """A number as people write it: with spaces or commas between thousands, or a percent sign."""
    text = reading.form.values[name]
    plain = text.replace("−", "-").replace("–", "-").rstrip("%").strip()
    plain = re.sub(r"(?<=\d)[\s\u00a0\u202f,](?=\d{3}\b)", "", plain)
    if not plain:
        return None
    try:
        found = Decimal(plain)
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite():
        reading.refuse(name, f"“{text[:60]}” is no number. Write it in digits, such as 74.5.")
        return None
    return found


def _claim(reading: _Reading, row: Appearance) -> Claim:
    typed = reading.form.values
    claim = Claim(
        statement=typed["statement"].strip(),
        language=reading.version.article.language,
        kind=typed["kind"],
        checkability=typed["checkability"],
        place=typed["place"],
    )
    claim.valid = row.date
    for name in ("amount", "lower", "upper", "unit", "population", "comparator", "statistic"):
        setattr(claim, name, getattr(row, name))
    return claim


def _chain(reading: _Reading, place: Place) -> tuple[list[HopTold], list[int]]:
    """The hops of the rows in which something is chosen."""
    found: list[HopTold] = []
    rows: list[int] = []
    for row in reading.form.rows:
        hop = None if row.is_blank else _hop(reading, row, place)
        if hop is not None:
            found.append(hop)
            rows.append(row.number)
    return found, rows


def _hop(reading: _Reading, row: Row, place: Place) -> HopTold | None:
    typed = row.values
    hop = Attribution(
        kind=typed["kind"] if typed["kind"] in set(HopKind) else HopKind.RELAYS_STATEMENT.value,
        named_as=typed["named_as"][:200],
        inferred=bool(typed["inferred"]),
        cue=typed["cue"][:LONGEST_CUE],
    )
    _place_cue(reading.version.text or "", hop, place)
    relay = _relay(reading, row)
    new = None
    if typed["end"].startswith("origin:"):
        hop.to_origin = _stored(reading, row, "end", Origin)
    elif typed["end"] not in ("", "none"):
        new = _new_origin(reading, row)
    if hop.to_origin is None and new is None and relay is None:
        if not any(name.startswith(row.name) for name in reading.wrong):
            said = "Choose where it comes from, or “leave it open”."
            reading.refuse(f"{row.name}-end", said)
        return None
    return HopTold(hop, new, relay)


def _place_cue(text: str, hop: Attribution, place: Place) -> None:
    """Gives the cue its place, where its words stand once near the passage."""
    if not hop.cue:
        return
    begin = max(place.start - NEAR, 0)
    found = at_words(text[begin : place.end + NEAR], hop.cue).place
    if found is not None:
        hop.cue_start, hop.cue_end = found.start + begin, found.end + begin
        hop.cue = text[hop.cue_start : hop.cue_end]
        if len(hop.cue) > LONGEST_CUE:
            hop.cue_start = hop.cue_end = None
            hop.cue = hop.cue[:LONGEST_CUE]


def _relay(reading: _Reading, row: Row) -> RelayTold | Appearance | None:
    chosen = row.values["relay"]
    if chosen == "" and row.values["relay_find"].strip():
        reading.refuse(f"{row.name}-relay_find", "Choose who passes it on, or nobody.")
        return None
    if chosen in ("", "none"):
        return None
    if chosen.startswith(KNOWN):
        recorded: Appearance | None = _stored(reading, row, "relay", Appearance)
        return recorded
    speaker = _source(reading, row, "relay", row.values["relay_find"], row.values["relay_kind"])
    if isinstance(speaker, Source) and reading.about:
        known = not_asked(row.values, reading.about.known([speaker]))
        if known:
            reading.refuse(f"{row.name}-relay_find", question(known))
    return RelayTold(speaker) if speaker else None


def _new_origin(reading: _Reading, row: Row) -> OriginTold | None:
    typed = row.values
    kind = typed["origin_kind"] or OriginKind.STATEMENT.value
    if kind not in set(OriginKind):
        reading.refuse(f"{row.name}-origin_kind", "Choose what sort of origin it is.")
        return None
    origin = Origin(kind=kind, title=typed["title"])
    origin.date = when_typed(typed["date"], typed["date_shown"], typed["date_told"])
    if kind in WITHOUT_HOLDER:
        origin.description = typed["find"] or typed["named_as"]
        return OriginTold(origin)
    holder = _source(reading, row, "end", typed["find"], typed["source_kind"])
    if kind in TITLED and not origin.title:
        origin.title = typed["find"]
    if isinstance(holder, Source):
        origin.holder = holder
        return OriginTold(origin)
    return OriginTold(origin, holder=holder) if holder else None


def _source(
    reading: _Reading, row: Row, name: str, words: str, kind: str
) -> Source | SourceTold | None:
    """The source that is chosen, or the new one that was typed."""
    if row.values[name].startswith("source:"):
        found: Source | None = _stored(reading, row, name, Source)
        return found
    box = f"{row.name}-{'find' if name == 'end' else 'relay_find'}"
    if not words.strip():
        reading.refuse(box, "Type who it is.")
        return None
    if kind not in set(SourceKind):
        said = f"Say what “{words[:60]}” is: a person, a pollster, a publisher …"
        reading.refuse(f"{row.name}-{'source_kind' if name == 'end' else 'relay_kind'}", said)
        return None
    return SourceTold(words.strip(), SourceKind(kind))


def _stored(reading: _Reading, row: Row, name: str, model: Any) -> Any:
    pk = number(row.values[name].partition(":")[2])
    found = model.objects.in_bulk([pk]).get(pk) if pk is not None else None
    if found is None:
        reading.refuse(f"{row.name}-{name}", "What was chosen is not there any more. Choose again.")
    elif model is Source:
        found = found.survivor
    return found
