"""Words are found again where they still say the same, and only there."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.domain.anchors import Fate, Place, Quote, Reading, Reattached, reattach

BEFORE = (
    "Poll on the islands\n\n"
    "Moscow. In November, 74 percent of those asked opposed any handover. "
    "The pollster said it had asked 1,600 people.\n\n"
    "“We will not give anything up,” the minister said."
)
FIGURE = "74 percent of those asked opposed any handover"


def place_of(words: str, text: str = BEFORE) -> Place:
    start = text.index(words)
    return Place(start, start + len(words))


def again(words: str, after: str, before: str = BEFORE) -> Reattached:
    return reattach(Reading(before), place_of(words, before), Reading(after))


def words_at(found: Reattached, text: str) -> str:
    assert found.place is not None
    return text[found.place.start : found.place.end]


CARRIED = {
    "moved": "An introduction that was not there.\n\n" + BEFORE,
    "cut": BEFORE[BEFORE.index("Moscow") : BEFORE.index(" The pollster")],
    "no-break spaces": BEFORE.replace("74 percent", "74\u00a0percent"),
    "line broken otherwise": BEFORE.replace("those asked opposed", "those\nasked opposed"),
    "soft hyphens": BEFORE.replace("handover", "hand\u00adover"),
    "an escape undone": BEFORE.replace("November, 74", "November,  74"),
    "emoji before it": "🏔️👩‍👩‍👧 " + BEFORE.replace("Moscow.", "Moscow. 🇷🇺"),
}


@pytest.mark.parametrize("name", sorted(CARRIED))
def test_the_same_sentence_is_carried(name: str) -> None:
    found = again(FIGURE, CARRIED[name])
    if name == "emoji before it":
        assert found.fate == Fate.CHANGED, "the sentence itself has a flag now"
    else:
        assert found.fate == Fate.CARRIED
    said = words_at(found, CARRIED[name]).replace("\u00ad", "")
    assert " ".join(said.split()) == FIGURE


def test_curly_and_straight_quotes_and_dashes_are_one() -> None:
    after = BEFORE.replace("“", '"').replace("”", '"')
    assert again("We will not give anything up", after).fate == Fate.CARRIED


def test_combining_characters_keep_their_offsets() -> None:
    before = "Le café a fermé. Personne ne sait pourquoi."
    after = "Hier. " + unicodedata.normalize("NFD", before)
    found = again("café a fermé", after, before)
    assert found.fate == Fate.CARRIED
    assert unicodedata.normalize("NFC", words_at(found, after)) == "café a fermé"


def test_right_to_left_text_is_found() -> None:
    before = "غرقت العبّارة ظهرا. قال مدير الميناء ذلك."
    after = "عاجل. " + before
    found = again("غرقت العبّارة", after, before)
    assert found.fate == Fate.CARRIED
    assert words_at(found, after) == "غرقت العبّارة"


CHANGED = {
    "another figure": (BEFORE.replace("74", "77"), "other figures now: 74 before, 77 now"),
    "another sign": (BEFORE.replace("74 percent", "-74 percent"), "other figures"),
    "denied": (
        BEFORE.replace("In November, ", "It is not true that in November, "),
        "worded otherwise",
    ),
    "reworded": (
        BEFORE.replace("opposed any handover", "were against handing over"),
        "worded otherwise",
    ),
}


@pytest.mark.parametrize("name", sorted(CHANGED))
def test_a_look_alike_waits_for_a_person(name: str) -> None:
    after, reason = CHANGED[name]
    found = again(FIGURE, after)
    assert found.fate == Fate.CHANGED
    assert reason in found.reason
    assert found.place is not None


def test_a_figure_beside_the_quote_counts_as_well() -> None:
    found = again("opposed any handover", BEFORE.replace("74", "47"))
    assert found.fate == Fate.CHANGED
    assert words_at(found, BEFORE) == "opposed any handover"


def test_what_is_gone_is_gone() -> None:
    assert again(FIGURE, "Weather: rain, then sun.").fate == Fate.GONE


def test_of_two_equal_sentences_the_one_in_its_place_is_taken() -> None:
    one, two = "The mayor spoke first. He agreed.", "The bishop spoke last. He agreed."
    before = f"{one}\n\n{two}"
    at = before.rindex("He agreed")
    after = f"New beginning.\n\n{one}\n\n{two}"
    found = reattach(Reading(before), Place(at, at + 9), Reading(after))
    assert found.place is not None
    assert found.place.start == after.rindex("He agreed")


def test_a_quote_without_its_text_needs_what_stood_on_both_sides() -> None:
    new = Reading(BEFORE)
    assert reattach(None, Quote(FIGURE), new).fate == Fate.CHANGED
    framed = Quote(FIGURE, prefix="In November, ", suffix=". The pollster")
    assert reattach(None, framed, new).fate == Fate.CARRIED
    other = Quote(FIGURE, prefix="It is not true that ", suffix=". The pollster")
    assert reattach(None, other, new).fate == Fate.CHANGED
    assert reattach(None, Quote(""), new).fate == Fate.GONE


def test_a_place_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="outside"):
        reattach(Reading("ab"), Place(1, 3), Reading("ab"))


def test_what_nobody_can_see_is_not_looked_for() -> None:
    assert reattach(Reading("\u200d"), Place(0, 1), Reading("\u200d")).fate == Fate.GONE


LETTERS = st.text(
    st.sampled_from('ab 1.\n“"\u00a0\u0301é日🏔\u200d\u202e–…'), min_size=1, max_size=60
)


@given(LETTERS, st.data())
def test_an_unchanged_text_carries_every_word(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    place = Place(start, data.draw(st.integers(start + 1, len(text))))
    found = reattach(Reading(text), place, Reading(text))
    if not any(c.isalnum() for c in text[place.start : place.end]):
        return
    assert found.place is not None
    assert 0 <= found.place.start < found.place.end <= len(text)


@given(LETTERS)
def test_every_compared_character_leads_back_into_the_text(text: str) -> None:
    reading = Reading(text)
    for at in range(len(reading.compared)):
        place = reading.original(Place(at, at + 1))
        assert 0 <= place.start < place.end <= len(text)
    ends = [place.end for place in reading.sentences]
    assert ends == sorted(ends)
