"""The answer to the question, by label, and the few words for a row of a list."""

from collections.abc import Callable

from claims.domain.corroboration.english.reasons import bottleneck
from claims.domain.corroboration.english.words import (
    NOUNS,
    Params,
    article,
    articles,
    counted,
    figured,
    group,
    groups,
    joined,
    number,
    origins,
    reports,
    sentence,
    singled_out,
    source,
)

SILENT = "This says nothing about whether it is true."
UNDISPUTED = "No article tracked here disputes it."


def things(count: int) -> str:
    """How many things would have to be wrong."""
    return f"{counted(count, 'thing')} would have to be wrong"


def _repeat(params: Params) -> str:
    """Who says it: a single article repeats nothing."""
    verb = "says" if params["articles"] == 1 else "repeat"
    return sentence(f"{counted(params['articles'], 'article')} {verb} this")


def _untraced(params: Params) -> str:
    """Those who have it from a report that nobody read come first, then those who say nothing."""
    told = params.get("passed_on")
    silent = [params[one] - (told[one] if told else 0) for one in ("publishers", "nameless")]
    parts = [_passed_on(told)] if told else []
    if any(silent):
        how = "none says how it knows" if sum(silent) > 1 else "it does not say how it knows"
        parts.append(f"Stated as known {_publishing(*silent, more=bool(told))}; {how}.")
    text = f"{' '.join(parts)} No source traced yet. {SILENT}"
    return text if params["disputed"] else f"{text} {UNDISPUTED}"


def _passed_on(told: Params) -> str:
    who = _publishing(told["publishers"], told["nameless"])
    unread = "in which nobody here has found it" if told["held"] else "that nobody here has read"
    return f"Passed on {who}; it goes back to {reports(told['reports'])} {unread}."


def _publishing(publishers: int, nameless: int, *, more: bool = False) -> str:
    """Who published something: named publishers, and articles of which none is known."""
    extra, who = "more " if more else "", []
    if publishers:
        who.append(f"by {counted(publishers, f'{extra}publisher')}")
    if nameless:
        who.append(f"in {counted(nameless, f'{extra}article')} of unknown publisher")
    return joined(who)


def _single_origin(params: Params) -> str:
    one = params["one"]
    what = singled_out(one) if one else f"one origin ({group(params['groups']['named'][0])})"
    if params["articles"] == 1:
        rests = "It rests"
    else:
        rests = "All of them rest" if params["all_traced"] else "What can be traced rests"
    return f"{_repeat(params)} {rests} on {what}: {things(1)}."


def _single_channel(params: Params) -> str:
    told = sentence(f"{bottleneck(params['bottleneck'])}: {things(1)}")
    return f"{_repeat(params)} {told}"


def _corroborated(params: Params) -> str:
    rest = "rests" if params["articles"] == 1 else "rest"
    count = counted(params["groups"]["total"], "separate origin")
    return sentence(
        f"{counted(params['articles'], 'article')} {rest} on {count} ({groups(params['groups'])}): "
        f"{things(params['things'])}"
    )


def _unnamed_only(params: Params) -> str:
    count = counted(params["groups"]["total"], "unnamed source")
    rest = "It rests" if params["articles"] == 1 else "They rest"
    return f"{_repeat(params)} {rest} on {count} and nobody on record: {things(params['things'])}."


def _conflicting(params: Params) -> str:
    if not params["things"]:
        return (
            f"The same source is cited for this and against it: {origins(params['contested'])}. "
            "Nothing else supports or refutes this."
        )
    return (
        f"The sources conflict. For this to lose all support, {things(params['things'])}; "
        f"for what speaks against it to fall, {number(params['things_against'])}."
    )


def _contradicted(params: Params) -> str:
    count = counted(params["against"]["total"], "origin")
    return (
        f"Nothing traced supports this. What speaks against it rests on {count} "
        f"({groups(params['against'])}): {things(params['things_against'])} for that to fall."
    )


def _circular(params: Params) -> str:
    return (
        f"What is said here goes round in a circle: {articles(params['circle'])} cite one another. "
        f"No way out to a source was found. {SILENT}"
    )


def _unconfirmed(params: Params) -> str:
    who = counted(params["articles"], "article")
    own = ""
    if params["unsourced"]:
        own = f", or on nothing that {'it names' if params['articles'] == 1 else 'they name'}"
    return (
        f"Not confirmed: {who} may rest on {_leads(params['groups'])}{own}, but the way there is "
        f"hedged, disputed, inferred or not yet reviewed. {SILENT}"
    )


