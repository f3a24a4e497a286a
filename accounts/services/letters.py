"""Letters about signing in: to whom, and what they say. Jobs send them, after the step they tell of.

No letter stands in a job: what a link in it opens is made when it is sent, and kept nowhere.
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import int_to_base36

from accounts.errors import TooOften
from accounts.models import User
from accounts.services.jobs import defer_job
from accounts.services.limits import count_attempt, count_for
from accounts.services.signing_in import RESETS

RESET = "accounts.send_new_password"
SECURITY = "accounts.send_security"

NOBODY = 0
"""Whom a letter is asked for where nobody has the address."""


def send(to: str, subject: str, body: str) -> None:
    """Will send one plain letter.

    Raises: OSError where the mail server cannot be reached or refuses it.
    """
    EmailMessage(" ".join(subject.split()), body, to=[to]).send()


def address_of(name: str, *places: object) -> str:
    """The whole address of one of our pages."""
    return settings.SITE_URL.rstrip("/") + reverse(name, args=places)


def ask_for_new_password(users: Sequence[User], email: str, address: str, *, now: datetime) -> None:
    """Will ask for letters to these people, who have this e-mail address, or to nobody.

    The same is done for nobody as for somebody. Who asks too often gets no letter, and no word of it.
    """
    with suppress(TooOften), transaction.atomic():
        count_attempt(RESETS, address, now=now)
        count_for(RESETS, f"to:{email.casefold()}", now=now)
        for user in [user.pk for user in users] or [NOBODY]:
            defer_job(RESET, by=None, user=user)


def send_new_password(user: User | None) -> None:
    """Will send the letter with the link that sets a new password, if somebody is to have one."""
    if user is None or not user.is_active or not user.email:
        return
    key = default_token_generator.make_token(user)
    link = address_of("account_reset_password_from_key", int_to_base36(user.pk), key)
    body = text_of("new_password.txt", user=user, link=link)
    send(user.email, f"{settings.SITE_NAME}: set a new password", body)


def tell_of_security(user: User, said: str, *, by: User | None, former: str = "") -> None:
    """Will tell somebody of a change of how they sign in, in the transaction at hand.

    At a `former` address, where it is the address that was changed.
    """
    if former or user.email:
        defer_job(SECURITY, by=by, user=user.pk, said=said, former=former)


def send_security(user: User, said: str, *, former: str = "") -> None:
    """Will send the letter that tells of such a change."""
    if former or user.email:
        link = address_of("account")
        body = text_of("security.txt", user=user, said=said, link=link)
        send(former or user.email, f"{settings.SITE_NAME}: {said}", body)


def text_of(name: str, **context: object) -> str:
    """The text of a letter."""
    told = {"site_name": settings.SITE_NAME, **context}
    return render_to_string(f"accounts/letters/{name}", told).strip() + "\n"
