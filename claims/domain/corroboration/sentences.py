"""The parameters of the answer, and of the few words for a row of a list: step 10."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from claims.domain.corroboration import english
from claims.domain.corroboration.facts import OriginFact
from claims.domain.corroboration.groups import SideView
from claims.domain.corroboration.naming import Named, Names, bounded, noun_of
from claims.domain.corroboration.own_voice import authors_of
from claims.domain.corroboration.result import Group, Sentence, Side
from claims.domain.corroboration.unread import passed_on
from claims.domain.vocabulary import Checkability, Label, OriginKind

GROUPS_NAMED = 3

LISTED_WHOLE = frozenset(
    {Label.SINGLE_ORIGIN, Label.CORROBORATED, Label.UNNAMED_ONLY, Label.UNCONFIRMED}
)
"""Labels whose answer counts articles that support the claim while the listing counts all."""


@dataclass(slots=True)
class Telling:
    """What the answer is put together from. Counts are of text-held supporting articles.

    `nameless` are those whose publisher is not known; `circle` are articles in loops; `others` are
    articles that do not support the claim, by what they do instead.
    """

    label: Label
    is_open: bool
    at_source: bool
    checkability: Checkability
    supports: Side
    refutes: Side
    views: tuple[SideView, SideView]
    names: Names
    articles: int
    publishers: int
    nameless: int
    tied_articles: int
    circle: list[int]
    contested: list[int]
    others: dict[str, int]

    def groups(self, side: int, *, confirmed: bool = True) -> Named:
        """The first groups of a side by name, the confirmed ones alone or all."""
        groups = (self.supports, self.refutes)[side].groups
        told = [one for one in groups if one.is_confirmed or not confirmed]
        titles = [self.views[side].titles[one.id] for one in told[:GROUPS_NAMED]]
        return bounded(titles, len(told), GROUPS_NAMED)

    def leads(self) -> Named:
        """The groups that all of it may rest on, and how many more are nobody that is named."""
        groups = self.supports.groups
        known = [one for one in groups if self._is_told(one)]
        titles = [self.views[0].titles[one.id] for one in known[:GROUPS_NAMED]]
        return {
            "groups": bounded(titles, len(known), GROUPS_NAMED),
            "unsourced": len(groups) - len(known),
        }

    def _is_told(self, group: Group) -> bool:
        """Whether somebody says that it is from there, be it from a report that nobody read."""
        if self.views[0].chains.origins[group.id].kind != OriginKind.UNKNOWN:
            return True
        return any(one.get("unread") for one in self.views[0].titles[group.id]["named"])

    def one(self) -> Named | None:
        """The origin that stands for everything, where its name says all of its group."""
        heads = self.views[0].heads()
        if len(heads) != 1 or not self.supports.groups:
            return None
        thing = self.names.origin_thing(heads[0])
        title = self.views[0].titles[self.supports.groups[0].id]
        return thing if title == bounded([thing], 1) else None


def answer_parts(told: Telling) -> tuple[Sentence, ...]:
    """Will answer how many separate things would have to be wrong, in one or a few sentences."""
    parts = [_said(told.label.value, _answer(told))]
    if told.at_source:
        parts.append(_said("at_source", {}))
    if told.is_open:
        intervals = {
            name: [side.confirmed, side.possible]
            for name, side in (("supports", told.supports), ("refutes", told.refutes))
        }
        parts.append(_said("still_open", intervals))
    if told.label in LISTED_WHOLE and any(told.others.values()):
        parts.append(_said("others", {"others": told.others}))
    return tuple(parts)


def _said(code: str, params: Named) -> Sentence:
    return Sentence(code, english.answer(code, params), params)


def _answer(told: Telling) -> Named:
    """The parameters of the first sentence: the same for every label, and what one label needs."""
    params: Named = {
        "articles": told.articles,
        "publishers": told.publishers,
        "things": told.supports.confirmed,
        "things_against": told.refutes.confirmed,
    }
    if told.label in {Label.SINGLE_ORIGIN, Label.CORROBORATED, Label.UNNAMED_ONLY, Label.VIEW}:
        params["groups"] = told.groups(0)
    if told.label == Label.UNCONFIRMED:
        params |= told.leads()
    return params | _of_label(told)


def _of_label(told: Telling) -> Named:
    """What one label alone says."""
    match told.label:
        case Label.UNTRACED:
            disputed = bool(told.refutes.confirmed or told.refutes.possible)
            return {
                "nameless": told.nameless,
                "disputed": disputed,
                "passed_on": passed_on(told.views[0]),
            }
        case Label.SINGLE_ORIGIN:
            return {"one": told.one(), "all_traced": told.tied_articles == told.articles}
        case Label.SINGLE_CHANNEL:
            return {"bottleneck": told.views[0].narrow}
        case Label.CONFLICTING:
            return {"contested": told.names.origin_things(told.contested)}
        case Label.CONTRADICTED:
            return {"against": told.groups(1)}
        case Label.CIRCULAR:
            return {"circle": told.names.article_things(told.circle)}
        case Label.VIEW:
            return {
                "future": told.checkability == Checkability.FUTURE,
                "own": authors_of(told.views[0]),
            }
        case _:
            return {}


def listing_part(told: Telling, appearances: int, articles: int, publishers: int) -> Sentence:
    """Will say in a few words how a claim is sourced: "11 appearances · 5 articles · 1 poll"."""
    if told.label == Label.UNTRACED:
        named = 0 if told.nameless else told.publishers
        return _row("untraced", {"publishers": named, "articles": told.articles})
    if told.label == Label.SINGLE_CHANNEL:
        return _row("single_channel", {"kinds": _kinds(told)})
    if not appearances:
        return _row("nothing", {})
    counts = {
        "appearances": appearances,
        "articles": articles,
        "publishers": publishers,
        "kinds": _kinds(told),
    }
    return _row("counts", counts)


def _row(code: str, params: Named) -> Sentence:
    return Sentence(code, english.listing(code, params), params)


def _kinds(told: Telling) -> list[list[str | int]]:
    """How many groups of which kind: those of the confirmed view, else those of the possible one."""
    every = told.supports.groups
    groups: list[Group] = [one for one in every if one.is_confirmed] or list(every)
    origins = told.views[0].chains.origins
    count = Counter(
        _noun(one, origins)
        for one in groups
        if origins[one.id].kind != OriginKind.UNKNOWN or len(groups) == 1
    )
    return [[noun, many] for noun, many in count.items()]


def _noun(group: Group, origins: Mapping[int, OriginFact]) -> str:
    """What a group is: its kind, or an origin where what it joins is of several kinds."""
    members = [one.id for one in group.members if one.is_confirmed or not group.is_confirmed]
    known = [one for one in members if origins[one].kind != OriginKind.UNKNOWN]
    nouns = {noun_of(origins[one]) for one in known or [group.id]}
    return nouns.pop() if len(nouns) == 1 else "origin"
