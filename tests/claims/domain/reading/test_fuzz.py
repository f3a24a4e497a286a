"""Any text gives a reading, whose offsets slice to what they name. FUZZ_TEXTS sets how many."""

import json
import os
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.domain.reading import read
from claims.domain.reading.plain import reading_to_json
from sources.domain.dates import When
from tests.claims.domain.reading.places import misplaced

TEXTS = int(os.environ.get("FUZZ_TEXTS", "60"))
PIECES = [
    "The minister", "Ann Poe", "he", "said", "told", "Radio Nord", "according to", "the report", "that",
    "a poll by", "citing", "reported", "As", "states", "who", ",", ".", ";", ":", "“", "”", '"', "‘", "’",
    "«", "»", "(", ")", "(EDM, May 3, 25)", "(see X)", "12", "1,200", "30-40", "%", "percent", "$", "€5",
    "million", "two", "twenty-one", "hundred", "a third", "one in five", "twice as", "on Monday", "may 6",
    "31 February", "in 0000", "1999", "2018-2019", "last week", "ten years ago", "spring", "\n", "\n\n",
    " ", "\u00a0", "\u2028", "—", "-", "…", "日本。", "Он сказал", "“Да”", "è", "🙂", "\ufeff", "\x00", "<b>",
    "</p>", "{}", "def f(x):", "http://a.b/c", "Q:", "A:", "Ann Poe:", "## ", "Related:", "Mr.", "U.S.",
    "\ud800", "٣", "²", "ⅷ", "9" * 30, "1.2.3", "&amp;", "\t", "in which", "fell by", "rose", "May", "I",
]  # fmt: skip
TEXT = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
)
DAYS = (
    st.none() | st.dates().map(When.on) | st.just(When()) | st.just(When(latest=date(2020, 2, 29)))
)
LANGUAGES = st.sampled_from(["en", "en-GB", "de", "ru", "ja", "", "xx", "zh-Hant"])


@settings(
    max_examples=TEXTS, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
@given(TEXT, DAYS, LANGUAGES, st.booleans())
def test_any_text_gives_a_reading_with_right_offsets(text, published, language, whole):
    reading = read(text, published=published, language=language, segments=() if whole else None)
    assert misplaced(reading) == []
    assert all(0 <= one.score <= 1 and one.statement for one in reading.suggestions)
    assert json.dumps(reading_to_json(reading))
