"""The secrets of second factors: encrypted, and read with a former key too."""

from typing import Any

import pytest
from cryptography.fernet import InvalidToken

from web.account.factors import FactorAdapter


def test_a_secret_is_read_with_a_former_key_as_long_as_that_is_named(settings: Any) -> None:
    settings.SECRET_KEY = "the former one"
    kept = FactorAdapter().encrypt("JBSWY3DP")
    assert "JBSWY3DP" not in kept
    settings.SECRET_KEY = "the present one"
    with pytest.raises(InvalidToken):
        FactorAdapter().decrypt(kept)
    settings.SECRET_KEY_FALLBACKS = ["the former one"]
    assert FactorAdapter().decrypt(kept) == "JBSWY3DP"
