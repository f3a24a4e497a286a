"""How much waits for somebody: one question, however much it is and of however many kinds."""

from collections import Counter
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.contrib.auth.models import AnonymousUser
from django.db.models import TextField, Value
from django.utils import timezone

from accounts.domain.vocabulary import Role
from accounts.models import User
from accounts.models.statements import Statement, prepared
from web.desk.waiting import KINDS, kinds_for

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

REMEMBERED = 200
"""People whose questions a process remembers, those who asked last."""


def counts(user: User | AnonymousUser) -> dict[str, Count]:
    """Will count what waits for this person by kind, in one query; kinds they see nothing of are absent."""
    if not isinstance(user, User):
        return {}
    kinds = kinds_for(user)
    if not kinds:
        return {}
    # Of a request's user a copy: what is remembered must not hold on to the request.
    asking = _asking(copy(user), user.is_superuser, user.roles, timezone.localdate())
    found = Counter(name for (name,) in asking.read())
    return {name: Count(found[name]) for name in kinds}


@lru_cache(maxsize=REMEMBERED)
def _asking(user: User, is_superuser: bool, roles: frozenset[Role], today: date) -> Statement:
    """The question for one person: compiled once a day, for it is asked for every page of the desk.

    What is asked depends on who it is, what they may, and the day.
    """
    parts = [
        kind.rows(user).order_by().values_list(Value(name, output_field=TextField()))[: MOST + 1]
        for name, kind in kinds_for(user).items()
    ]
    first, *others = parts
    rows = first.union(*others, all=True) if others else first
    return prepared(*rows.query.sql_with_params())


def inbox(found: Mapping[str, Count]) -> Count:
    """How much of what waits the inbox is said to hold: all but what one is writing anyway."""
    return sum((found.get(name, NONE) for name in KINDS if name != "mine"), NONE)


def menu(user: User | AnonymousUser) -> dict[str, Count]:
    """What the menu of the desk shows beside its entries."""
    found = counts(user)

    def together(*names: str) -> Count:
        return sum((found.get(name, NONE) for name in names), NONE)

    return {
        "inbox": inbox(found),
        "reviews": together("sign", "overdue"),
        "requests": together("requests"),
        "copies": together("copies"),
        "duplicates": together("sources", "claims"),
        "others": together("matches", "quarantine"),
    }
