"""Which origins of a side count as one: step 5.

Sure unions come first and make the groups of the possible view; unions that are only believed
follow and make those of the confirmed view, which can therefore only be fewer.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from claims.domain.corroboration.chains import Chains
from claims.domain.corroboration.control import PERHAPS, SURELY, Control
from claims.domain.corroboration.facts import ArticleFact, Facts, JudgementFact, OriginFact
from claims.domain.corroboration.joining import Groups, Token
from claims.domain.corroboration.leaving_out import CONFIRMED, POSSIBLE, first_capture
from claims.domain.corroboration.sameness import (
    SPOKEN,
    Alias,
    perhaps_same_record,
    perhaps_same_wave,
    same_article,
    same_record,
    same_speaker,
    same_wave,
)
from claims.domain.vocabulary import OriginKind, Verdict
from sources.domain.dates import When


class Grouping:
    """The groups of one side, in both views, with the reason of every union."""

    def __init__(self, chains: Chains, origins: Iterable[int]) -> None:
        """Will group these origins of a side; `origins` are those of its possible view."""
        self.chains = chains
        self.alias = source_alias(chains.facts)
        self.ordered = sorted(
            (chains.origins[one] for one in origins), key=lambda o: order_key(chains, o)
        )
        unknown = frozenset(o.id for o in self.ordered if o.kind == OriginKind.UNKNOWN)
        self.groups = Groups({o.id: self._tokens(o) for o in self.ordered}, unknown)
        self.possible: dict[int, int] = {}
        self.confirmed: dict[int, int] = {}
        if len(self.ordered) > 1:
            judge(self.groups, chains.facts)
        self._join(is_sure=True)
        self.possible = {o.id: self.groups.find(o.id) for o in self.ordered}
        self._join(is_sure=False)
        self.confirmed = {o.id: self.groups.find(o.id) for o in self.ordered}

    def _tokens(self, origin: OriginFact) -> list[Token]:
        tokens: list[Token] = [("origin", origin.id)]
        holder = self._holder(origin)
        return tokens if holder is None else [*tokens, ("source", holder)]

    def _holder(self, origin: OriginFact) -> int | None:
        """Who is behind an origin; an unknown one belongs to the publisher that brought it up."""
        if origin.holder_id is not None or origin.kind != OriginKind.UNKNOWN:
            return origin.holder_id
        citer = self.chains.citers.get(origin.id)
        return None if citer is None else citer.publisher_id

    def _join(self, *, is_sure: bool) -> None:
        """Every reason in its order, named by its code."""
        if len(self.ordered) < 2:
            return
        for code, bucket in self._recorded(is_sure=is_sure):
            word = self._word_on(bucket)
            self.groups.join_all([o.id for o in bucket], code, is_sure=is_sure, judgement=word)
        known = [o for o in self.ordered if o.kind in SPOKEN]
        self._join_controlled(known, SURELY if is_sure else PERHAPS)
        for origins in self._cited_together(CONFIRMED if is_sure else POSSIBLE):
            self.groups.join_all(origins, "joint_citation", is_sure=is_sure)
        self._join_unknown(is_sure=is_sure)
        if not is_sure:
            unnamed = [o.id for o in self.ordered if o.kind == OriginKind.UNNAMED_SOURCE]
            self.groups.join_all(unnamed, "unnamed_sources", is_sure=False)

    def _recorded(self, *, is_sure: bool) -> Iterator[tuple[str, list[OriginFact]]]:
        record = same_record if is_sure else perhaps_same_record
        wave = same_wave if is_sure else perhaps_same_wave
        if is_sure:
            for same in self._judged_sources():
                yield "editor", same
        for bucket in record(self.ordered, self.alias):
            yield "same_record", bucket
        if is_sure:
            for bucket in same_article(self.ordered, self.chains.copies.root):
                yield "same_article", bucket
        for bucket in wave(self.ordered, self.alias):
            yield "same_wave", bucket
        if is_sure:
            for bucket in same_speaker(self.ordered, self.alias):
                yield "same_speaker", bucket

    def _judged_sources(self) -> Iterator[list[OriginFact]]:
        """What is spoken by sources that an editor called the same, under several records."""
        if not self.chains.facts.judgements:
            return
        for bucket in same_speaker(self.ordered, self.alias):
            if len({origin.holder_id for origin in bucket}) > 1:
                yield bucket

    def _word_on(self, bucket: list[OriginFact]) -> JudgementFact | None:
        """The latest word that makes one source of those behind origins, if there are several."""
        if not self.chains.facts.judgements:
            return None
        behind = {self._behind(origin) for origin in bucket} - {None}
        if len(behind) < 2:
            return None
        found = [
            one
            for one in latest_judgements(self.chains.facts)
            if one.verdict == Verdict.SAME
            and one.source_a is not None
            and one.source_b is not None
            and self.alias(one.source_a) == self.alias(one.source_b)
            and self.alias(one.source_a)
            in {self.alias(each) for each in behind if each is not None}
        ]
        exact = [one for one in found if {one.source_a, one.source_b} <= behind]
        return next(iter([*exact, *found]), None)

    def _behind(self, origin: OriginFact) -> int | None:
        """Whom a judgement on sources would be about: who conducted a poll, else the holder."""
        return self._holder(origin) if origin.poll is None else origin.poll.conductor_id

    def _join_controlled(self, origins: list[OriginFact], needed: int) -> None:
        """Origins whose holders had somebody above them in common, each on its own day."""
        control = Control(self.chains.facts)
        if not control:
            return
        below: dict[int, list[int]] = defaultdict(list)
        for origin in origins:
            holder = self._holder(origin)
            if holder is not None:
                above = control.above(self.alias(holder), self.day_of(origin))
                for source, surely in above.items():
                    if surely >= needed:
                        below[self.alias(source)].append(origin.id)
        for source, ids in below.items():
            if len(ids) > 1:
                sure = needed == SURELY
                self.groups.join_all(ids, "same_control", is_sure=sure, via=source)

    def day_of(self, origin: OriginFact) -> When:
        """Will give when an origin occurred, else when the first publication citing it came out."""
        if origin.date.is_known:
            return origin.date
        citer = self.chains.citers.get(origin.id)
        return origin.date if citer is None else _came_out(citer)

    def _join_unknown(self, *, is_sure: bool) -> None:
        """Unknown origins of one publisher, owner or author, and the publisher's own report."""
        unknown = [o for o in self.ordered if o.id in self.groups.unknown]
        if not unknown:
            return
        if is_sure:
            self._join_newsrooms()
            self._join_authors(unknown)
        self._join_controlled(unknown, SURELY if is_sure else PERHAPS)

    def _join_newsrooms(self) -> None:
        found: dict[int, list[int]] = defaultdict(list)
        for origin in sorted(self.ordered, key=lambda o: o.id in self.groups.unknown):
            holder = self._holder(origin)
            is_report = origin.kind in {OriginKind.UNKNOWN, OriginKind.FIRST_HAND_REPORT}
            if is_report and holder is not None:
                found[self.alias(holder)].append(origin.id)
        for publisher, ids in found.items():
            word = self._word_on([self.chains.origins[one] for one in ids])
            code, via = ("editor", None) if word else ("same_newsroom", publisher)
            self.groups.join_all(ids, code, is_sure=True, via=via, judgement=word)

    def _join_authors(self, unknown: list[OriginFact]) -> None:
        wanted = {o.id for o in unknown}
        found: dict[int, list[int]] = defaultdict(list)
        for index, ends in enumerate(self.chains.ends):
            for origin, _ in ends:
                if origin in wanted and self.chains.weight[index]:
                    article = self.chains.appearances[index].article_id
                    for author in self.chains.articles[article].author_ids:
                        found[self.alias(author)].append(origin)
        for author, ids in sorted(found.items()):
            rank = {o.id: place for place, o in enumerate(unknown)}
            ids = sorted(set(ids), key=rank.__getitem__)
            self.groups.join_all(ids, "same_author", is_sure=True, via=author)

    def _cited_together(self, weight: int) -> Iterator[list[int]]:
        """The origins that jointly cited hops reach; what was walked once is one blob already."""
        blob: dict[int, int] = {}
        rank = {o.id: place for place, o in enumerate(self.ordered)}
        for (index, _), targets in sorted(self.chains.joints.items()):
            kept = [target for target in targets if target[0] >= weight]
            if len(kept) > 1 and self.chains.weight[index]:
                reached = self._walk(kept, weight, blob, rank)
                if len(reached) > 1:
                    yield sorted(reached, key=rank.__getitem__)

    def _walk(
        self,
        targets: list[tuple[int, int | None, int | None]],
        weight: int,
        blob: dict[int, int],
        rank: dict[int, int],
    ) -> set[int]:
        chains = self.chains
        reached = {origin for _, _, origin in targets if origin in rank}
        pending = [to for _, to, _ in targets if to is not None]
        walked = []
        while pending:
            index = pending.pop()
            if index in blob or not chains.weight[index]:
                if blob.get(index, 0) in rank:
                    reached.add(blob[index])
                continue
            blob[index] = 0
            walked.append(index)
            reached |= {o for o, strength in chains.ends[index] if strength >= weight and o in rank}
            pending += [to for to, strength in chains.hops[index] if strength >= weight]
        if reached:
            blob.update(dict.fromkeys(walked, min(reached)))
        return {origin for origin in reached if origin is not None}


