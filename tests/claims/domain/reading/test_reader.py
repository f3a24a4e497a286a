from datetime import date

import pytest

from claims.domain.reading import read
from claims.domain.vocabulary import (
    Basis,
    Checkability,
    ClaimKind,
    Comparator,
    Force,
    OriginKind,
    Stance,
    Wording,
)
from sources.domain.dates import When
from sources.domain.vocabulary import SegmentKind
from tests.claims.domain.reading.places import misplaced

DAY = When.on(date(2019, 4, 29))


def best(text, **given):
    return read(text, published=DAY, **given).suggestions[0]


def test_a_suggestion_says_all_a_curator_needs():
    one = best("Exports fell more than 4 percent last month, the central bank said.")
    assert one.statement == "Exports fell more than 4 percent in March 2019."
    assert one.passage.words == "Exports fell more than 4 percent last month"
    assert (one.kind, one.checkability) == (ClaimKind.NUMERICAL, Checkability.CHECKABLE)
    assert one.figure.quantity.comparator is Comparator.LT
    assert str(one.date.when) == "2019-03-01 to 2019-03-31"
    assert (one.basis, one.wording) == (Basis.ATTRIBUTED, Wording.PARAPHRASE)
    assert one.rule == "named_source_figure"
    assert "It names a figure: more than 4 percent." in one.reasons


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rain fell in May, Radio Nord reported, citing Mayor Ann Poe.",
         ["article ← Radio Nord ← Mayor Ann Poe"]),
        ("Ann Poe told Radio Nord that rain fell in May.", ["article ← Radio Nord ← Ann Poe"]),
        ("In 2001 Roe signed it, recalled Ambassador Ann Poe.", ["article ← Ambassador Ann Poe"]),
        ("The UK would help, May confirmed, according to the Kremlin.",
         ["article ← the Kremlin ← May"]),
        ("It fell in May (see EDM, April 23, 25; RBC, April 26).",
         ["article ← EDM", "article ← EDM", "article ← RBC"]),
        ("It was reported that rain fell in May.", ["article ← nobody named"]),
    ],
)  # fmt: skip
def test_a_chain_is_proposed_hop_by_hop(text, expected):
    assert [str(chain) for chain in best(text).chains] == expected


def test_several_days_of_one_bracket_are_several_citations():
    chains = best("It fell in May (see EDM, April 23, 25).").chains
    assert [str(chain.hops[0].when) for chain in chains] == ["2019-04-23", "2019-04-25"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Experts say that rain fell in May.", OriginKind.UNKNOWN),
        ("A source in the ministry said that rain fell in May.", OriginKind.UNNAMED_SOURCE),
        ("A poll by Canto shows that 4 percent left.", OriginKind.MEASUREMENT),
        ("Article 4 of the treaty states that nobody may fish there.", OriginKind.OFFICIAL_RECORD),
        ("Mayor Ann Poe said that rain fell in May.", OriginKind.STATEMENT),
        ("Rain fell in May, Radio Nord reported.", None),
    ],
)
def test_the_end_of_a_chain_is_an_origin_of_its_kind(text, kind):
    last = best(text).chains[0].hops[-1]
    assert (last.origin_kind, last.is_origin) == (kind, kind is not None)


def test_a_sentence_may_hold_several_claims():
    text = "Rain fell for nine days in May, but the wells were still dry in June; in July 300 farmers left."
    found = {one.passage.words for one in read(text, published=DAY).suggestions}
    assert found == {
        "Rain fell for nine days in May",
        "the wells were still dry in June",
        "in July 300 farmers left.",
    }


def test_what_is_told_by_the_way_is_a_claim_of_its_own():
    text = "The blast in Kell, in which 39 people died, is being looked into by the police."
    assert "39 people died" in [one.passage.words for one in read(text).suggestions]


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("Rain fell on 300 farms.", Force.ASSERTED),
        ("Rain may have hit 300 farms.", Force.HEDGED),
        ("The city will build 300 flats.", Force.PROSPECTIVE),
        ("If it rains, 300 farms are lost.", Force.HYPOTHETICAL),
    ],
)
def test_the_force_of_words_is_proposed(text, force):
    assert best(text).force is force


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The mayor denied that 40 people died in the flood.", Stance.REFUTES),
        ("The mayor said that 40 people died in the flood.", Stance.SUPPORTS),
        ("“We never lost 40 people in the flood,” he denied.", Stance.SUPPORTS),
        ("The mayor denied: “We lost 40 people in the flood.”", Stance.SUPPORTS),
    ],
)
def test_what_somebody_denies_is_no_support(text, stance):
    assert best(text).stance is stance


def test_rumours_are_kept_at_a_distance():
    assert best("The tower allegedly fell in May 2018.").distanced


def test_a_draft_names_the_words_that_others_must_explain():
    text = "Mayor Ann Poe spoke. He said that they sold 300 flats in May."
    one = best(text)
    assert [word.passage.words for word in one.open_words] == ["they"]


def test_furniture_and_datelines_are_left_out():
    body = (
        "PORT ALDER, June 14 (Northline) — A ferry with 212 people on board ran aground on Monday."
    )
    text = f"Ferry runs aground\n\nBy Ann Poe\n\n{body} {body[34:]}\n\nPhoto: Northline/Handout"
    reading = read(text, published=DAY)
    assert reading.sentences[0].passage.words.startswith("A ferry")
    assert {part.kind for part in reading.parts} >= {SegmentKind.CAPTION, SegmentKind.BYLINE}


def test_given_segments_are_used_as_they_are():
    text = "Rain fell in May 2018. Snow fell in June 2018."
    reading = read(text, segments=[(SegmentKind.CAPTION, 0, 22)])
    assert [one.passage.words for one in reading.sentences] == ["Snow fell in June 2018."]


def test_a_paragraph_cut_by_a_page_break_is_one():
    first = "The ministry has for many years planned to build a single bridge between the"
    text = f"{first}\n\ntwo towns of the lake."
    assert len(read(text, segments=()).sentences) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Export sank um 4,2 Prozent. „Es war ein sehr hartes Jahr für uns alle.“"),
        ("ru", "Экспорт вырос на 12%. «Это был очень трудный год» (РБК, 26.04.2019)."),
        ("ja", "輸出は3%減った。「とても厳しい年だった。」"),
    ],
)
def test_other_languages_keep_numbers_and_quotations(language, text):
    reading = read(text, language=language, published=DAY)
    assert reading.figures
    assert reading.quotations
    assert len(reading.sentences) >= 2
    assert not misplaced(reading)


@pytest.mark.parametrize(
    "text",
    ["", " ", "word", "1234567890 " * 50, "def f(x):\n    return {x: [1, 2]}\n", "<p>Rain <b>fell</b></p>",
     "мир world 世界 עולם " * 20, "\ud800", "\x00", "“" * 500, "(" * 500],
)  # fmt: skip
def test_anything_gives_a_reading(text):
    assert misplaced(read(text, published=DAY)) == []


def test_a_text_of_a_million_characters_is_read_in_part():
    reading = read("Rain fell in May 2018, he said. " * 31_250, published=DAY)
    assert reading.is_partial
    assert reading.read_to <= 100_000
    assert len(reading.sentences) <= 3_000
    assert reading.suggestions


def test_the_same_text_gives_the_same_reading():
    text = "Rain fell in May, Ann Poe said. It was “very” cold (RBC, May 3)."
    assert read(text, published=DAY) == read(text, published=DAY)
