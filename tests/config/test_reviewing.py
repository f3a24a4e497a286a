"""How many signatures a newsroom may ask for."""

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from config.reviewing import signatures


def test_one_to_three() -> None:
    assert [signatures(number) for number in (1, 2, 3)] == [1, 2, 3]
    assert settings.REVIEW_SIGNATURES == 1


@pytest.mark.parametrize("number", [-1, 0, 4])
def test_nothing_is_published_on_the_word_of_its_authors_alone(number: int) -> None:
    with pytest.raises(ImproperlyConfigured, match="REVIEW_SIGNATURES"):
        signatures(number)
