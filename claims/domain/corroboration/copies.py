"""Which articles are one node because one is a copy of the other, and which rest on another: step 2."""

from dataclasses import dataclass, field

from claims.domain.corroboration.facts import ArticleFact, Facts, LinkFact
from claims.domain.corroboration.leaving_out import FULL, LIVE, Standing, Verdict
from claims.domain.corroboration.loops import components
from sources.domain.vocabulary import Judgement


@dataclass(slots=True)
class Copies:
    """Copies and rewrites, as far as they are believed.

    `root` leads from a copy to the original it is one node with, `parent` one step of the way.
    `digests` copy from several originals and are relays between them; `rewrites` rest on theirs
    only where they say nothing of their own. `fate` is what becomes of a copy with its original.
    """

    root: dict[int, int] = field(default_factory=dict)
    parent: dict[int, int] = field(default_factory=dict)
    digests: dict[int, list[int]] = field(default_factory=dict)
    rewrites: dict[int, list[int]] = field(default_factory=dict)
    fate: dict[int, Verdict] = field(default_factory=dict)
    merged: list[tuple[int, int]] = field(default_factory=list)


def has_open_links(facts: Facts) -> bool:
    """Whether some copy or rewrite is only believed."""
    kinds = facts.policy.copy_links | facts.policy.rewrite_links
    return any(
        link.kind in kinds and link.judgement in LIVE and link.judgement != Judgement.CONFIRMED
        for link in facts.links
    )


def find_copies(
    facts: Facts,
    articles: dict[int, ArticleFact],
    standing: Standing,
    *,
    believe_open: bool,
) -> Copies:
    """Will follow copy links to their originals, the open ones too where `believe_open`."""
    found = Copies(fate=dict(standing.fate))
    believed = [link for link in facts.links if _counts(link, articles, believe_open)]
    targets: dict[int, set[int]] = {}
    for link in believed:
        if link.kind in facts.policy.copy_links:
            targets.setdefault(link.from_id, set()).add(link.to_id)
        elif link.kind in facts.policy.rewrite_links:
            found.rewrites.setdefault(link.from_id, []).append(link.to_id)
    if targets:
        _fold(found, targets, articles)
    return found


def _counts(link: LinkFact, articles: dict[int, ArticleFact], believe_open: bool) -> bool:
    if link.from_id not in articles or link.to_id not in articles or link.from_id == link.to_id:
        return False
    return link.judgement == Judgement.CONFIRMED or (believe_open and link.judgement in LIVE)


def _fold(found: Copies, targets: dict[int, set[int]], articles: dict[int, ArticleFact]) -> None:
    """Originals come first, so that a copy of a copy finds its original already folded."""
    originals = set().union(*targets.values())
    if originals.isdisjoint(targets):
        # As nearly always, no original is a copy itself.
        for article in sorted(originals):
            _fold_circle(found, [article], [], articles)
        for article in sorted(targets):
            _fold_circle(found, [article], sorted(targets[article]), articles)
        return
    ids = sorted(originals.union(targets))
    place = {article: index for index, article in enumerate(ids)}
    successors = [sorted(place[to] for to in targets.get(article, ())) for article in ids]
    for members in components(successors):
        circle = [ids[member] for member in members]
        beyond = sorted(set().union(*(targets.get(one, ()) for one in circle)).difference(circle))
        _fold_circle(found, circle, beyond, articles)


def _fold_circle(
    found: Copies, circle: list[int], beyond: list[int], articles: dict[int, ArticleFact]
) -> None:
    """Articles that copy one another are one; the earliest stands for them."""
    head = circle[0]
    if len(circle) > 1:
        head = min(circle, key=lambda article: day_key(articles[article]))
    roots = sorted({found.root.get(to, to) for to in beyond})
    root = roots[0] if len(roots) == 1 else head
    if len(roots) == 1:
        found.parent[head] = beyond[0]
        _fall(found, head, beyond)
        found.merged.append((head, root))
    elif roots:
        found.digests[head] = beyond
    for article in circle:
        found.root[article] = root
        if article != head:
            found.parent[article] = head
            found.merged.append((article, root))
            _fall(found, article, [head])


def _fall(found: Copies, article: int, originals: list[int]) -> None:
    if not found.fate:
        return
    weight, code = min(found.fate.get(one, FULL) for one in originals)
    if weight < found.fate.get(article, FULL)[0]:
        found.fate[article] = weight, code if code.startswith("original_") else f"original_{code}"


def day_key(article: ArticleFact) -> tuple[bool, int, int]:
    """Will order articles by the first day they may have come out, undated ones last, then by id."""
    when = article.published
    day = when.earliest or when.latest or article.captured
    return day is None, day.toordinal() if day else 0, article.id
