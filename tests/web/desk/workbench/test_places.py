"""Places in a text, by offsets and by words."""

from sources.domain.anchors import Place
from web.desk.workbench.places import at_offsets, at_words, carried

TEXT = "They saw the pier. The old pier,  the “new” one 😀."


def test_spaces_and_commas_at_the_ends_are_no_part_of_a_passage() -> None:
    found = at_offsets(TEXT, "18", "33").place
    assert found is not None
    assert TEXT[found.start : found.end] == "The old pier"
    assert at_offsets(TEXT, "31", "34").wrong == "There are no words there. Select some."


def test_whole_words_are_meant_where_they_stand() -> None:
    assert [TEXT[spot.start : spot.start + 8] for spot in at_words(TEXT, "the").spots] == [
        "the pier",
        "the “new",
    ]
    inside = at_words("Motorboats sank.", "boat").place
    assert inside == Place(5, 9)


def test_one_of_several_places_is_chosen_by_where_it_begins() -> None:
    (first, second) = at_words(TEXT, "the").spots
    assert at_words(TEXT, "the", near=second.start).place == Place(second.start, second.end)
    assert (first.before, second.after[:3]) == ("They saw ", " “n")


def test_what_is_far_too_long_is_no_passage() -> None:
    text = "word " * 2000
    assert "9,999 characters" in at_offsets(text, "0", "10000").wrong
    assert "9,999 characters" in at_words(text, text).wrong


def test_words_are_followed_into_a_newer_text_where_they_say_the_same() -> None:
    place = Place(19, 31)
    assert carried(TEXT, place, f"Updated. {TEXT}") == Place(28, 40)
    assert carried("It cost 5 yen.", Place(0, 7), "It cost 6 yen.") is None
