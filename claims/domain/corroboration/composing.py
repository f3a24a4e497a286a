"""How a measured claim becomes a result: label, answer, reasons; and a drawing, where asked for."""

from collections import defaultdict

from claims.domain.corroboration.chains import Chains
from claims.domain.corroboration.drawing import draw
from claims.domain.corroboration.facts import ClaimFact
from claims.domain.corroboration.figures.comparing import compare_figures
from claims.domain.corroboration.figures.misquotes import misquoting
from claims.domain.corroboration.graph import Graph
from claims.domain.corroboration.groups import (
    SideView,
    copy_reasons,
    merge_reasons,
    possible_bottleneck,
    refusal_reasons,
)
from claims.domain.corroboration.leaving_out import CONFIRMED
from claims.domain.corroboration.naming import Names
from claims.domain.corroboration.notes import find_left_out, left_out_reasons, origin_reasons
from claims.domain.corroboration.outcomes import closed_loops, outcome_of
from claims.domain.corroboration.qualifying import qualifying_reasons
from claims.domain.corroboration.reach import reaching
from claims.domain.corroboration.reasons import make_reason
from claims.domain.corroboration.result import (
    IDS_AT_MOST,
    ROWS_AT_MOST,
    ArticleName,
    Assessment,
    Outcome,
    Reason,
)
from claims.domain.corroboration.sentences import Telling, answer_parts, listing_part
from claims.domain.corroboration.sides import Measured, Sides
from claims.domain.vocabulary import ClaimKind, Stance
from sources.domain.vocabulary import Held

AT_SOURCE_KINDS = frozenset({ClaimKind.QUOTE, ClaimKind.POSITION, ClaimKind.LEGAL})


