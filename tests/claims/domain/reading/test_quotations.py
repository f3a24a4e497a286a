from claims.domain.reading import read


def spoken(text: str) -> list[tuple[str, str]]:
    return [(one.inner.words, one.speaker.named_as) for one in read(text).quotations]


def test_a_quotation_goes_on_with_its_speaker():
    text = "“Rain fell on us,” Ann Poe said. “It was very cold.”"
    assert spoken(text) == [("Rain fell on us,", "Ann Poe"), ("It was very cold.", "Ann Poe")]


def test_the_speaker_is_carried_over_a_paragraph_left_open():
    text = "“Rain fell on us all,” Ann Poe said. “It was cold.\n\n“It lasted a week or more.”"
    assert [speaker for _, speaker in spoken(text)] == ["Ann Poe"] * 3


def test_an_unclosed_quotation_ends_before_its_cue():
    text = "“We will look for a decision, said Minister Anton Kell. He left."
    assert spoken(text) == [("We will look for a decision", "Minister Anton Kell")]


def test_an_unclosed_quotation_without_a_cue_runs_to_the_end_of_its_paragraph():
    (one,) = read("He left “in haste. Nobody saw it.\n\nIt rained.").quotations
    assert (one.inner.words, one.closed) == ("in haste. Nobody saw it.", False)


def test_an_expression_in_quotation_marks_is_nobodys_statement():
    (one,) = read("Ann Poe spoke of the “rebel” towns.").quotations
    assert one.is_term


def test_quotations_of_other_languages_are_found():
    assert [words for words, _ in spoken("Er sagte: „Es regnet heute sehr.“ Dann ging er.")] == [
        "Es regnet heute sehr."
    ]
    assert [words for words, _ in spoken("Он сказал: «Дождь идёт весь день».")] == [
        "Дождь идёт весь день"
    ]


def test_answers_of_an_interview_are_their_speakers():
    text = (
        "Courier: How bad is it?\n\nAnn Poe: The wells fell by 3 metres.\n\n"
        "Who pays?\n\nFarmers pay half of it."
    )
    cues = read(text, segments=()).cues
    assert [cue.speaker.named_as for cue in cues] == ["Ann Poe", "Ann Poe"]
