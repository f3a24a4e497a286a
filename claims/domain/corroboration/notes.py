"""What was left out, and why, in plain sentences."""

from collections import defaultdict

from claims.domain.corroboration.chains import Chains
from claims.domain.corroboration.leaving_out import FULL, NOWHERE, POSSIBLE
from claims.domain.corroboration.naming import Names, counted, sentence
from claims.domain.corroboration.result import LeftOut, Reason
from claims.domain.corroboration.sides import Sides, opposed_claims
from claims.domain.vocabulary import Stance

WHY = {
    "satire": "the article is satire",
    "own_review": "it is a review of our own",
    "retracted": "the article was retracted",
    "removed": "the article was removed",
    "replaced": "an update replaced the article",
    "not_yet_published": "the article was not out by then",
    "perhaps_not_published": "the article may not have been out by then",
    "older_version": "a newer version of the article counts",
    "furniture": "it stands in a caption or in page furniture",
    "hypothetical": "it is meant hypothetically",
    "rhetorical": "it is meant rhetorically",
    "hedged": "it is hedged",
    "prospective": "it speaks of what is to come",
    "distanced": "the article keeps its distance from it",
    "before_event": "it came out before the event and supports the plan, not the event",
    "cites_own_review": "it cites a review of our own, itself or through others",
    "other_figure": "it gives another figure than the claim",
    "upstream_retracted": "all it rests on was left out",
    "circular": "it rests only on articles that cite one another in a circle",
    "untraceable_rumour": "it is a rumour told with distance that leads to nobody one can name",
    "statement_disputed": "whether it was said at all is disputed",
    "contested": "the same record is read both ways",
}

# The same of several articles, and of several passages.
WHY_THE_ARTICLES = {
    "satire": "the articles are satire",
    "own_review": "they are reviews of our own",
    "retracted": "the articles were retracted",
    "removed": "the articles were removed",
    "replaced": "updates replaced the articles",
    "not_yet_published": "the articles were not out by then",
    "perhaps_not_published": "the articles may not have been out by then",
    "older_version": "newer versions of the articles count",
    "distanced": "the articles keep their distance from it",
}
WHY_THE_PASSAGES = {
    "furniture": "they stand in captions or in page furniture",
    "hypothetical": "they are meant hypothetically",
    "rhetorical": "they are meant rhetorically",
    "hedged": "they are hedged",
    "prospective": "they speak of what is to come",
    "before_event": "they came out before the event and support the plan, not the event",
    "cites_own_review": "they cite a review of our own, themselves or through others",
    "other_figure": "they give another figure than the claim",
    "upstream_retracted": "all they rest on was left out",
    "circular": "they rest only on articles that cite one another in a circle",
    "untraceable_rumour": "they are rumours told with distance that lead to nobody one can name",
}


def why(code: str, articles: int = 1, passages: int = 1) -> str:
    """Will say why something of this code does not count in full, or why so many do not."""
    if code.startswith("original_"):
        a_copy = "they are copies" if passages > 1 else "it is a copy"
        return f"{a_copy}, and {why(code.removeprefix('original_'), articles, passages)}"
    if articles > 1 and code in WHY_THE_ARTICLES:
        return WHY_THE_ARTICLES[code]
    if passages > 1 and code in WHY_THE_PASSAGES:
        return WHY_THE_PASSAGES[code]
    return WHY[code]


def find_left_out(chains: Chains, sides: Sides, loops: list[list[int]]) -> list[LeftOut]:
    """Will list the appearances of this claim that do not count in full."""
    pool = chains.pool
    asked = pool.get(chains.facts.claim_id, chains.facts.claim_id)
    looped = _leading_into(chains, loops)
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
                    sentence(why(code)),
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


def _leading_into(chains: Chains, loops: list[list[int]]) -> set[int]:
    """Appearances in these loops, or from which chains lead into them."""
    inside = {index for members in loops for index in members}
    if not inside:
        return inside
    citing: dict[int, list[int]] = defaultdict(list)
    for index, hops in enumerate(chains.hops):
        for to, _ in hops:
            citing[to].append(index)
    pending = list(inside)
    while pending:
        for index in citing[pending.pop()]:
            if index not in inside:
                inside.add(index)
                pending.append(index)
    return inside


def left_out_reasons(left_out: list[LeftOut], counting: set[int], names: Names) -> list[Reason]:
    """Will name everything left out, one sentence for each cause.

    Of the articles `counting`, which count through another passage, it names the passages alone.
    """
    by_code: dict[tuple[str, bool, bool], list[LeftOut]] = defaultdict(list)
    for one in left_out:
        by_code[one.code, one.only_possible, one.article in counting].append(one)
    found = []
    for (code, only_possible, partly), ones in sorted(by_code.items()):
        articles = tuple(dict.fromkeys(one.article for one in ones))
        found.append(
            Reason(
                code,
                sentence(_left_out(code, only_possible, partly, len(ones), articles, names)),
                articles=articles,
                appearances=tuple(one.appearance for one in ones),
                view="confirmed" if only_possible else "both",
            )
        )
    return found


def _left_out(
    code: str,
    only_possible: bool,
    partly: bool,
    passages: int,
    articles: tuple[int, ...],
    names: Names,
) -> str:
    """What is left out of which articles, and why."""
    where = names.articles(articles)
    if partly:
        subject = f"{counted(passages, 'passage')} in {where}"
    elif len(articles) > 1:
        subject = f"the passages in {where}"
    else:
        subject, passages = f"what stands in {where}", 1
    if only_possible:
        verb = "counts" if passages == 1 else "count"
        what = f"{verb} in the possible number only"
    else:
        what = f"{'is' if passages == 1 else 'are'} left out"
    return f"{subject} {what}: {why(code, len(articles), passages)}"


def origin_reasons(chains: Chains, origins: set[int], names: Names) -> list[Reason]:
    """Will name the origins that do not count in full though they are known."""
    by_code: dict[tuple[str, int], list[int]] = defaultdict(list)
    for origin in sorted(origins):
        weight, code = chains.origin_weight.get(origin, FULL)
        if code and code != "unknown":
            by_code[code, weight].append(origin)
    found = []
    for (code, weight), ids in sorted(by_code.items()):
        one = len(ids) == 1
        verb = "does" if one else "do"
        verb += " not count in confirmed" if weight == POSSIBLE else " not count"
        found.append(
            Reason(
                code if code in {"statement_disputed", "contested"} else "origin_left_out",
                sentence(f"{names.origins(ids)} {verb}: {why(code)}"),
                origins=tuple(ids),
                view="confirmed" if weight == POSSIBLE else "both",
            )
        )
    return found
