"""What tests of the public pages of reviews have in common."""

import json
import re
from typing import Any

from django.test import Client

from reviews.models import Review
from reviews.services import publication, retracting
from tests.reviews.writing import (
    correcting_,
    editor,
    later,
    material,
    opened,
    proposed,
    published,
    rewritten,
    sign,
)

SECRET = "Nobody may read this headline yet"
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def page_of(client: Client, review: Review) -> str:
    answer = client.get(review.get_absolute_url())
    assert answer.status_code == 200
    return answer.content.decode()


def json_ld_of(page: str) -> str:
    (text,) = BLOCK.findall(page)
    return text


def element_of(page: str) -> dict[str, Any]:
    return dict(json.loads(json_ld_of(page)))


def retracted(review: Review | None = None) -> Review:
    return retracting.sign_retraction(proposed(review), by=editor(), now=later(9))


def corrected(review: Review | None = None, **values: Any) -> Review:
    """A review with a material correction that is signed and public."""
    from reviews.services import correcting
    from tests.reviews.writing import author_of

    review = material(review or published(), **values)
    review = correcting.apply_material(review, by=author_of(review), now=later(3))
    return publication.publish(sign(review, now=later(4)), by=editor(), now=later(5))


def touched_up(review: Review | None = None, **values: Any) -> Review:
    """A review with a minor correction that is public."""
    from reviews.services import correcting

    review = rewritten(
        correcting_(review), **(values or {"body": "We asked both of the harbours."})
    )
    given = {"conflict": "none", "by": editor(), "now": later(4)}
    return correcting.apply_minor(review, review.version.content_hash, **given)


def secrets_in_work() -> Review:
    """A published review that is being rewritten, beside a draft of another claim."""
    opened(headline=SECRET, body=SECRET, explanation=SECRET)
    return rewritten(correcting_(), headline=SECRET, body=SECRET, explanation=SECRET)
