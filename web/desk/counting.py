"""How much waits for somebody: one question, however much it is and of however many kinds."""

from collections import Counter
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import TextField, Value

from accounts.models import User
from web.desk.waiting import kinds_for

MOST = 99
"""Nobody needs to know more exactly how much more than this it is."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows wait, exactly up to `MOST`."""

    number: int

    def __str__(self) -> str:
        """As a menu shows it.

        >>> str(Count(7)), str(Count(100))
        ('7', '99+')
        """
        return str(self.number) if self.number <= MOST else f"{MOST}+"

    def __bool__(self) -> bool:
        """Whether anything waits."""
        return self.number > 0

    def __add__(self, other: "Count") -> "Count":
        """Both together."""
        return Count(self.number + other.number)


NONE = Count(0)


def counts(user: User | AnonymousUser) -> dict[str, Count]:
    """Will count what waits for this person by kind, in one query; kinds they see nothing of are absent."""
    if not isinstance(user, User):
        return {}
    kinds = kinds_for(user)
    parts = [
        kind.rows(user).order_by().values_list(Value(name, output_field=TextField()))[: MOST + 1]
        for name, kind in kinds.items()
    ]
    if not parts:
        return {}
    first, *others = parts
    rows = first.union(*others, all=True) if others else first
    found = Counter(name for (name,) in rows)
    return {name: Count(found[name]) for name in kinds}


def menu(user: User | AnonymousUser) -> dict[str, Count]:
    """What the menu of the desk shows beside its entries."""
    found = counts(user)

    def together(*names: str) -> Count:
        return sum((found.get(name, NONE) for name in names), NONE)

    return {
        "inbox": together(*(name for name in found if name != "mine")),
        "reviews": together("sign", "overdue"),
        "requests": together("requests"),
        "copies": together("copies"),
        "duplicates": together("sources", "claims"),
        "others": together("matches", "quarantine"),
    }
