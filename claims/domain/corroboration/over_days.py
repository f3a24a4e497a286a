"""Facts folded for every day: as few appearances as give the answer that all give, whenever asked.

What is alike today was not so on every day: of two articles that say the same one came out first. Of
each kind those stay that were the first to count, as many as the smallest cut may need, and whoever
was the first to cite on some day.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from datetime import date

from claims.domain.corroboration.alike import alike, enough, without
from claims.domain.corroboration.chains import Chains, lay_out
from claims.domain.corroboration.copies import day_key
from claims.domain.corroboration.facts import ArticleFact, Facts
from claims.domain.corroboration.leaving_out import WITHDRAWN, perhaps_out, surely_out


def fold_over_days(facts: Facts) -> Facts:
    """Will leave out what changes label and numbers on no day, nor today.

    Nobody stands for what is left out: how many articles there are cannot be told from the rest.
    """
    chains = lay_out(facts)
    left: set[int] = set()
    for members in _always_alike(chains):
        kept = _needed(chains, members)
        left.update(chains.appearances[one].id for one in members if one not in kept)
    return without(facts, left) if left else facts


def _always_alike(chains: Chains) -> Iterator[list[int]]:
    """Indexes of appearances that differ in nothing but the day on which they came out."""
    cited = _cited_by(chains.facts)
    for members in alike(chains):
        found: dict[Hashable, list[int]] = defaultdict(list)
        for index in members:
            appearance = chains.appearances[index]
            if _stays_as_it_came(chains.articles[appearance.article_id]):
                found[frozenset(cited.get(appearance.id, ()))].append(index)
        yield from found.values()


def _cited_by(facts: Facts) -> dict[int, set[Hashable]]:
    """The passages that each appearance cites, as recorded: where they lead depends on the day."""
    cited: dict[int, set[Hashable]] = defaultdict(set)
    for hop in facts.attributions:
        if hop.to_appearance_id is not None:
            cited[hop.from_id].add((hop.to_appearance_id, hop.judgement, hop.inferred))
    return cited


def _stays_as_it_came(article: ArticleFact) -> bool:
    """Whether nothing befell the article later."""
    return article.status not in WITHDRAWN and len(article.versions) < 2


def _needed(chains: Chains, members: list[int]) -> set[int]:
    """Those of them that are enough on every day."""
    told = {one: chains.articles[chains.appearances[one].article_id] for one in members}
    perhaps = sorted(
        members, key=lambda one: (perhaps_out(told[one]) or date.min, day_key(told[one]))
    )
    surely = sorted(members, key=lambda one: _order(surely_out(told[one])))
    # A citation may have led to any update of what it cites.
    updates = {one for several in chains.standing.updates.values() for one in several}
    reach = enough(chains, members[0]) + len(updates)
    return {*perhaps[:reach], *surely[:reach], *_first_to_cite(perhaps, told)}


def _first_to_cite(members: list[int], told: dict[int, ArticleFact]) -> Iterator[int]:
    """Those that, on the day they may have come out, were dated before all that had."""
    first = None
    for index in members:
        dated = day_key(told[index])
        if first is None or dated < first:
            first = dated
            yield index


def _order(day: date | None) -> tuple[bool, date]:
    """Will order days, the unknown one last."""
    return day is None, day or date.max
