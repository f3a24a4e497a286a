"""Contents of reviews for tests."""

from dataclasses import replace
from typing import Any

from reviews.domain.content import (
    Body,
    Change,
    Claimant,
    ClaimSaid,
    Content,
    Ground,
    Place,
    Verdict,
)

GROUND = Ground(
    question="Did the ferry sail?",
    answer="It did.",
    stance="supports",
    note="",
    kind="url",
    ref=None,
    title="",
    publisher="",
    url="https://harbour.example/log",
    archive_url="https://archive.example/1",
    no_archive_reason="",
    sha256="",
    media_type="",
)

PLACE = Place(
    7, "Ferry sinks", "The Daily", "https://daily.example/ferry", "2018-11-22", "2018-11-22"
)

CONTENT = Content(
    language="en",
    organisation=Body(1, "Our Desk", "https://desk.example"),
    claim=ClaimSaid(3, "A ferry sank at noon.", "", "en"),
    claimant=Claimant(4, "Harbour master", "person", "harbour master"),
    appearance=PLACE,
    appearances=(PLACE,),
    headline="Did a ferry sink?",
    explanation="The log shows it.",
    body="",
    rating=Verdict("Truth", 1, 1, 5, 5, "True", "It is so.", "true"),
    only_source="",
    evidence=(GROUND, replace(GROUND, question="Who saw it?", url="https://coast.example/r")),
    methodology=1,
    correction=None,
)


def content(**values: Any) -> Content:
    """A whole content with some parts put differently."""
    return replace(CONTENT, **values)


def correction(kind: str = "correction", note: str = "The hour was wrong.") -> Change:
    return Change(kind, note)
