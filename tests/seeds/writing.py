"""A small valid folder of seed files, and a way to spoil one place of it."""

from hashlib import sha256
from pathlib import Path

TEXT = (
    "The mayor said that the bridge is safe. A survey found 60 percent agree. Opened in 1900."
    " No more was said of it in the city on that day."
)

SOURCES = """\
sources:
  - key: city-paper
    kind: publisher
    names: [{text: City Paper}]
  - key: mayor
    kind: person
    names:
      - {text: The Mayor}
      - {text: the mare, kind: garbled, certainty: likely}
  - key: pollster
    kind: pollster
    names: [{text: Pollster}]
ties:
  - from: mayor
    to: city-paper
    kind: affiliated_with
    since: 2001-01-01
    until: 2002-01-01
"""

ARTICLE = f"""\
article:
  key: bridge
  publisher: city-paper
  title: The bridge
  signed_as: A resident
  genre: reportage
  language: en
  published: {{from: 2020-02, to: 2020-02, basis: inferred, reason: The month of the opening.}}
  text_rights: fragments
  version:
    length: {len(TEXT)}
    sha256: {sha256(TEXT.encode()).hexdigest()}
    segments:
      - {{kind: furniture, start: 73, end: 88}}
stubs:
  - key: speech
    publisher: city-paper
    title: A speech
    genre: statement
    credits: [{{source: mayor, role: speaker}}]
origins:
  - key: mayors-word
    kind: statement
    holder: mayor
    title: The mayor on the bridge
  - key: survey
    kind: measurement
    holder: pollster
    title: A survey
    poll:
      conductor: pollster
      fieldwork: 2020
claims:
  - key: bridge-safe
    statement: In 2020 the bridge was safe.
    short: The bridge is safe
    kind: state
    checkability: checkable
    subjects: [mayor]
    valid: 2020
  - key: most-agree
    statement: In 2020, 60 percent agreed that the bridge was safe.
    short: 60 percent agree
    kind: numerical
    checkability: checkable
    quantity: {{amount: 60, unit: percent, comparator: eq, statistic: share}}
appearances:
  - key: bridge-safe-said
    claim: bridge-safe
    quote: {{exact: bridge is safe, start: 24, end: 38}}
    stance: supports
    wording: paraphrase
    force: asserted
    basis: attributed
    reading: {{text: The bridge over the river, certainty: likely}}
    chain:
      - to: speech-bridge-safe
        kind: cites_report
        cue: {{exact: said, start: 10, end: 14}}
  - key: speech-bridge-safe
    article: speech
    claim: bridge-safe
    stance: supports
    wording: paraphrase
    force: asserted
    basis: not_seen
    chain:
      - to: mayors-word
        kind: relays_statement
        told_in: bridge-safe-said
        cue: {{exact: mayor, start: 4, end: 9}}
  - key: most-agree-found
    claim: most-agree
    quote: {{start: 40, end: 71, sha256: {sha256(TEXT[40:71].encode()).hexdigest()}}}
    stance: supports
    wording: own
    force: asserted
    basis: attributed
    quantity: {{amount: 60, unit: percent, comparator: eq, statistic: share}}
    chain:
      - to: survey
        kind: cites_data
        inferred: true
relations:
  - from: most-agree
    to: bridge-safe
    kind: close
"""

REVIEWS = """\
accounts:
  - {username: test-reviewer, first_name: Test, last_name: reviewer, role: reviewer}
  - {username: test-editor, first_name: Test, last_name: editor, role: editor}
  - {username: test-editor-2, first_name: Test, last_name: editor two, role: editor}
reviews:
  - key: is-it-safe
    claim: bridge-safe
    steps:
      - step: open
        by: test-reviewer
        when: 2021-01-04 09:00
        draft:
          headline: Nobody but the mayor says so
          claimant: mayor
          appearance: bridge-safe-said
          rating: Unproven
          explanation: One voice says so, and it cites nothing.
          evidence:
            - {question: 'Who says so?', answer: The mayor., stance: supports, origin: mayors-word}
            - {question: 'Who agrees?', answer: Most., stance: context, appearance: most-agree-found}
      - {step: submit, by: test-reviewer, when: 2021-01-04 09:30}
      - {step: request_changes, by: test-editor, when: 2021-01-04 10:00, said: Say more.}
      - step: save
        by: test-reviewer
        when: 2021-01-04 11:00
        draft: {body: It was asked what people think.}
      - {step: submit, by: test-reviewer, when: 2021-01-04 11:30}
      - {step: sign, by: test-editor, when: 2021-01-04 12:00}
      - {step: publish, by: test-editor, when: 2021-01-04 12:30}
"""


def write_seeds(
    folder: Path, sources: str = SOURCES, article: str = ARTICLE, reviews: str = ""
) -> Path:
    """Will write the two files, and the one of reviews if any, and give their folder back."""
    folder.mkdir(parents=True, exist_ok=True)
    if reviews:
        (folder / "reviews.yaml").write_text(reviews, encoding="utf-8")
    (folder / "sources.yaml").write_text(sources, encoding="utf-8")
    (folder / "000.yaml").write_text(article, encoding="utf-8")
    return folder


def spoiled(text: str, good: str, bad: str) -> str:
    """Will replace the one place where `good` stands."""
    assert text.count(good) == 1, f"{good!r} stands {text.count(good)} times"
    return text.replace(good, bad)


def line_of(text: str, words: str) -> int:
    """Will give the line, counted from 1, on which words first stand."""
    return text[: text.index(words)].count("\n") + 1
