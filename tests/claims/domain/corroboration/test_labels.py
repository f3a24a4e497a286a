import pytest

from claims.domain.corroboration.labels import Standings, is_open, label_of
from claims.domain.vocabulary import Checkability, Label


def standings(supports: int = 0, refutes: int = 0, **more: object) -> Standings:
    known = {"groups": supports, "on_record": True, "possible": supports, "named": True}
    return Standings(supports, refutes, **{**known, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "label"),
    [
        (standings(1, 1), Label.CONFLICTING),
        (standings(0, 0, only_contested=True, is_circular=True), Label.CONFLICTING),
        (standings(1, 0, only_contested=True), Label.SINGLE_ORIGIN),
        (standings(0, 1, is_circular=True), Label.CONTRADICTED),
        (standings(2), Label.CORROBORATED),
        (standings(2, on_record=False), Label.UNNAMED_ONLY),
        (standings(1, groups=2), Label.SINGLE_CHANNEL),
        (standings(1), Label.SINGLE_ORIGIN),
        (standings(0, possible=3, is_circular=True), Label.CIRCULAR),
        (standings(0, possible=3), Label.UNCONFIRMED),
        (standings(0, possible=3, named=False), Label.UNTRACED),
        (standings(0, named=False), Label.UNSUPPORTED),
    ],
)
def test_the_first_label_that_fits(given: Standings, label: Label) -> None:
    assert label_of(Checkability.CHECKABLE, given) == label
    assert label_of(Checkability.PARTLY, given) == label
    assert label_of(Checkability.OPINION, given) == Label.VIEW
    assert label_of(Checkability.FUTURE, given) == Label.VIEW


def test_a_label_is_open_where_the_possible_numbers_give_another() -> None:
    check = Checkability.CHECKABLE
    assert is_open(check, Label.SINGLE_ORIGIN, standings(2))
    assert not is_open(check, Label.CORROBORATED, standings(3))
    assert is_open(check, Label.CONTRADICTED, standings(1, 1))


@pytest.mark.parametrize("label", [Label.UNTRACED, Label.UNCONFIRMED])
def test_untraced_and_unconfirmed_are_never_open(label: Label) -> None:
    assert not is_open(Checkability.CHECKABLE, label, standings(5))
