"""Only plain YAML is read, and every refusal names its line."""

from decimal import Decimal

import pytest

from seeds.domain.lined_yaml import DEEPEST, line_of, read_lined
from seeds.errors import SeedsRefused


def test_scalars_are_plain_and_exact() -> None:
    data = read_lined("a: 33.4\nb: 7\nc: 2019-01-23\nd: no\ne: '7'\nf: true\ng:\n", "x.yaml")
    assert data == {
        "a": Decimal("33.4"),
        "b": 7,
        "c": "2019-01-23",
        "d": "no",
        "e": "7",
        "f": True,
        "g": None,
    }


def test_knows_the_lines_of_keys_and_items() -> None:
    data = read_lined("a:\n  - b: 1\n    c: 2\n  -\n    b: 3\n", "x.yaml")
    assert line_of(data, ["a", 0, "c"]) == 3
    assert line_of(data, ["a", 1, "b"]) == 5
    assert line_of(data, ["a", 1, "missing"]) == 5
    assert line_of(data, ["a", 9]) == 1


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a: 1\n\tb: 2\n", 2, "found character '\\t'"),
        ("a: 1\nb: [1, 2\n", 3, "expected ',' or ']'"),
        ("a: 1\nb: 2\na: 3\n", 3, "'a' stands twice"),
        ("a: &x 1\nb: *x\n", 2, "aliases are not allowed"),
        ("a: !!python/name:os.system 1\n", 1, "tags are not allowed"),
        ("a: 1\n---\nb: 2\n", 2, "single document"),
        ("- 1\n", 1, "must be a mapping"),
        ("", 1, "must be a mapping"),
        ("a: " + "[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), 1, "deeper than"),
        ("? [1]\n: 2\n", 1, "a key must be a word"),
        ("a: \x00\n", 1, ""),
    ],
)
def test_refuses_all_but_one_plain_mapping(text: str, line: int, said: str) -> None:
    with pytest.raises(SeedsRefused) as refused:
        read_lined(text, "x.yaml")
    (problem,) = refused.value.problems
    assert (problem.file, problem.line, problem.field) == ("x.yaml", line, "yaml")
    assert said in problem.message
