"""What every export says of itself: where it is from, of when, under which licence, which log it knows."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import orjson
from django.conf import settings

from accounts.models import Installation
from accounts.services.bulk.shaping import ABOUT
from accounts.services.log_proofs import checkpoint_note

FORMAT = "second-source/1"


def about(names: Sequence[str], *, now: datetime) -> dict[str, Any]:
    """Will say what an export of these kinds is; `checkpoint` is that of the public log, signed."""
    return {
        "kind": ABOUT,
        "format": FORMAT,
        "site": settings.SITE_URL,
        "installation": Installation.objects.code(),
        "made_at": now.isoformat(),
        "kinds": list(names),
        "licence": settings.DATA_LICENSE,
        "checkpoint": checkpoint_note(),
        "texts": "The words of articles stand here only where their rights allow it; they stay with "
        "whoever holds them.",
    }


def about_line(names: Sequence[str], *, now: datetime) -> bytes:
    """Will say it as a line of JSON."""
    return orjson.dumps(about(names, now=now)) + b"\n"
