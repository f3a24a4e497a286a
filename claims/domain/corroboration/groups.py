"""Groups, cuts and the sentences about merges, as the result shows them."""

from collections import defaultdict
from collections.abc import Collection

from claims.domain.corroboration import english
from claims.domain.corroboration.english import words
from claims.domain.corroboration.facts import ArticleFact, JudgementFact, OriginFact
from claims.domain.corroboration.joining import Merge
from claims.domain.corroboration.judged import word_thing
from claims.domain.corroboration.naming import Named, Names, bounded
from claims.domain.corroboration.reasons import make_reason
from claims.domain.corroboration.result import IDS_AT_MOST, CutNode, Group, Member, Reason, Side
from claims.domain.corroboration.sides import Measured
from claims.domain.vocabulary import OriginKind

TITLES, RELAYS, BEHIND = 3, 2, 4
"""Names at most in the title of a group, of its relays, and on either side of a bottleneck."""


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
        self.titles: dict[int, Named] = {}
        self.narrow: Named = {}

    def side(self) -> Side:
        """The side with its groups, its cut and the bottleneck, if there is one."""
        sure = self.measured.sure.confirmed_cut
        view = self if self.measured.believing is None else self.believing()
        cut, single = view.cut() if sure.number else self.cut(in_possible=True)
        self.narrow = narrow = view.bottleneck()
        return Side(
            confirmed=sure.number,
            possible=self.measured.possible_cut.number,
            groups=tuple(self.groups()),
            cut=cut,
            single_points=single,
            confirmed_groups=len(sure.groups),
            possible_groups=len(self.measured.possible_cut.groups),
            bottleneck=english.reason("bottleneck", narrow) if narrow else "",
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
        known = [o for o in origins if o.kind != OriginKind.UNKNOWN] or [head]
        title = bounded([self.relayed(o) for o in known[:TITLES]], len(known), TITLES)
        self.titles[head.id] = title
        return Group(
            id=head.id,
            kind=OriginKind(head.kind).value,
            title=words.group(title),
            members=tuple(
                Member(
                    o.id, OriginKind(o.kind).value, self.names.origin(o.id), o.id in self.confirmed
                )
                for o in origins[:IDS_AT_MOST]
            ),
            members_total=len(origins),
            is_confirmed=any(one in self.confirmed for one in ids),
            reasons=tuple(merge_reasons(why, self.names)),
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

    def relayed(self, origin: OriginFact) -> Named:
        """An origin as data, and who relayed it while nobody here heard it without a relay.

        "Putin, as relayed by Panov": every article that was read has it from somebody else.
        """
        thing, citing = self.names.origin_thing(origin.id), self.citing.get(origin.id, [])
        if origin.id < 0 or not citing or not self.roots.isdisjoint(citing):
            return thing
        articles = {self.chains.appearances[index].article_id for index in citing}
        if origin.article_id in articles:
            return thing
        known = [self.chains.articles[one] for one in sorted(articles)]
        tellers = dict.fromkeys(self._teller(one, origin.holder_id) for one in known)
        by = [self.names.source_thing(one) for one in tellers if one is not None]
        return thing | {"relayed_by": bounded(by, len(by), RELAYS)} if by else thing

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

    def bottleneck(self) -> Named:
        """Through what the groups are known, where fewer things than groups have to fail."""
        cut = self.measured.confirmed_cut
        if not cut.number or cut.number >= len(cut.groups):
            return {}
        behind = self.heads(cut.cut_groups)
        return {
            "groups": len(cut.groups),
            "all": not cut.cut_groups,
            "behind": self.names.origin_things(behind, BEHIND),
            "through": self.names.article_things(cut.articles, BEHIND),
        }


def possible_bottleneck(view: SideView) -> list[Reason]:
    """Will say why the possible number is smaller than the number of possible groups.

    Gives nothing where the confirmed number is narrowed by the same articles: that is told already.
    """
    measured = view.measured
    cut, sure = measured.possible_cut, measured.sure.confirmed_cut
    if not cut.number or cut.number >= len(cut.groups):
        return []
    if 0 < sure.number < len(sure.groups) and set(sure.articles) == set(cut.articles):
        return []
    members: dict[int, list[int]] = defaultdict(list)
    for origin, group in measured.grouping.possible.items():
        if group in cut.groups and group not in cut.cut_groups:
            members[group].append(origin)
    heads = [view.head(ids) for ids in members.values()]
    params = {
        "groups": len(cut.groups),
        "things": cut.number,
        "behind": view.names.origin_things(heads, BEHIND),
        "through": view.names.article_things(cut.articles, BEHIND),
    }
    return [
        make_reason(
            "possible_bottleneck",
            params,
            origins=heads,
            articles=cut.articles,
            view="possible",
        )
    ]


def merge_reasons(merges: list[Merge], names: Names) -> list[Reason]:
    """Will explain unions: one sentence for every code and source that binds, naming all joined."""
    found: dict[MergeKey, list[Merge]] = defaultdict(list)
    for merge in merges:
        found[merge.code, merge.is_sure, merge.via, merge.judgement].append(merge)
    return [_merge_reason(key, ones, names) for key, ones in found.items()]


def _merge_reason(key: MergeKey, merges: list[Merge], names: Names) -> Reason:
    code, is_sure, via, judgement = key
    ids = list(dict.fromkeys(one for merge in merges for one in (merge.first, merge.second)))
    params = {
        "because": code,
        "sure": is_sure,
        "via": names.source_thing(via),
        "count": len(ids) - len(merges),
        "origins": names.origin_things(ids),
    }
    if judgement is not None:
        params["judgement"] = word_thing(judgement, ids, names)
    return make_reason(code, params, origins=ids, view="both" if is_sure else "confirmed")


def copy_reasons(measured: Measured, names: Names) -> list[Reason]:
    """Will name the articles that are one node with their original, the believed ones apart."""
    known = measured.chains.copies.merged
    found = [_copy_reason(measured, known, names, is_sure=True)]
    if measured.believing is not None:
        believed = measured.believing.chains.copies
        sure = set(known)
        more = [pair for pair in believed.merged if pair not in sure]
        more += [(one, to) for one, all_to in believed.rewrites.items() for to in all_to]
        found.append(_copy_reason(measured.believing, more, names, is_sure=False))
    return [reason for reason in found if reason is not None]


def _copy_reason(
    measured: Measured, merged: list[tuple[int, int]], names: Names, *, is_sure: bool
) -> Reason | None:
    seen = {measured.chains.appearances[i].article_id for i in measured.possible.visited}
    copies = {copy: original for copy, original in sorted(merged) if copy in seen}
    if not copies:
        return None
    articles, originals = list(copies), sorted(set(copies.values()))
    every = list(dict.fromkeys([*originals, *articles]))
    return make_reason(
        "copy" if is_sure else "open_copy",
        {
            "articles": names.article_things(articles),
            "originals": names.article_things(originals),
        },
        articles=every,
        articles_total=names.how_many(every),
        view="both" if is_sure else "confirmed",
    )


def refusal_reasons(measured: Measured, names: Names) -> list[Reason]:
    """Will name the unions that an editor's judgement forbade."""
    pairs = dict.fromkeys(
        (refusal.first, refusal.second, refusal.code, refusal.judgement)
        for refusal in measured.grouping.groups.refusals
    )
    return [
        make_reason(
            "held_apart",
            {
                "because": code,
                "origins": names.origin_things([first, second]),
                "judgement": word_thing(word, [first, second], names),
            },
            origins=[first, second],
        )
        for first, second, code, word in list(pairs)[:IDS_AT_MOST]
    ]
