"""What the database knows of the steps that a review may take."""

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
