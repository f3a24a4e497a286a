"""The measures themselves, and that the reader keeps what it reached on texts marked by hand."""

from pathlib import Path

import pytest

from claims.domain.reading import read
from claims.domain.reading.measuring import Measured, Tally, measure
from claims.management.reading_gold import BadGold, marked_texts

GOLD = Path(__file__).parents[4] / "benchmarks" / "gold"
FLOORS = {
    "check": 0.85,
    "cue": 0.8,
    "speaker": 0.7,
    "quantity": 0.85,
    "date": 0.9,
    "furniture": 0.95,
}


def measured(name: str) -> Measured:
    total = Measured()
    for text in marked_texts(GOLD / name):
        total.add(measure(text, read(text.text, language=text.language, published=text.published)))
    return total


def test_held_out_texts_are_read_well():
    total = measured("reading-held-out.yaml")
    assert {k: v for k, v in FLOORS.items() if total.tallies[k].f1 < v} == {}
    assert total.precision_among(50) >= 0.8


def test_both_halves_are_large_and_of_many_styles():
    texts = [t for path in GOLD.glob("reading-*.yaml") for t in marked_texts(path)]
    assert sum(len(text.sentences) for text in texts) >= 150
    assert len({text.style for text in texts}) >= 8


def test_a_tally_of_nothing_is_perfect_and_of_misses_is_none():
    assert Tally().f1 == 1.0
    assert Tally(missed=2).f1 == 0.0
    assert Tally(both=1, extra=1).precision == 0.5


def write(tmp_path, text):
    path = tmp_path / "g.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_marks_are_counted_against_the_reading(tmp_path):
    gold = """
texts:
- published: 2019-04-29
  text: "Rain fell on Monday. Snow hit 12 farms, Ann Poe said."
  parts:
  - paragraph:
    - {s: "Rain fell on Monday.", check: true, dates: {on Monday: 2019-04-28}}
    - {s: "Snow hit 12 farms, Ann Poe said.", check: true, cues: [{cue: said, speaker: Poe}],
       figures: {12 farms: 12 farms}}
"""
    (text,) = marked_texts(write(tmp_path, gold))
    tallies = measure(text, read(text.text, published=text.published)).tallies
    assert (tallies["cue"].f1, tallies["speaker"].f1, tallies["quantity"].f1) == (1.0, 1.0, 1.0)
    assert (tallies["date"].extra, tallies["date"].missed) == (1, 1)


@pytest.mark.parametrize(
    "gold",
    [
        "[",
        "texts: 1",
        "texts: [{parts: [{paragraph: [{s: Rain., figures: {Snow: 1}}]}]}]",
        "texts: [{parts: [{paragraph: [{s: Rain., figures: {Rain: wet}}]}]}]",
        "texts: [{parts: [{paragraph: [{s: Rain., dates: {Rain: 2019-13}}]}]}]",
        "texts: [{text: Snow., parts: [{furniture: Rain}]}]",
    ],
)
def test_a_file_in_another_format_is_refused(tmp_path, gold):
    with pytest.raises(BadGold):
        marked_texts(write(tmp_path, gold))