class Composition:
    """Puts a result together from what was measured."""

    def __init__(self, chains: Chains, sides: Sides) -> None:
        """Will compose from these chains and their measured sides."""
        self.chains = chains
        self.facts = chains.facts
        self.sides = sides
        self.names = Names(chains)
        self.views = SideView(sides.supports, self.names), SideView(sides.refutes, self.names)
        self.supports = self.views[0].side()
        self.refutes = self.views[1].side()
        self.claim = chains.claims.get(self.facts.claim_id, ClaimFact(self.facts.claim_id))
        self.loops = closed_loops(chains, sides)
        self.circles = [
            sorted({chains.appearances[index].article_id for index in loop}) for loop in self.loops
        ]
        self.left_out = find_left_out(chains, sides, self.loops)
        self.pooled = self._pooled()
        self.by_stance = self._by_stance()
        self.figures = compare_figures(chains, sides, self.pooled, self.names)

    def result(self) -> Assessment:
        """The whole assessment."""
        outcome = outcome_of(self.chains, self.sides)
        told = self._telling(outcome)
        counted = [i for i in self.pooled if self.chains.weight[i] and self.chains.is_read(i)]
        appearances, articles = self.names.passages(counted), self._articles(counted)
        publishers = len(self._publishers(counted))
        parts = answer_parts(told)
        row = listing_part(told, appearances, articles, publishers)
        qualifies, discusses = (
            self._with_stance(stance) for stance in (Stance.QUALIFIES, Stance.DISCUSSES)
        )
        echo = self.names.passages(self.sides.supports.leading) / max(self.supports.confirmed, 1)
        at_odds = self._at_odds()
        return Assessment(
            claim_id=self.facts.claim_id,
            policy=self.facts.policy.version,
            as_of=self.facts.as_of,
            label=outcome.label,
            open=outcome.open,
            at_source=told.at_source,
            answer=" ".join(part.message for part in parts),
            answer_parts=parts,
            listing=row.message,
            listing_part=row,
            supports=self.supports,
            refutes=self.refutes,
            appearances=appearances,
            articles=articles,
            publishers=publishers,
            echo_factor=round(echo, 2),
            reasons=tuple(self._reasons()),
            qualifies=self._ids(qualifies),
            qualifies_total=self.names.passages(qualifies),
            discusses=self._ids(discusses),
            discusses_total=self.names.passages(discusses),
            left_out=tuple(self.left_out[:ROWS_AT_MOST]),
            left_out_total=self.names.passages(
                [self.chains.place[one.appearance] for one in self.left_out]
            ),
            loops=tuple(tuple(one[:IDS_AT_MOST]) for one in self.circles[:IDS_AT_MOST]),
            contested=tuple(self.sides.contested.perhaps[:ROWS_AT_MOST]),
            contradicting_articles=tuple(at_odds[:ROWS_AT_MOST]),
            contradicting_articles_total=self.names.how_many(at_odds),
            misquotes=tuple(self.figures.misquotes[:ROWS_AT_MOST]),
            misquotes_total=misquoting(self.figures.misquotes, self.names),
            figures=self.figures.block,
            named=self._named(counted),
        )

    def graph(self) -> Graph:
        """The chains of both sides, and what was left out of them, as a drawing shows them."""
        return draw(self.chains, self.sides, self.names, self.left_out)

    def _named(self, counted: list[int]) -> tuple[ArticleName, ...]:
        """What the articles are called that count, are left out or go round in circles."""
        ids = {self.chains.appearances[index].article_id for index in counted}
        named = {
            *sorted(ids)[:ROWS_AT_MOST],
            *(one.article for one in self.left_out[:ROWS_AT_MOST]),
            *(article for circle in self.circles[:IDS_AT_MOST] for article in circle[:IDS_AT_MOST]),
        }
        return tuple(ArticleName(one, self.names.article(one)) for one in sorted(named))

    def _articles(self, indexes: list[int]) -> int:
        return self.names.how_many({self.chains.appearances[i].article_id for i in indexes})

    def _ids(self, indexes: list[int]) -> tuple[int, ...]:
        return tuple(self.chains.appearances[index].id for index in indexes[:ROWS_AT_MOST])

    def _pooled(self) -> list[int]:
        """Appearances of the claim itself and of its equivalents."""
        pool = self.chains.pool
        asked = pool.get(self.facts.claim_id, self.facts.claim_id)
        return [
            index
            for index, appearance in enumerate(self.chains.appearances)
            if pool.get(appearance.claim_id, appearance.claim_id) == asked
        ]

    def _by_stance(self) -> dict[Stance, list[int]]:
        """Those of them that count, by their stance."""
        found: dict[Stance, list[int]] = defaultdict(list)
        for index in self.pooled:
            if self.chains.weight[index]:
                found[self.chains.appearances[index].stance].append(index)
        return found

    def _publishers(self, indexes: list[int]) -> set[int]:
        appearances, articles = self.chains.appearances, self.chains.articles
        found = {articles[appearances[index].article_id].publisher_id for index in indexes}
        if self.names.times:
            found.update(*(appearances[index].publishers for index in indexes))
        return {one for one in found if one is not None}

    def _with_stance(self, stance: Stance) -> list[int]:
        return self.by_stance.get(stance, [])

    def _telling(self, outcome: Outcome) -> Telling:
        measured, chains = self.sides.supports, self.chains
        articles = {chains.appearances[index].article_id for index in measured.leading}
        nameless = [one for one in articles if chains.articles[one].publisher_id is None]
        return Telling(
            label=outcome.label,
            is_open=outcome.open,
            at_source=self._is_at_source(),
            checkability=self.claim.checkability,
            supports=self.supports,
            refutes=self.refutes,
            views=self.views,
            names=self.names,
            articles=self.names.how_many(articles),
            publishers=len(self._publishers(measured.leading)),
            nameless=self.names.how_many(nameless),
            tied_articles=self._tied_articles(measured),
            circle=[article for circle in self.circles for article in circle],
            contested=self.sides.contested.surely,
            others=self._others(articles),
        )

    def _others(self, supporting: set[int]) -> dict[str, int]:
        """How many articles that count do not support the claim, each by the most it does."""
        found, seen = {}, set(supporting)
        for stance in (Stance.REFUTES, Stance.QUALIFIES, Stance.DISCUSSES):
            articles = {
                self.chains.appearances[index].article_id
                for index in self._with_stance(stance)
                if self.chains.is_read(index)
            }
            found[stance.value] = self.names.how_many(articles - seen)
            seen |= articles
        return found

    def _tied_articles(self, measured: Measured) -> int:
        """Articles that reach an origin by confirmed steps alone."""
        origins = measured.confirmed.origins
        leads = reaching(self.chains, origins, CONFIRMED)
        return self._articles([i for i in measured.confirmed.roots if leads[i]])

    def _is_at_source(self) -> bool:
        if self.claim.kind not in AT_SOURCE_KINDS or self.supports.confirmed_groups != 1:
            return False
        issued = (
            self.chains.origins[one].article_id for one in self.sides.supports.confirmed.origins
        )
        articles, published = self.chains.articles, self.chains.standing.published
        return any(
            one in articles and articles[one].held == Held.TEXT and one not in published
            for one in issued
        )

    def _at_odds(self) -> list[int]:
        """Articles that take both sides with what counts."""
        appearances = self.chains.appearances
        sides = [
            {appearances[index].article_id for index in side.leading}
            for side in (self.sides.supports, self.sides.refutes)
        ]
        return sorted(sides[0] & sides[1])

    def _reasons(self) -> list[Reason]:
        found: list[Reason] = []
        for view, side in zip(self.views, (self.supports, self.refutes), strict=True):
            found += copy_reasons(view.measured, self.names)
            found += merge_reasons(view.measured.grouping.groups.merges, self.names)
            found += refusal_reasons(view.measured, self.names)
            if side.bottleneck:
                articles = [one.id for one in side.cut if one.kind == "article"]
                found.append(make_reason("bottleneck", view.narrow, articles=articles))
            found += possible_bottleneck(view)
        met = self.sides.supports.possible.met | self.sides.refutes.possible.met
        found += origin_reasons(self.chains, met, self.names)
        found += left_out_reasons(self.left_out, self._counting(), self.names)
        found += [*self._loop_reasons(), *self._odd_reasons(), *self.figures.reasons]
        return list({(one.code, one.message, one.view): one for one in found}.values())

    def _counting(self) -> set[int]:
        """Articles with a passage that counts in full."""
        left_out = {one.appearance for one in self.left_out}
        appearances = self.chains.appearances
        return {
            appearances[index].article_id
            for side in (self.sides.supports, self.sides.refutes)
            for index in side.leading
            if appearances[index].id not in left_out
        }

    def _loop_reasons(self) -> list[Reason]:
        return [
            make_reason("loop", {"articles": self.names.article_things(one)}, articles=one)
            for one in self.circles[:IDS_AT_MOST]
        ]

    def _odd_reasons(self) -> list[Reason]:
        """Articles at odds with themselves, and speakers who changed their position."""
        names = self.names
        found = [
            make_reason("contradicts_itself", {"article": names.article_thing(one)}, articles=[one])
            for one in self._at_odds()[:IDS_AT_MOST]
        ]
        found += qualifying_reasons(self._with_stance(Stance.QUALIFIES), self.sides, names)
        for pair in self.sides.contested.changed[:IDS_AT_MOST]:
            params = {"origins": names.origin_things(pair)}
            found.append(make_reason("changed_position", params, origins=pair))
        return found
