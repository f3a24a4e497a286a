"""`manage.py bench_reading --gold G.yaml`: how well the reader agrees with what people marked."""

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from time import process_time
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.domain.reading import read
from claims.domain.reading.marks import MarkedText
from claims.domain.reading.measuring import THRESHOLD, Measured, measure
from claims.management.reading_gold import BadGold, marked_texts

NAMES = {
    "check": "check-worthy sentence",
    "attribution": "has attribution",
    "cue": "cue",
    "speaker": "speaker",
    "quantity": "quantity",
    "date": "date",
    "furniture": "furniture",
}
FIRSTS = (10, 20, 50)


class Command(BaseCommand):
    """Reads every text of a gold file and prints one measure a line."""

    help = (
        "Reads the texts of a file of marked texts and prints precision, recall and F1, one measure a "
        "line. The format of the file is described in docs/reading.md."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Will take the file and what to show of it."""
        parser.add_argument("--gold", required=True, type=Path, help="marked texts, as YAML")
        parser.add_argument("--style", default="", help="only texts of this style")
        parser.add_argument("--mistakes", action="store_true", help="name each disagreement too")

    def handle(self, *args: Any, **options: Any) -> None:
        """Will measure and print.

        Raises: CommandError where the file is missing or not in the format.
        """
        try:
            texts = marked_texts(options["gold"])
        except BadGold as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{options['gold']} cannot be read: {error.strerror}") from error
        chosen = [text for text in texts if options["style"] in ("", text.style)]
        if not chosen:
            raise CommandError(f"No text has the style “{options['style']}”.")
        self._measure(chosen, mistakes=options["mistakes"])

    def _measure(self, texts: Sequence[MarkedText], *, mistakes: bool) -> None:
        measured, took = Measured(), 0.0
        for text in texts:
            begun = process_time()
            reading = read(text.text, language=text.language, published=text.published)
            took += process_time() - begun
            measured.add(measure(text, reading))
        self._print(texts, measured, took)
        if mistakes:
            for line in measured.mistakes:
                self.stdout.write(f"  {line}")

    def _print(self, texts: Sequence[MarkedText], measured: Measured, took: float) -> None:
        sentences = sum(len(text.sentences) for text in texts)
        words = sum(len(text.text.split()) for text in texts)
        self.stdout.write(f"texts {len(texts)}\nsentences {sentences}\nthreshold {THRESHOLD}")
        for key, name in NAMES.items():
            tally = measured.tallies[key]
            self.stdout.write(f"{name} precision {tally.precision:.3f}")
            self.stdout.write(f"{name} recall {tally.recall:.3f}")
            self.stdout.write(f"{name} F1 {tally.f1:.3f}")
        for first in FIRSTS:
            among = measured.precision_among(first)
            self.stdout.write(f"precision among the first {first} {among:.3f}")
        self.stdout.write(f"words per second {words / max(took, 1e-6):.0f}")
