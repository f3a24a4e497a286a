"""Who passes a claim on from a report that nobody here has read: steps 2 and 4.

Such a report ends its chain like somebody who does not say how it knows, so numbers and label are
the same. But whoever cites it does say where it is from, and a sentence must not deny that.
"""

from claims.domain.corroboration.chains import Chains
from claims.domain.corroboration.groups import SideView
from claims.domain.corroboration.leaving_out import CONFIRMED
from claims.domain.corroboration.naming import Named
from claims.domain.vocabulary import OriginKind
from sources.domain.vocabulary import Held


def passed_on(view: SideView) -> Named:
    """Will count who has it, by confirmed hops alone, from reports that were not read.

    `publishers` and `nameless` count like those of the answer; `reports` are the articles that were
    not read, `held` says whether one of them is held as text by now, so that somebody may look.
    Gives nothing where everybody either says nothing or leads elsewhere.
    """
    chains, names = view.chains, view.names
    publishers, nameless = set[int](), set[int]()
    reports = set[int]()
    for index in view.measured.leading:
        found = _unread_behind(chains, index)
        if found:
            reports.update(found)
            appearance = chains.appearances[index]
            publisher = chains.articles[appearance.article_id].publisher_id
            publishers.update(appearance.publishers, () if publisher is None else (publisher,))
            if publisher is None:
                nameless.add(appearance.article_id)
    if not reports:
        return {}
    return {
        "publishers": len(publishers),
        "nameless": names.how_many(nameless),
        "reports": names.article_things(sorted(reports)),
        "held": any(chains.articles[one].held == Held.TEXT for one in reports),
    }


def _unread_behind(chains: Chains, start: int) -> set[int]:
    """Articles nobody has read in which the confirmed chains of an appearance end."""
    found, seen, pending = set[int](), {start}, [start]
    while pending:
        index = pending.pop()
        if _ends_unread(chains, index):
            found.add(chains.appearances[index].article_id)
        for to, weight in chains.hops[index]:
            if weight >= CONFIRMED and to not in seen and chains.weight[to]:
                seen.add(to)
                pending.append(to)
    return found


def _ends_unread(chains: Chains, index: int) -> bool:
    """Whether nobody read this, and nobody knows what it rests on."""
    if chains.is_read(index) or chains.recorded[index] >= CONFIRMED:
        return False
    return any(
        origin < 0 and chains.origins[origin].kind == OriginKind.UNKNOWN
        for origin, _ in chains.ends[index]
    )
