"""What quote claims say of statements on another day or by another policy: each is asked once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from claims.domain.corroboration import outcome
from claims.domain.corroboration.facts import Facts
from claims.domain.policy import Policy
from claims.domain.vocabulary import Label
from claims.models import Claim
from claims.services.facts.gathering import gather
from claims.services.facts.slicing import sliced


@dataclass(frozen=True, slots=True)
class Denials:
    """Statements that were never made: `by_quote` names each by the quote claim that tells so."""

    by_quote: Mapping[int, int]

    def among(self, origins: Collection[int], *, besides: int) -> frozenset[int]:
        """Those of these statements that another claim than the one `besides` tells of."""
        return frozenset(
            statement
            for quote, statement in self.by_quote.items()
            if quote != besides and statement in origins
        )


def deny(facts: Facts, denials: Denials) -> Facts:
    """Will take what is denied for the statements that were never made."""
    origins = {one.id for one in facts.origins}
    return replace(facts, disputed_origins=denials.among(origins, besides=facts.claim_id))


def ask_anew(origins: Collection[int], as_of: date | None, policy: Policy) -> Denials:
    """Will ask every quote claim that matters to these statements, however many hops away.

    As the stored answers do, those of quote claims follow from one another until none turns any
    more; quote claims that dispute one another are asked once more than there are of them at most.
    """
    facts, about = _met(origins, as_of, policy)
    found: dict[int, int] = {}
    said: dict[tuple[int, frozenset[int]], bool] = {}
    for _ in range(len(about) + 1):
        before = set(found)
        for pk in sorted(about):
            asked = deny(facts[pk], Denials(found))
            known = (pk, asked.disputed_origins)
            if known not in said:
                said[known] = outcome(asked).label is Label.CONTRADICTED
            found.pop(pk, None)
            if said[known]:
                found[pk] = about[pk]
        if before == set(found):
            break
    return Denials(found)


def _met(
    origins: Collection[int], as_of: date | None, policy: Policy
) -> tuple[dict[int, Facts], dict[int, int]]:
    """The facts of the quote claims about these statements, and about those that they rest on.

    As many statements are read as it is hops to the last of them, whatever their number.
    """
    facts: dict[int, Facts] = {}
    about: dict[int, int] = {}
    pending, seen = set(origins), set(origins)
    while pending:
        quotes = Claim.objects.open().attesting(pending).values_list("pk", "attests_id")
        new = dict(quotes)
        about |= new
        pending = set()
        for one in sliced(gather(new), new, policy) if new else ():
            facts[one.claim_id] = replace(one, as_of=as_of)
            pending |= {origin.id for origin in one.origins}
        pending -= seen
        seen |= pending
    return facts, about
