"""Chains of attribution from every appearance towards the origins: steps 2 to 4.

An appearance leads to other appearances (`hops`) and to origins (`ends`); each step has a weight.
Appearances are numbered in the order of their ids, articles and origins keep their ids.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from operator import attrgetter

from claims.domain.corroboration.copies import Copies, day_key, find_copies
from claims.domain.corroboration.facts import (
    AppearanceFact,
    ArticleFact,
    AttributionFact,
    ClaimFact,
    Facts,
    OriginFact,
)
from claims.domain.corroboration.leaving_out import (
    CONFIRMED,
    FULL,
    LIVE,
    NOWHERE,
    OTHER_VERSION,
    POSSIBLE,
    Standing,
    Verdict,
    dated_by,
    is_before_event,
    stand,
    weigh,
)
from claims.domain.vocabulary import AppearanceStatus, OriginKind, RelationKind
from sources.domain.vocabulary import Held, Judgement

ACCEPTED = AppearanceStatus.ACCEPTED
TEXT = Held.TEXT
"""Named once: looking a member up in its enumeration takes as long as comparing it ten times."""

Key = tuple[int, str]
"""What an appearance says: the pooled claim and the stance towards it."""


@dataclass(slots=True)
class Chains:
    """The graph that the numbers are computed on.

    Lists run over appearances. `node` is the article an appearance shares with its copies,
    `recorded` the strongest attribution on record (0 none), `lost` whether a hop leads to something
    left out, `leaning` those that rest on an original. `joints` are sets of hops cited together,
    `citers` the first article to cite an origin.
    """

    facts: Facts
    articles: dict[int, ArticleFact]
    claims: dict[int, ClaimFact]
    pool: dict[int, int]
    standing: Standing
    copies: Copies
    appearances: list[AppearanceFact] = field(default_factory=list)
    place: dict[int, int] = field(default_factory=dict)
    node: list[int] = field(default_factory=list)
    weight: list[int] = field(default_factory=list)
    code: dict[int, str] = field(default_factory=dict)
    hops: list[list[tuple[int, int]]] = field(default_factory=list)
    ends: list[list[tuple[int, int]]] = field(default_factory=list)
    recorded: list[int] = field(default_factory=list)
    lost: list[int] = field(default_factory=list)
    leaning: set[int] = field(default_factory=set)
    joints: dict[tuple[int, int], list[tuple[int, int | None, int | None]]] = field(
        default_factory=dict
    )
    origins: dict[int, OriginFact] = field(default_factory=dict)
    origin_weight: dict[int, Verdict] = field(default_factory=dict)
    citers: dict[int, ArticleFact] = field(default_factory=dict)
    loops: list[list[int]] = field(default_factory=list)
    by_key: dict[tuple[int, Key], list[int]] = field(default_factory=dict)

    def key(self, index: int) -> Key:
        """What the appearance says."""
        appearance = self.appearances[index]
        return self.pool.get(appearance.claim_id, appearance.claim_id), appearance.stance

    def is_read(self, index: int) -> bool:
        """Whether somebody saw the words in a text, instead of only reading about them."""
        appearance = self.appearances[index]
        return self.articles[appearance.article_id].held == TEXT and not appearance.is_unread

    def saying(self, article: int, key: Key) -> list[int]:
        """Appearances of the counting version of an article that say this."""
        if not self.by_key:
            self._index()
        return self.by_key.get((article, key), [])

    def _index(self) -> None:
        found: dict[tuple[int, Key], list[int]] = defaultdict(list)
        for index, appearance in enumerate(self.appearances):
            if self.code.get(index) not in OTHER_VERSION:
                found[appearance.article_id, self.key(index)].append(index)
        self.by_key = dict(found)


def lay_out(facts: Facts, *, believe_open: bool = False) -> Chains:
    """Will weigh everything and lay the recorded hops; what has none gets its origin later."""
    articles = {article.id: article for article in facts.articles}
    standing = stand(facts, articles)
    copies = find_copies(facts, articles, standing, believe_open=believe_open)
    claims = {claim.id: claim for claim in facts.claims}
    chains = Chains(facts, articles, claims, pool_claims(facts), standing, copies)
    _place_appearances(chains)
    _weigh_origins(chains)
    _lay_hops(chains)
    return chains


def pool_claims(facts: Facts) -> dict[int, int]:
    """Will give every claim confirmed equivalent to others one number it shares with them."""
    parent: dict[int, int] = {}

    def find(claim: int) -> int:
        while parent.setdefault(claim, claim) != claim:
            parent[claim] = claim = parent[parent[claim]]
        return claim

    for relation in facts.relations:
        if relation.kind == RelationKind.EQUIVALENT and relation.judgement == Judgement.CONFIRMED:
            low, high = sorted((find(relation.from_id), find(relation.to_id)))
            parent[high] = low
    return {claim: find(claim) for claim in parent}


def _place_appearances(chains: Chains) -> None:
    """Only accepted appearances in known articles are placed."""
    root, articles = chains.copies.root, chains.articles
    chains.appearances = told = sorted(
        (
            one
            for one in chains.facts.appearances
            if one.status == ACCEPTED and one.article_id in articles
        ),
        key=attrgetter("id"),
    )
    chains.place = {one.id: index for index, one in enumerate(told)}
    chains.node = [root.get(one.article_id, one.article_id) for one in told]
    verdicts = [_weigh(chains, one, articles[one.article_id]) for one in told]
    chains.weight = [weight for weight, _ in verdicts]
    chains.code = {index: code for index, (_, code) in enumerate(verdicts) if code}
    count = len(told)
    chains.hops = [[] for _ in range(count)]
    chains.ends = [[] for _ in range(count)]
    chains.recorded = [0] * count
    chains.lost = [0] * count


def _weigh(chains: Chains, appearance: AppearanceFact, article: ArticleFact) -> Verdict:
    verdict = weigh(appearance, chains.standing)
    if chains.standing.published or chains.copies.fate:
        verdict = min(
            verdict,
            chains.standing.published.get(article.id, FULL),
            chains.copies.fate.get(article.id, FULL),
            key=lambda one: one[0],
        )
    claim = chains.claims.get(appearance.claim_id)
    if claim is not None and claim.valid.earliest is not None:
        original = chains.articles[chains.copies.root.get(article.id, article.id)]
        if is_before_event(claim, article) or is_before_event(claim, original):
            return NOWHERE, "before_event"
    return verdict


def _weigh_origins(chains: Chains) -> None:
    """An origin falls with the article that issued it; unknown and disputed ones never confirm."""
    for origin in sorted(chains.facts.origins, key=attrgetter("id")):
        chains.origins[origin.id] = origin
        verdict = FULL
        if origin.article_id is not None:
            verdict = chains.copies.fate.get(origin.article_id, FULL)
            if verdict[1].endswith("replaced"):
                verdict = FULL
        if chains.facts.as_of is not None:
            verdict = min(verdict, dated_by(origin, chains.facts.as_of), key=lambda one: one[0])
        if origin.kind == OriginKind.UNKNOWN:
            verdict = min(verdict, (POSSIBLE, "unknown"))
        elif origin.id in chains.facts.disputed_origins:
            verdict = min(verdict, (POSSIBLE, "statement_disputed"))
        if verdict != FULL:
            chains.origin_weight[origin.id] = verdict


def _lay_hops(chains: Chains) -> None:
    for hop in sorted(chains.facts.attributions, key=attrgetter("id")):
        index = chains.place.get(hop.from_id)
        if index is None or hop.judgement not in LIVE or hop.to_appearance_id == hop.from_id:
            continue
        sure = hop.judgement == Judgement.CONFIRMED and not hop.inferred
        weight = CONFIRMED if sure else POSSIBLE
        if hop.to_origin_id is not None:
            _end(chains, index, hop, weight)
        elif hop.to_appearance_id is not None:
            _hop(chains, index, hop, weight)


def _end(chains: Chains, index: int, hop: AttributionFact, weight: int) -> None:
    origin = hop.to_origin_id
    if origin not in chains.origins:
        return
    chains.recorded[index] = max(chains.recorded[index], weight)
    if chains.origin_weight.get(origin, FULL)[0] == NOWHERE:
        chains.lost[index] = max(chains.lost[index], weight)
    chains.ends[index].append((origin, weight))
    if hop.joint is not None:
        chains.joints.setdefault((index, hop.joint), []).append((weight, None, origin))


def _hop(chains: Chains, index: int, hop: AttributionFact, weight: int) -> None:
    """A hop to something nobody accepted is open and leads nowhere yet."""
    target = chains.place.get(hop.to_appearance_id or 0)
    if target is None:
        chains.recorded[index] = max(chains.recorded[index], POSSIBLE)
        chains.lost[index] = max(chains.lost[index], POSSIBLE)
        return
    if chains.articles[chains.appearances[target].article_id].is_own_review:
        _cites_own_review(chains, index, weight)
    landed = [one for one in _resolve(chains, target) if one != index]
    if not landed and index in _resolve(chains, target):
        return
    chains.recorded[index] = max(chains.recorded[index], weight)
    if not any(chains.weight[one] for one in landed):
        chains.lost[index] = max(chains.lost[index], weight)
    for one in landed:
        chains.hops[index].append((one, weight))
        if hop.joint is not None:
            chains.joints.setdefault((index, hop.joint), []).append((weight, one, None))


def _cites_own_review(chains: Chains, index: int, weight: int) -> None:
    """What learned it from us never counts; where that is only believed, it may count."""
    left = CONFIRMED - weight
    if left < chains.weight[index]:
        chains.weight[index] = left
        chains.code[index] = "cites_own_review"


def _resolve(chains: Chains, target: int) -> list[int]:
    """Where a citation leads now: to the newest version, or to the update that replaced it."""
    article = chains.appearances[target].article_id
    is_old = chains.code.get(target) in OTHER_VERSION
    if not is_old and article not in chains.standing.updates:
        return [target]
    key, seen, found = chains.key(target), {article}, []
    pending = [article]
    while pending:
        current = pending.pop()
        updates = chains.standing.updates.get(current)
        if not updates:
            found += chains.saying(current, key)
        for update in updates or ():
            if update not in seen:
                seen.add(update)
                pending.append(update)
    return sorted(found) or [target]


def note_citer(chains: Chains, origin: int, index: int) -> None:
    """Will keep the first article known to cite an origin."""
    article = chains.articles[chains.appearances[index].article_id]
    known = chains.citers.get(origin)
    if known is None or (known.id != article.id and day_key(article) < day_key(known)):
        chains.citers[origin] = article
