"""What a reader of the list of claims asked for: read from an address, written into one, told in words."""

import re
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict

from accounts.choices import choices_of
from accounts.domain.numbers import number
from accounts.errors import Refused
from claims.domain.vocabulary import ClaimKind, Label
from claims.models import Topic
from reviews.domain.vocabulary import RatingClass
from sources.domain.patterns import LANGUAGE_PATTERN
from sources.domain.searching import read_query
from sources.models import Source
from web.names import language_name, language_tag
from web.reading.verdicts import CLASSES
from web.words import LABELS, day

NEWEST = "newest"
REPEATED = "repeated"
ORDERS = {NEWEST: "newest first", REPEATED: "most repeated first"}
KINDS = dict(choices_of(ClaimKind))
VERDICTS = {one: words.removeprefix("in short: ") for one, (_, words) in CLASSES.items()}
MOST_NAMESAKES = 8
LONGEST_NAME = 200


class UnknownFilter(Refused):
    """Says that a filter of the list does not know a value."""

    code = "unknown_filter"


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader asked for; empty words filter nothing. Days are those a claim is about."""

    search: str = ""
    label: str = ""
    kind: str = ""
    verdict: str = ""
    language: str = ""
    topic: Topic | None = None
    source: Source | None = None
    since: date | None = None
    until: date | None = None
    untraced: bool = False
    order: str = NEWEST

    @property
    def are_set(self) -> bool:
        """Whether anything narrows the list."""
        return bool(self.asked(order=""))

    @property
    def usual_order(self) -> str:
        """The order when none is asked for."""
        return REPEATED if self.untraced else NEWEST

    def asked(self, **more: str) -> dict[str, str]:
        """The parts of the address that ask for the same again."""
        asked = {
            "search": self.search,
            "label": self.label,
            "kind": self.kind,
            "verdict": self.verdict,
            "language": self.language,
            "topic": self.topic.slug if self.topic else "",
            "source": str(self.source.pk) if self.source else "",
            "since": self.since.isoformat() if self.since else "",
            "until": self.until.isoformat() if self.until else "",
            "traced": "no" if self.untraced else "",
            "order": self.order if self.order != self.usual_order else "",
            **more,
        }
        return {name: value for name, value in asked.items() if value}

    def query(self, **more: str) -> str:
        """The address part that asks for the same again."""
        return urlencode(self.asked(**more))

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """Each filter that is set in words, and the address part that asks for the rest alone."""
        words = {
            "search": f"“{self.search}”",
            "label": LABELS[Label(self.label)][0] if self.label else "",
            "kind": KINDS.get(self.kind, ""),
            "verdict": f"verdict: {VERDICTS[RatingClass(self.verdict)]}" if self.verdict else "",
            "language": f"in {language_name(self.language)}",
            "topic": f"topic: {self.topic}",
            "source": f"source: {self.source}",
            "since": f"since {day(self.since)}" if self.since else "",
            "until": f"until {day(self.until)}" if self.until else "",
            "traced": "nobody has traced it",
        }
        asked = self.asked()
        return [
            (said, urlencode({key: value for key, value in asked.items() if key != name}))
            for name, said in words.items()
            if name in asked
        ]


def read_filters(given: QueryDict) -> Filters:
    """Will read the filters of an address, in at most two queries.

    Raises: UnknownFilter naming the value and what is possible instead; QueryUnfit.
    """
    search = searched(given)
    page = given.get("page", "").strip()
    if page not in {"", "1"}:
        raise UnknownFilter(
            f"There is no page “{page[:80]}”: this list goes on with “Next” at the end of each page."
        )
    untraced = _choice(given, "traced", ["no"]) == "no"
    filters = Filters(
        search=read_query(search) if search.strip() else "",
        label=_choice(given, "label", list(Label)),
        kind=_choice(given, "kind", list(ClaimKind)),
        verdict=_choice(given, "verdict", list(RatingClass)),
        language=_language(given.get("language", "")),
        topic=_topic(given.get("topic", "").strip()),
        source=_source(given.get("source", "").strip()),
        since=_day(given.get("since", "").strip()),
        until=_day(given.get("until", "").strip()),
        untraced=untraced,
        order=_choice(given, "order", list(ORDERS)) or (REPEATED if untraced else NEWEST),
    )
    if filters.since and filters.until and filters.since > filters.until:
        return replace(filters, since=filters.until, until=filters.since)
    return filters


def searched(given: QueryDict) -> str:
    """The words searched for; `q`, as many sites call them, means the same."""
    return given.get("search", "") or given.get("q", "")


def _language(typed: str) -> str:
    """Raises: UnknownFilter."""
    language = language_tag(typed)
    if language and not re.fullmatch(LANGUAGE_PATTERN, language):
        raise UnknownFilter(
            f"There is no language “{typed.strip()[:80]}”: give its English name or a code such as "
            "en or zh-Hant."
        )
    return language


def _topic(slug: str) -> Topic | None:
    """Raises: UnknownFilter."""
    if not slug:
        return None
    found = Topic.objects.with_slugs([slug]).first() if "\0" not in slug else None
    if found is None:
        raise UnknownFilter(f"There is no topic “{slug[:80]}”. Choose one from the list.")
    return found


def _source(typed: str) -> Source | None:
    """The source of this number, or the only one of this name.

    Raises: UnknownFilter, with the namesakes where there are several.
    """
    if not typed:
        return None
    if "\0" in typed or len(typed) > LONGEST_NAME:
        raise UnknownFilter(f"There is no source “{typed[:80]}”: give a name, or a part of one.")
    active, pk = Source.objects.active(), number(typed)
    if pk is not None:
        named = list(active.with_ids([pk]))
    else:
        exact = active.known_as(typed, "").distinct()[:MOST_NAMESAKES]
        named = list(exact) or list(active.named(typed)[:MOST_NAMESAKES])
    if len(named) == 1:
        return named[0]
    if not named:
        raise UnknownFilter(f"There is no source “{typed[:80]}”: give a name, or a part of one.")
    raise UnknownFilter(
        f"Several sources are called “{typed[:80]}”. Which one?",
        namesakes=[(one.pk, one.name) for one in named],
    )


def _day(typed: str) -> date | None:
    """Raises: UnknownFilter."""
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError:
        raise UnknownFilter(f"“{typed[:80]}” is not a day such as 2019-01-23.") from None


def _choice(given: QueryDict, name: str, known: list[str]) -> str:
    """One of the known words, or nothing.

    Raises: UnknownFilter.
    """
    value = given.get(name, "").strip()
    if value and value not in known:
        raise UnknownFilter(
            f"There is no {name} “{value[:80]}”. Choose one of: {', '.join(known)}."
        )
    return value
