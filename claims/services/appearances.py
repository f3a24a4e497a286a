"""Appearances and the chains of attribution that hang on them."""

from collections.abc import Iterable

from accounts.models import User
from accounts.services.steps import verb
from claims.models import Appearance, Attribution
from claims.services.corroboration import deferred
from claims.services.records import add_with_chain, save


def record_appearance(
    appearance: Appearance,
    *,
    by: User | None,
    chain: Iterable[Attribution] = (),
    reason: str = "",
) -> Appearance:
    """Will add an appearance with the hops that leave it, and recompute once for all of them.

    Each hop of `chain` may leave `from_appearance` empty: it then leaves this appearance. A figure
    other than the exact one of the claim needs a `reason`.

    Raises: ValidationError naming the field, or showing what stands at a wrong anchor.
    """
    with verb("appearance.record", by=by, reason=reason), deferred():
        hops = list(chain)
        own = [hop for hop in hops if hop.from_appearance_id is None]
        add_with_chain(appearance, own, by=by, reason=reason)
        for hop in hops:
            if hop not in own:
                save(hop, by=by)
    return appearance
