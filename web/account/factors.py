"""How allauth keeps second factors: encrypted, and for those who must have one, for good."""

from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter

from accounts.services.sealing import seal, unseal
from accounts.services.signing_in import must_have_second_factor

PURPOSE = "second factors"


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
        return seal(text, purpose=PURPOSE)

    def decrypt(self, encrypted_text: str) -> str:
        """Will decrypt what was encrypted with this key or a former one.

        Raises: cryptography's InvalidToken where the key is another one.
        """
        return unseal(encrypted_text, purpose=PURPOSE)

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        """Not for those who must have one."""
        return not must_have_second_factor(authenticator.user)
