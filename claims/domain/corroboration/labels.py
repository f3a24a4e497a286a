"""The label of a result: step 9. It describes sourcing, never truth."""

from dataclasses import dataclass

from claims.domain.vocabulary import Checkability, Label

VIEWS = frozenset({Checkability.OPINION, Checkability.FUTURE})
NEVER_OPEN = frozenset({Label.VIEW, Label.UNTRACED, Label.UNCONFIRMED})


@dataclass(frozen=True, slots=True)
class Standings:
    """What a label is read from, in one view.

    `groups` counts the groups that support; `on_record` says whether one of them is on record,
    `named` whether one that supports in possible is more than an unknown origin, `only_contested`
    whether nothing is left but what confirmed links put on both sides, `is_circular` whether a
    supporting appearance rests only on a loop.
    """

    supports: int
    refutes: int
    groups: int
    on_record: bool
    possible: int
    named: bool
    only_contested: bool = False
    is_circular: bool = False


def label_of(checkability: Checkability, standings: Standings) -> Label:
    """Will give the first label that fits.

    >>> label_of(Checkability.CHECKABLE, Standings(1, 0, 2, True, 1, True)).value
    'single_channel'
    """
    if checkability in VIEWS:
        return Label.VIEW
    if standings.supports and standings.refutes:
        return Label.CONFLICTING
    if standings.refutes:
        return Label.CONTRADICTED
    return _supported(standings) if standings.supports else _not_supported(standings)


def _supported(standings: Standings) -> Label:
    if standings.supports >= 2:
        return Label.CORROBORATED if standings.on_record else Label.UNNAMED_ONLY
    return Label.SINGLE_CHANNEL if standings.groups >= 2 else Label.SINGLE_ORIGIN


def _not_supported(standings: Standings) -> Label:
    if standings.only_contested:
        return Label.CONFLICTING
    if standings.is_circular:
        return Label.CIRCULAR
    if standings.possible and standings.named:
        return Label.UNCONFIRMED
    return Label.UNTRACED if standings.possible else Label.UNSUPPORTED


def is_open(checkability: Checkability, label: Label, possible: Standings) -> bool:
    """Whether the possible numbers of both sides together would give another label."""
    return label not in NEVER_OPEN and label_of(checkability, possible) != label
