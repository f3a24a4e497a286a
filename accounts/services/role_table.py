"""Who holds which role, changed for several people at once: all of it or nothing."""

from collections.abc import Iterable
from dataclasses import dataclass

from accounts.domain.vocabulary import Role
from accounts.errors import StaleRecord
from accounts.models import RoleGrant, User
from accounts.permissions import require
from accounts.services.people import an_admin_stays, grant_role, revoke_role
from accounts.services.steps import verb


@dataclass(frozen=True, slots=True)
class Wanted:
    """The roles that a person is to hold, and those that were `seen` by whoever says so."""

    user: int
    seen: frozenset[Role]
    roles: frozenset[Role]


def set_roles(wanted: Iterable[Wanted], *, by: User) -> int:
    """Will give and take roles until each person holds those wanted; returns how many were changed.

    Raises: NotAllowed; StaleRecord where somebody else was quicker; LastAdmin.
    """
    asked = {one.user: one for one in wanted if one.roles != one.seen}
    # Who counts admins comes before whoever is held, as for every other verb about people.
    with verb("rolegrant.change", by=by), an_admin_stays():
        people = User.objects.select_for_update().filter(pk__in=asked).order_by("pk")
        changes = [_changes(user, asked[user.pk], by) for user in people]
        # Given before taken: whoever hands a role on never leaves it with nobody.
        for user, given, _ in changes:
            for role in given:
                grant_role(user, role, by=by)
        for user, _, taken in changes:
            for role in taken:
                revoke_role(user, role, by=by)
    return sum(len(given) + len(taken) for _, given, taken in changes)


def _changes(user: User, one: Wanted, by: User) -> tuple[User, list[Role], list[Role]]:
    """What is to be given to somebody and taken.

    Raises: NotAllowed, StaleRecord.
    """
    if user.roles != one.seen:
        raise StaleRecord(
            f"Somebody else changed the roles of {user} meanwhile: {_told(user.roles)}. "
            "Nothing was saved. The table shows what holds now; tick again what is to change.",
            current=sorted(user.roles),
        )
    given, taken = sorted(one.roles - user.roles), sorted(user.roles - one.roles)
    for role in given:
        require(by, "rolegrant.add", RoleGrant(user=user, role=role))
    for role in taken:
        require(by, "rolegrant.delete", RoleGrant(user=user, role=role))
    return user, given, taken


def _told(roles: frozenset[Role]) -> str:
    return ", ".join(sorted(roles)) or "none now"
