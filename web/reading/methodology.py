"""How we work, as readers are shown it: the methodology, its former versions, the scales."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from reviews.models import Methodology, Rating, RatingScale
from web.reading.verdicts import VerdictBadge, verdict_badge


@dataclass(frozen=True, slots=True)
class MethodologyReading:
    """One version of the methodology in its paragraphs."""

    version: int
    title: str
    paragraphs: tuple[str, ...]
    since: datetime


@dataclass(frozen=True, slots=True)
class LabelReading:
    """One label of a scale: its number if it has one, and what it means."""

    badge: VerdictBadge
    value: int | None
    definition: str


@dataclass(frozen=True, slots=True)
class ScaleReading:
    """One version of a scale with its labels."""

    id: int
    name: str
    version: int
    description: str
    labels: tuple[LabelReading, ...]
    url: str


def read_methodologies() -> tuple[MethodologyReading, ...]:
    """Every version, the one that holds now first."""
    return tuple(
        MethodologyReading(row.version, row.title, tuple(_paragraphs(row.text)), row.created_at)
        for row in Methodology.objects.newest_first()
    )


def read_scales() -> tuple[ScaleReading, ...]:
    """The scales that something public was rated by; before there is any, the newest one."""
    used = list(RatingScale.objects.published().for_listing().newest_first())
    return tuple(read_scale(scale) for scale in used or _newest())


def read_scale(scale: RatingScale) -> ScaleReading:
    """Will read a scale with its labels."""
    return ScaleReading(
        id=scale.pk,
        name=scale.name,
        version=scale.version,
        description=scale.description,
        labels=tuple(_label(rating) for rating in scale.ratings.all()),
        url=f"{reverse('methodology')}#scale-{scale.pk}",
    )


def _newest() -> list[RatingScale]:
    return list(RatingScale.objects.for_listing().newest_first()[:1])


def _label(rating: Rating) -> LabelReading:
    badge = verdict_badge(rating.label, rating.normalised)
    return LabelReading(badge, rating.value, rating.definition)


def _paragraphs(text: str) -> list[str]:
    """The parts of a text between its empty lines."""
    return [part.strip() for part in text.split("\n\n") if part.strip()]
