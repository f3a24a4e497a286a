"""Names, reasons and marks of what is drawn."""

from collections import defaultdict
from typing import Any

from claims.domain.corroboration.english.causes import CAUSES, why
from claims.domain.corroboration.english.merges import BRIEFLY
from claims.domain.corroboration.english.words import NOUNS, joined, sentence
from claims.domain.corroboration.folding import Sheet, Spot
from claims.domain.corroboration.graph import Graph, GraphEdge, GraphGroup, GraphNode
from claims.domain.corroboration.leaving_out import CONFIRMED, NOWHERE
from claims.domain.corroboration.loops import components
from claims.domain.corroboration.naming import Names, noun_of
from claims.domain.corroboration.sides import Sides
from sources.domain.vocabulary import Genre, Held

UNREACHED = "Nothing that counts leads here."
NAMED = 3
LONGEST = 300
"""Characters of a name that are kept: a drawing shows fewer."""

GENRES = {Genre.WIRE: "agency story", Genre.REPORTAGE: "article"}


class Legends:
    """Writes spots down as nodes."""

    def __init__(self, names: Names, sides: Sides) -> None:
        """Will name things as these names do, and groups by the unions of these sides."""
        self.names = names
        self.sides = sides
        self.chains = names.chains

    def write(self, sheet: Sheet) -> Graph:
        """The graph of a folded sheet."""
        nodes = tuple(self._node(spot) for spot in sheet.spots.values())
        return Graph(nodes, self._edges(sheet), self._groups(sheet))

    def _node(self, spot: Spot) -> GraphNode:
        named = self._origin(spot) if spot.kind == "origin" else self._article(spot)
        return GraphNode(
            key=spot.key,
            kind=spot.kind,
            id=spot.id,
            sides=spot.sides,
            count=spot.times,
            members=(spot.members or (spot.id,)) if spot.times > 1 else (),
            copies=spot.copies,
            folds=spot.folds,
            group=spot.group,
            is_confirmed=spot.is_confirmed,
            is_bottleneck=spot.is_bottleneck,
            is_single=spot.is_single,
            is_tied=spot.is_tied,
            is_unknown=spot.is_unknown,
            is_loop=spot.is_loop,
            is_left_out=spot.is_left_out,
            code=spot.code,
            why=_why(spot.code, spot),
            left_out_of=spot.left_out_of,
            why_there=_why(spot.code_there, spot, is_left_out=True),
            **named,
        )

    def _article(self, spot: Spot) -> dict[str, Any]:
        if spot.times > 1:
            return self._many(spot, f"{spot.times:,} articles")
        known = self.chains.articles[spot.id]
        genre = Genre(known.genre)
        what = GENRES.get(genre, genre.value.replace("_", " "))
        is_stub = known.held == Held.CITED_ONLY
        return {
            "label": self.names.article(spot.id)[:LONGEST],
            "by": self._publisher(spot.id)[:LONGEST],
            "title": known.title[:LONGEST],
            "what": f"{what}, not read here" if is_stub else what,
        }

    def _publisher(self, article: int) -> str:
        known = self.chains.articles[article]
        return "" if known.publisher_id is None else self.names.source(known.publisher_id)

    def _origin(self, spot: Spot) -> dict[str, Any]:
        known = self.chains.origins[spot.id]
        singular, plural = NOUNS[noun_of(known)]
        if spot.times > 1:
            return self._many(spot, f"{spot.times:,} {plural}")
        has_holder = known.holder_id is not None
        return {
            "label": self.names.origin(spot.id)[:LONGEST],
            "by": self.names.source(known.holder_id)[:LONGEST] if has_holder else "",
            "title": (known.title or known.description)[:LONGEST],
            "what": singular,
            "article": known.article_id,
            "holder": known.holder_id,
        }

    def _many(self, spot: Spot, count: str) -> dict[str, Any]:
        """What a folded node is called: how many, and whose the first of them are."""
        if spot.kind == "origin":
            told = [self._holder(one) for one in spot.members]
        else:
            told = [self._publisher(one) for one in spot.members or (spot.id,)]
        known = list(dict.fromkeys(one for one in told if one))
        title = joined(known[:NAMED])
        if title and spot.times > NAMED:
            title = f"{', '.join(known[:NAMED])} and others"
        label = f"{count} ({title})" if title else count
        return {"label": label[:LONGEST], "by": count, "title": title[:LONGEST], "what": ""}

    def _holder(self, origin: int) -> str:
        """Whose an origin is, or what it is called."""
        holder = self.chains.origins[origin].holder_id
        return self.names.origin(origin) if holder is None else self.names.source(holder)

    def _edges(self, sheet: Sheet) -> tuple[GraphEdge, ...]:
        """Steps from who tells to whom it is from."""
        part = _rounds(sheet)
        out = {spot.key for spot in sheet.spots.values() if spot.is_left_out}
        return tuple(
            GraphEdge(
                source,
                target,
                is_confirmed=weight == CONFIRMED,
                is_loop=part[source] == part[target],
                is_left_out=weight == NOWHERE or source in out or target in out,
            )
            for (source, target), weight in sheet.steps.items()
        )

    def _groups(self, sheet: Sheet) -> tuple[GraphGroup, ...]:
        """Origins that count as one, where there are several of them."""
        members: dict[int, list[str]] = defaultdict(list)
        crowd: dict[int, int] = defaultdict(int)
        for spot in sheet.spots.values():
            if spot.group is not None:
                members[spot.group].append(spot.key)
                crowd[spot.group] += spot.times
        codes, doubtful = self._reasons()
        return tuple(
            GraphGroup(
                group,
                tuple(keys),
                tuple(codes.get(group, {})),
                "; ".join(dict.fromkeys(codes.get(group, {}).values())),
                group not in doubtful,
            )
            for group, keys in sorted(members.items())
            if crowd[group] > 1
        )

    def _reasons(self) -> tuple[dict[int, dict[str, str]], set[int]]:
        """Codes and words of the unions of each group; and which are only believed."""
        codes: dict[int, dict[str, str]] = defaultdict(dict)
        doubtful: set[int] = set()
        for measured in (self.sides.supports, self.sides.refutes):
            for merge in measured.grouping.groups.merges:
                group = measured.grouping.confirmed[merge.first]
                via = "" if merge.via is None else f" ({self.names.source(merge.via)})"
                codes[group].setdefault(merge.code, BRIEFLY[merge.code] + via)
                if not merge.is_sure:
                    doubtful.add(group)
        return codes, doubtful


def _rounds(sheet: Sheet) -> dict[str, int]:
    """Numbers the strongly connected parts."""
    keys = list(sheet.spots)
    place = {key: index for index, key in enumerate(keys)}
    ahead: list[list[int]] = [[] for _ in keys]
    for source, target in sheet.steps:
        ahead[place[source]].append(place[target])
    return {keys[i]: number for number, part in enumerate(components(ahead)) for i in part}


def _why(code: str, spot: Spot, *, is_left_out: bool = False) -> str:
    """Why something does not count in full, or on one side, as a sentence."""
    if not code:
        return ""
    if code.removeprefix("original_") not in CAUSES:
        return UNREACHED
    told = why(code, spot.times, spot.times)
    if spot.is_left_out or is_left_out:
        return sentence(told)
    return sentence(f"counts in the possible number only: {told}")
