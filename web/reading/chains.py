"""Chains: from where a claim appears, hop by hop, to where it comes from."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from accounts.choices import choices_of
from claims.domain.vocabulary import AttributionKind, OriginKind
from claims.models import Appearance, Attribution, Origin
from sources.domain.vocabulary import Judgement, TextRights
from web.reading.references import Ref, article_ref, source_ref
from web.words import Dated, dated

DEEPEST = 12
"""Hops shown one inside the other; a longer chain says that it goes on."""

ORIGIN_KINDS = {kind: words.lower() for kind, words in choices_of(OriginKind)}
"""Kinds of origins as a line names them."""

VERBS: dict[str, str] = {
    AttributionKind.RELAYS_STATEMENT: "relays",
    AttributionKind.CITES_REPORT: "cites the report",
    AttributionKind.CITES_DATA: "cites the data of",
    AttributionKind.CITES_DOCUMENT: "cites the document",
}


class Hop(NamedTuple):
    """One hop: the words that show it, what it leads to, and the hops that follow from there.

    `look` is article, origin, unknown or loop; `holder` is who stands behind the target.
    """

    verb: str
    target: Ref
    holder: Ref
    about: str
    date: Dated | None
    cue: str
    named_as: str
    flags: tuple[str, ...]
    told_in: Ref | None
    look: str
    hops: tuple["Hop", ...] = ()


class End(NamedTuple):
    """Where a chain ends, as every hop to it tells it."""

    target: Ref
    holder: Ref
    about: str
    date: Dated | None
    is_unknown: bool


class Path(NamedTuple):
    """The way to a hop: the article it is shown under, and the appearances passed so far.

    `told` are the appearances whose hops stand in the tree already: where many ways lead to one, the
    tree would otherwise grow with every pair of them.
    """

    article: int
    appearances: tuple[int, ...]
    told: set[int]

    def to(self, appearance: int) -> "Path":
        """The way one appearance further."""
        return Path(self.article, (*self.appearances, appearance), self.told)


class Chains:
    """The hops of some appearances, ready to be followed without further queries."""

    def __init__(self, hops: Iterable[Attribution]) -> None:
        self._by_appearance: dict[int, list[Attribution]] = defaultdict(list)
        self._ends: dict[int, End] = {}
        self.met: set[int] = set()
        """The articles that a hop leads to: they are seen within the chains of others."""
        for hop in hops:
            self._by_appearance[hop.from_appearance_id].append(hop)
            if hop.to_appearance is not None:
                self.met.add(hop.to_appearance.article_id)
            if hop.to_origin is not None and hop.to_origin.article_id is not None:
                self.met.add(hop.to_origin.article_id)

    def of(self, appearance: Appearance) -> tuple[Hop, ...]:
        """Will follow every chain of an appearance to its ends; a loop is shown once and named."""
        return self._follow(appearance.pk, Path(appearance.article_id, (appearance.pk,), set()))

    def _follow(self, appearance_id: int, path: Path) -> tuple[Hop, ...]:
        joint = self._joint(appearance_id)
        return tuple(self._hop(row, path, joint) for row in self._by_appearance[appearance_id])

    def _hop(self, row: Attribution, path: Path, joint: set[int]) -> Hop:
        flags = _flags(row, is_joint=row.joint in joint)
        told_in = _told_in(row, path.article)
        if row.to_origin is not None:
            return _origin_hop(row, self._end(row.to_origin), flags, told_in)
        target = row.to_appearance
        if target is None:
            raise ValueError(f"hop {row.pk} leads nowhere")
        is_loop = target.pk in path.appearances
        stops = self._stops(target.pk, path)
        onward = () if stops else self._follow(target.pk, path.to(target.pk))
        return _article_hop(row, target, (*flags, *stops), told_in, is_loop=is_loop, onward=onward)

    def _end(self, origin: Origin) -> End:
        """An origin, put into words once however many hops lead to it."""
        found = self._ends.get(origin.pk)
        if found is None:
            found = self._ends[origin.pk] = _end_of(origin)
        return found

    def _stops(self, target: int, path: Path) -> tuple[str, ...]:
        """Why the tree is not followed beyond an appearance; empty when it is."""
        if target in path.appearances:
            return ("comes round to an article already in this chain",)
        if not self._by_appearance[target]:
            return ()
        if target in path.told:
            return ("its chain is shown above",)
        if len(path.appearances) >= DEEPEST:
            return ("the chain goes on",)
        path.told.add(target)
        return ()

    def _joint(self, appearance_id: int) -> set[int]:
        """The group numbers that more than one hop of an appearance carries."""
        groups = [row.joint for row in self._by_appearance[appearance_id] if row.joint is not None]
        return {group for group in groups if groups.count(group) > 1}


def _flags(row: Attribution, *, is_joint: bool) -> tuple[str, ...]:
    """What a reader should know of a hop before believing it."""
    said = []
    if row.judgement == Judgement.SUGGESTED:
        said.append("suggested, not yet confirmed")
    if row.judgement == Judgement.UNSURE:
        said.append("unsure")
    if row.inferred:
        said.append("inferred: no words in the text say so")
    if is_joint:
        said.append("cited together with another: the claim needs both")
    return tuple(said)


def _article_hop(
    row: Attribution,
    target: Appearance,
    flags: tuple[str, ...],
    told_in: Ref | None,
    *,
    is_loop: bool,
    onward: tuple[Hop, ...],
) -> Hop:
    """A hop to another article that carries the claim."""
    article = article_ref(target.article)
    if article.is_stub:
        flags = (*flags, "known only because it is cited")
    return Hop(
        verb=VERBS[row.kind],
        target=article.title,
        holder=article.publisher,
        about=article.genre.lower(),
        date=article.date,
        cue=_cue(row),
        named_as=row.named_as,
        flags=flags,
        told_in=told_in,
        look="loop" if is_loop else "article",
        hops=onward,
    )


def _end_of(origin: Origin) -> End:
    """Will put an origin into words."""
    is_unknown = origin.kind == OriginKind.UNKNOWN
    return End(
        target=origin_ref(origin),
        holder=source_ref(origin.holder),
        about="" if is_unknown else origin_kind_words(origin),
        date=dated(origin.date),
        is_unknown=is_unknown,
    )


def _origin_hop(row: Attribution, end: End, flags: tuple[str, ...], told_in: Ref | None) -> Hop:
    """A hop to where the chain ends."""
    return Hop(
        verb="" if end.is_unknown else VERBS[row.kind],
        target=end.target,
        holder=end.holder,
        about=end.about,
        date=end.date,
        cue=_cue(row),
        named_as=row.named_as,
        flags=flags,
        told_in=told_in,
        look="unknown" if end.is_unknown else "origin",
    )


def _cue(row: Attribution) -> str:
    """The words that show a hop, where the licence of the text they stand in lets them be shown."""
    may_show = row.told_in.article.may_show if row.told_in else vars(row)["begins_where"]
    return "" if may_show == TextRights.NOTHING else row.cue


def _told_in(row: Attribution, shown: int) -> Ref | None:
    """The article whose text shows the hop, where it is neither the hop's own nor the one shown."""
    if row.told_in is None or row.told_in_id == row.from_appearance_id:
        return None
    return article_ref(row.told_in.article).title if row.told_in.article_id != shown else None


def origin_ref(origin: Origin) -> Ref:
    """Will name an origin and lead to the article that issued it, where one is recorded."""
    if origin.article_id is not None:
        return Ref(origin.title or str(origin), f"/articles/{origin.article_id}/")
    return Ref(
        "Nobody says where it comes from" if origin.kind == OriginKind.UNKNOWN else str(origin)
    )


def origin_kind_words(origin: Origin) -> str:
    """What sort of origin it is; a poll says how many were asked and how exact it is."""
    poll = getattr(origin, "poll", None)
    if poll is None:
        return ORIGIN_KINDS[origin.kind]
    said = ["poll"]
    if poll.sample:
        said.append(f"{poll.sample:,} people asked")
    if poll.margin_of_error is not None:
        said.append(f"margin of error ±{poll.margin_of_error.normalize():f} points")
    return ", ".join(said)
