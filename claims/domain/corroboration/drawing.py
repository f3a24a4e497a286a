"""The chains as nodes and edges, for a drawing or a printed tree."""

from collections import defaultdict
from collections.abc import Iterable

from claims.domain.corroboration.chains import Chains
from claims.domain.corroboration.folding import Sheet, Spot, fold
from claims.domain.corroboration.graph import LISTED, Graph
from claims.domain.corroboration.leaving_out import FULL, LIVE, NOWHERE
from claims.domain.corroboration.legends import Legends
from claims.domain.corroboration.loops import components
from claims.domain.corroboration.naming import Names
from claims.domain.corroboration.result import LeftOut
from claims.domain.corroboration.sides import Measured, Sides, opposed_claims
from claims.domain.vocabulary import OriginKind, Stance

UNSEEN = frozenset({"not_yet_published", "older_version"})
"""Why a passage is not drawn at all: on that day, or by now, the article did not say it."""
UNREACHED = "unreached"


def draw(chains: Chains, sides: Sides, names: Names, left_out: Iterable[LeftOut] = ()) -> Graph:
    """Will lay out what both sides lead to in the possible view, and what was left out of it.

    Copies are one node with their original; alike articles are folded, so that it stays small.
    """
    drawing = _Drawing(chains, {one.appearance: one.code for one in left_out})
    seeds = _seeds(chains, sides)
    for side, measured in (("supports", sides.supports), ("refutes", sides.refutes)):
        drawing.add(side, measured, seeds[side], sides.leads)
        drawing.mark(measured)
    return Legends(names, sides).write(fold(drawing.sheet(sides.leads)))


def _seeds(chains: Chains, sides: Sides) -> dict[str, list[int]]:
    """Passages that were read and would take a side, were they not left out.

    Of an article that counts on that side through another passage, none is drawn.
    """
    asked = chains.pool.get(chains.facts.claim_id, chains.facts.claim_id)
    opposed = opposed_claims(chains.facts, chains.pool, asked)
    counted = {
        side: {chains.node[index] for index in measured.possible.visited}
        for side, measured in (("supports", sides.supports), ("refutes", sides.refutes))
    }
    found: dict[str, list[int]] = {"supports": [], "refutes": []}
    for index, appearance in enumerate(chains.appearances):
        if not chains.is_read(index):
            continue
        is_for = appearance.stance == Stance.SUPPORTS
        if not is_for and appearance.stance != Stance.REFUTES:
            continue
        claim = chains.pool.get(appearance.claim_id, appearance.claim_id)
        if claim == asked:
            found["supports" if is_for else "refutes"].append(index)
        elif claim in opposed and opposed[claim][0 if is_for else 1]:
            found["refutes" if is_for else "supports"].append(index)
    return {
        side: [one for one in ones if chains.node[one] not in counted[side]]
        for side, ones in found.items()
    }


def _dropped(chains: Chains) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """What rumours told with distance name, though nobody there can be traced: passages, origins."""
    hops: dict[int, list[int]] = defaultdict(list)
    ends: dict[int, list[int]] = defaultdict(list)
    for one in sorted(chains.facts.attributions, key=lambda row: row.id):
        index = chains.place.get(one.from_id)
        if index is None or one.judgement not in LIVE or not chains.appearances[index].distanced:
            continue
        target = chains.place.get(one.to_appearance_id or 0)
        if one.to_origin_id in chains.origins:
            ends[index].append(one.to_origin_id)
        elif target is not None and target != index:
            hops[index].append(target)
    return hops, ends


