"""What two texts have in common: exactly, estimated, and alike on every machine."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.domain.fingerprints import (
    BANDS,
    HASHES,
    IDEOGRAPHS,
    LONG_SCRIPTS,
    LONGEST_BOILERPLATE,
    WORDS,
    Shingles,
    bands_of,
    likeness,
    overlap,
    packed,
    plain_lines,
    shingle,
    sign,
    telling_lines,
    unpacked_shingles,
    unpacked_signature,
)
from tests.sources.story import sentences, story

TEXTS = st.text(max_size=400)
SOME = ["a", "bb", "ccc", "ﬁ", "Ünï", "日本", "ไทย", "12", "-"]
WORDY = st.lists(st.sampled_from(SOME), max_size=60).map(" ".join)


def cut(text: str) -> Shingles:
    return shingle(plain_lines(text))


@given(TEXTS | WORDY, TEXTS | WORDY)
def test_containment_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    a, b = cut(one).values, cut(other).values
    assert 0 <= overlap(a, b).containment <= 1
    assert overlap(a, b) == overlap(b, a)


@given(TEXTS | WORDY)
def test_a_text_holds_all_of_itself(text: str) -> None:
    values = cut(text).values
    assert overlap(values, values).containment == (1 if len(values) else 0)
    assert likeness(sign(values), sign(values)) == 1
    assert len(np.unique(values)) == len(values)


@given(st.integers(0, 10**6), st.integers(4, 12), st.integers(0, 10))
def test_half_of_the_sentences_are_contained(seed: int, half: int, start: int) -> None:
    whole = sentences(2 * half, seed=seed, words=10)
    part = whole[start % half :][:half]
    assert overlap(cut(" ".join(whole)).values, cut(" ".join(part)).values).containment >= 0.9


@given(TEXTS)
def test_what_a_copy_may_change_changes_nothing(text: str) -> None:
    lines = plain_lines(text)
    assert plain_lines("\n".join(lines)) == lines
    assert plain_lines(f"\u200b{text}\u00a0\r\n\n") == lines


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“It’s over”, HE said", "'it's over' he said"),
        ("ﬁne Ｆull width", "fine full width"),
        ("co\u00adoperate", "cooperate"),
        ("cafe\u0301 STRASSE", "CAFÉ straße"),
        ("one\u2028two", "one\r\ntwo"),
    ],
)
def test_two_spellings_of_one_line(one: str, other: str) -> None:
    assert plain_lines(one) == plain_lines(other)


def test_a_text_laid_out_anew_is_the_same() -> None:
    text = story(5, seed=1)
    assert np.array_equal(cut(text).values, cut(text.replace("\n", " ")).values)


@pytest.mark.parametrize(
    ("text", "gram"),
    [
        ("The ferry sank at noon", WORDS),
        ("Паром затонул в полдень", WORDS),
        ("페리는 정오에 가라앉았다", WORDS),
        ("غرقت العبارة عند الظهر", WORDS),
        ("フェリーは正午に沈没したと港長は述べた", IDEOGRAPHS),
        ("渡轮在中午沉没,港务长说", IDEOGRAPHS),
        ("เรือข้ามฟากจมลงตอนเที่ยงวัน", LONG_SCRIPTS),
        ("ផែបានលិចនៅពេលថ្ងៃត្រង់", LONG_SCRIPTS),
    ],
)
def test_a_text_is_cut_as_its_script_wants(text: str, gram: object) -> None:
    shingles = cut(text)
    assert shingles.gram == gram
    assert len(shingles.values) > 0


def test_a_script_without_spaces_is_found_in_a_longer_text() -> None:
    part = "".join(chr(0x4E00 + 37 * n % 5000) for n in range(300))
    whole = cut(f"{part[:150]}。\n {part[150:]}{part[::-1]}")
    assert overlap(cut(part).values, whole.values).containment == 1
    assert cut(part).say_enough


def test_a_quoted_statement_alone_says_too_little() -> None:
    assert not cut(story(1, seed=1, words=61)).say_enough
    assert cut(story(1, seed=1, words=62)).say_enough


def test_boilerplate_is_left_out() -> None:
    lines, furniture = plain_lines(story(9, seed=1)), plain_lines(story(4, seed=2))
    rest = shingle([*lines, *furniture], boilerplate=telling_lines(furniture))
    assert np.array_equal(rest.values, shingle(lines).values)


def test_a_story_of_recurring_lines_stays() -> None:
    lines = plain_lines(story(LONGEST_BOILERPLATE // 10, seed=1))
    assert len(shingle(lines, boilerplate=telling_lines(lines)).values) > LONGEST_BOILERPLATE
    short = lines[:10]
    assert len(shingle(short, boilerplate=telling_lines(short)).values) == 0


def test_a_short_line_is_never_boilerplate() -> None:
    assert telling_lines(plain_lines("Read more\nBy our reporter\n\n日本")) == set()
    assert (
        len(telling_lines(plain_lines("Sign up for our letter\n朝日新聞の記事を無断で転載する")))
        == 2
    )


def test_the_estimate_is_near_the_truth_on_average() -> None:
    dice = np.random.default_rng(7)
    missed = []
    for truth in (0.1, 0.3, 0.5, 0.8):
        for _ in range(40):
            values = dice.integers(0, 2**63, 1000).astype(np.uint64)
            shared = round(2 * truth / (1 + truth) * 500)
            one, other = values[:500], values[500 - shared : 1000 - shared]
            true = overlap(np.unique(one), np.unique(other))
            assert true.shared == shared
            missed.append(likeness(sign(one), sign(other)) - shared / (1000 - shared))
    assert abs(np.mean(missed)) < 0.01
    assert np.std(missed) < 0.05


def test_bands_agree_as_often_as_they_should() -> None:
    one, other = (sign(cut(story(n, seed=1)).values) for n in (20, 10))
    shared = len(set(bands_of(one)) & set(bands_of(other)))
    assert shared == pytest.approx(likeness(one, other) ** 2 * BANDS, abs=8)
    assert len(set(bands_of(one))) == BANDS


@given(TEXTS | WORDY)
def test_what_is_stored_is_read_again(text: str) -> None:
    values = cut(text).values
    assert np.array_equal(unpacked_shingles(packed(values)), values)
    assert np.array_equal(unpacked_signature(packed(sign(values))), sign(values))
    assert len(packed(sign(values))) == 4 * HASHES


GOLDEN = "84af4f89685ce0ba"
"""Signatures are stored: when this must change, raise `ALGORITHM`."""

PRINT = """
from hashlib import sha256
from sources.domain.fingerprints import *
text = "“The ferry – 3,000 t – sank”, said Ærø’s harbour master.\\n正午に沈没した。\\n" * 3
shingles = shingle(plain_lines(text)).values
bands = " ".join(map(str, bands_of(sign(shingles)) + sorted(telling_lines(plain_lines(text)))))
print(sha256(packed(shingles) + packed(sign(shingles)) + bands.encode()).hexdigest()[:16])
"""


@pytest.mark.parametrize("seed", ["0", "1"])
def test_every_process_finds_the_same(seed: str) -> None:
    run = [sys.executable, "-W", "error", "-c", PRINT]
    said = subprocess.run(run, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True)
    assert said.stdout.decode().strip() == GOLDEN
