"""What the parts of seed files must hold between them: references, quotes, figures, relations."""

from pathlib import Path

import pytest

from seeds.errors import Problem, SeedsRefused
from seeds.reading import read_seeds
from tests.seeds.writing import ARTICLE, SOURCES, line_of, spoiled, write_seeds


def problems(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(SeedsRefused) as refused:
        read_seeds(folder)
    return refused.value.problems


@pytest.mark.parametrize(
    ("good", "bad", "mark", "field", "said"),
    [
        (
            "claim: most-agree\n",
            "claim: all-agree\n",
            "- key: most-agree-found",
            "claim",
            "claim 'all-agree'",
        ),
        ("holder: mayor\n", "holder: major\n", "- key: mayors-word", "holder", "source 'major'"),
        ("to: survey\n", "to: surveys\n", "- to: surveys", "chain.to", "'surveys'"),
        (
            "told_in: bridge-safe-said",
            "told_in: nowhere",
            "- to: mayors-word",
            "chain.told_in",
            "'nowhere'",
        ),
        (
            "article: speech\n",
            "article: speeches\n",
            "- key: speech-bridge",
            "article",
            "'speeches'",
        ),
        ("subjects: [mayor]", "subjects: [major]", "- key: bridge-safe\n", "subjects", "'major'"),
        (
            "publisher: city-paper\n  title",
            "publisher: paper\n  title",
            "key: bridge\n",
            "publisher",
            "'paper'",
        ),
        ("to: bridge-safe\n", "to: bridge-unsafe\n", "- from: most-agree", "to", "'bridge-unsafe'"),
        (
            "key: most-agree\n",
            "key: bridge-safe\n",
            "- key: bridge-safe\n    statement: In 2020, 60",
            "key",
            "taken by 000.yaml",
        ),
        (
            "key: survey\n",
            "key: bridge-safe-said\n",
            "- key: bridge-safe-said\n    claim",
            "key",
            "taken by",
        ),
    ],
)
def test_names_what_does_not_fit_together(
    tmp_path: Path, good: str, bad: str, mark: str, field: str, said: str
) -> None:
    article = spoiled(ARTICLE, good, bad)
    found = problems(write_seeds(tmp_path, article=article))
    assert (found[0].file, found[0].line, found[0].field) == (
        "000.yaml",
        line_of(article, mark),
        field,
    )
    assert said in found[0].message


@pytest.mark.parametrize(
    ("good", "bad", "field", "said"),
    [
        (
            "exact: bridge is safe, start: 24, end: 38",
            "start: 24, end: 38",
            "quote",
            "either exact or sha256",
        ),
        ("start: 24, end: 38", "start: 24, end: 39", "quote", "cannot hold the 14"),
        ("start: 24, end: 38", "start: 240, end: 254", "quote", "0–136"),
        (
            "exact: bridge is safe, start: 24, end: 38",
            "exact: a b c d e f g h i j k l m, start: 0, end: 25",
            "quote",
            "13 words, at most 12: 'a b c",
        ),
        ("        inferred: true\n", "", "inferred", "no cue covers it"),
        (
            "exact: mayor, start: 4, end: 9",
            "start: 4, end: 9, sha256: " + "0" * 64,
            "chain.cue",
            "keeps its words",
        ),
        (
            "comparator: eq, statistic: share}\nappearances",
            "comparator: between, statistic: share}\nappearances",
            "comparator",
            "lower and upper",
        ),
        ("kind: measurement\n", "kind: unknown\n", "holder", "cannot hold an unknown"),
        ("basis: not_seen", "basis: attributed", "basis", "cited_only"),
        (
            "told_in: bridge-safe-said\n",
            "told_in: speech-bridge-safe\n",
            "told_in",
            "nobody has read",
        ),
        ("share}\nappearances", "share, upper: 160}\nappearances", "amount", "0..100, not 160"),
        ("share}\nappearances", "share, lower: 61}\nappearances", "amount", "61, 60"),
        ("    holder: pollster\n", "", "holder", "a measurement is somebody's"),
        ("kind: measurement", "kind: document", "poll", "not to a document"),
        (
            "  publisher: city-paper\n  title: The bridge",
            "  title: The bridge",
            "publisher_reason",
            "is missing",
        ),
        (
            "[{source: mayor, role: speaker}]",
            "[{source: mayor, role: author}]",
            "credits",
            "role speaker",
        ),
        ("end: 88}", "end: 150}", "end", "0–136"),
        (
            "to: bridge-safe\n    kind: close",
            "to: most-agree\n    kind: close",
            "to",
            "related to itself",
        ),
        (
            "kind: close\n",
            "kind: close\n  - {from: bridge-safe, to: most-agree, kind: close}\n",
            "kind",
            "stands twice",
        ),
        ("kind: state\n", "kind: state\n    attests: mayors-word\n", "attests", "claim of state"),
    ],
)
def test_keeps_the_rules_of_the_data_model(
    tmp_path: Path, good: str, bad: str, field: str, said: str
) -> None:
    article = spoiled(ARTICLE, good, bad)
    found = problems(write_seeds(tmp_path, article=article))
    assert any(one.field.endswith(field) and said in one.message for one in found), found


def test_quotes_stay_under_a_fifth(tmp_path: Path) -> None:
    assert read_seeds(write_seeds(tmp_path / "under"))
    more = spoiled(
        ARTICLE,
        "exact: said, start: 10, end: 14",
        "exact: said that, start: 10, end: 19",
    )
    found = problems(write_seeds(tmp_path / "over", article=more))
    assert [one.field for one in found] == ["version"]
    assert "28 of 136" in found[0].message


@pytest.mark.parametrize(
    ("good", "bad", "field", "said"),
    [
        ("text: The Mayor}", "text: The Mayor, kind: alias}", "names", "no preferred name"),
        ("kind: garbled, certainty: likely", "kind: preferred", "names", "2 preferred names"),
        ("until: 2002-01-01", "until: 2000-01-01", "until", "earlier than 2001-01-01"),
        ("to: city-paper", "to: mayor", "to", "to itself"),
        ("until: 2002-01-01", "until: 2002-13-01", "ties[0].until", "2002-13-01"),
    ],
)
def test_keeps_the_rules_of_sources(
    tmp_path: Path, good: str, bad: str, field: str, said: str
) -> None:
    found = problems(write_seeds(tmp_path, sources=spoiled(SOURCES, good, bad)))
    assert (found[0].file, found[0].field) == ("sources.yaml", field)
    assert said in found[0].message
