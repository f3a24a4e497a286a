"""Groups, cuts and the sentences about merges, as the result shows them."""

from collections import defaultdict
from collections.abc import Collection

from claims.domain.corroboration.facts import ArticleFact, JudgementFact, OriginFact
from claims.domain.corroboration.joining import Merge
from claims.domain.corroboration.judged import judged
from claims.domain.corroboration.naming import Names, joined, number, sentence
from claims.domain.corroboration.result import CutNode, Group, Member, Reason, Side
from claims.domain.corroboration.sides import Measured
from claims.domain.vocabulary import OriginKind

BECAUSE = {
    "editor": "an earlier judgement made them one",
    "same_record": "they are the same record",
    "same_article": "they were issued in the same article",
    "same_wave": "same poll wave",
    "same_speaker": "same speaker",
    "same_control": "one owner or one state voice",
    "joint_citation": "they are cited together, and the claim needs all of them",
    "unnamed_sources": "nobody can tell whether unnamed sources are different people",
    "same_newsroom": "same newsroom",
    "same_author": "same author",
}


MergeKey = tuple[str, bool, int | None, JudgementFact | None]
"""What unions have in common that are told in one sentence."""


class SideView:
    """One measured side with the names that its sentences use."""

    def __init__(self, measured: Measured, names: Names) -> None:
        """Will show this side."""
        self.measured = measured
        self.names = names
        self.chains = measured.chains
        self.confirmed = measured.confirmed.origins
        self.roots = set(measured.possible.roots)
        self.citing: dict[int, list[int]] = defaultdict(list)
        for index in measured.possible.visited:
            for origin, _ in self.chains.ends[index]:
                self.citing[origin].append(index)
        self.members: dict[int, list[int]] = defaultdict(list)
        for one in measured.grouping.ordered:
            self.members[measured.grouping.confirmed[one.id]].append(one.id)

    def side(self) -> Side:
        """The side with its groups, its cut and the bottleneck, if there is one."""
        sure = self.measured.sure.confirmed_cut
        view = self if self.measured.believing is None else self.believing()
        cut, single = view.cut() if sure.number else self.cut(in_possible=True)
        return Side(
            confirmed=sure.number,
            possible=self.measured.possible_cut.number,
            groups=tuple(self.groups()),
            cut=cut,
            single_points=single,
            confirmed_groups=len(sure.groups),
            possible_groups=len(self.measured.possible_cut.groups),
            bottleneck=view.bottleneck(),
        )

    def believing(self) -> "SideView":
        """The same side as it looks with open copies believed."""
        return SideView(self.measured.sure, Names(self.measured.sure.chains))

    def groups(self) -> list[Group]:
        """The groups of the confirmed view; those that are only possible come last."""
        grouping = self.measured.grouping
        why: dict[int, list[Merge]] = defaultdict(list)
        for merge in grouping.groups.merges:
            why[grouping.confirmed[merge.first]].append(merge)
        found = [self._group(ids, why[key]) for key, ids in self.members.items()]
        return sorted(found, key=lambda group: not group.is_confirmed)

    def _group(self, ids: list[int], why: list[Merge]) -> Group:
        origins = [self.chains.origins[one] for one in ids]
        head = self.chains.origins[self.head(ids)]
        titles = [self.relayed(o) for o in origins if o.kind != OriginKind.UNKNOWN]
        return Group(
            id=head.id,
            kind=OriginKind(head.kind).value,
            title=joined(titles, at_most=3) if titles else self.names.origin(head.id),
            members=tuple(
                Member(
                    o.id, OriginKind(o.kind).value, self.names.origin(o.id), o.id in self.confirmed
                )
                for o in origins
            ),
            is_confirmed=any(one in self.confirmed for one in ids),
            reasons=tuple(reason.message for reason in merge_reasons(why, self.names)),
        )

    def head(self, ids: list[int]) -> int:
        """The origin that a group is named after: a confirmed, known, recorded one."""
        origins = self.chains.origins
        return min(
            ids,
            key=lambda o: (
                o not in self.confirmed,
                origins[o].kind == OriginKind.UNKNOWN,
                o < 0,
                abs(o),
            ),
        )

    def relayed(self, origin: OriginFact) -> str:
        """An origin's name, and who relayed it while nobody here heard it without a relay.

        "Putin, as relayed by Panov": every article that was read has it from somebody else.
        """
        name, citing = self.names.origin(origin.id), self.citing.get(origin.id, [])
        if origin.id < 0 or not citing or not self.roots.isdisjoint(citing):
            return name
        articles = {self.chains.appearances[index].article_id for index in citing}
        if origin.article_id in articles:
            return name
        known = [self.chains.articles[one] for one in sorted(articles)]
        tellers = [self._teller(one, origin.holder_id) for one in known]
        by = list(dict.fromkeys(self.names.source(one) for one in tellers if one is not None))
        return f"{name}, as relayed by {joined(by, at_most=2)}" if by else name

    def _teller(self, article: ArticleFact, speaker: int | None) -> int | None:
        """Who tells it in an article: its author or its publisher, but not the speaker again."""
        tellers = (*article.author_ids, article.publisher_id)
        return next((one for one in tellers if one not in (None, speaker)), None)

    def cut(self, *, in_possible: bool = False) -> tuple[tuple[CutNode, ...], tuple[CutNode, ...]]:
        """The cut of one view, and its single points: articles first, groups last."""
        grouping = self.measured.grouping
        cut = self.measured.possible_cut if in_possible else self.measured.confirmed_cut
        group_of = grouping.possible if in_possible else grouping.confirmed
        wanted = {*cut.cut_groups, *cut.single_groups}
        members: dict[int, list[int]] = defaultdict(list)
        for origin, group in group_of.items():
            if group in wanted:
                members[group].append(origin)
        heads = {group: self.head(ids) for group, ids in members.items()}

        def nodes(articles: list[int], groups: list[int]) -> tuple[CutNode, ...]:
            found = [CutNode("article", one, self.names.article(one)) for one in articles]
            for one in groups:
                found.append(CutNode("group", heads[one], self.names.origin(heads[one])))
            return tuple(found)

        return nodes(cut.articles, cut.cut_groups), nodes(cut.single_articles, cut.single_groups)

    def heads(self, leaving: Collection[int] = ()) -> list[int]:
        """The heads of the groups of the confirmed view, but for the groups named."""
        found = []
        for group, ids in self.members.items():
            confirmed = [one for one in ids if one in self.confirmed]
            if confirmed and group not in leaving:
                found.append(self.head(confirmed))
        return found

    def bottleneck(self) -> str:
        """Through what the groups are known, where fewer things than groups have to fail."""
        cut = self.measured.confirmed_cut
        if not cut.number or cut.number >= len(cut.groups):
            return ""
        through = joined([self.names.channel(one) for one in cut.articles], at_most=3)
        behind = joined([self.names.origin(one) for one in self.heads(cut.cut_groups)], at_most=4)
        if cut.cut_groups:
            return sentence(f"{behind} are known only through {through}")
        every = "both" if len(cut.groups) == 2 else f"all {number(len(cut.groups))}"
        return sentence(f"{every} ({behind}) are known only through {through}")


