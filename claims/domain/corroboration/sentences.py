"""The answer as a sentence, and the few words for a row of a list: step 10."""

from collections import Counter
from dataclasses import dataclass

from claims.domain.corroboration.groups import SideView
from claims.domain.corroboration.naming import (
    Names,
    counted,
    figured,
    joined,
    nouns,
    number,
    sentence,
)
from claims.domain.corroboration.result import Side
from claims.domain.vocabulary import Checkability, Label, OriginKind

SILENT = "This says nothing about whether it is true."
UNDISPUTED = "Nobody tracked here disputes it."


@dataclass(slots=True)
class Telling:
    """What the answer is put together from. Counts are of text-held supporting articles.

    `nameless` are those whose publisher is not known.
    """

    label: Label
    is_open: bool
    at_source: bool
    checkability: Checkability
    supports: Side
    refutes: Side
    views: tuple[SideView, SideView]
    names: Names
    articles: int
    publishers: int
    nameless: int
    tied_articles: int
    loops: tuple[tuple[int, ...], ...]
    contested: list[int]


def answer(told: Telling) -> str:
    """Will answer how many separate things would have to be wrong."""
    parts = [ANSWERS[told.label](told)]
    if told.at_source:
        parts.append("This is the declaration itself.")
    if told.is_open:
        parts.append(_still_open(told))
    return " ".join(parts)


def _untraced(told: Telling) -> str:
    who = []
    if told.publishers:
        who.append(f"by {counted(told.publishers, 'publisher')}")
    if told.nameless:
        who.append(f"in {counted(told.nameless, 'article')} of unknown publisher")
    several = told.publishers + told.nameless > 1
    how = "none says how it knows" if several else "it does not say how it knows"
    text = f"Stated as known {joined(who)}; {how}. No source traced yet. {SILENT}"
    disputed = told.refutes.confirmed or told.refutes.possible
    return text if disputed else f"{text} {UNDISPUTED}"


def _things(count: int) -> str:
    return f"{counted(count, 'thing')} would have to be wrong"


def _repeat(told: Telling) -> str:
    verb = "repeats" if told.articles == 1 else "repeat"
    return sentence(f"{counted(told.articles, 'article')} {verb} this")


def _single_origin(told: Telling) -> str:
    heads = told.views[0].heads()
    group = told.supports.groups[0]
    if len(heads) == 1 and group.title == told.names.origin(heads[0]):
        what = told.names.singled_out(heads[0])
    else:
        what = f"one origin ({group.title})"
    if told.articles == 1:
        return f"{_repeat(told)} It rests on {what}: {_things(1)}."
    every = (
        "All of them rest" if told.tied_articles == told.articles else "What can be traced rests"
    )
    return f"{_repeat(told)} {every} on {what}: {_things(1)}."


def _single_channel(told: Telling) -> str:
    count = counted(told.supports.confirmed_groups, "separate origin")
    named = sentence(f"{count} are named")
    return f"{_repeat(told)} {named} {told.supports.bottleneck} {sentence(_things(1))}"


def _corroborated(told: Telling) -> str:
    side = told.supports
    rest = "rests" if told.articles == 1 else "rest"
    origins = counted(side.confirmed_groups, "separate origin")
    if not side.bottleneck:  # which names them as well
        titles = [one.title for one in side.groups if one.is_confirmed]
        origins += f" ({joined(titles, at_most=3)})"
    text = f"{counted(told.articles, 'article')} {rest} on {origins}: {_things(side.confirmed)}"
    return " ".join(part for part in (sentence(text), side.bottleneck) if part)


def _unnamed_only(told: Telling) -> str:
    count = counted(told.supports.confirmed_groups, "unnamed source")
    things = _things(told.supports.confirmed)
    rest = "It rests" if told.articles == 1 else "They rest"
    return f"{_repeat(told)} {rest} on {count} and nobody on record: {things}."


def _conflicting(told: Telling) -> str:
    if not told.supports.confirmed:
        what = told.names.origins(told.contested)
        return sentence(f"the same source is read both ways: {what}") + (
            " Nothing else supports or refutes this."
        )
    support, against = told.supports.confirmed, told.refutes.confirmed
    return (
        f"The sources conflict. For this to lose all support {_things(support)}; "
        f"for what speaks against it, {number(against)}."
    )


