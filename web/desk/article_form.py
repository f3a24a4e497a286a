"""The form in which an article is looked over before it is kept: everything that was read, editable."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import partial
from typing import TypeVar

from django.core.exceptions import ValidationError

from accounts.domain.numbers import number
from accounts.domain.texts import is_plain, is_seen, is_storable, plain_line
from sources.domain.dates import When
from sources.domain.patterns import LANGUAGE_PATTERN
from sources.domain.vocabulary import Genre
from sources.models import Source
from sources.services.ingestion import Draft, Told
from web.desk.options import found_by

T = TypeVar("T")

LONGEST = {"title": 500, "authors": 500, "publisher_search": 300}
LONGEST_SHOWN = 60
MOST_FOUND = 8
NEW = "new"
"""What is chosen where the name that was typed is that of a publisher nobody recorded."""

LINES = frozenset({"url", "title", "publisher_search", "published", "until", "language"})


@dataclass(frozen=True, slots=True)
class Typed:
    """Everything that is typed on the page: what is handed in, then what is known of the article."""

    url: str = ""
    pasted: str = ""
    title: str = ""
    authors: str = ""
    publisher: str = ""
    publisher_search: str = ""
    published: str = ""
    until: str = ""
    language: str = ""
    genre: str = ""
    same_article: str = ""


BOXES = frozenset(one.name for one in fields(Typed))


def read_typed(sent: Mapping[str, str]) -> Typed:
    """Will read the form as it was sent; a browser sends every line break as two characters."""
    values = {name: sent.get(name, "").replace("\r\n", "\n") for name in BOXES}
    return Typed(**{name: one.strip() if name in LINES else one for name, one in values.items()})


def typed_of(draft: Draft, handed_in: Typed, publisher: Source | None) -> Typed:
    """Will put what was read into the boxes."""
    read = draft.read
    published, until = _days(read.published)
    return replace(
        handed_in,
        title=read.title,
        authors="\n".join(read.authors),
        publisher=str(publisher.pk) if publisher else "",
        published=published,
        until=until,
        language=read.language,
        genre=read.genre.value if read.genre else Genre.REPORTAGE.value,
    )


def require_something(typed: Typed) -> None:
    """Will return silently where something to read is handed in, and it can be taken.

    Raises: ValidationError naming the boxes.
    """
    wrong: dict[str, ValidationError] = {}
    if not typed.url and not is_seen(typed.pasted):
        wrong["url"] = _error("Paste an address here, or the text of the article below.")
    if typed.url and not is_plain(typed.url):
        wrong["url"] = _error(
            "The address holds signs that nobody sees: type it, or copy it from the address bar."
        )
    if not is_storable(typed.pasted):
        at = next((place for place, one in enumerate(typed.pasted) if not is_storable(one)), 0)
        wrong["pasted"] = _error(
            f"The text holds a sign that no text has (character {at + 1:,}, code "
            f"{ord(typed.pasted[at]):04X}): it was probably copied out of a file of another kind."
        )
    if wrong:
        raise ValidationError(wrong)


def read_out(typed: Typed, draft: Draft) -> tuple[Draft, Told]:
    """Will make of the boxes what is kept: the draft as somebody edited it, and what they told.

    Raises: ValidationError naming each box, with its value.
    """
    wrong: dict[str, ValidationError] = {}
    lines = {
        name: _tried(wrong, name, partial(_line, getattr(typed, name), most))
        for name, most in LONGEST.items()
        if name != "publisher_search"
    }
    if not is_seen(typed.title):
        wrong["title"] = _error("Give it a title: the page has none, or it was deleted here.")
    _tried(wrong, "language", partial(_language, typed.language))
    genre = _tried(wrong, "genre", partial(_genre, typed.genre))
    publisher = _tried(wrong, "publisher_search", partial(chosen_publisher, typed))
    published = _tried(wrong, "published", partial(_published, typed, draft.read.published))
    if wrong:
        raise ValidationError(wrong)
    read = replace(
        draft.read,
        title=typed.title,
        authors=tuple(filter(None, map(plain_line, (lines["authors"] or "").split("\n")))),
        language=typed.language,
        genre=genre,
        published=published or draft.read.published,
    )
    same = typed.same_article == "yes"
    return Draft(read, draft.where), Told(
        publisher=publisher, published=published, genre=genre, same_article=same
    )


def publishers(typed: Typed, found: Source | None) -> list[Source]:
    """The sources that are offered as the publisher: found by the address, looked for, chosen."""
    people = [found] if found else []
    people += found_by(typed.publisher_search)[:MOST_FOUND]
    chosen = number(typed.publisher)
    if chosen is not None:
        people += Source.objects.active().in_bulk([chosen]).values()
    return list({one.pk: one for one in people}.values())


def chosen_publisher(typed: Typed) -> Source | None:
    """The publisher that is chosen, or the one that is named, where that is one alone.

    None where it is not known yet, or is to be recorded anew.

    Raises: ValidationError where the name is nobody's, or that of several.
    """
    if typed.publisher == NEW and is_seen(typed.publisher_search):
        _line(typed.publisher_search, LONGEST["publisher_search"])
        return None
    if typed.publisher_search:
        return _named(typed.publisher_search)
    pk = number(typed.publisher)
    return Source.objects.active().in_bulk([pk]).get(pk) if pk is not None else None


def _named(name: str) -> Source:
    found = found_by(name)
    same = [one for one in found if one.name.casefold() == name.casefold()]
    if len(same) == 1 or len(found) == 1:
        return (same or found)[0]
    if found:
        said = f"“{_short(name)}” may be several: choose one of them, and empty this box."
    else:
        said = (
            f"No source is called “{_short(name)}”. Choose to record it as a new publisher, or empty "
            "this box and leave the publisher open."
        )
    raise _error(said)


def _line(value: str, most: int) -> str:
    if len(value) > most:
        said = f"“{_short(value)}” has {len(value):,} characters; at most {most} are kept."
        raise _error(said)
    if not is_storable(value) or not is_plain(value):
        raise _error(f"“{_short(value)}” holds signs that nobody sees: type it anew.")
    return value


def _language(value: str) -> None:
    if value and not re.fullmatch(LANGUAGE_PATTERN, value):
        raise _error(f"“{_short(value)}” is no language tag: write en, ja or zh-Hant.")


def _genre(value: str) -> Genre | None:
    if value and value not in set(Genre):
        raise _error(f"“{_short(value)}” is no kind of text: choose one of the list.")
    return Genre(value) if value else None


def _published(typed: Typed, read: When) -> When | None:
    """The days as they stand in the boxes; None where they are as they were read."""
    if (typed.published, typed.until) == _days(read):
        return None
    if not typed.published and not typed.until:
        return When(as_written=read.as_written)
    first, last = _day(typed.published), _day(typed.until)
    if first and last and last < first:
        raise _error(f"{last} is before {first}: the last day stands in the second box.")
    return When(first, last or first, as_written=read.as_written)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        said = f"“{_short(text)}” is no day: write it as 2018-11-22."
        raise _error(said) from error


def _days(when: When) -> tuple[str, str]:
    """The first and the last day as the two boxes hold them; one day alone stands in the first."""
    first, last = when.earliest or when.latest, when.latest
    only_one = last is None or last == first
    return (first.isoformat() if first else "", "" if only_one or not last else last.isoformat())


def _tried(wrong: dict[str, ValidationError], name: str, read: Callable[[], T]) -> T | None:
    """Reads one box; what is wrong with it is noted under its name."""
    try:
        return read()
    except ValidationError as error:
        wrong[name] = error
        return None


def _error(said: str) -> ValidationError:
    return ValidationError(said, code="unusable")


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
