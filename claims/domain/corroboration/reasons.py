"""Makes reasons: a code and parameters, the sentence they give, and the ids they speak of, bounded."""

from collections.abc import Sequence
from typing import Any

from claims.domain.corroboration import english
from claims.domain.corroboration.result import IDS_AT_MOST, Reason


def make_reason(
    code: str,
    params: dict[str, Any],
    *,
    origins: Sequence[int] = (),
    articles: Sequence[int] = (),
    appearances: Sequence[int] = (),
    articles_total: int | None = None,
    appearances_total: int | None = None,
    view: str = "both",
) -> Reason:
    """Will make a reason; totals are those of the lists unless rows stand for several."""
    return Reason(
        code,
        english.reason(code, params),
        params,
        origins=tuple(origins[:IDS_AT_MOST]),
        articles=tuple(articles[:IDS_AT_MOST]),
        appearances=tuple(appearances[:IDS_AT_MOST]),
        origins_total=len(origins),
        articles_total=len(articles) if articles_total is None else articles_total,
        appearances_total=len(appearances) if appearances_total is None else appearances_total,
        view=view,
    )
