"""Another e-mail address: it is somebody's once they open the link in a letter that went there."""

from copy import copy
from datetime import timedelta

from django.conf import settings
from django.core import signing

from accounts.errors import Refused
from accounts.models import User
from accounts.services.jobs import defer_job
from accounts.services.letters import address_of, send, tell_of_security, text_of
from accounts.services.people import require_own, save_person
from accounts.services.steps import verb

TASK = "accounts.send_confirmation"
LASTS = timedelta(days=3)
SALT = "accounts.address"
MOVED = "The e-mail address was changed. Letters do not come here any more."


class NotConfirmed(Refused):
    """Says that a link makes no address somebody's, or not any more."""

    code = "not_confirmed"


class AlreadyYours(NotConfirmed):
    """Says that a link was used, and that what it did still holds."""


def ask_to_confirm(user: User, address: str, *, by: User) -> None:
    """Will ask for the letter to a new address, which fits; until its link is opened nothing changes.

    Raises: ValidationError.
    """
    asked = copy(user)
    asked.email = address
    with verb("user.change", by=by):
        require_own(asked, "email")
        defer_job(TASK, by=by, user=user.pk, address=address)


def send_confirmation(user: User, address: str) -> None:
    """Will send the letter with the link, which holds for three days and for this change alone.

    Raises: OSError where the mail server cannot be reached or refuses it.
    """
    key = signing.dumps([user.pk, user.email, address], salt=SALT)
    told = {"user": user, "address": address, "link": address_of("account-address", key)}
    subject = f"{settings.SITE_NAME}: is this your address?"
    send(address, subject, text_of("confirm_address.txt", **told))


def address_in(key: str, *, by: User) -> str:
    """The address that a link makes the one of `by`.

    Raises: NotConfirmed; AlreadyYours where it did so before.
    """
    try:
        pk, former, address = signing.loads(key, salt=SALT, max_age=LASTS)
    except signing.SignatureExpired as late:
        said = "This link held for three days. Change the address in your settings once more."
        raise NotConfirmed(said) from late
    except signing.BadSignature as broken:
        said = "This link is not whole. Copy it from the letter once more."
        raise NotConfirmed(said) from broken
    if pk != by.pk:
        raise NotConfirmed(
            f"You are signed in as {by.username}, and somebody else asked for this link. "
            "If that was you as well, sign out and open it once more."
        )
    if address == by.email:
        raise AlreadyYours(f"{address} is your e-mail address already.")
    if former != by.email:
        said = "Your address was changed since this link was asked for. Your settings tell which it is."
        raise NotConfirmed(said)
    return str(address)


def confirm(key: str, *, by: User) -> None:
    """Will make the address of a link the one of `by`, and tell the former one.

    Raises: NotConfirmed; ValidationError for an address that somebody else has by now.
    """
    with verb("user.change", by=by):
        locked = User.objects.select_for_update().get(pk=by.pk)
        former, locked.email = locked.email, address_in(key, by=locked)
        save_person(locked, by=by)
        if former:
            tell_of_security(locked, MOVED, by=by, former=former)
