"""What a dirty sample is; all names, sites and claims in them are made up."""

import json
from dataclasses import dataclass, field
from typing import Any

from tests.reviews.domain.claimreview.writing import found


@dataclass(frozen=True)
class Sample:
    """A document; `fields` are expected of its only review, `notes` are all codes of its notes."""

    name: str
    document: Any
    fields: dict[str, Any] = field(default_factory=dict)
    notes: set[str] = field(default_factory=set)
    source: str = "sample.json"


CLAIM = "Rain fell in Exampleton."
WHOLE = json.dumps(found())
LD = '<script type="application/ld+json">'


def page(*blocks: str) -> str:
    scripts = "".join(f"{LD}{block}</script>" for block in blocks)
    return (
        f"<!doctype html><html><head><title>x</title>{scripts}</head><body><p>x</p></body></html>"
    )
