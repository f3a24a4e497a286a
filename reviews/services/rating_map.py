"""What the ratings of other publishers come down to: what nobody has said yet, and saying it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Count, Max, Min

from accounts.models import User
from accounts.permissions import require
from accounts.services.records import delete_record, save_record
from accounts.services.steps import log_event, require_storable, verb
from reviews.domain.claimreview.ratings import fold, map_rating
from reviews.domain.vocabulary import RatingClass
from reviews.models import ExternalReview, RatingMapping

MOST_SHOWN = 100
EXAMPLES = 2


@dataclass(frozen=True, slots=True)
class Unmapped:
    """Words that a site rates with and nobody has said the meaning of: how often, and examples.

    `words` are folded, `written` is one way in which they stand there.
    """

    site: str
    words: str
    written: str
    count: int
    examples: tuple[ExternalReview, ...] = ()


def whole_map() -> dict[str, dict[str, RatingClass]]:
    """What the words of every site mean, in one query."""
    found: dict[str, dict[str, RatingClass]] = defaultdict(dict)
    for site, words, normalised in RatingMapping.objects.entries():
        found[site][words] = RatingClass(normalised)
    return dict(found)


def unmapped_words(most: int = MOST_SHOWN) -> tuple[list[Unmapped], int]:
    """Words without a meaning, the most frequent first, with examples; and how many there are in all.

    In two queries however many there are.
    """
    found: dict[tuple[str, str], list[tuple[str, int, int, int]]] = defaultdict(list)
    rows = ExternalReview.objects.unmapped().order_by().values("site", "rating_given")
    for row in rows.annotate(count=Count("pk"), first=Min("pk"), last=Max("pk")):
        words = fold(row["rating_given"])
        if words:
            told = (row["rating_given"], row["count"], row["first"], row["last"])
            found[row["site"], words].append(told)
    counted = sorted(found.items(), key=lambda item: (-_sum(item[1]), item[0]))[:most]
    ids = {pk for _, told in counted for _, _, first, last in told[:1] for pk in (first, last)}
    rows_by_id = ExternalReview.objects.for_listing().in_bulk(ids)
    shown = [
        Unmapped(site, words, told[0][0], _sum(told), _examples(told[0][2:], rows_by_id))
        for (site, words), told in counted
    ]
    return shown, len(found)


def map_words(
    site: str,
    words: str,
    normalised: RatingClass,
    *,
    by: User,
    expected_version: int | None = None,
) -> int:
    """Will say what the words of a site mean, for stored reviews at once and for those to come.

    Returns how many reviews have another class now.

    Raises: NotAllowed, StaleRecord, ValidationError for words of which nothing is left when folded.
    """
    require_storable(site=site, words=words)
    folded = fold(words)
    if not folded:
        raise ValidationError({"words": ValidationError("Give the words.", code="required")})
    row = RatingMapping.objects.of(site, folded).first()
    require(by, "ratingmapping.change" if row else "ratingmapping.add")
    row = row or RatingMapping(site=site, words=folded)
    with verb("ratingmapping.say", by=by):
        row.normalised = normalised.value
        is_new = row.pk is None
        save_record(row, by=by, expected_version=None if is_new else expected_version)
        count = _apply(site, folded, normalised)
        log_event("ratingmapping.applied", row, by=by, after={"reviews": count})
    return count


def forget_words(row: RatingMapping, *, by: User) -> int:
    """Will take back what the words of a site mean: stored reviews fall back on the common map.

    Returns how many reviews have another class now.

    Raises: NotAllowed.
    """
    require(by, "ratingmapping.delete")
    with verb("ratingmapping.forget", by=by):
        site, folded = row.site, row.words
        count = 0
        for one in ExternalReview.objects.at_site(site).rated(_spellings(site, folded)):
            numbers = (one.rating_value, one.rating_best, one.rating_worst)
            normalised = map_rating(one.rating_given, *numbers).normalised
            value = normalised.value if normalised else ""
            count += (
                ExternalReview.objects.classed_otherwise(value)
                .filter(pk=one.pk)
                .update(rating_class=value)
            )
        log_event("ratingmapping.forgotten", row, by=by, before={"reviews": count})
        delete_record(row, by=by)
    return count


def _apply(site: str, folded: str, normalised: RatingClass) -> int:
    """Gives every stored review of these words its class."""
    rows = ExternalReview.objects.at_site(site).rated(_spellings(site, folded))
    return rows.classed_otherwise(normalised.value).update(rating_class=normalised.value)


def _spellings(site: str, folded: str) -> list[str]:
    """The ways in which these words stand in the reviews of a site."""
    rows = ExternalReview.objects.at_site(site).order_by().values_list("rating_given", flat=True)
    return [given for given in rows.distinct() if fold(given) == folded]


def _sum(told: Iterable[tuple[str, int, int, int]]) -> int:
    return sum(count for _, count, _, _ in told)


def _examples(ids: Iterable[int], rows: dict[int, ExternalReview]) -> tuple[ExternalReview, ...]:
    return tuple(rows[pk] for pk in dict.fromkeys(ids) if pk in rows)[:EXAMPLES]
