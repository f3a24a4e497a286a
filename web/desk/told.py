"""What was refused about one row of a list, with the way to the row."""

from collections.abc import Mapping

from accounts.domain.numbers import number
from web.desk.access import Refusal, status_of, told
from web.desk.boxes import Box, Wrong


def told_at(refusal: Refusal, name: str, rows: str, sent: str) -> tuple[Wrong, ...]:
    """Will list what a refusal says, each with the row it is about.

    The row is called `name`; its place on the page is that of `rows` with the number that was `sent`.
    """
    pk = number(sent)
    box = Box(name, f"#{rows}-{pk}") if pk is not None else Box()
    return tuple(Wrong(box, said) for many in told(refusal).values() for said in many)


def tried_at(
    sent: Mapping[str, str], refusal: Refusal, name: str, rows: str, typed: str
) -> dict[str, object]:
    """What was typed into the box `typed` of one row of a list, and why that was refused."""
    return {
        "sentences": told_at(refusal, name, rows, sent.get(rows, "")),
        "tried": number(sent.get(rows, "")),
        "typed": sent.get(typed, ""),
        "status": status_of(refusal),
    }
