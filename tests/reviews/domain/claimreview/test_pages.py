"""What a finished page must hold and show."""

import json

import pytest

from reviews.domain.claimreview.building import build
from reviews.domain.claimreview.embedding import script_text
from reviews.domain.claimreview.page_rules import element_problems, page_problems
from reviews.domain.claimreview.shapes import PublishedReview
from tests.reviews.domain.claimreview.writing import rating, review

SHOWN = (
    "<h1>Rain fell in Exampleton on 3 May 2024.</h1><b>False</b><p>No gauge\nshows&nbsp;rain.</p>"
)


def page(*blocks: str, body: str = SHOWN) -> str:
    scripts = "".join(f'<script type="application/ld+json">{block}</script>' for block in blocks)
    return f"<!doctype html><html><head><title>x</title>{scripts}</head><body>{body}</body></html>"


def codes(text: str, of: PublishedReview | None = None) -> list[str]:
    return [one.code for one in page_problems(text, of or review())]


ELEMENT = script_text(build(review()))


def test_a_page_that_is_as_it_must_be() -> None:
    assert codes(page(ELEMENT)) == []
    assert codes(page('{"@type": "BreadcrumbList"}', ELEMENT)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (page(), ["page_without_review"]),
        (page(ELEMENT, ELEMENT), ["page_several_reviews"]),
        (page(f"[{ELEMENT},{ELEMENT}]"), ["page_several_reviews"]),
        (page(f'{{"@type": "WebPage", "review": {ELEMENT}}}', ELEMENT), ["page_several_reviews"]),
        (page(ELEMENT, "{"), ["page_broken_json"]),
        (page(ELEMENT.replace("reviews/7", "reviews/8")), ["page_of_other_review"]),
        (page(ELEMENT, body=SHOWN.replace("3 May", "4 May")), ["page_without_claim"]),
        (page(ELEMENT, body=SHOWN.replace("False", "True")), ["page_without_verdict"]),
        (page(ELEMENT, body=SHOWN.replace("gauge", "")), ["page_without_reasons"]),
        (
            page(ELEMENT, body=SHOWN.replace("<h1>", "<p>/reviews/").replace("n 3 May", "n-3-may")),
            ["page_without_claim"],
        ),
        (page(ELEMENT, body=SHOWN.replace("False", "falsehoods")), ["page_without_verdict"]),
        (page(ELEMENT, body=f"<div hidden>{SHOWN}</div>"), 3),
        (page(ELEMENT, body=f"<div style='DISPLAY: none'>{SHOWN}</div>"), 3),
        (page(ELEMENT, body=f"<!-- {SHOWN} --><template>{SHOWN}</template>"), 3),
        (page(ELEMENT, body=f"<p title='{SHOWN}'>x</p>"), 3),
        ("", 4),
    ],
)
def test_what_is_wrong_with_a_page(text: str, expected: list[str] | int) -> None:
    found = codes(text)
    assert (len(found) if isinstance(expected, int) else found) == expected


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("https://news.example/", "is not an object"),
        ({"@type": "CreativeWork"}, "does not have exactly one"),
        ({"url": ["https://a.example", "https://b.example"]}, "does not have exactly one"),
        ({"url": "https://a.example,https://b.example"}, "more than one"),
        ({"url": "mailto:a@b.example"}, "mailto"),
    ],
)
def test_an_appearance_is_an_object_with_one_address(entry: object, message: str) -> None:
    element = build(review())
    assert element_problems(element) == []
    element["itemReviewed"]["appearance"].append(entry)
    (problem,) = element_problems(element)
    assert (problem.code, problem.field) == (
        "appearance_not_one_address",
        "itemReviewed.appearance[1]",
    )
    assert message in problem.message


@pytest.mark.parametrize(
    "evil",
    [
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "]]>",
        "\u2028\u2029",
        "&lt;/script&gt;",
    ],
)
def test_nothing_closes_the_script_element(evil: str) -> None:
    hostile = review(claim_reviewed=f"Rain {evil} fell.", rating=rating(explanation=evil))
    text = script_text(build(hostile))
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == build(hostile)
    assert "page_several_reviews" not in codes(page(text), hostile)


def test_numbers_that_json_does_not_know_are_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        script_text({"ratingValue": float("nan")})
