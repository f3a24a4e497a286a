"""Fills the form of a passage with what is proposed: by a suggestion, or by reading what was selected."""

import json
from collections.abc import Mapping
from secrets import token_hex
from typing import Any

from claims.domain.reading.result import SpeakerForm
from claims.domain.vocabulary import OriginKind
from claims.services.suggestions.drafting import when_of
from sources.domain.anchors import Place
from sources.domain.vocabulary import SourceKind
from sources.models import ArticleVersion
from web.desk.workbench.form import DEFAULTS, ROW, Form, Row, empty_row

KINDS = {
    SpeakerForm.NAME: SourceKind.PERSON,
    SpeakerForm.PRONOUN: SourceKind.PERSON,
    SpeakerForm.BODY: SourceKind.GOVERNMENT_BODY,
    SpeakerForm.OUTLET: SourceKind.PUBLISHER,
    SpeakerForm.POLL: SourceKind.POLLSTER,
}
TITLED = frozenset({OriginKind.MEASUREMENT, OriginKind.OFFICIAL_RECORD, OriginKind.DOCUMENT})

PLAIN = ("kind", "checkability", "stance", "wording", "force", "basis")


def filled(version: ArticleVersion, place: Place, told: Mapping[str, Any]) -> Form:
    """Will make the form of a passage of which this is proposed."""
    values = dict(DEFAULTS)
    values |= {"start": str(place.start), "end": str(place.end), "version": str(version.pk)}
    values["once"] = token_hex(8)
    values["statement"] = told.get("statement", "")
    values |= {name: told[name] for name in PLAIN if told.get(name)}
    values["distanced"] = "yes" if told.get("distanced") else ""
    values |= _date(told.get("date"))
    figure = told.get("quantity") or {}
    names = ("unit", "comparator", "statistic", "population")
    values |= {name: figure.get(name) or "" for name in names}
    values |= {name: _plain(figure.get(name)) for name in ("amount", "lower", "upper")}
    text = version.text or ""
    chains = [chain for chain in told.get("chains", ()) if chain]
    rows = tuple(_row(number, chain, text) for number, chain in enumerate(chains))
    return Form(values, rows or (empty_row(0),))


def _plain(decimal: str | None) -> str:
    """A decimal without the zeros behind it.

    >>> _plain("74.500000"), _plain("100"), _plain(None)
    ('74.5', '100', '')
    """
    if not decimal:
        return ""
    return decimal.rstrip("0").rstrip(".") if "." in decimal else decimal


def _date(told: Mapping[str, Any] | None) -> dict[str, str]:
    """A proposed time: how it is shown, and all that is known of it, in case nobody changes it."""
    when = when_of(dict(told) if told else None)
    shown = str(when) if when.is_known else when.as_written
    return {"date": shown, "date_shown": shown, "date_told": json.dumps(told) if told else ""}


def _row(number: int, chain: list[dict[str, Any]], text: str) -> Row:
    """A proposed chain as one hop: its end, and who passes it on in between."""
    # An outlet whose text nobody read only passes on.
    end = chain[-1] if chain[-1]["is_origin"] else None
    relay = chain[0] if len(chain) > 1 or end is None else None
    values = dict(ROW)
    values |= _end(end) if end else {"end": "none"}
    if relay:
        values |= {"relay_find": name_of(relay), "relay_kind": _kind(relay)}
    shown = relay or chain[-1]
    values["kind"] = (end or shown)["kind"]
    values["named_as"] = shown["named_as"][:200]
    values["inferred"] = "yes" if shown["inferred"] else ""
    values["cue"] = " ".join(text[slice(*shown["cue"])].split())[:300] if shown["cue"] else ""
    return Row(number, values)


def _end(hop: dict[str, Any]) -> dict[str, str]:
    name, kind = name_of(hop), hop["origin_kind"] or OriginKind.STATEMENT
    dated = _date(hop["date"])
    is_titled = kind in TITLED
    title = ", ".join(part for part in (name or hop["named_as"], dated["date"]) if part)
    return {
        "find": name,
        "origin_kind": kind,
        "title": title[:300] if is_titled else "",
        "source_kind": _kind(hop),
        **dated,
    }


def name_of(hop: dict[str, Any]) -> str:
    """Will say whom a hop names; a pronoun stands for the one it most likely means."""
    likely = hop.get("candidates") or []
    if hop["form"] == SpeakerForm.PRONOUN and likely:
        return str(likely[0]["name"])
    return str(hop["name"] or hop["named_as"] or "")


def _kind(hop: dict[str, Any]) -> str:
    """What sort of source a speaker may be, to be changed by whoever knows better."""
    return str(KINDS.get(hop["form"], SourceKind.GROUP))
