"""Asking somebody in: a letter with a signed link, by which they make their account once."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError

from accounts.domain.vocabulary import Role
from accounts.errors import Refused
from accounts.models import Invitation, User
from accounts.permissions import may, require
from accounts.services.jobs import defer_job
from accounts.services.letters import address_of, send, text_of
from accounts.services.people import create_person
from accounts.services.records import save_record
from accounts.services.steps import verb

TASK = "accounts.send_invitation"
LASTS = timedelta(days=7)
SALT = "accounts.invitation"


class NotInvited(Refused):
    """Says that a link invites nobody, or not any more."""

    code = "not_invited"


def invite(email: str, roles: Collection[Role], *, by: User, now: datetime) -> Invitation:
    """Will ask somebody in, who gets a letter; an earlier invitation to the address is taken back.

    Raises: NotAllowed; ValidationError for an address that somebody signs in with.
    """
    invitation = Invitation(
        email=email.strip(),
        roles=sorted(Role(role).value for role in roles),
        invited_by=by,
        expires_at=now + LASTS,
    )
    with verb("invitation.add", by=by):
        require(by, "invitation.add")
        if User.objects.filter(email__iexact=invitation.email).exclude(email="").exists():
            said = f"Somebody signs in with {invitation.email} already."
            raise ValidationError({"email": ValidationError(said, code="taken")})
        for earlier in Invitation.objects.select_for_update().open().to_address(invitation.email):
            earlier.revoked_at = now
            save_record(earlier, by=by)
        save_record(invitation, by=by)
        defer_job(TASK, by=by, invitation=invitation.pk)
    return invitation


def revoke_invitation(invitation: Invitation, *, by: User, now: datetime) -> None:
    """Will take an invitation back; silently when that was done before.

    Raises: NotAllowed; NotInvited when it was accepted already.
    """
    with verb("invitation.change", by=by):
        require(by, "invitation.change", invitation)
        locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
        if locked.accepted_at is not None:
            raise NotInvited(f"{locked.email} has accepted already.")
        if locked.revoked_at is None:
            locked.revoked_at = now
            save_record(locked, by=by)


def invited_by(key: str, *, now: datetime) -> Invitation:
    """Will return the invitation that a link names, if it can still be accepted.

    Raises: NotInvited saying why not.
    """
    try:
        pk = signing.loads(key, salt=SALT)
    except signing.BadSignature as broken:
        said = "This link is not whole. Copy it from the letter once more."
        raise NotInvited(said) from broken
    found = Invitation.objects.select_related("invited_by").filter(pk=pk).first()
    if found is None or found.revoked_at is not None:
        raise NotInvited("This invitation was taken back. Ask for another one.")
    if found.accepted_at is not None:
        raise NotInvited("This invitation was used already. Sign in with the name you chose.")
    if not found.is_in_force(now):
        raise NotInvited(f"This invitation ended on {found.expires_at:%Y-%m-%d}. Ask for another.")
    if not may(found.invited_by, "invitation.add"):
        raise NotInvited("Who invited you may not do so any more. Ask for another invitation.")
    return found


def accept(
    key: str,
    *,
    username: str,
    password: str,
    first_name: str,
    last_name: str,
    now: datetime,
) -> User:
    """Will make the account of somebody invited, with the roles of the invitation, once.

    `password` was looked at already.

    Raises: NotInvited; ValidationError for a taken name or address.
    """
    pk = invited_by(key, now=now).pk
    with verb("invitation.accept", by=None):
        # Of two at once, the second finds it used.
        Invitation.objects.select_for_update().get(pk=pk)
        invitation = invited_by(key, now=now)
        user = create_person(
            username=username.strip(),
            password=password,
            roles=[Role(role) for role in invitation.roles],
            by=invitation.invited_by,
            email=invitation.email,
            first_name=first_name.strip(),
            last_name=last_name.strip(),
        )
        invitation.accepted_at, invitation.accepted_by = now, user
        save_record(invitation, by=user)
    return user


def link_of(invitation: Invitation) -> str:
    """The address at which an invitation is accepted."""
    return address_of("invitation", signing.dumps(invitation.pk, salt=SALT))


def send_invitation(invitation: Invitation, *, now: datetime) -> None:
    """Will send the letter, unless the invitation is over by now.

    Raises: OSError where the mail server cannot be reached or refuses it.
    """
    if invitation.is_in_force(now):
        told = {"invitation": invitation, "link": link_of(invitation)}
        subject = f"{settings.SITE_NAME}: {invitation.invited_by} invites you"
        send(invitation.email, subject, text_of("invitation.txt", **told))