def merge_reasons(merges: list[Merge], names: Names) -> list[Reason]:
    """Will explain unions: one sentence for every code and source that binds, naming all joined."""
    found: dict[MergeKey, list[Merge]] = defaultdict(list)
    for merge in merges:
        found[merge.code, merge.is_sure, merge.via, merge.judgement].append(merge)
    return [_merge_reason(key, ones, names) for key, ones in found.items()]


def _merge_reason(key: MergeKey, merges: list[Merge], names: Names) -> Reason:
    code, is_sure, via, judgement = key
    ids = list(dict.fromkeys(one for merge in merges for one in (merge.first, merge.second)))
    because = BECAUSE[code]
    if via is not None:
        because += f" ({names.source(via)})"
    if judgement is not None:
        word = judged(judgement, ids, names)
        because = word if code == "editor" else f"{because}, and {word}"
    doubt = "" if is_sure else "; this is only believed, so the possible count keeps them apart"
    count = "one" if len(ids) - len(merges) == 1 else number(len(ids) - len(merges))
    return Reason(
        code,
        sentence(f"{names.origins(ids)} count as {count}: {because}{doubt}"),
        origins=tuple(ids),
        view="both" if is_sure else "confirmed",
    )


def copy_reasons(measured: Measured, names: Names) -> list[Reason]:
    """Will name the articles that are one node with their original, the believed ones apart."""
    known = measured.chains.copies.merged
    found = [_copy_reason(measured, known, names, is_sure=True)]
    if measured.believing is not None:
        believed = measured.believing.chains.copies
        more = [pair for pair in believed.merged if pair not in set(known)]
        more += [(one, to) for one, all_to in believed.rewrites.items() for to in all_to]
        found.append(_copy_reason(measured.believing, more, names, is_sure=False))
    return [reason for reason in found if reason is not None]


def _copy_reason(
    measured: Measured, merged: list[tuple[int, int]], names: Names, *, is_sure: bool
) -> Reason | None:
    seen = {measured.chains.appearances[i].article_id for i in measured.possible.visited}
    copies = {copy: original for copy, original in merged if copy in seen}
    if not copies:
        return None
    originals = list(dict.fromkeys(copies.values()))
    doubt = "" if is_sure else "; this is only believed, so the possible count keeps them apart"
    count = "counts" if len(copies) == 1 else "count"
    text = (
        f"{names.articles(list(copies))} {count} with {names.articles(originals)}: "
        f"copies of the same text{doubt}"
    )
    return Reason(
        "copy" if is_sure else "open_copy",
        sentence(text),
        articles=tuple(dict.fromkeys([*copies, *originals])),
        view="both" if is_sure else "confirmed",
    )


def refusal_reasons(measured: Measured, names: Names) -> list[Reason]:
    """Will name the unions that an editor's judgement forbade."""
    pairs = dict.fromkeys(
        (refusal.first, refusal.second, refusal.code, refusal.judgement)
        for refusal in measured.grouping.groups.refusals
    )
    return [
        Reason(
            "held_apart",
            sentence(
                f"{names.origins([first, second])} are counted apart, although "
                f"{BECAUSE[code]}: {judged(word, [first, second], names)}"
            ),
            origins=(first, second),
        )
        for first, second, code, word in pairs
    ]
