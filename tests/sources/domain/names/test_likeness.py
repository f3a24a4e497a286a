"""How alike two names are: what holds for any names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.domain.names.duplicates import Identity, blocks, resemblance
from sources.domain.names.folding import key, plain, readings
from sources.domain.names.likeness import ALIKE, FLOOR, Difference, compare
from sources.domain.vocabulary import NameKind, SourceKind

TEXTS = st.text(max_size=40)
WORDS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12)


@given(TEXTS, TEXTS)
def test_any_two_texts_can_be_compared_both_ways(one: str, other: str) -> None:
    likeness = compare(one, other)
    assert 0 <= likeness.score <= 1
    assert likeness.score == pytest.approx(compare(other, one).score, abs=0.15)
    assert compare(one, one).score == 1


@given(TEXTS)
def test_any_text_has_one_plain_form_and_a_key(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert key(text).isascii()


@given(WORDS)
def test_a_word_has_readings_and_never_an_empty_one(word: str) -> None:
    assert all(readings(word))


@pytest.mark.parametrize(
    ("one", "other", "difference"),
    [
        ("Шойгу", "Shoigu", Difference.SPELLING),
        ("Abdel Fattah Sisi", "Abdelfattah Sisi", Difference.SPACING),
        ("Medvedev", "Medvdev", Difference.ONE_LETTER),
        ("Kommersant", "Komersent", Difference.ONE_LETTER),
        ("Muhammad", "Mohammed", Difference.TWO_LETTERS),
        ("Shinzo Abe", "Abe Shinzo", Difference.ORDER),
        ("V. Putin", "Vladimir Putin", Difference.INITIALS),
        ("Putin", "Vladimir Putin", Difference.PART),
    ],
)
def test_the_difference_is_named(one: str, other: str, difference: Difference) -> None:
    likeness = compare(one, other)
    assert difference in likeness.differences
    assert likeness.score >= FLOOR


def test_a_contradiction_weighs_more_than_a_word_left_out() -> None:
    left_out = compare("Vladimir Vladimirovich Putin", "Vladimir Putin").score
    contradicted = compare("Vladimir Spiridonovich Putin", "Vladimir Ivanovich Putin").score
    assert contradicted < FLOOR < ALIKE < left_out


def test_another_initial_is_another_person() -> None:
    assert compare("V. Smith", "J. Smith").score < FLOOR


def person(number: int, *names: str) -> Identity:
    written = tuple((name, NameKind.PREFERRED) for name in names)
    return Identity(number, SourceKind.PERSON, "", written)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergei Lavrov", "Lawrow, Sergej"),
        ("Sergei Lavrov", "Sergei Lavrof"),
        ("Sergei Lavrov", "Sregei Lavrov"),
        ("Kommersant", "Коммерсантъ"),
        ("Levada Center", "Levada Centre"),
    ],
)
def test_names_that_are_alike_share_a_mark(one: str, other: str) -> None:
    first, second = person(1, one), person(2, other)
    assert resemblance(first, second) is not None
    assert blocks(first) & blocks(second)


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (NameKind.PREFERRED, "Both are called “Slon”."),
        (NameKind.FORMER, "Both are called “Slon”, one formerly."),
    ],
)
def test_a_former_name_is_said_to_be_one(kind: NameKind, sentence: str) -> None:
    other = Identity(2, SourceKind.PERSON, "", (("Slon", kind),))
    found = resemblance(person(1, "Slon"), other)
    assert found is not None
    assert found.reasons == (sentence,)


def test_sources_without_names_resemble_nobody() -> None:
    assert resemblance(person(1), person(2, "Slon")) is None
    assert blocks(person(1)) == set()