def _came_out(article: ArticleFact) -> When:
    """When an article was published: by its first capture at the latest."""
    when, captured = article.published, first_capture(article)
    if captured is None or captured >= (when.latest or date.max):
        return when
    return when if captured < (when.earliest or date.min) else When(when.earliest, captured)


def order_key(chains: Chains, origin: OriginFact) -> tuple[bool, int, int]:
    """Will order origins by their day, undated ones last, then by id."""
    when = origin.date
    if not when.is_known and origin.id in chains.citers:
        when = chains.citers[origin.id].published
    day = when.earliest or when.latest
    return day is None, day.toordinal() if day else 0, origin.id


def latest_judgements(facts: Facts) -> list[JudgementFact]:
    """Will give the judgements that stand, the latest first: one for every pair."""
    found: dict[tuple[object, ...], JudgementFact] = {}
    for one in sorted(facts.judgements, key=lambda j: (j.at, j.id), reverse=True):
        pair = frozenset({one.origin_a, one.origin_b}), frozenset({one.source_a, one.source_b})
        found.setdefault(pair, one)
    return list(found.values())


def source_alias(facts: Facts) -> Alias:
    """Will give a function that names one source for all that an editor called the same."""
    parent: dict[int, int] = {}

    def find(source: int) -> int:
        while parent.get(source, source) != source:
            source = parent[source]
        return source

    apart: set[frozenset[int]] = set()
    for one in latest_judgements(facts):
        if one.source_a is None or one.source_b is None:
            continue
        pair = frozenset({find(one.source_a), find(one.source_b)})
        if one.verdict == Verdict.DIFFERENT:
            apart.add(frozenset({one.source_a, one.source_b}))
        elif len(pair) > 1 and not any({find(s) for s in other} == pair for other in apart):
            low, high = sorted(pair)
            parent[high] = low
    return find


def judge(groups: Groups, facts: Facts) -> None:
    """Will apply what editors said, the latest word first: it overrides what contradicts it."""
    for one in latest_judgements(facts):
        a, b = one.origin_a, one.origin_b
        if a is not None and b is not None and a in groups.parent and b in groups.parent:
            if one.verdict == Verdict.SAME:
                groups.join(a, b, "editor", is_sure=True, judgement=one)
            elif groups.find(a) != groups.find(b):
                groups.hold_apart(("origin", a), ("origin", b), one)
            continue
        c, d = one.source_a, one.source_b
        if c is not None and d is not None and one.verdict == Verdict.DIFFERENT:
            groups.hold_apart(("source", c), ("source", d), one)
