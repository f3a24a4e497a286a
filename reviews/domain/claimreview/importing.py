"""What becomes of each review of somebody else that is handed in, and the columns it is kept in."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from typing import Any

from accounts.domain.texts import plain_line
from reviews.domain.claimreview.addresses import is_same_site
from reviews.domain.claimreview.ratings import map_rating
from reviews.domain.claimreview.reading import Quarantined, ReadMoment, ReadReview
from reviews.domain.claimreview.shapes import RatingGiven
from reviews.domain.vocabulary import RatingClass

LONGEST = {
    "publisher_name": 300, "site": 253, "title": 500, "claimant": 500, "rating_given": 300,
    "language": 35,
}  # fmt: skip
LONGEST_RAW = 100_000
LONGEST_SOURCE = 2_000
LARGEST_NUMBER = Decimal(10) ** 8
FOUR_PLACES = Decimal("0.0001")

RatingMap = Mapping[str, Mapping[str, RatingClass]]
"""What the folded words of each site mean."""


class Outcome(StrEnum):
    """What became of one item of a document."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REPEATED = "repeated"
    GONE = "gone"
    NOT_KNOWN = "not_known"
    OWN = "own"
    SKIPPED = "skipped"
    QUARANTINED = "quarantined"


WORDS = {
    Outcome.NEW: "new",
    Outcome.CHANGED: "changed",
    Outcome.SAME: "same as before",
    Outcome.REPEATED: "told again in the same document (the first one counts)",
    Outcome.GONE: "taken back by the publisher",
    Outcome.NOT_KNOWN: "taken back, and never imported here",
    Outcome.OWN: "our own, passed over",
    Outcome.SKIPPED: "no review, passed over",
    Outcome.QUARANTINED: "quarantined",
}


@dataclass(frozen=True, slots=True)
class Became:
    """What became of one item; `id` is that of the external review or of the quarantined item.

    `codes` and `reasons` say why it is quarantined or skipped; `claim` is the claim it may be about.
    `count` is more than one where so many entries were passed over that they are told of at once.
    """

    outcome: Outcome
    position: str
    url: str = ""
    id: int | None = None
    codes: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    claim: int | None = None
    count: int = 1


@dataclass(slots=True)
class Tally:
    """How many items became what, and by code for which reasons they were quarantined or skipped."""

    outcomes: "Counter[Outcome]" = field(default_factory=Counter)
    reasons: "Counter[str]" = field(default_factory=Counter)
    suggested: int = 0

    def add(self, items: Iterable[Became]) -> None:
        """Will count these items as well."""
        for one in items:
            self.outcomes[one.outcome] += one.count
            for code in one.codes:
                self.reasons[code] += one.count
            self.suggested += one.claim is not None

    @property
    def total(self) -> int:
        """How many items there were."""
        return self.outcomes.total()

    def as_json(self) -> dict[str, Any]:
        """The counts under their names, every outcome among them."""
        return {
            "items": self.total,
            **{one.value: self.outcomes[one] for one in Outcome},
            "suggested_matches": self.suggested,
            "reasons": dict(self.reasons.most_common()),
        }


def columns_of(read: ReadReview, rating_map: RatingMap) -> dict[str, Any]:
    """The columns of an external review, texts cut to what they hold; `raw` keeps all of them."""
    return {
        "publisher_name": _line("publisher_name", read.publisher.name),
        "site": _line("site", read.site),
        "title": _line("title", read.headline),
        "claimant": _line("claimant", ", ".join(one.name for one in read.claimants if one.name)),
        "claim_date": day_of(read.claim_made),
        "reviewed_on": day_of(read.published),
        "language": _line("language", read.language),
        "raw": read.raw,
        **rating_columns(read, rating_map),
    }


def rating_columns(read: ReadReview, rating_map: RatingMap) -> dict[str, Any]:
    """The rating as given, and the class that it comes down to."""
    value, best, worst = _numbers(read.rating)
    label = _line("rating_given", read.rating.label)
    mapped = map_rating(label, value, best, worst, publisher_map=rating_map.get(read.site))
    return {
        "rating_given": label,
        "rating_value": value,
        "rating_best": best,
        "rating_worst": worst,
        "rating_class": mapped.normalised.value if mapped.normalised else "",
    }


def day_of(moment: ReadMoment) -> date | None:
    """The day of a moment, None where more than one is possible."""
    when = moment.when
    return when.earliest if when.earliest == when.latest else None


def last_touched(read: ReadReview) -> date | None:
    """The last day on which the publisher is known to have touched the review."""
    days = (read.modified.when.latest, read.published.when.latest)
    return max((day for day in days if day), default=None)


def is_own(read: ReadReview, hosts: Iterable[str]) -> bool:
    """Whether a review stands on a site of ours, or names one as its author's."""
    addresses = [one for one in (read.url, read.publisher.url) if one]
    return any(is_same_site(address, host) for address in addresses for host in hosts)


def raw_text(item: Quarantined) -> str:
    """What could not be read, as text; what is very long is cut."""
    raw = item.raw
    text = raw if isinstance(raw, str) else "" if raw is None else _written(raw)
    return text[:LONGEST_RAW]


def fingerprint(item: Quarantined, source: str) -> str:
    """The SHA-256 by which the same item is known again, wherever it stands; of nothing, its place."""
    text = "" if item.raw is None else _written(item.raw)
    codes = [reason.code for reason in item.reasons]
    place = [] if text else [source, item.position]
    return sha256(json.dumps([text, codes, *place]).encode()).hexdigest()


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _line(name: str, text: str) -> str:
    line, longest = plain_line(text), LONGEST[name]
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def _numbers(rating: RatingGiven) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Value, best and worst as the columns hold them, or none where one does not fit."""
    value, best, worst = rating.value, rating.best, rating.worst
    if value is None or best is None or worst is None:
        return None, None, None
    if max(abs(value), abs(best), abs(worst)) >= LARGEST_NUMBER:
        return None, None, None
    return value.quantize(FOUR_PLACES), best.quantize(FOUR_PLACES), worst.quantize(FOUR_PLACES)
