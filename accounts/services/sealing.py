"""What must be kept so that it can be read again, but not by who reads the database alone."""

import base64
import hashlib

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def seal(text: str, *, purpose: str) -> str:
    """Will encrypt with a key made of `SECRET_KEY`; what is sealed for one purpose fits no other."""
    return _box(purpose).encrypt(text.encode()).decode()


def unseal(sealed: str, *, purpose: str) -> str:
    """Will decrypt what was sealed with this key or a former one.

    Raises: cryptography's InvalidToken where the key is another one.
    """
    return _box(purpose).decrypt(sealed.encode()).decode()


def _box(purpose: str) -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(str(key), purpose)) for key in keys])


def _key(secret: str, purpose: str) -> bytes:
    told = f"second source: {purpose}\0".encode() + secret.encode()
    return base64.urlsafe_b64encode(hashlib.sha256(told).digest())
