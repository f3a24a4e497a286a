"""Where a hop may end: origins and sources that go by what was typed, and what would be made new."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from accounts.domain.numbers import number
from claims.domain.vocabulary import OriginKind
from claims.models import Origin
from sources.models import Source
from sources.services.identity import find_sources
from web.desk.workbench.form import Row
from web.desk.workbench.relays import KNOWN, About, chosen_relay, words_for
from web.words import dated

MOST_ORIGINS = 6
MOST_SOURCES = 4
SURE = 0.97
"""From this likeness on a single source is taken for the one that is named."""

LONGEST = 200

NAMELESS = frozenset({OriginKind.UNNAMED_SOURCE, OriginKind.UNKNOWN})
"""Origins that are described and not named."""

STANDING_IN = frozenset(
    (
        "a",
        "an",
        "the",
        "its",
        "his",
        "her",
        "their",
        "our",
        "this",
        "that",
        "he",
        "she",
        "they",
        "it",
    )
)
"""Words at the head of a phrase that names nobody unless a name follows."""


@dataclass(frozen=True, slots=True)
class End:
    """One thing that may be chosen: what is sent, its name, and what it is."""

    value: str
    name: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Ends:
    """Everything that one hop lets choose; `chosen` is what is chosen, or would be.

    `relay_offered` names the relays that are recorded already and are among those to choose from.
    """

    ends: tuple[End, ...] = ()
    relays: tuple[End, ...] = ()
    chosen: str = ""
    chosen_relay: str = ""
    relay_offered: str = ""


@dataclass(slots=True)
class _Known:
    """What was looked up already: several hops often name the same people."""

    sources: dict[str, list[tuple[Source, float]]] = field(default_factory=dict)

    def named(self, words: str) -> list[tuple[Source, float]]:
        """The sources that a name may mean, with how surely."""
        key = words.strip()[:LONGEST]
        if key not in self.sources:
            found = find_sources(key, limit=MOST_SOURCES) if key and "\0" not in key else []
            self.sources[key] = [(one.source, one.score) for one in found]
        return self.sources[key]


def ends_of(rows: Iterable[Row], about: About) -> dict[str, Ends]:
    """Will look up what each hop may lead to, by the name of the hop."""
    known = _Known()
    return {row.name: _ends(row.values, known, about) for row in rows}


def _ends(typed: Mapping[str, str], known: _Known, about: About) -> Ends:
    named = known.named(typed["find"])
    origins = _origins(typed, [source for source, _ in named])
    ends = [End(f"origin:{one.pk}", str(one), _about(one)) for one in origins]
    ends += [
        End(f"source:{source.pk}", f"New: {source.name}", source.get_kind_display())
        for source, _ in _with_chosen(named, typed["end"])
    ]
    relays = _with_chosen(known.named(typed["relay_find"]), typed["relay"])
    recorded = about.known([source for source, _ in relays])
    names = {source.pk: source.name for source, _ in relays}
    return Ends(
        ends=tuple(ends),
        relays=(
            *(
                End(f"{KNOWN}{one.appearance.pk}", words_for(one), names[one.source])
                for one in recorded
            ),
            *(End(f"source:{one.pk}", one.name, one.get_kind_display()) for one, _ in relays),
        ),
        chosen=typed["end"]
        or _default(typed["find"], named, {one.value for one in ends}, typed["origin_kind"]),
        chosen_relay=chosen_relay(typed, _default(typed["relay_find"], named=relays), recorded),
        relay_offered=" ".join(str(one.appearance.pk) for one in recorded),
    )


def _default(
    words: str,
    named: list[tuple[Source, float]],
    offered: set[str] | None = None,
    origin_kind: str = "",
) -> str:
    """What is chosen before anybody chose: the source that is surely meant, else a new one.

    Nothing where the words name nobody (“its leader”): whoever records it says who that is.
    """
    if not words.strip():
        return "none"
    sure = [f"source:{source.pk}" for source, score in named if score >= SURE]
    if len(sure) == 1 and (offered is None or sure[0] in offered):
        return sure[0]
    return "new" if origin_kind in NAMELESS or _names_somebody(words) else ""


def _names_somebody(words: str) -> bool:
    """Whether these are a name, and not only words that stand for one.

    >>> _names_somebody("Tomas Brandvik"), _names_somebody("the harbour office of Otaru")
    (True, True)
    >>> _names_somebody("Its leader"), _names_somebody("the agency")
    (False, False)
    """
    first, *others = words.split() or [""]
    if first.casefold() not in STANDING_IN:
        return True
    return any(one != one.lower() for one in others)


def _origins(typed: Mapping[str, str], holders: list[Source]) -> list[Origin]:
    """The origins that are found, and the one that is chosen."""
    words = typed["find"].strip()[:LONGEST]
    rows: list[Origin] = []
    if words and "\0" not in words:
        rows = list(Origin.objects.named_or_held(words, holders).for_listing()[:MOST_ORIGINS])
    chosen = number(typed["end"].removeprefix("origin:")) if ":" in typed["end"] else None
    if typed["end"].startswith("origin:") and chosen not in {row.pk for row in rows}:
        rows += Origin.objects.for_listing().having(pk=chosen or 0)
    return rows


def _with_chosen(named: list[tuple[Source, float]], chosen: str) -> list[tuple[Source, float]]:
    pk = number(chosen.removeprefix("source:")) if chosen.startswith("source:") else None
    if pk is None or pk in {source.pk for source, _ in named}:
        return named
    return [*named, *((source, 0.0) for source in Source.objects.in_bulk([pk]).values())]


def _about(origin: Origin) -> str:
    """What an origin is, who holds it, and of when."""
    day = dated(origin.date)
    holder = origin.holder.name if origin.holder else ""
    parts = (origin.get_kind_display().lower(), holder, day.text if day else "")
    return ", ".join(part for part in parts if part)
