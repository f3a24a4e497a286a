"""Rules about the verdict of a review: its numbers, and the scale it was signed on."""

from collections.abc import Iterator
from decimal import Decimal

from reviews.domain.claimreview.building import number
from reviews.domain.claimreview.problems import Problem, block
from reviews.domain.claimreview.shapes import PinnedScale, RatingGiven

RATING = "reviewRating"
LABEL = "reviewRating.alternateName"
VALUE = "reviewRating.ratingValue"


def rating_problems(rating: RatingGiven, scale: PinnedScale | None) -> list[Problem]:
    """Will name what is wrong with a verdict, by itself and on its scale."""
    found = list(_numbers(rating))
    return [*found, *_on_scale(rating, scale)] if rating.label else found


def _numbers(rating: RatingGiven) -> Iterator[Problem]:
    value, best, worst = rating.numbers
    if value is None and best is None and worst is None:
        return
    if value is None or best is None or worst is None:
        said = _said(rating)
        message = f"The numbers are given in part ({said}): give value, best and worst, or none."
        yield block("rating_in_part", RATING, said, message)
        return
    if worst >= best:
        message = (
            f"worstRating {number(worst)} is not below bestRating {number(best)}: readers would "
            "turn the verdict round."
        )
        yield block("scale_reversed", RATING, _said(rating), message)
    elif not worst <= value <= best:
        message = (
            f"ratingValue {number(value)} lies outside the scale from {number(worst)} to "
            f"{number(best)}."
        )
        yield block("value_outside_scale", VALUE, number(value), message)
    if worst < 1:
        message = f"worstRating is {number(worst)}; a scale begins at 1 or above."
        yield block("scale_below_one", "reviewRating.worstRating", number(worst), message)


def _on_scale(rating: RatingGiven, scale: PinnedScale | None) -> Iterator[Problem]:
    if scale is None:
        message = "The review names no rating scale: it cannot be said what its verdict means."
        yield block("scale_missing", RATING, "", message)
        return
    if not scale.has(rating.label):
        known = ", ".join(label for label, _ in scale.labels)
        message = f"“{rating.label}” is not a verdict of the scale {scale.name}. It has: {known}."
        yield block("label_not_in_scale", LABEL, rating.label, message)
        return
    expected = scale.value_of(rating.label)
    if expected is None:
        if any(one is not None for one in rating.numbers):
            message = (
                f"“{rating.label}” has no place on the scale {scale.name}, so it carries no "
                f"numbers; given are {_said(rating)}."
            )
            yield block("unratable_with_numbers", RATING, _said(rating), message)
    elif list(rating.numbers) != [Decimal(n) for n in (expected, scale.best, scale.worst)]:
        message = (
            f"On the scale {scale.name} “{rating.label}” is {expected} of {scale.worst} to "
            f"{scale.best}; given are {_said(rating) or 'no numbers'}."
        )
        yield block("numbers_not_of_scale", RATING, _said(rating), message)


def _said(rating: RatingGiven) -> str:
    """The numbers that are given, by name."""
    named = zip(("value", "best", "worst"), rating.numbers, strict=True)
    return ", ".join(f"{name} {number(one)}" for name, one in named if one is not None)
