"""Records a passage with everything that it needs and nobody recorded yet: claim, origins, relays.

One step, all or nothing; what it made is told, so that the step can be taken back as one.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any

from django.core.exceptions import ValidationError

from accounts.errors import Refused
from accounts.models import User
from accounts.services.records import RecordInUse
from accounts.services.steps import attempted, verb
from claims.domain.matching.queries import ONE_TEXT
from claims.models import Appearance, Attribution, Claim, MatchPair, Origin, Topic
from claims.services import records
from claims.services.appearances import record_appearance
from claims.services.claims import create_claim, withdraw_claim
from claims.services.corroboration import together
from claims.services.matching import confirm
from claims.services.refusals import NewClaimRefused
from claims.services.relaying import Chained, chained, delete_stubs, lead_on
from claims.services.told import HopTold
from sources.domain.vocabulary import TextRights
from sources.models import Source

Made = dict[str, Any]
"""The ids of what came with an appearance: `{"claims": [3], "hops": [7], "origins": [5], "relays": [9]}`.

Suggestions that were accepted long ago name no hops.
"""

TAKEN_BACK = "The passage that it was made for was taken back."


class ChangedSince(Refused):
    """Says that what was recorded was changed since, so that it is not simply taken back."""

    code = "suggestion_moved_on"


def record_passage(
    appearance: Appearance,
    *,
    by: User,
    chain: Sequence[HopTold] = (),
    subjects: Iterable[Source] = (),
    topics: Iterable[Topic] = (),
    reason: str = "",
) -> Made:
    """Will record an appearance with its claim and chain, and return the ids of what came with it.

    `appearance.claim` is a stored claim, or a new one to be added with `subjects` and `topics`. The
    claim is computed once; that the words state a claim known before is kept as a match, where they
    may be shown and handed on.

    Raises: ValidationError, HopRefused, NewClaimRefused, NewOriginRefused.
    """
    with verb("passage.record", by=by, reason=reason), together():
        claim, made = appearance.claim, Made()
        if claim._state.adding:
            _add_claim(claim, subjects, topics, by=by, reason=reason)
            appearance.claim = claim
            made["claims"] = [claim.pk]
        found = [chained(told, number, appearance, by=by) for number, told in enumerate(chain)]
        record_appearance(appearance, by=by, chain=[one.hop for one in found], reason=reason)
        lead_on(found, appearance, by=by)
        made |= _made_of(found)
        if not made.get("claims"):
            made |= _keep_match(appearance, claim, by=by)
    return made


def extend_chain(
    appearance: Appearance, chain: Sequence[HopTold], *, by: User, reason: str = ""
) -> Made:
    """Will add hops to an appearance that is recorded, and return the ids of what was made.

    Raises: ValidationError, HopRefused, NewOriginRefused.
    """
    with verb("passage.extend", by=by, reason=reason), together():
        found = [chained(told, number, appearance, by=by) for number, told in enumerate(chain)]
        for one in found:
            one.hop.from_appearance = appearance
            records.save(one.hop, by=by, reason=reason)
        lead_on(found, appearance, by=by)
        return _made_of(found)


def take_back(appearance: Appearance, made: Made, *, by: User, reason: str = "") -> None:
    """Will delete an appearance with its hops, and whatever came with it that is of no other use.

    A claim is never deleted, because its results are kept: it is withdrawn.

    Raises: ChangedSince when somebody changed the appearance or its chain; StaleRecord when that
    happens meanwhile; RecordInUse when others rest on it.
    """
    with verb("passage.take_back", by=by, reason=reason), together():
        if appearance.row_version > 1:
            raise ChangedSince(f"“{appearance}” was changed since: reject the appearance instead.")
        _require_chain_as_made(made, appearance)
        _delete(Attribution.objects.filter(from_appearance=appearance), by=by, reason=reason)
        _unmake_chain(made, by=by, reason=reason)
        records.delete(appearance, by=by, reason=reason, expected_version=appearance.row_version)
        _delete(MatchPair.objects.filter(pk__in=made.get("pairs", []), matches=True), by=by)
        _delete_unused_origins(made, by=by, reason=reason)
        for claim in Claim.objects.open().unused().filter(pk__in=made.get("claims", [])):
            withdraw_claim(claim, by=by, reason=reason or TAKEN_BACK)


def shorten_chain(appearance: Appearance, made: Made, *, by: User, reason: str = "") -> None:
    """Will take hops back that `extend_chain` added, with what was made for them alone.

    Raises: ChangedSince when somebody changed what was added; RecordInUse.
    """
    with verb("passage.shorten", by=by, reason=reason), together():
        _require_chain_as_made(made)
        own = Attribution.objects.filter(from_appearance=appearance, pk__in=made.get("hops", []))
        _delete(own, by=by, reason=reason)
        _unmake_chain(made, by=by, reason=reason)
        _delete_unused_origins(made, by=by, reason=reason)


def _require_chain_as_made(made: Made, *leaving: Appearance) -> None:
    """Refuses to take back what others added to: hops that leave these or a relay, a relay's words.

    Raises: ChangedSince.
    """
    relays = list(Appearance.objects.filter(pk__in=made.get("relays", [])))
    hops = Attribution.objects.filter(from_appearance__in=[*leaving, *relays])
    is_longer = "hops" in made and hops.exclude(pk__in=made["hops"]).exists()
    if is_longer or any(relay.row_version > 1 for relay in relays):
        raise ChangedSince("Its chain was changed since: reject the appearance instead.")


def _made_of(found: Sequence[Chained]) -> Made:
    """The ids of the hops that were recorded, and of the origins and relays that came with them."""
    hops = [hop.pk for one in found for hop in (one.hop, one.onward) if hop is not None]
    lists = {
        "hops": hops,
        "origins": [one.origin.pk for one in found if one.origin],
        "relays": [one.relay.pk for one in found if one.relay],
    }
    return {name: ids for name, ids in lists.items() if ids}


def _add_claim(
    claim: Claim, subjects: Iterable[Source], topics: Iterable[Topic], *, by: User, reason: str
) -> None:
    """Raises: NewClaimRefused."""
    try:
        create_claim(claim, by=by, subjects=subjects, topics=topics, reason=reason)
    except ValidationError as refused:
        raise NewClaimRefused(refused) from refused


def _keep_match(appearance: Appearance, claim: Claim, *, by: User) -> dict[str, list[int]]:
    """Keeps that the words state a claim known before, and returns what that added.

    Judged texts are listed and handed on: words that may not be shown or handed on are none of them.
    """
    text, article = appearance.exact[:ONE_TEXT].strip(), appearance.article
    if not text or TextRights.NOTHING in (article.may_show, article.may_export):
        return {}
    is_new = MatchPair.objects.said_of(text, claim, by=by) is None
    pair = confirm(text, claim, by=by)
    return {"pairs": [pair.pk]} if is_new else {}


def _delete(rows: Any, *, by: User, reason: str = "") -> None:
    for row in rows.order_by("pk"):
        records.delete(row, by=by, reason=reason)


def _unmake_chain(made: Made, *, by: User, reason: str) -> None:
    """Deletes the relays that came with hops, once the hops that lead to them are gone.

    A hop may also lead on from a relay that stays.
    """
    _delete(Attribution.objects.filter(pk__in=made.get("hops", [])), by=by, reason=reason)
    relays = list(Appearance.objects.filter(pk__in=made.get("relays", [])))
    for relay in relays:
        _delete(Attribution.objects.filter(from_appearance=relay), by=by, reason=reason)
        records.delete(relay, by=by, reason=reason)
    delete_stubs(relays, by=by, reason=reason)


def _delete_unused_origins(made: Made, *, by: User, reason: str) -> None:
    for origin in Origin.objects.filter(pk__in=made.get("origins", [])):
        with suppress(RecordInUse), attempted():
            records.delete(origin, by=by, reason=reason)