def _leads(named: Params) -> str:
    """What something may rest on: one origin, or several that are counted."""
    first = named["named"][0]
    if named["total"] > 1:
        return f"{counted(named['total'], 'origin')} ({groups(named)})"
    return singled_out(first["named"][0]) if first["total"] == 1 else f"one origin ({group(first)})"


def _unsupported(params: Params) -> str:
    return f"Nothing tracked here that counts supports this. {SILENT}"


def _view(params: Params) -> str:
    kind = "is about the future" if params["future"] else "is a view"
    count = params["things"]
    if not count and params.get("own", {}).get("named"):
        return f"This {kind}: {_authors(params['own'])} it."
    if not count:
        return f"This {kind}. Nobody who holds it could be traced yet."
    held = "one source holds it"
    if count > 1:
        held = f"{counted(count, 'separate source')} hold it"
    return f"This {kind}: {held} ({groups(params['groups'])})."


def _authors(own: Params) -> str:
    """Who states a view in an article of their own, named or not: with the verb."""
    told = [one["article"] for one in own["named"]]
    if own["total"] > 1:
        return f"the authors of {joined([article(one) for one in told], own['total'])} hold"
    one, where = own["named"][0], article(told[0])
    if one["authors"]:
        named = joined([source(author) for author in one["authors"]])
        author = "author" if len(one["authors"]) == 1 else "authors"
        return f"{named}, {author} of {where}, {'holds' if author == 'author' else 'hold'}"
    if one["signed_as"]:
        return f"the author of {where}, who signs as “{one['signed_as']}”, holds"
    return f"the unnamed author of {where} holds"


def _at_source(params: Params) -> str:
    return "This is the declaration itself."


def _others(params: Params) -> str:
    """Articles that are counted as well but do not support the claim."""
    said = {
        "refutes": ("speaks against it", "speak against it"),
        "qualifies": ("only qualifies it", "only qualify it"),
        "discusses": ("only discusses it", "only discuss it"),
    }
    parts: list[str] = []
    for stance, count in params["others"].items():
        if count:
            verb = said[stance][count > 1]
            what = number(count) if parts else counted(count, "more article", "more articles")
            parts.append(f"{what} {verb}")
    return sentence(joined(parts))


def _still_open(params: Params) -> str:
    """The possible numbers: unlike the confirmed ones, they count what is not settled."""
    told = (("supports", "this to lose all support"), ("refutes", "what speaks against it to fall"))
    parts = [
        f"for {what}, {_range(*params[side])} would have to be wrong"
        for side, what in told
        if params[side][0] != params[side][1]
    ]
    if not parts:
        return "This is open: what is not settled yet would change how it is judged."
    return sentence(f"this is open: {joined(parts)}, depending on what is not settled yet")


def _range(confirmed: int, possible: int) -> str:
    if not confirmed:
        return f"up to {counted(possible, 'thing')}"
    return f"between {number(confirmed)} and {counted(possible, 'thing')}"


ANSWERS: dict[str, Callable[[Params], str]] = {
    "view": _view,
    "conflicting": _conflicting,
    "contradicted": _contradicted,
    "corroborated": _corroborated,
    "unnamed_only": _unnamed_only,
    "single_channel": _single_channel,
    "single_origin": _single_origin,
    "circular": _circular,
    "unconfirmed": _unconfirmed,
    "untraced": _untraced,
    "unsupported": _unsupported,
    "at_source": _at_source,
    "still_open": _still_open,
    "others": _others,
}


def _kinds(params: Params) -> str:
    return " · ".join(figured(count, *NOUNS[noun]) for noun, count in params["kinds"])


def _untraced_row(params: Params) -> str:
    """Publishers, or articles where one of them has none that is known."""
    if params["publishers"]:
        return f"{figured(params['publishers'], 'publisher')}, none traced"
    return f"{figured(params['articles'], 'article')}, none traced"


def _channel_row(params: Params) -> str:
    return f"{_kinds(params)}, 1 channel"


def _nothing_row(params: Params) -> str:
    return "nothing that counts"


def _row(params: Params) -> str:
    parts = [
        figured(params["appearances"], "appearance"),
        figured(params["articles"], "article"),
        figured(params["publishers"], "publisher") if params["publishers"] else "",
        _kinds(params),
    ]
    return " · ".join(part for part in parts if part)


LISTINGS: dict[str, Callable[[Params], str]] = {
    "untraced": _untraced_row,
    "single_channel": _channel_row,
    "nothing": _nothing_row,
    "counts": _row,
}
