"""How long reading a plain text takes, whatever it is made of: twice the text, twice the time.

Run `python -m benchmarks.read_text`. Shown are seconds of the processor for texts of 250,000, 500,000
and 1,000,000 characters of one kind, and the ratio of the last two; 2 is linear, 4 quadratic.
"""

import sys
from contextlib import suppress
from datetime import date
from time import process_time

from sources.domain.pages.plain import read_plain
from sources.domain.pages.refusing import NotReadable

TODAY = date(2024, 5, 10)
UNITS = [" ", ".", "-", "a ", "1", "1 ", "(", "[", "By ", "a > ", ";", "©", "share ", "views "]
JOINTS = {"line": "{}", "lines": "{}\n", "paragraphs": "{}\n\n"}
SIZES = (250_000, 500_000, 1_000_000)
END = "The harbour master said on Friday that the ferry had sunk at noon off the northern mole."


def seconds(unit: str, joint: str, size: int) -> float:
    """What reading one text takes of the processor."""
    repeated = joint.format(unit)
    text = f"Rain\n\nx{repeated * (size // len(repeated))}x{END}\n\n{END}"
    begun = process_time()
    with suppress(NotReadable):
        read_plain(text, language="en", today=TODAY)
    return process_time() - begun


def main() -> None:
    """Will print a line for each kind of text."""
    sys.stdout.write(f"{'made of':<22}{'250k':>8}{'500k':>8}{'1M':>8}{'ratio':>8}\n")
    for name, joint in JOINTS.items():
        for unit in UNITS:
            took = [seconds(unit, joint, size) for size in SIZES]
            shown = "".join(f"{one:8.2f}" for one in took)
            ratio = took[2] / max(took[1], 0.01)
            sys.stdout.write(f"{name + ' of ' + repr(unit):<22}{shown}{ratio:8.1f}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
