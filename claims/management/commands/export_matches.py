"""`manage.py export_matches`: what people said of matches, one JSON object a line."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from claims.services.matching.pairs import exported


class Command(BaseCommand):
    """Writes every confirmed or refused pair of a text and a claim."""

    help = "Write every confirmed or refused pair of a text and a claim, one JSON object a line."

    def handle(self, *args: Any, **options: Any) -> None:
        """Will write the pairs in the order in which they were first said."""
        for pair in exported():
            self.stdout.write(json.dumps(pair, ensure_ascii=False))
