"""Who wrote it, and who only seems to have."""

import pytest

from sources.domain.pages.names import authors_among, byline_in, clean_name, is_byline, names_in


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe", ("Jane Doe",)),
        ("By Jane Doe and John Roe", ("Jane Doe", "John Roe")),
        ("BY JANE DOE", ("JANE DOE",)),
        ("by Jane Doe, John Roe & Ann Poe", ("Jane Doe", "John Roe", "Ann Poe")),
        ("By Jane Doe, staff writer", ("Jane Doe",)),
        ("By Jane Doe, The Harbour Times, 3 March 2025", ("Jane Doe",)),
        ("By Jane Doe, Ann Poe and John Roe, Harbour Gazette", ("Jane Doe", "Ann Poe", "John Roe")),
        ("By Jane Doe | 9 March 2024", ("Jane Doe",)),
        ("By Jane Doe on 9 March 2024", ("Jane Doe",)),
        ("Von Anna Poe und Karl Roe", ("Anna Poe", "Karl Roe")),
        ("Par Anne Poe et Jean Roe", ("Anne Poe", "Jean Roe")),
        ("di Anna Rossi", ("Anna Rossi",)),
        ("door Jan Roe en Piet Doe", ("Jan Roe", "Piet Doe")),
        ("Автор: Иван Петров", ("Иван Петров",)),
        ("Author: Jane Doe (Berlin)", ("Jane Doe",)),
        ("By Jane Doe and Ann Poe in Rivertown", ("Jane Doe", "Ann Poe")),
        ("Von Anna Poe aus Köln", ("Anna Poe",)),
        ("By Jane O’Neill-Doe", ("Jane O’Neill-Doe",)),
    ],
)
def test_bylines(line: str, names: tuple[str, ...]) -> None:
    assert is_byline(line)
    assert names_in(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "By noon the rain had stopped.",
        "By the river",
        "Bypass closed",
        "Di Maio Resigns",
        "Door County Fair",
        "Rain",
        "",
        "By https://e.example",
    ],
)
def test_what_is_no_byline(line: str) -> None:
    assert not is_byline(line)


@pytest.mark.parametrize(
    "name",
    [
        "admin",
        "Redaktion",
        "https://e.example/jane",
        "jane@e.example",
        "{author}",
        "12345",
        "Newsroom",
    ],
)
def test_nobodys_names(name: str) -> None:
    assert clean_name(name) == ""


@pytest.mark.parametrize("name", ["von Hammer", "De Souza", "Di Roe"])
def test_names_that_begin_like_a_byline(name: str) -> None:
    assert clean_name(name) == name


def test_the_site_and_agencies_are_no_authors() -> None:
    authors, wires = authors_among(
        ["River Post", "The River Post", "Jane Doe", "AFP", "Example News Agency", "jane doe"],
        site=["River Post"],
    )
    assert authors == ("Jane Doe",)
    assert wires == ["AFP", "Example News Agency"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("9 March 2024 posted by Jane Doe", ("Jane Doe",)),
        ("Published: 9 March 2024 · Author: Jane Doe", ("Jane Doe",)),
        ("9 марта 2024 г., 14:05 \u00a0 Автор: Иван Петров", ("Иван Петров",)),
        ("By Jane Doe | 9 March 2024", ("Jane Doe",)),
    ],
)
def test_bylines_among_days(line: str, names: tuple[str, ...]) -> None:
    assert names_in(byline_in(line)) == names


@pytest.mark.parametrize(
    "line",
    [
        "Treaty of 9 March 2024 signed by Jane Doe",
        "9 March 2024",
        "Sport | 9 March 2024",
        "On 9 March 2024 the bridge was closed by Jane Doe.",
    ],
)
def test_days_without_a_byline(line: str) -> None:
    assert byline_in(line) == ""
