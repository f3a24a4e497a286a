"""What is a number in a form or an address, and what is not."""

import pytest

from accounts.domain.numbers import number


@pytest.mark.parametrize(
    ("text", "found"),
    [("12", 12), ("007", 7), ("", None), ("x", None), ("-1", None), ("1.5", None), ("٣", None)],
)
def test_a_number_is_made_of_plain_digits(text: str, found: int | None) -> None:
    assert number(text) == found


def test_a_number_is_no_longer_than_an_id() -> None:
    assert number("9" * 18) == int("9" * 18)
    assert number("9" * 19) is None
    assert number("123", digits=2) is None
