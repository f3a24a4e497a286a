"""What happened on which day, as far as the answer may have changed with it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from claims.domain.corroboration.chains import lay_out
from claims.domain.corroboration.english.words import joined, sentence
from claims.domain.corroboration.facts import ArticleFact, Facts, LinkFact, OriginFact
from claims.domain.corroboration.leaving_out import LIVE, WITHDRAWN, first_capture
from claims.domain.corroboration.naming import Names
from claims.domain.vocabulary import AppearanceStatus
from sources.domain.dates import When
from sources.domain.vocabulary import ArticleStatus, Judgement, LinkKind

NAMED = 3
"""So many articles are named in one sentence; the others are counted."""

SAID = {
    "perhaps_out": "{} may have come out",
    "out": "{} came out",
    "seen": "{} was first seen",
    "version": "another version of {} was seen",
    "perhaps_retracted": "{} may have been retracted",
    "retracted": "{} was retracted",
    "perhaps_removed": "{} may have been removed",
    "removed": "{} was removed",
    "perhaps_replaced": "an update of {} may have come out",
    "replaced": "an update of {} came out and replaced it",
    "perhaps_announced": "a retraction of {} may have come out",
    "announced": "a retraction of {} came out",
    "dated": "this is the date of {}",
}
"""How each kind of event is told of one thing."""

SAID_OF_SEVERAL = {
    "seen": "{} were first seen",
    "version": "other versions of {} were seen",
    "retracted": "{} were retracted",
    "removed": "{} were removed",
    "replaced": "updates of {} came out and replaced them",
    "dated": "this is the date of {}",
}
"""How it is told of several, where that takes other words."""


@dataclass(slots=True)
class Happenings:
    """The days on which something happened, and to what: `on[day][kind]` are names."""

    on: dict[date, dict[str, list[str]]] = field(default_factory=dict)

    def add(self, day: date | None, kind: str, name: str) -> None:
        """Will note what happened on a day, if it is known."""
        if day is not None:
            kinds = self.on.setdefault(day, defaultdict(list))
            if name not in kinds[kind]:
                kinds[kind].append(name)

    def told(self, days: Iterable[date]) -> tuple[str, ...]:
        """Will tell in sentences what happened on these days together."""
        found: dict[str, list[str]] = defaultdict(list)
        for day in days:
            for kind, names in self.on.get(day, {}).items():
                found[kind] += [name for name in names if name not in found[kind]]
        return tuple(_told(kind, found[kind]) for kind in SAID if kind in found)


def _told(kind: str, names: list[str]) -> str:
    said = SAID[kind] if len(names) == 1 else SAID_OF_SEVERAL.get(kind, SAID[kind])
    return sentence(said.format(joined(names[:NAMED], len(names))))


def find_happenings(facts: Facts) -> Happenings:
    """Will gather the days on which the answer may have become another one."""
    found = Happenings()
    chains = lay_out(facts)
    names, articles = Names(chains), chains.articles
    counting = {
        one.article_id for one in facts.appearances if one.status == AppearanceStatus.ACCEPTED
    }
    issuing = {one.article_id for one in facts.origins if one.article_id in articles}
    for number in sorted(counting | issuing):
        if number in articles:
            _of_article(found, articles[number], names.article(number))
    for link in sorted(facts.links, key=lambda one: one.id):
        if link.to_id in counting | issuing and link.judgement in LIVE:
            _of_link(found, link, articles, names)
    for origin in facts.origins:
        _of_origin(found, origin, names)
    return found


def _of_article(found: Happenings, article: ArticleFact, name: str) -> None:
    when, captured = article.published, first_capture(article)
    surely = min((day for day in (when.latest, captured) if day is not None), default=None)
    if when.earliest is not None and (surely is None or when.earliest < surely):
        found.add(when.earliest, "perhaps_out", name)
    found.add(surely, "out" if when.latest is not None and surely == when.latest else "seen", name)
    for _, day in sorted(article.versions)[1:]:
        found.add(day, "version", name)
    if article.status in WITHDRAWN:
        _bounded(found, article.status_changed, ArticleStatus(article.status).value, name)


def _bounded(found: Happenings, when: When, kind: str, name: str) -> None:
    """A change from the first day on which it may have come to the one by which it had."""
    if when.earliest != when.latest:
        found.add(when.earliest, f"perhaps_{kind}", name)
    found.add(when.latest, kind, name)


def _of_link(
    found: Happenings, link: LinkFact, articles: dict[int, ArticleFact], names: Names
) -> None:
    """An update and a retraction act when they come out; believed ones do so perhaps."""
    kinds = {LinkKind.UPDATE_OF: "replaced", LinkKind.RETRACTS: "announced"}
    newer = articles.get(link.from_id)
    if newer is None or link.kind not in kinds or link.to_id not in articles:
        return
    kind, name = kinds[LinkKind(link.kind)], names.article(link.to_id)
    when, captured = newer.published, first_capture(newer)
    surely = min((day for day in (when.latest, captured) if day is not None), default=None)
    if link.judgement != Judgement.CONFIRMED:
        found.add(when.earliest, f"perhaps_{kind}", name)
        return
    if when.earliest is not None and when.earliest != surely:
        found.add(when.earliest, f"perhaps_{kind}", name)
    found.add(surely, kind, name)


def _of_origin(found: Happenings, origin: OriginFact, names: Names) -> None:
    found.add(origin.date.earliest, "dated", names.origin(origin.id))
