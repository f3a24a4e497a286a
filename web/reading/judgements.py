"""Judgements as pages tell them, what they change, and the ways to them from a claim."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from accounts.models.hot_rows import HotRows
from accounts.models.statements import array_of, ids_given
from claims.domain.corroboration.newsrooms import publisher_of
from claims.domain.vocabulary import Verdict
from claims.models import Claim, Corroboration, IndependenceJudgement, Origin
from claims.models.judgement import NAMELESS, public_name
from claims.services.previews import Change, Standing
from sources.models import Source
from web.reading.listing import Interval, interval
from web.reading.references import Ref, source_ref
from web.words import Badge, badge, day

VERDICTS = {Verdict.SAME: "count as one", Verdict.DIFFERENT: "are held apart"}
JUDGED = {Verdict.SAME: "the same", Verdict.DIFFERENT: "different"}

HOLDERS = HotRows(lambda: Origin.objects.filter(pk__in=ids_given("origins")).only("holder"))
WORDS = HotRows(
    lambda: (
        IndependenceJudgement.objects.standing()
        .among(origins=ids_given("origins"), sources=ids_given("sources"))
        .for_listing()
    )
)

Links = dict[int, tuple[Ref, ...]]
"""By the id of a group of origins, what an editor may do about it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A label with both intervals."""

    badge: Badge
    supports: Interval
    refutes: Interval


@dataclass(frozen=True, slots=True)
class Turn:
    """A claim whose answer changes: from what to what.

    `is_regrouped` where label and numbers stay, and only what stands behind them is another.
    """

    claim: Ref
    before: Answer
    after: Answer
    is_regrouped: bool
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That a judgement was taken back: why and by whom, as far as the log tells, and when."""

    reason: str
    by: str
    on: str


@dataclass(frozen=True, slots=True)
class Word:
    """A judgement: of what it is said, what, why, by whom and when."""

    id: int
    url: str
    one: Ref
    other: Ref
    verdict: str
    judged: str
    reason: str
    by: str
    on: str


def turn(change: Change) -> Turn:
    """Will put a change into the words of the claim page."""
    claim = change.claim
    link = Ref(claim.statement, claim.get_absolute_url(), claim.language)
    before, after = _answer(change.before), _answer(change.after)
    return Turn(link, before, after, change.is_regrouped, change.at)


def _answer(standing: Standing) -> Answer:
    return Answer(badge(standing.label), interval(*standing.supports), interval(*standing.refutes))


def word(row: IndependenceJudgement) -> Word:
    """Will tell a judgement that `for_listing()` read."""
    one, other = (thing_ref(thing) for thing in row.pair)
    return Word(
        id=row.pk,
        url=row.get_absolute_url(),
        one=one,
        other=other,
        verdict=VERDICTS[Verdict(row.verdict)],
        judged=JUDGED[Verdict(row.verdict)],
        reason=row.reason,
        by=row.judge,
        on=day(row.judged_at.date()),
    )


def withdrawal(row: IndependenceJudgement) -> Withdrawal | None:
    """Will tell how a judgement was taken back, if it was."""
    if row.withdrawn_at is None:
        return None
    told = row.withdrawing()
    by = public_name(told.actor) if told else NAMELESS
    return Withdrawal(told.reason if told else "", by, day(row.withdrawn_at.date()))


def thing_ref(thing: Origin | Source) -> Ref:
    """Will name an origin with whoever is behind it, or a source with a link to its page."""
    if isinstance(thing, Source):
        return source_ref(thing)
    name = str(thing)
    is_named = thing.holder is None or thing.holder.name in name
    return Ref(name if is_named else f"{name} ({thing.holder})")


def judging_links(claim: Claim, current: Corroboration | None) -> Links:
    """Will offer, for each group of a result, to hold apart, to count as one and to withdraw.

    In two queries, however many groups there are. Origins that no record names stand for their
    publishers.
    """
    if current is None:
        return {}
    sides = current.result["supports"]["groups"], current.result["refutes"]["groups"]
    groups = [group for side in sides for group in side]
    ids = {member["id"] for group in groups for member in group["members"]}
    recorded = HOLDERS.read(origins=array_of(one for one in ids if one > 0))
    behind = {origin.pk: origin.holder_id for origin in recorded}
    behind |= {one: publisher_of(one) for one in ids if one < 0}
    words = _words(behind)
    is_alone = {id(group): len(side) < 2 for side in sides for group in side}
    return {
        group["id"]: tuple(_links(claim, group, behind, words, is_alone=is_alone[id(group)]))
        for group in groups
    }


def _words(behind: dict[int, int | None]) -> list[IndependenceJudgement]:
    """The judgements that stand about any two of these."""
    origins = [one for one in behind if one > 0]
    sources = {one for one in behind.values() if one is not None}
    return WORDS.read(origins=array_of(origins), sources=array_of(sources))


def _links(
    claim: Claim,
    group: dict[str, Any],
    behind: dict[int, int | None],
    words: list[IndependenceJudgement],
    *,
    is_alone: bool,
) -> list[Ref]:
    members = group["members"]
    names = {member["id"]: member["title"] for member in members}
    first = next((one for one in names if one == group["id"]), None)
    found = []
    for other in names:
        asked = "" if first is None or other == first else _pair(first, other, behind)
        if asked:
            url = judging_url(claim, f"{asked}&verdict={Verdict.DIFFERENT.value}")
            found.append(Ref(f"Hold apart {names[first]} and {names[other]}", url))
    if not is_alone and group["id"] in names:
        found.append(
            Ref("Count this as one with another", judging_url(claim, _one(group["id"], behind)))
        )
    for row in words:
        if _is_about(row, set(names), behind):
            given = f"{day(row.judged_at.date())} ({row.verdict}, {row.judge})"
            told = f"Withdraw the judgement of {given}"
            found.append(Ref(told, f"{row.get_absolute_url()}?claim={claim.pk}"))
    return found


def judging_url(claim: Claim, asked: str = "") -> str:
    """Where two things that a claim rests on are judged."""
    return reverse("judge", args=[claim.pk]) + (f"?{asked}" if asked else "")


def _pair(one: int, other: int, behind: dict[int, int | None]) -> str:
    """How an address names two things: by their records, else by those behind them."""
    if one > 0 and other > 0:
        return urlencode([("origin", one), ("origin", other)])
    sources = behind.get(one), behind.get(other)
    if None in sources or sources[0] == sources[1]:
        return ""
    return urlencode([("source", source) for source in sources])


def _one(thing: int, behind: dict[int, int | None]) -> str:
    if thing > 0:
        return urlencode({"origin": thing})
    return urlencode({"source": behind[thing]}) if behind.get(thing) else ""


def _is_about(row: IndependenceJudgement, members: set[int], behind: dict[int, int | None]) -> bool:
    """Whether a judgement has a part in a group: both ends of what is one, one end of what is not."""
    if row.origin_a_id is not None:
        ends = [row.origin_a_id in members, row.origin_b_id in members]
    else:
        sources = {behind.get(one) for one in members}
        ends = [row.source_a_id in sources, row.source_b_id in sources]
    return all(ends) if row.verdict == Verdict.SAME else any(ends)
