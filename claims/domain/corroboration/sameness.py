"""When two recorded origins are one thing: the same record, poll wave, or speech.

Each function gives buckets of origins that belong together; what it is only believed of comes from
the functions named `perhaps_…`. An origin of which too little is known never ties together two that
are surely different.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date

from claims.domain.corroboration.facts import OriginFact, PollFact
from claims.domain.vocabulary import OriginKind
from sources.domain.dates import When

RECORDS = frozenset({OriginKind.MEASUREMENT, OriginKind.OFFICIAL_RECORD, OriginKind.DOCUMENT})
SPOKEN = frozenset({OriginKind.STATEMENT, OriginKind.FIRST_HAND_REPORT})

Alias = Callable[[int], int]
"""Gives the source that stands for others an editor called the same."""

Bucket = list[OriginFact]


def buckets(
    origins: Iterable[OriginFact], key: Callable[[OriginFact], Hashable | None]
) -> Iterator[Bucket]:
    """Will put origins with equal keys together, in their order; None belongs nowhere."""
    found: dict[Hashable, Bucket] = defaultdict(list)
    for origin in origins:
        value = key(origin)
        if value is not None:
            found[value].append(origin)
    return (bucket for bucket in found.values() if len(bucket) > 1)


def _record(origin: OriginFact, alias: Alias) -> tuple[Hashable, ...] | None:
    if origin.kind not in RECORDS or not origin.title:
        return None
    holder = None if origin.holder_id is None else alias(origin.holder_id)
    return origin.kind, origin.title.strip().casefold(), holder


def same_record(origins: Iterable[OriginFact], alias: Alias) -> Iterator[Bucket]:
    """Records of one kind, title and holder that bear the same date, or none."""

    def key(origin: OriginFact) -> Hashable | None:
        record = _record(origin, alias)
        return record and (*record, origin.date.earliest, origin.date.latest)

    return buckets(origins, key)


def perhaps_same_record(origins: Iterable[OriginFact], alias: Alias) -> Iterator[Bucket]:
    """Records of one kind, title and holder whose dates do not exclude each other."""
    for bucket in buckets(origins, lambda origin: _record(origin, alias)):
        yield from _overlapping(bucket, lambda origin: origin.date)


def same_speech(origins: Iterable[OriginFact], alias: Alias) -> Iterator[Bucket]:
    """Statements of one speaker on one known day."""

    def key(origin: OriginFact) -> Hashable | None:
        is_speech = origin.kind == OriginKind.STATEMENT and origin.date.is_exact
        if not is_speech or origin.holder_id is None:
            return None
        return alias(origin.holder_id), origin.date.earliest

    return buckets(origins, key)


def same_speaker(origins: Iterable[OriginFact], alias: Alias) -> Iterator[Bucket]:
    """Statements and first-hand reports of one holder."""
    spoken = [one for one in origins if one.holder_id is not None and one.kind in SPOKEN]
    return buckets(spoken, lambda origin: alias(origin.holder_id or 0))


def same_article(origins: Iterable[OriginFact], root: dict[int, int]) -> Iterator[Bucket]:
    """Origins issued in one article: each is one thing with it."""
    issued = [one for one in origins if one.article_id is not None]
    return buckets(issued, lambda origin: root.get(origin.article_id or 0, origin.article_id))


def _question(poll: PollFact) -> str:
    return poll.question.strip().casefold()


def _fieldwork(origin: OriginFact) -> When:
    if origin.poll is not None and origin.poll.fieldwork.is_known:
        return origin.poll.fieldwork
    return origin.date


def same_wave(origins: Iterable[OriginFact], alias: Alias) -> Iterator[Bucket]:
    """Polls of one conductor with one question whose known periods of fieldwork overlap."""

    def key(origin: OriginFact) -> Hashable | None:
        poll = origin.poll
        if poll is None or not _question(poll) or not _is_bounded(_fieldwork(origin)):
            return None
        return alias(poll.conductor_id), _question(poll)

    for bucket in buckets([one for one in origins if one.poll is not None], key):
        yield from _overlapping(bucket, _fieldwork)


def perhaps_same_wave(origins: Iterable[OriginFact], alias: Alias) -> Iterator[Bucket]:
    """Polls of one conductor that may be one wave: the question or the fieldwork is not known."""
    polls = [origin for origin in origins if origin.poll is not None]
    by_question = buckets(
        polls, lambda o: (alias(o.poll.conductor_id), _question(o.poll)) if o.poll else None
    )
    for bucket in by_question:
        yield from _overlapping(bucket, _fieldwork)
    for bucket in buckets(polls, lambda o: alias(o.poll.conductor_id) if o.poll else None):
        vague = [origin for origin in bucket if origin.poll and not _question(origin.poll)]
        if vague and len(vague) < len(bucket):
            yield from _fitting_in(vague, [one for one in bucket if one not in vague])


def _fitting_in(vague: Bucket, others: Bucket) -> Iterator[Bucket]:
    """Each poll of unknown question with the first poll whose fieldwork it may share."""
    for origin in vague:
        found = next((one for one in others if _meet(_fieldwork(one), _fieldwork(origin))), None)
        if found is not None:
            yield [found, origin]


def _is_bounded(when: When) -> bool:
    return when.earliest is not None and when.latest is not None


def _bounds(when: When) -> tuple[date, date]:
    return when.earliest or date.min, when.latest or date.max


def _meet(a: When, b: When) -> bool:
    (a_first, a_last), (b_first, b_last) = _bounds(a), _bounds(b)
    return a_first <= b_last and b_first <= a_last


def _overlapping(bucket: Bucket, period: Callable[[OriginFact], When]) -> Iterator[Bucket]:
    """Runs of overlapping periods; what has an open end joins the first run it may belong to."""
    bounded = [origin for origin in bucket if _is_bounded(period(origin))]
    bounded.sort(key=lambda origin: (*_bounds(period(origin)), origin.id))
    runs: list[Bucket] = []
    end = date.min
    for origin in bounded:
        first, last = _bounds(period(origin))
        if runs and first <= end:
            runs[-1].append(origin)
            end = max(end, last)
        else:
            runs.append([origin])
            end = last
    for origin in bucket:
        if not _is_bounded(period(origin)):
            fitting = (run for run in runs if _meet(period(run[0]), period(origin)))
            run = next(fitting, None)
            if run is None:
                runs.append([origin])
            else:
                run.append(origin)
    return (run for run in runs if len(run) > 1)
