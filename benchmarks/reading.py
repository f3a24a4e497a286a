"""How fast articles are read for the curator, and how long hostile texts take.

Run `python -m benchmarks.reading`. Shown are words per second of one processor on the marked texts of
`benchmarks/gold/`, and the seconds of a text of a million characters made of one thing; the longest
must stay below 2. It reads memory only and needs no database.
"""

import sys
from datetime import date
from pathlib import Path
from time import process_time

from claims.domain.reading import read
from claims.management.reading_gold import marked_texts
from sources.domain.dates import When

GOLD = Path(__file__).parent / "gold"
DAY = When.on(date(2019, 4, 29))
SIZE, MOST_SECONDS, ROUNDS = 1_000_000, 2.0, 3
UNITS = [
    "“ ", '" ', "((a, May 3); ", "(EDM, May 3, 4, 5; ", "said ", "he said, ", "according to ", "“Rain” ",
    "3 May 2019 ", "12 ", "1,234,567 ", "3-4-5-6 ", "$1 million to 2 million ", "one in 2 ", "two of ",
    "A ", "a ", "A, ", "日。", ". ", "-", "\n", "x\n\n", "Rain fell. ", "“Rain fell,” he said. ", "May may ",
    "who said that he said ", "in his ", ", and it was ", "<p>a</p>", "\u00a0", "Q: a?\n\nA: b.\n\n",
    "said the minister Bob Smith of the ", "As said ", "Mr. ", "1.", "0", "{[(", "🙂",
]  # fmt: skip


def words_per_second() -> float:
    """How many words of the marked texts are read in a second of the processor."""
    texts = [text for path in sorted(GOLD.glob("reading-*.yaml")) for text in marked_texts(path)]
    best = 0.0
    for _ in range(ROUNDS):
        begun = process_time()
        for text in texts:
            read(text.text, language=text.language, published=text.published)
        took = process_time() - begun
        best = max(best, sum(len(text.text.split()) for text in texts) / took)
    return best


def seconds(unit: str) -> float:
    """What reading a text made of one thing takes of the processor."""
    text = (unit * (SIZE // len(unit) + 1))[:SIZE]
    begun = process_time()
    read(text, published=DAY)
    return process_time() - begun


def main() -> None:
    """Will print the speed and the slowest texts; ends with status 1 where one takes too long."""
    sys.stdout.write(f"words per second {words_per_second():.0f}\n")
    took = sorted(((seconds(unit), unit) for unit in UNITS), reverse=True)
    for one, unit in took[:10]:
        sys.stdout.write(f"{one:6.2f} s for 1 MB of {unit!r}\n")
    sys.exit(took[0][0] > MOST_SECONDS)


if __name__ == "__main__":
    main()
