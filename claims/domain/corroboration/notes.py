"""What was left out, and why."""

from collections import defaultdict

from claims.domain.corroboration import english
from claims.domain.corroboration.chains import Chains
from claims.domain.corroboration.leaving_out import FULL, NOWHERE, POSSIBLE
from claims.domain.corroboration.naming import Names
from claims.domain.corroboration.reach import leading_into
from claims.domain.corroboration.reasons import make_reason
from claims.domain.corroboration.result import LeftOut, Reason
from claims.domain.corroboration.sides import Sides, opposed_claims
from claims.domain.vocabulary import Stance


def find_left_out(chains: Chains, sides: Sides, loops: list[list[int]]) -> list[LeftOut]:
    """Will list the appearances of this claim that do not count in full."""
    pool = chains.pool
    asked = pool.get(chains.facts.claim_id, chains.facts.claim_id)
    looped = leading_into(chains, loops)
    opposed = opposed_claims(chains.facts, pool, asked)
    other_figures = set(sides.other_figures)
    leading = {index for side in (sides.supports, sides.refutes) for index in side.leading}
    roots = {i for side in (sides.supports, sides.refutes) for i in side.possible.roots}
    found = []
    for index, appearance in enumerate(chains.appearances):
        weight, code = chains.weight[index], chains.code.get(index, "")
        if index in other_figures:
            weight, code = NOWHERE, "other_figure"
        elif weight and index in roots and index not in leading:
            weight, code = NOWHERE, _why_nowhere(chains, index, looped)
        home = pool.get(appearance.claim_id, appearance.claim_id)
        concerns = home == asked or index in roots or _would_count(chains, index, opposed.get(home))
        if code and concerns:
            found.append(
                LeftOut(
                    appearance.id,
                    appearance.article_id,
                    code,
                    english.cause(code),
                    weight > NOWHERE,
                )
            )
    return found


def _would_count(chains: Chains, index: int, lent: tuple[int, int] | None) -> bool:
    """Whether an appearance of an opposed claim would take a side if it were not left out."""
    if lent is None:
        return False
    against, counter = lent
    weights = {Stance.SUPPORTS: against, Stance.REFUTES: counter}
    return weights.get(chains.appearances[index].stance, NOWHERE) > NOWHERE


def _why_nowhere(chains: Chains, index: int, looped: set[int]) -> str:
    """Why an appearance that is not left out itself reaches no origin."""
    if index in looped:
        return "circular"
    distanced = chains.appearances[index].distanced
    return "untraceable_rumour" if distanced else "upstream_retracted"


def left_out_reasons(left_out: list[LeftOut], counting: set[int], names: Names) -> list[Reason]:
    """Will name everything left out, one sentence for each cause.

    Of the articles `counting`, which count through another passage, it names the passages alone.
    """
    by_code: dict[tuple[str, bool, bool], list[LeftOut]] = defaultdict(list)
    for one in left_out:
        by_code[one.code, one.only_possible, one.article in counting].append(one)
    return [
        _left_out(cause, ones, names) for cause, ones in sorted(by_code.items(), key=lambda i: i[0])
    ]


def _left_out(cause: tuple[str, bool, bool], ones: list[LeftOut], names: Names) -> Reason:
    code, only_possible, partly = cause
    articles = sorted({one.article for one in ones})
    passages = names.passages([names.chains.place[one.appearance] for one in ones])
    return make_reason(
        code,
        {
            "cause": code,
            "only_possible": only_possible,
            "partly": partly,
            "passages": passages,
            "articles": names.article_things(articles),
        },
        articles=articles,
        articles_total=names.how_many(articles),
        appearances=[one.appearance for one in ones],
        appearances_total=passages,
        view="confirmed" if only_possible else "both",
    )


def origin_reasons(chains: Chains, origins: set[int], names: Names) -> list[Reason]:
    """Will name the origins that do not count in full though they are known."""
    by_code: dict[tuple[str, int], list[int]] = defaultdict(list)
    for origin in sorted(origins):
        weight, code = chains.origin_weight.get(origin, FULL)
        if code and code != "unknown":
            by_code[code, weight].append(origin)
    found = []
    for (code, weight), ids in sorted(by_code.items()):
        only_possible = weight == POSSIBLE
        params = {
            "cause": code,
            "only_possible": only_possible,
            "origins": names.origin_things(ids),
        }
        found.append(
            make_reason(
                code if code in {"statement_disputed", "contested"} else "origin_left_out",
                params,
                origins=ids,
                view="confirmed" if only_possible else "both",
            )
        )
    return found
