"""What was disclosed of each poll that a claim rests on."""

from collections.abc import Iterable
from decimal import Decimal

from claims.domain.corroboration.chains import Chains
from claims.domain.corroboration.facts import OriginFact, PollFact
from claims.domain.corroboration.figure_block import PollDetails
from claims.domain.corroboration.naming import Names
from claims.domain.polls import Disclosure, disclosure
from claims.domain.quantities import plain

MOST = 50
"""So many polls are told of."""


def poll_details(chains: Chains, origins: Iterable[int], names: Names) -> tuple[PollDetails, ...]:
    """Will tell of each poll among these origins what is known and what is missing."""
    known = [(chains.origins[one], chains.origins[one].poll) for one in sorted(origins)]
    polls = [(origin, poll) for origin, poll in known if poll is not None]
    return tuple(_details(origin, poll, names) for origin, poll in polls[:MOST])


def disclosed(poll: PollFact) -> Disclosure:
    """Will say which items of a poll are known."""
    return disclosure(
        {
            "conductor": True,
            "sponsor": poll.sponsor_id is not None,
            "question": bool(poll.question),
            "population": bool(poll.population),
            "place": bool(poll.place),
            "mode": bool(poll.mode),
            "sample": poll.sample is not None,
            "fieldwork": poll.fieldwork.is_known,
            "margin_of_error": poll.margin_of_error is not None,
            "confidence_level": poll.confidence_level is not None,
        }
    )


def _details(origin: OriginFact, poll: PollFact, names: Names) -> PollDetails:
    told = disclosed(poll)
    return PollDetails(
        origin=origin.id,
        title=names.origin(origin.id),
        conductor=names.source(poll.conductor_id),
        sponsor="" if poll.sponsor_id is None else names.source(poll.sponsor_id),
        question=poll.question,
        population=poll.population,
        place=poll.place,
        mode=poll.mode,
        sample=poll.sample,
        fieldwork=str(poll.fieldwork) if poll.fieldwork.is_known else "",
        margin_of_error=_text(poll.margin_of_error),
        confidence_level=_text(poll.confidence_level),
        completeness=round(told.completeness, 2),
        disclosed=told.disclosed,
        missing=told.missing,
    )


def _text(number: Decimal | None) -> str | None:
    return None if number is None else plain(number)
