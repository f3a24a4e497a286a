"""Pages that ask something before they show an article."""

import pytest

from sources.domain.pages.walls import is_wall
from tests.sources.domain.pages.writing import PARAGRAPH


@pytest.mark.parametrize(
    "body",
    [
        ["We and our 214 partners store cookies on your device.", "You can withdraw your consent."],
        ["Wir verwenden Cookies und brauchen dazu Ihre Einwilligung."],
        ["Nous utilisons des cookies. Votre consentement nous est nécessaire."],
        ["Please verify you are human.", "Checking your browser takes a moment."],
    ],
)
def test_walls(body: list[str]) -> None:
    assert is_wall(body)


@pytest.mark.parametrize(
    "body",
    [
        [],
        ["Rain fell on the town."],
        ["We use cookies."] + [PARAGRAPH.format(n=n) for n in range(3)],
        ["The court has forbidden cookies that nobody agreed to, and asked for consent."],
        ["“We use cookies”, the office wrote about its cookies."] * 40,
    ],
)
def test_what_is_no_wall(body: list[str]) -> None:
    assert not is_wall(body)
