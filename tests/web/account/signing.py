"""People who can sign in, and what their phones show."""

import base64
import hmac
import struct
import time
from typing import Any

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

from accounts.models import Attempt, User
from tests.factories.accounts import UserFactory

PASSWORD = "tangerine-orbit-42"
LOGIN = "/account/login/"


def person(**how: Any) -> User:
    """Somebody with a password."""
    user = UserFactory(**how)
    user.set_password(PASSWORD)
    user.save()
    return user


def code_of(secret: str, *, step: int = 0) -> str:
    """What an app shows for a key (RFC 6238: HMAC-SHA-1, 30 seconds, six digits)."""
    counter = struct.pack(">Q", int(time.time()) // 30 + step)
    digest = hmac.new(base64.b32decode(secret), counter, "sha1").digest()
    place = digest[-1] & 15
    number = struct.unpack(">I", digest[place : place + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


def give_factor(user: User) -> str:
    """Gives somebody an app, and returns its key."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def sign_in(client: Client, user: User, password: str = PASSWORD, **sent: str) -> Any:
    """Sends the form of signing in."""
    return client.post(LOGIN, {"login": user.username, "password": password, **sent})


def is_signed_in(client: Client) -> bool:
    """Whether pages know who this is."""
    return client.get("/account/").status_code == 200


def forget_codes() -> None:
    """Lets codes be used again, as after some minutes."""
    Attempt.objects.filter(purpose="code").delete()
