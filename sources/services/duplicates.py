"""Pairs of sources that may be one: suggested by the machine, judged by people."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from urllib.parse import urlsplit

from accounts.errors import Refused
from accounts.models import User
from accounts.services.records import save_record
from accounts.services.steps import verb
from sources import ripple
from sources.domain.names.duplicates import Identity, Resemblance, blocks, resemblance
from sources.domain.names.likeness import ALIKE
from sources.domain.urls import host_candidates
from sources.domain.vocabulary import IdentifierScheme, Judgement, NameKind, SourceKind
from sources.models import PossibleDuplicate, Source
from sources.services.identity import find_sources

LOOKED_AT = 20
"""As many sources with a similar name are compared when a source is added."""

SHORTEST_SECTION = 4
"""A shorter path of a homepage (`/en`) is a language, not a section with a publisher of its own."""

LARGEST_BLOCK = 300
"""A mark that so many sources share says nothing: those pairs are left to their other marks."""


class AlreadyJudged(Refused):
    """Says that somebody has judged this pair."""

    code = "already_judged"


@dataclass(frozen=True, slots=True)
class Step:
    """One source compared with all later ones: its id, pairs looked at, and suggestions made."""

    source: int
    compared: int
    suggested: int


def suggest_duplicates(source: Source) -> list[PossibleDuplicate]:
    """Will suggest what a source may double; what was suggested or rejected before is left alone.

    The caller is inside its transaction.
    """
    (own,) = Source.objects.among([source]).to_compare() or [None]
    if own is None:
        return []
    identity = identity_of(own)
    near = {
        found.source.pk: found.source
        for text, _ in identity.names
        for found in find_sources(text, limit=LOOKED_AT)
        if found.score >= ALIKE - 0.1
    }
    if identity.sites:
        near |= {one.pk: one for one in Source.objects.at_sites(_hosts(identity.sites))}
    near.pop(source.pk, None)
    made = []
    for other in Source.objects.among(near.values()).to_compare():
        found = resemblance(*sorted([identity, identity_of(other)], key=lambda one: one.id))
        if found and not PossibleDuplicate.objects.between(source, other).exists():
            made.append(_record(source.pk, other.pk, found))
    return made


def find_all_duplicates(*, after: int = 0) -> Iterator[Step]:
    """Will compare every source with the later ones, from the id `after` on, and suggest pairs.

    Only sources that share a mark are compared. Each source is a transaction of its own, so that a
    run may be stopped at any time; a second run suggests nothing twice.
    """
    identities = {one.pk: identity_of(one) for one in Source.objects.to_compare()}
    known = set(PossibleDuplicate.objects.values_list("source_a", "source_b"))
    marked: dict[str, list[int]] = defaultdict(list)
    marks = {pk: blocks(identity) for pk, identity in identities.items()}
    for pk, own in marks.items():
        for mark in own:
            marked[mark].append(pk)
    for pk in (pk for pk in identities if pk > after):
        others = _sharing(pk, marks[pk], marked)
        pairs = [other for other in sorted(others) if (pk, other) not in known]
        found = [(other, resemblance(identities[pk], identities[other])) for other in pairs]
        alike = [(other, one) for other, one in found if one]
        yield Step(pk, len(pairs), _record_all(pk, alike) if alike else 0)


def reject_duplicate(
    pair: PossibleDuplicate, *, by: User, now: datetime, reason: str = ""
) -> PossibleDuplicate:
    """Will say that two sources are not the same; the pair never comes back.

    Raises: AlreadyJudged, ValidationError.
    """
    return _judge(pair, Judgement.REJECTED, by=by, now=now, reason=reason)


def identity_of(source: Source) -> Identity:
    """Will gather what a source read by `to_compare()` is compared by."""
    names = dict.fromkeys((name.text, NameKind(name.kind)) for name in source.names.all())
    if not any(text == source.name for text, _ in names):
        names[source.name, NameKind.PREFERRED] = None
    domains = (i.value for i in source.identifiers.all() if i.scheme == IdentifierScheme.DOMAIN)
    return Identity(
        id=source.pk,
        kind=SourceKind(source.kind),
        country=source.country,
        names=tuple(names),
        sites=frozenset(filter(None, [*domains, _site(source.homepage)])),
    )


def _site(homepage: str) -> str:
    """The host of a homepage, with the section where the path names one."""
    host, path = next(iter(host_candidates(homepage)), ""), urlsplit(homepage).path.strip("/")
    return f"{host}/{path}" if len(path) >= SHORTEST_SECTION else host


def _hosts(sites: Iterable[str]) -> list[str]:
    return [site.partition("/")[0] for site in sites]


def _sharing(pk: int, marks: set[str], marked: dict[str, list[int]]) -> set[int]:
    """The later sources that share a telling mark with one."""
    telling = (marked[mark] for mark in marks if len(marked[mark]) <= LARGEST_BLOCK)
    return {other for block in telling for other in block if other > pk}


def _record(one: int, other: int, found: Resemblance) -> PossibleDuplicate:
    low, high = sorted([one, other])
    pair = PossibleDuplicate(
        source_a_id=low,
        source_b_id=high,
        score=Decimal(str(found.score)),
        reasons=list(found.reasons),
    )
    save_record(pair, by=None)
    return pair


def _record_all(pk: int, alike: list[tuple[int, Resemblance]]) -> int:
    """Records what still holds now that nobody can merge, and returns how many pairs that were."""
    with verb("possibleduplicate.find", by=None):
        ripple.begin()
        ids = [pk, *(other for other, _ in alike)]
        standing = set(Source.objects.active().filter(pk__in=ids).values_list("pk", flat=True))
        if pk not in standing:
            return 0
        pairs = PossibleDuplicate.objects.filter(source_a=pk, source_b__in=standing)
        standing -= set(pairs.values_list("source_b", flat=True))
        new = [(other, one) for other, one in alike if other in standing]
        for other, one in new:
            _record(pk, other, one)
    return len(new)


def _judge(
    pair: PossibleDuplicate, judgement: Judgement, *, by: User, now: datetime, reason: str
) -> PossibleDuplicate:
    with verb(f"possibleduplicate.{judgement.value}", by=by, reason=reason):
        locked = PossibleDuplicate.objects.select_for_update().get(pk=pair.pk)
        if locked.judgement != Judgement.SUGGESTED:
            raise AlreadyJudged(f"“{locked}” was judged already: {locked.judgement}.")
        locked.judgement, locked.judged_by, locked.judged_at = judgement.value, by, now
        save_record(locked, by=by, reason=reason)
    return locked
