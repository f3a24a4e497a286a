import pytest

from claims.domain.reading import read


def attributions(text: str) -> list[str]:
    return [f"{cue.form.value}: {cue.speaker.named_as}" for cue in read(text).cues]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rain fell, the mayor said.", ["saying: the mayor"]),
        ("Ann Poe said on Monday that rain fell.", ["saying: Ann Poe"]),
        ("The interior minister, Erik Stam, said rain fell.", ["saying: The interior minister"]),
        ("“Rain fell all day,” said Mayor Ann Poe.", ["saying: Mayor Ann Poe"]),
        ("According to the survey by Canto, rain fell.", ["according_to: the survey by Canto"]),
        ("In his opinion, rain fell.", ["according_to: his"]),
        ("As said the head of the board, Ann Poe, rain fell.",
         ["saying: the head of the board, Ann Poe"]),
        ("A poll by Canto shows that rain fell.", ["poll: A poll by Canto"]),
        ("It was reported earlier that rain fell.", ["passive: "]),
        ("Rain reportedly fell.", ["passive: "]),
        ("Rain fell, state radio reported, citing the court in Kell.",
         ["reporting: state radio", "citing: the court in Kell"]),
        ("She thinks rain fell.", ["thinking: She"]),
        ("May confirmed that rain fell.", ["saying: May"]),
        ("It fell (Meduza, April 25; RBC, April 26).", ["bracket: Meduza"]),
        ("A report ordered by the court warned that rain fell.",
         ["document: A report ordered by the court"]),
    ],
)  # fmt: skip
def test_a_cue_names_its_speaker(text, expected):
    assert attributions(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The United States sent reports and claims.",
        "Russia has never promised to hand over the islands.",
        "As I wrote, rain fell.",
        "Those who say otherwise are wrong.",
        "The lake (also known as the Pond) is deep.",
        "The lake covers 412 acres (167 hectares).",
        "The company declined to comment.",
    ],
)
def test_what_attributes_nothing_is_no_cue(text):
    assert attributions(text) == []


def test_who_heard_a_statement_is_kept_where_it_is_an_outlet():
    told, reporters = read(
        "Ann Poe told Radio Nord that it fell. He told reporters that it fell."
    ).cues
    assert told.told_to.named_as == "Radio Nord"
    assert reporters.told_to is None


def test_a_name_is_told_from_its_office():
    (cue,) = read("Finance Minister Olav Lind said rain fell.").cues
    assert (cue.speaker.name, cue.speaker.role) == ("Olav Lind", "Finance Minister")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the Institute for Coastal Studies", "Institute for Coastal Studies"),
        ("a survey by the Centre for the Study of Tides", "Centre for the Study of Tides"),
        ("Ann Poe for the Harbour Union", "Harbour Union"),
    ],
)
def test_a_body_is_named_with_what_it_is_for(words: str, name: str) -> None:
    (cue,) = read(f"According to {words}, 62 boats left the harbour.").cues
    assert cue.speaker.name == name


def test_pronouns_and_surnames_get_candidates_and_no_decision():
    text = "Mayor Ann Poe said rain fell. Bob Roe said snow fell. Poe said so. He said it ended."
    surname, pronoun = read(text).cues[2:]
    assert [one.name for one in surname.speaker.candidates] == ["Ann Poe"]
    assert {one.name for one in pronoun.speaker.candidates} >= {"Ann Poe", "Bob Roe"}
    assert pronoun.speaker.named_as == "He"
