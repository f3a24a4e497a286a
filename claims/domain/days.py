"""The day that somebody asks about."""

import re
from datetime import date, timedelta

WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
SHOWN = 40
"""So much of what is no day is repeated in the refusal."""


def read_day(text: str, *, today: date) -> date:
    """Will read a day such as 2019-01-23 that is not yet to come.

    Tomorrow is taken: somewhere it has begun.

    Raises: ValueError with a sentence that names what was given.

    >>> read_day("2016-03-03", today=date(2026, 1, 1))
    datetime.date(2016, 3, 3)
    """
    try:
        if not WRITTEN.fullmatch(text):
            raise ValueError
        day = date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"“{text[:SHOWN]}” is not a day such as 2019-01-23.") from None
    if day > today + timedelta(days=1):
        raise ValueError(f"{text} is yet to come: nobody knows what will be published by then.")
    return day