class _Drawing:
    """What is drawn while it is collected: articles and origins by id, passages by index."""

    def __init__(self, chains: Chains, codes: dict[int, str]) -> None:
        self.chains = chains
        self.codes = codes
        self.article_sides: dict[int, set[str]] = defaultdict(set)
        self.origin_sides: dict[int, set[str]] = defaultdict(set)
        self.passages: dict[int, set[int]] = defaultdict(set)
        self.dropped_hops, self.dropped_ends = _dropped(chains)
        self.on_side: dict[tuple[int, str], set[int]] = defaultdict(set)
        self.counting_on: dict[str, set[str]] = defaultdict(set)
        self.visited: set[int] = set()
        self.tied: set[int] = set()
        self.confirmed_articles: set[int] = set()
        self.possible_origins: set[int] = set()
        self.confirmed_origins: set[int] = set()
        self.to_articles: dict[tuple[int, int], int] = {}
        self.to_origins: dict[tuple[int, int], int] = {}
        self.groups: dict[int, int] = {}
        self.narrow: set[int] = set()
        self.single_articles: set[int] = set()
        self.single_origins: set[int] = set()

    def add(self, side: str, measured: Measured, seeds: Iterable[int], leads: list[bool]) -> None:
        """Will add one side: what it reaches, and what leads out of it or was left out."""
        chains, visited = self.chains, set(measured.possible.visited)
        seen = visited | {index for index in seeds if self._is_seen(index)}
        pending = list(seen)
        while pending:
            index = pending.pop()
            self.article_sides[chains.node[index]].add(side)
            self.passages[chains.node[index]].add(index)
            self.on_side[chains.node[index], side].add(index)
            if index in visited and leads[index]:
                self.counting_on[f"article:{chains.node[index]}"].add(side)
            self._end(index, side, measured.possible.origins, counts=index in visited)
            dropped = [(to, NOWHERE) for to in self.dropped_hops.get(index, ())]
            for to, weight in [*chains.hops[index], *dropped]:
                if to not in seen:
                    if not self._is_seen(to):
                        continue
                    seen.add(to)
                    pending.append(to)
                counts = index in visited and to in visited
                self._step(chains.node[index], chains.node[to], weight if counts else NOWHERE)
        self.visited |= visited
        self.tied.update(chains.node[index] for index in measured.possible.roots)
        self.confirmed_articles.update(chains.node[i] for i in measured.confirmed.visited)
        self.possible_origins |= measured.possible.origins
        self.confirmed_origins |= measured.confirmed.origins

    def _is_seen(self, index: int) -> bool:
        return self.chains.code.get(index) not in UNSEEN

    def _end(self, index: int, side: str, origins: set[int], *, counts: bool) -> None:
        """Adds the origins of a passage; a newsroom's own, which no record names, only if it counts."""
        article = self.chains.node[index]
        dropped = [(origin, NOWHERE) for origin in self.dropped_ends.get(index, ())]
        for origin, weight in [*self.chains.ends[index], *dropped]:
            if not (counts and origin in origins):
                if origin < 0:
                    continue
                weight = NOWHERE
            if origin in origins:
                self.counting_on[f"origin:{origin}"].add(side)
            self.origin_sides[origin].add(side)
            pair = article, origin
            self.to_origins[pair] = max(weight, self.to_origins.get(pair, NOWHERE))

    def _step(self, article: int, cited: int, weight: int) -> None:
        if article != cited:
            pair = article, cited
            self.to_articles[pair] = max(weight, self.to_articles.get(pair, NOWHERE))

    def mark(self, measured: Measured) -> None:
        """Will note the groups of a side, and what all of it hangs on."""
        grouping = measured.grouping.confirmed
        for origin in measured.possible.origins:
            self.groups.setdefault(origin, grouping[origin])
        sure = measured.sure.confirmed_cut
        is_sure = sure.number > 0
        cut = sure if is_sure else measured.possible_cut
        if cut.number < len(cut.groups):
            self.narrow.update(cut.articles)
        self.single_articles.update(cut.single_articles)
        group_of = measured.sure.grouping.confirmed if is_sure else measured.grouping.possible
        singled = set(cut.single_groups)
        self.single_origins |= {one for one, group in group_of.items() if group in singled}

    def sheet(self, leads: list[bool]) -> Sheet:
        """Everything as spots and steps, articles by id, then origins by id."""
        relays = {cited for _, cited in self.to_articles}
        rounds = self._loops()
        spots = [
            self._article(one, leads, "relay" if one in relays else "article", one in rounds)
            for one in sorted(self.article_sides)
        ]
        spots += [self._origin(one) for one in sorted(self.origin_sides)]
        steps = {
            (f"article:{source}", f"{kind}:{target}"): weight
            for kind, found in (("article", self.to_articles), ("origin", self.to_origins))
            for (source, target), weight in sorted(found.items())
        }
        return Sheet({spot.key: spot for spot in spots}, steps)

    def _article(self, one: int, leads: list[bool], kind: str, is_loop: bool) -> Spot:
        counting = [i for i in self.passages[one] if i in self.visited and leads[i]]
        left_out_of = self._left_out_of(f"article:{one}", self.article_sides[one])
        times = self._times(one)
        own = times.pop(one, 0)
        return Spot(
            key=f"article:{one}",
            kind=kind,
            id=one,
            sides=tuple(sorted(self.article_sides[one])),
            code=self._code(one, counting, self.passages[one]),
            left_out_of=left_out_of,
            code_there=self._code_there(one, left_out_of),
            is_left_out=not counting,
            is_confirmed=one in self.confirmed_articles and bool(counting),
            is_bottleneck=one in self.narrow,
            is_single=one in self.single_articles,
            is_tied=one in self.tied,
            is_loop=is_loop,
            times=max(own, 1),
            copies=sum(times.values()),
            folds=tuple(sorted(times)[:LISTED]),
        )

    def _times(self, one: int) -> dict[int, int]:
        """How many articles each article that shares this node stands for."""
        found: dict[int, int] = {}
        for index in self.passages[one]:
            appearance = self.chains.appearances[index]
            known = found.get(appearance.article_id, 1)
            found[appearance.article_id] = max(known, appearance.times)
        return found

    def _left_out_of(self, key: str, sides: set[str]) -> tuple[str, ...]:
        """The sides on which something does not count, where it does on another."""
        counting = self.counting_on.get(key)
        return tuple(sorted(sides - counting)) if counting else ()

    def _code_there(self, one: int, sides: tuple[str, ...]) -> str:
        """Why an article does not count on one of its sides."""
        passages = [index for side in sides for index in self.on_side[one, side]]
        return self._code(one, [], passages) if passages else ""

    def _code(self, one: int, counting: list[int], passages: Iterable[int]) -> str:
        """Why an article does not count, or not in full; its own passages speak first."""
        chains = self.chains
        if any(index not in chains.code for index in counting):
            return ""
        told = []
        for index in counting or passages:
            appearance = chains.appearances[index]
            code = self.codes.get(appearance.id) or chains.code.get(index, "upstream_retracted")
            told.append((appearance.article_id != one, code))
        return min(told)[1]

    def _origin(self, one: int) -> Spot:
        known = self.chains.origins[one]
        code = self.chains.origin_weight.get(one, FULL)[1].replace("unknown", "")
        is_left_out = one not in self.possible_origins
        left_out_of = self._left_out_of(f"origin:{one}", self.origin_sides[one])
        return Spot(
            key=f"origin:{one}",
            kind="origin",
            id=one,
            sides=tuple(sorted(self.origin_sides[one])),
            code=code or (UNREACHED if is_left_out else ""),
            left_out_of=left_out_of,
            code_there=(code or UNREACHED) if left_out_of else "",
            is_left_out=is_left_out,
            is_confirmed=one in self.confirmed_origins,
            is_single=one in self.single_origins,
            is_unknown=known.kind == OriginKind.UNKNOWN,
            group=self.groups.get(one),
        )

    def _loops(self) -> set[int]:
        """Articles from which one comes round to them again."""
        ids = sorted(self.article_sides)
        place = {article: index for index, article in enumerate(ids)}
        ahead: list[list[int]] = [[] for _ in ids]
        for source, target in self.to_articles:
            ahead[place[source]].append(place[target])
        rounds = (part for part in components(ahead) if len(part) > 1)
        return {ids[index] for part in rounds for index in part}
