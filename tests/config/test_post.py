"""Letters go to the console unless it is said where to."""

import environ
import pytest
from django.core.exceptions import ImproperlyConfigured

from config.post import post_office


def test_without_an_address_letters_go_to_the_console(monkeypatch: pytest.MonkeyPatch) -> None:
    for said in (None, ""):
        monkeypatch.delenv("EMAIL_URL", raising=False)
        if said is not None:
            monkeypatch.setenv("EMAIL_URL", said)
        assert (
            post_office(environ.Env()).backend == "django.core.mail.backends.console.EmailBackend"
        )


def test_an_address_says_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMAIL_URL", "smtp+tls://ada:se%40cret@mail.example.org:587")
    found = post_office(environ.Env())
    assert (found.host, found.port, found.user, found.password) == (
        "mail.example.org",
        587,
        "ada",
        "se@cret",
    )
    assert (found.starts_tls, found.is_tls) == (True, False)
    monkeypatch.setenv("EMAIL_URL", "smtp+ssl://mail.example.org:465")
    assert post_office(environ.Env()).is_tls


@pytest.mark.parametrize("said", ["pigeon://x", "smtp://a:secret@b:port"])
def test_what_cannot_be_read_is_refused_without_its_password(
    monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    monkeypatch.setenv("EMAIL_URL", said)
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL must read like") as refused:
        post_office(environ.Env())
    assert "secret" not in str(refused.value)
