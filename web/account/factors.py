"""How allauth keeps second factors: encrypted, and for those who must have one, for good."""

import base64
import hashlib
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings

from accounts.services.signing_in import must_have_second_factor


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Keeps the secrets of second factors encrypted."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "This code is not right, or was used already. Wait for the next one.",
    }

    def get_totp_label(self, user: Any) -> str:
        """What the app calls the account: the name somebody signs in with."""
        return str(user.username)

    def encrypt(self, text: str) -> str:
        """Will encrypt with a key made of `SECRET_KEY`."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Will decrypt what was encrypted with this key or a former one.

        Raises: cryptography's InvalidToken where the key is another one.
        """
        return _box().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        """Not for those who must have one."""
        return not must_have_second_factor(authenticator.user)


def _box() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(str(key))) for key in keys])


def _key(secret: str) -> bytes:
    told = b"second source: second factors\0" + secret.encode()
    return base64.urlsafe_b64encode(hashlib.sha256(told).digest())