def _contradicted(told: Telling) -> str:
    titles = joined([one.title for one in told.refutes.groups if one.is_confirmed], at_most=3)
    return (
        f"Nothing traced supports this. What speaks against it rests on "
        f"{counted(told.refutes.confirmed_groups, 'origin')} ({titles}): "
        f"{_things(told.refutes.confirmed)} for that to fall."
    )


def _circular(told: Telling) -> str:
    articles = told.names.articles([one for loop in told.loops for one in loop])
    return (
        f"What is said here goes round in a circle: {articles} cite one another. "
        f"No way out to a source was found. {SILENT}"
    )


def _unconfirmed(told: Telling) -> str:
    titles = joined([one.title for one in told.supports.groups], at_most=3)
    return (
        f"Not confirmed: {counted(told.articles, 'article')} may lead to {titles}, but the way "
        f"there is hedged, disputed, inferred or not yet reviewed. {SILENT}"
    )


def _unsupported(told: Telling) -> str:
    return f"Nothing tracked here that counts supports this. {SILENT}"


def _view(told: Telling) -> str:
    kind = "is about the future" if told.checkability == Checkability.FUTURE else "is a view"
    count = told.supports.confirmed
    if not count:
        return f"This {kind}. Nobody who holds it could be traced yet."
    titles = joined([one.title for one in told.supports.groups if one.is_confirmed], at_most=3)
    verb = "holds" if count == 1 else "hold"
    return f"This {kind}: {counted(count, 'separate source')} {verb} it ({titles})."


def _still_open(told: Telling) -> str:
    """The possible numbers: unlike the confirmed ones, they count what is not settled."""
    parts = []
    for side, what in ((told.supports, "this"), (told.refutes, "what speaks against it")):
        if side.confirmed != side.possible:
            parts.append(f"for {what} {_range(side)} would have to be wrong")
    if not parts:
        return "This is open: what is not settled yet would change how it is judged."
    return sentence(f"this is open: {joined(parts)}, depending on what is not settled yet")


def _range(side: Side) -> str:
    if not side.confirmed:
        return f"up to {counted(side.possible, 'thing')}"
    return f"between {number(side.confirmed)} and {counted(side.possible, 'thing')}"


ANSWERS = {
    Label.VIEW: _view,
    Label.CONFLICTING: _conflicting,
    Label.CONTRADICTED: _contradicted,
    Label.CORROBORATED: _corroborated,
    Label.UNNAMED_ONLY: _unnamed_only,
    Label.SINGLE_CHANNEL: _single_channel,
    Label.SINGLE_ORIGIN: _single_origin,
    Label.CIRCULAR: _circular,
    Label.UNCONFIRMED: _unconfirmed,
    Label.UNTRACED: _untraced,
    Label.UNSUPPORTED: _unsupported,
}


def listing(told: Telling, appearances: int, articles: int, publishers: int) -> str:
    """Will say in a few words how a claim is sourced: "11 appearances · 5 articles · 1 poll"."""
    if told.label == Label.UNTRACED:
        return f"{_who_states(told)}, none traced"
    if told.label == Label.SINGLE_CHANNEL:
        return f"{_kinds(told)}, 1 channel"
    if not appearances:
        return "nothing that counts"
    parts = [
        figured(appearances, "appearance"),
        figured(articles, "article"),
        figured(publishers, "publisher") if publishers else "",
        _kinds(told),
    ]
    return " · ".join(part for part in parts if part)


def _who_states(told: Telling) -> str:
    """Publishers, or articles where one of them has none that is known."""
    if told.nameless:
        return figured(told.articles, "article")
    return figured(told.publishers, "publisher")


def _kinds(told: Telling) -> str:
    """The groups of the confirmed view by kind, else those of the possible one."""
    groups = [one for one in told.supports.groups if one.is_confirmed] or list(told.supports.groups)
    origins = told.views[0].chains.origins
    count: Counter[tuple[str, str]] = Counter(
        nouns(origins[one.id])
        for one in groups
        if origins[one.id].kind != OriginKind.UNKNOWN or len(groups) == 1
    )
    return " · ".join(figured(many, *noun) for noun, many in count.items())
