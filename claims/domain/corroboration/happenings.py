"""What happened on which day, as far as the answer may have changed with it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from claims.domain.corroboration.chains import lay_out
from claims.domain.corroboration.english.words import joined, sentence
from claims.domain.corroboration.facts import ArticleFact, Facts, LinkFact
from claims.domain.corroboration.leaving_out import LIVE, WITHDRAWN, perhaps_out, surely_out
from claims.domain.corroboration.naming import Names
from claims.domain.corroboration.neighbourhood import closure
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
    """The days on which something happened, and to what: `on[day][kind]` are ids.

    Only an origin is dated; everything else happens to articles.
    """

    names: Names
    on: dict[date, dict[str, list[int]]] = field(default_factory=dict)

    def add(self, day: date | None, kind: str, to: int) -> None:
        """Will note what happened on a day, if it is known."""
        if day is not None:
            self.on.setdefault(day, defaultdict(list))[kind].append(to)

    def told(self, days: Iterable[date]) -> tuple[str, ...]:
        """Will tell in sentences what happened on these days together."""
        found: dict[str, list[int]] = defaultdict(list)
        for day in days:
            for kind, several in self.on.get(day, {}).items():
                found[kind] += several
        return tuple(_told(kind, self._named(kind, found[kind])) for kind in SAID if kind in found)

    def _named(self, kind: str, several: list[int]) -> list[str]:
        """Their names, each once."""
        name = self.names.origin if kind == "dated" else self.names.article
        return list(dict.fromkeys(map(name, several)))


def _told(kind: str, names: list[str]) -> str:
    said = SAID[kind] if len(names) == 1 else SAID_OF_SEVERAL.get(kind, SAID[kind])
    return sentence(said.format(joined(names[:NAMED], len(names))))


def find_happenings(facts: Facts) -> Happenings:
    """Will gather the days on which the answer may have become another one."""
    chains = lay_out(facts)
    found = Happenings(Names(chains))
    articles = chains.articles
    telling = {
        one.article_id for one in facts.appearances if one.status == AppearanceStatus.ACCEPTED
    }
    telling |= {one.article_id for one in facts.origins if one.article_id is not None}
    concerned = closure(telling, _copied(facts)) & articles.keys()
    for number in sorted(concerned):
        article = articles[number]
        if number in telling:
            _came_out(found, article)
        if article.status in WITHDRAWN:
            _bounded(found, article.status_changed, ArticleStatus(article.status).value, number)
    for link in sorted(facts.links, key=lambda one: one.id):
        if link.to_id in concerned and link.from_id in articles and link.judgement in LIVE:
            _of_link(found, link, articles[link.from_id])
    for origin in facts.origins:
        found.add(origin.date.earliest, "dated", origin.id)
    return found


def _copied(facts: Facts) -> dict[int, list[int]]:
    """What each article is perhaps copied from: a copy falls with its original."""
    ahead: dict[int, list[int]] = defaultdict(list)
    for link in facts.links:
        if link.kind in facts.policy.copy_links and link.judgement in LIVE:
            ahead[link.from_id].append(link.to_id)
    return ahead


def _came_out(found: Happenings, article: ArticleFact) -> None:
    perhaps, surely = perhaps_out(article), surely_out(article)
    if perhaps != surely:
        found.add(perhaps, "perhaps_out", article.id)
    found.add(surely, "out" if surely == article.published.latest else "seen", article.id)
    for _, day in sorted(article.versions)[1:]:
        found.add(day, "version", article.id)


def _bounded(found: Happenings, when: When, kind: str, to: int) -> None:
    """A change from the first day on which it may have come to the one by which it had."""
    if when.earliest != when.latest:
        found.add(when.earliest, f"perhaps_{kind}", to)
    found.add(when.latest, kind, to)


def _of_link(found: Happenings, link: LinkFact, newer: ArticleFact) -> None:
    """An update and a retraction act when they come out; believed ones do so perhaps."""
    kinds = {LinkKind.UPDATE_OF: "replaced", LinkKind.RETRACTS: "announced"}
    if link.kind not in kinds:
        return
    kind = kinds[LinkKind(link.kind)]
    perhaps, surely = perhaps_out(newer), surely_out(newer)
    if link.judgement != Judgement.CONFIRMED:
        surely = None
    if perhaps != surely:
        found.add(perhaps, f"perhaps_{kind}", link.to_id)
    found.add(surely, kind, link.to_id)
