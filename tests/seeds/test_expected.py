"""What the engine says of the shipped claims is what people worked out from the texts beforehand."""

from pathlib import Path

import pytest

from claims.models import Claim
from claims.services.corroboration import assessment_of
from seeds.domain.records import Seeds
from seeds.models import Seeded
from seeds.reading import read_seeds
from tests.seeds.expecting import FOLDER, read_expected

GOOD = """\
- claim: levada-74-percent
  label: single_origin (open)
  confirmed: 1
  possible: 2
  rests_on: ['000:12-34']
  why: One poll.
"""
LENGTHS = {"000": 100}


@pytest.fixture(scope="module", name="seeds")
def _seeds() -> Seeds:
    return read_seeds()


def lengths(seeds: Seeds) -> dict[str, int]:
    """The length of every text that was read, by the number of its file."""
    return {one.at.file[:3]: one.version.length for one in seeds.articles if one.version}


@pytest.mark.timeout(300)  # everything is loaded, on whatever machine
@pytest.mark.usefixtures("shipped_in_database")
def test_the_engine_agrees_with_what_was_worked_out_by_hand(seeds: Seeds) -> None:
    expected = read_expected(FOLDER, lengths(seeds))
    known = {claim.key for claim in seeds.claims}
    unknown = sorted(f"{one.file}: {one.claim}" for one in expected if one.claim not in known)
    assert not unknown, "\n".join(["There is no such claim:", *unknown])

    ids = dict(Seeded.objects.filter(kind="claim").values_list("key", "object_id"))
    claims = Claim.objects.in_bulk()
    wrong = []
    for one in expected:
        claim = claims[ids[one.claim]]
        found = {
            "label": claim.label,
            "confirmed": claim.supports_confirmed,
            "possible": claim.supports_possible,
            "refutes_confirmed": claim.refutes_confirmed,
            "refutes_possible": claim.refutes_possible,
        }
        told = list(one.differences(found))
        wrong += [f"{one.file}: {one.claim}: {', '.join(told)}"] if told else []
        assert assessment_of(claim).full_label == claim.label
    assert not wrong, "\n".join([f"{len(wrong)} of {len(expected)} differ:", *wrong])


def read(tmp_path: Path, text: str) -> str:
    """What is said against a file of this text."""
    (tmp_path / "one.yaml").write_text(text)
    with pytest.raises(ValueError, match=r"one\.yaml") as refused:
        read_expected(tmp_path, LENGTHS)
    return str(refused.value)


def test_an_entry_says_what_is_expected(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text(GOOD)
    (one,) = read_expected(tmp_path, LENGTHS)
    assert list(one.differences({"label": "untraced", "confirmed": 1, "possible": 3})) == [
        "label is untraced, not single_origin (open)",
        "possible is 3, not 2",
    ]


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        ("label: single_origin (open)", "label: one_origin", "no label 'one_origin'"),
        ("confirmed: 1", "confirmed: one", "confirmed must be a number, not 'one'"),
        ("possible: 2", "possible: 0", "confirmed is above possible"),
        ("000:12-34", "000:34-12", "'000:34-12' is no place"),
        ("000:12-34", "000:12-134", "'000:12-134' is no place"),
        ("000:12-34", "007:12-34", "'007:12-34' is no place"),
        ("['000:12-34']", "[]", "must be a list of places"),
        ("why: One poll.", "because: One poll.", "must hold"),
        ("  why: One poll.\n", "", "must hold"),
        ("why: One poll.", "why: ''", "why must be a text"),
        (GOOD, GOOD + GOOD, "levada-74-percent stands twice"),
        (GOOD, "claim: levada-74-percent\n", "must be a list"),
    ],
)
def test_what_is_ill_formed_is_refused(tmp_path: Path, good: str, bad: str, said: str) -> None:
    assert said in read(tmp_path, GOOD.replace(good, bad))


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="holds no file"):
        read_expected(tmp_path, LENGTHS)
