"""What triggers have in common: the steps that a review may take, and when a look is good enough."""

from collections.abc import Collection
from enum import StrEnum

from accounts.models.constraints import refuse


def takes_only(
    name: str, steps: Collection[tuple[StrEnum, StrEnum]], *, first: StrEnum, noun: str
) -> str:
    """Will write what a trigger does so that `state` begins as `first` and takes these steps alone.

    The pairs are written in one order, so that the trigger is the same wherever it is made.
    """
    pairs = ", ".join(f"('{a.value}', '{b.value}')" for a, b in sorted(steps))
    begins = refuse(name, f"A {noun} begins as {first.value}, not as %.", "NEW.state")
    moves = refuse(name, f"A {noun} does not go from % to %.", "OLD.state", "NEW.state")
    return f"""
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> '{first.value}' THEN {begins} END IF;
    ELSIF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN ({pairs}) THEN
        {moves}
    END IF;
"""


def sees_all(name: str) -> str:
    """Will write what a trigger does so that it sees what others wrote until this moment.

    At a stricter isolation level it would look at the database as it was when the transaction began.
    """
    said = refuse(name, "This is written at the isolation level read committed.")
    return f"""
    IF current_setting('transaction_isolation') <> 'read committed' THEN {said} END IF;
"""
