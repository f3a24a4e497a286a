"""Points in time as publishers write them, made into ISO 8601 or bounds in days."""

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from reviews.domain.claimreview.moments import bounds, instant, is_iso, written
from reviews.domain.claimreview.reading.nodes import PLACEHOLDERS, Desk
from reviews.domain.claimreview.reading.shapes import ReadMoment
from reviews.domain.claimreview.texts import plain_text
from sources.domain.dates import When
from sources.domain.pages.days import believed, read_stamp, stated
from sources.domain.vocabulary import DateBasis

MAIL = re.compile(
    r"(?:[A-Za-z]{3,9},? )?\d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d(?::\d\d)?(?: [-+\w]{1,5})?"
)
STAMP = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?"
    r"(?: ?(?:Z|UTC|GMT|[-+]\d\d:?\d\d|[-+]\d\d))?",
    re.IGNORECASE,
)
EPOCH = re.compile(r"\d{9,10}|\d{12,13}")
COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
MILLISECONDS = 10**11
START = datetime(1970, 1, 1, tzinfo=UTC)
LONGEST = 100


def read_moment(value: Any, desk: Desk, where: str, language: str = "") -> ReadMoment:
    """Will read a point in time; what cannot be read becomes an unknown one, with a note."""
    text = plain_text(_text(value)[:LONGEST])
    if not text or text.casefold() in PLACEHOLDERS:
        return ReadMoment()
    if not isinstance(value, str | int | float):
        desk.note("list_for_one" if isinstance(value, list) else "date_repaired", where, text)
    found = _exactly(text, desk, where) or _loosely(text, desk, where, language)
    when = believed(found.when, today=desk.today)
    if when.is_known:
        return found if when == found.when else ReadMoment(written(when), when)
    code = (
        "date_not_believed"
        if found.when.is_known or "believed" in when.reason
        else "date_unreadable"
    )
    desk.note(code, where, text)
    return ReadMoment()


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = next((one for one in value if one not in (None, "", [], {})), None)
    if isinstance(value, dict):
        value = value.get("@value")
    if isinstance(value, float):
        value = int(value) if abs(value) < 10**15 else None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else ""


def _exactly(text: str, desk: Desk, where: str) -> ReadMoment | None:
    """A moment in a form that programs write, None for any other."""
    if is_iso(text) and (found := bounds(text)):
        exact = instant(text) if len(text) > len("2024-05-01") else None
        iso = exact.isoformat(timespec="seconds") if exact else text
        return ReadMoment(iso, When(*found, as_written=text))
    if EPOCH.fullmatch(text):
        desk.note("date_from_epoch", where, text)
        seconds = int(text) / (1000 if int(text) >= MILLISECONDS else 1)
        return _at(START + timedelta(seconds=int(seconds)), text)
    moment = _stamped(text)
    if moment is None:
        return None
    if moment.tzinfo is None:
        desk.note("time_without_zone", where, text)
        return _on(moment.date(), text)
    if moment.isoformat(timespec="seconds") != text:
        desk.note("date_repaired", where, text)
    return _at(moment, text)


def _stamped(text: str) -> datetime | None:
    """The instant of ISO 8601 with slips, or of a mail's date."""
    try:
        if STAMP.fullmatch(text):
            plain = re.sub(r" ?(?:utc|gmt|z)$", "+00:00", text, flags=re.IGNORECASE)
            return datetime.fromisoformat(
                plain[:10] + "T" + plain[11:].replace(" ", "").replace(",", ".")
            )
        if MAIL.fullmatch(text):
            return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    return None


def _loosely(text: str, desk: Desk, where: str, language: str) -> ReadMoment:
    """A day as people write it, in the language of the review."""
    if found := COMPACT.fullmatch(text):
        text = "-".join(found.groups())
    first, _, last = text.partition("/")
    if (
        is_iso(first)
        and is_iso(last)
        and (a := bounds(first))
        and (b := bounds(last))
        and a[0] <= b[1]
    ):
        desk.note("date_ambiguous", where, text)
        when = When(a[0], b[1], text, DateBasis.STATED)
        return ReadMoment(written(when), when)
    when = read_stamp(text, language=language, today=desk.today) or When(as_written=text)
    if when.is_known:
        desk.note(
            "date_repaired" if when.basis is DateBasis.STATED else "date_ambiguous", where, text
        )
    return ReadMoment(written(when), when)


def _at(moment: datetime, text: str) -> ReadMoment:
    return ReadMoment(moment.isoformat(timespec="seconds"), stated(moment.date(), text))


def _on(day: date, text: str) -> ReadMoment:
    return ReadMoment(day.isoformat(), stated(day, text))
