"""The reasons for a result, by code: what was grouped, left out, contested, told otherwise."""

from collections.abc import Callable

from claims.domain.corroboration.english.causes import why
from claims.domain.corroboration.english.merges import (
    BECAUSE,
    copies,
    held_apart,
    merge,
    open_copies,
)
from claims.domain.corroboration.english.words import (
    Params,
    article,
    articles,
    channel,
    counted,
    listed,
    number,
    origin,
    origins,
)


def bottleneck(params: Params) -> str:
    """Will say through what the origins are known, where fewer things than origins have to fail."""
    behind, through = origins(params["behind"]), listed(params["through"], channel)
    if not params["all"]:
        return f"{behind} are known only through {through}"
    count = params["groups"]
    every = "both origins" if count == 2 else f"all {number(count)} origins"
    return f"{every} ({behind}) are known only through {through}"


def possible_bottleneck(params: Params) -> str:
    """Will say through what the possible origins are known, where that narrows the number."""
    through = articles(params["through"])
    return (
        f"what this may rest on ({origins(params['behind'])}) is known only through {through}, "
        f"so the possible number is {number(params['things'])}, not {number(params['groups'])}"
    )


def left_out(params: Params) -> str:
    """Will say what is left out of which articles, and why."""
    where, passages, many = articles(params["articles"]), params["passages"], params["articles"]
    if params["partly"]:
        subject = f"{counted(passages, 'passage')} in {where}"
    elif many["total"] > 1:
        subject = f"the passages in {where}"
    else:
        subject, passages = f"what stands in {where}", 1
    if params["only_possible"]:
        what = f"{'counts' if passages == 1 else 'count'} in the possible number only"
    else:
        what = f"{'is' if passages == 1 else 'are'} left out"
    return f"{subject} {what}: {why(params['cause'], many['total'], passages)}"


def origin_left_out(params: Params) -> str:
    """Will say which origins do not count in full though they are known."""
    total = params["origins"]["total"]
    verb = "does not count" if total == 1 else "do not count"
    where = " as confirmed" if params["only_possible"] else ""
    return f"{origins(params['origins'])} {verb}{where}: {why(params['cause'], 1, total)}"


def loop(params: Params) -> str:
    """Will name a circle of articles."""
    return (
        f"{articles(params['articles'])} cite one another in a circle; "
        "none of them names anybody outside it"
    )


def contradicts_itself(params: Params) -> str:
    """Will name an article that takes both sides."""
    return f"{article(params['article'])} speaks both for and against this: read its passages again"


def also_qualifies(params: Params) -> str:
    """Will name who supports this and qualifies it in another passage."""
    is_one = params["articles"]["total"] == 1
    verbs = ("supports", "qualifies") if is_one else ("support", "qualify")
    return (
        f"{articles(params['articles'])} {verbs[0]} this and also {verbs[1]} it, in "
        f"{counted(params['passages'], 'other passage')}: read them together"
    )


def changed_position(params: Params) -> str:
    """Will name what one speaker said for and against."""
    first, second = (origin(one) for one in params["origins"]["named"])
    return (
        f"{first} speaks for this and {second} against it: "
        "the speaker changed position, so each counts on its side"
    )


def misquote(params: Params) -> str:
    """Will name who reports a figure otherwise than it was measured."""
    verb = "gives" if params["articles"]["total"] == 1 else "give"
    return (
        f"{articles(params['articles'])} {verb} {params['reported']} where "
        f"{origin(params['origin'])} has {params['measured']}"
    )


def agreement(verb: str) -> Callable[[Params], str]:
    """Will make the sentence about two measurements that agree or conflict."""

    def told(params: Params) -> str:
        figures, named = params["figures"], [origin(one) for one in params["origins"]["named"]]
        return f"the figures {figures[0]} of {named[0]} and {figures[1]} of {named[1]} {verb}"

    return told


def change(verb: str) -> Callable[[Params], str]:
    """Will make the sentence about two waves of one series and their margin of error in points."""

    def told(params: Params) -> str:
        figures, named = params["figures"], [origin(one) for one in params["origins"]["named"]]
        return (
            f"the change from {figures[0]} to {figures[1]} between {named[0]} and {named[1]} "
            f"{verb} the margin of error of ± {params['margin']} points"
        )

    return told


def change_claimed(verb: str) -> Callable[[Params], str]:
    """Will make the sentence about a change that a claim speaks of, between two measurements."""

    def told(params: Params) -> str:
        if "figures" in params:
            return change(verb)(params)
        return (
            f"the change of {params['change']} points between {origins(params['origins'])} "
            f"{verb} the margin of error of ± {params['margin']} points"
        )

    return told


def supports_broader_claim(params: Params) -> str:
    """Will say which broader claim a figure would support, as it does not give this exact one."""
    if "article" in params:
        return (
            f"{params['figure']}, as {article(params['article'])} has it, holds {params['own']} but "
            f"does not give it: it would support the broader claim of {params['figure']}"
        )
    return (
        f"{params['figure']}, as {origin(params['origin'])} has it, is another measurement, "
        f"compatible with {params['own']}: it does not support this exact figure, but would support "
        f"the broader claim of {params['low']} to {params['high']} {params['unit']}".rstrip()
    )


def rhetorical_number(params: Params) -> str:
    """Will say that a number is not meant as a measurement."""
    return (
        f"the number {params['figure']} in {articles(params['articles'])} is meant rhetorically: it "
        "is listed apart and held against no measurement"
    )


REASONS: dict[str, Callable[[Params], str]] = {
    **dict.fromkeys(BECAUSE, merge),
    "copy": copies,
    "open_copy": open_copies,
    "held_apart": held_apart,
    "bottleneck": bottleneck,
    "possible_bottleneck": possible_bottleneck,
    "origin_left_out": origin_left_out,
    "statement_disputed": origin_left_out,
    "contested": origin_left_out,
    "loop": loop,
    "contradicts_itself": contradicts_itself,
    "also_qualifies": also_qualifies,
    "changed_position": changed_position,
    "misquote": misquote,
    "compatible_figures": agreement("agree within their margins"),
    "conflicting_figures": agreement("conflict"),
    "change_within_margin": change_claimed("lies within"),
    "change_beyond_margin": change_claimed("is larger than"),
    "supports_broader_claim": supports_broader_claim,
    "rhetorical_number": rhetorical_number,
}
"""What has no entry here is the cause for which something was left out."""
