"""Dirt around a ClaimReview: what it is wrapped in, and which type it says."""

import json

from tests.reviews.domain.claimreview.sample import CLAIM, LD, WHOLE, Sample, page
from tests.reviews.domain.claimreview.writing import found, item

GOOGLE = {
    "claims": [
        {
            "text": CLAIM,
            "claimant": "Ann Poe",
            "claimDate": "2024-05-04T00:00:00Z",
            "claimReview": [
                {
                    "publisher": {"name": "Example Checkers", "site": "checkers.example"},
                    "url": "https://checkers.example/rain",
                    "title": "No rain",
                    "reviewDate": "2024-05-10T00:00:00Z",
                    "textualRating": "False",
                    "languageCode": "en",
                }
            ],
        }
    ],
    "nextPageToken": "abc",
}
MARKUP_PAGE = {
    "claimReviewMarkupPages": [
        {
            "name": "pages/1",
            "pageUrl": "https://checkers.example/rain",
            "publishDate": "2024-05-10",
            "claimReviewAuthor": {"name": "Example Checkers"},
            "claimReviewMarkups": [
                {
                    "claimReviewed": CLAIM,
                    "claimDate": "2024-05-04",
                    "claimAuthor": {"name": "Ann Poe", "jobTitle": "Mayor"},
                    "claimFirstAppearance": "https://news.example/rain",
                    "claimAppearances": ["https://other.example/wet"],
                    "rating": {
                        "ratingValue": 1,
                        "bestRating": 5,
                        "worstRating": 1,
                        "textualRating": "False",
                    },
                }
            ],
        }
    ]
}

WRAPPINGS = [
    Sample("clean", found(), {"claim": CLAIM, "label": "False", "value": "1"}),
    Sample("bytes in UTF-8 with a BOM", b"\xef\xbb\xbf" + WHOLE.encode(), {"claim": CLAIM}),
    Sample("bytes in UTF-16", WHOLE.encode("utf-16"), {"claim": CLAIM}),
    Sample("a page", page(WHOLE), {"claim": CLAIM, "position": "script 1"}),
    Sample(
        "a page with other blocks",
        page('{"@type": "WebSite"}', "", WHOLE),
        {"position": "script 3"},
    ),
    Sample(
        "the block in CDATA",
        page(f"//<![CDATA[\n{WHOLE}\n//]]>"),
        {"claim": CLAIM},
        {"wrapping_removed"},
    ),
    Sample(
        "the block in an HTML comment inside the script",
        page(f"<!--{WHOLE}-->"),
        {},
        {"wrapping_removed"},
    ),
    Sample(
        "the script commented out, and one that counts",
        f"<!-- {LD}{{bad</script> -->" + page(WHOLE),
    ),
    Sample(
        "type in capitals, single quotes and with a charset",
        f"<html><SCRIPT class=x TYPE='Application/LD+JSON; charset=utf-8'>{WHOLE}</SCRIPT>",
    ),
    Sample("the last script never closed", f"<html>{LD}{WHOLE}", {"claim": CLAIM}),
    Sample(
        "a closing tag inside a text",
        page(WHOLE.replace("fell", "<\\/b>fell")),
        {"claim": CLAIM},
        {"markup_removed"},
    ),
    Sample("commas too many", WHOLE[:-1] + ",}", {}, {"json_repaired"}),
    Sample(
        "comments in the JSON", "/* checked */" + WHOLE[:-1] + ", // end\n}", {}, {"json_repaired"}
    ),
    Sample(
        "line breaks inside a text", WHOLE.replace("Rain fell", "Rain\n\tfell"), {"claim": CLAIM}
    ),
    Sample(
        "escaped as HTML", page(WHOLE.replace('"', "&quot;")), {"claim": CLAIM}, {"json_unescaped"}
    ),
    Sample("a guard before the JSON", ")]}'\n" + WHOLE, {}, {"wrapping_removed"}),
    Sample("a list", [found()], {"position": "[0]"}),
    Sample("a list with null in it", [None, found(), None], {"position": "[1]"}, {"null_item"}),
    Sample(
        "a graph",
        {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, found()]},
        {"position": "@graph[1]"},
    ),
    Sample(
        "references inside a graph",
        {
            "@graph": [
                {"@type": "Organization", "@id": "#us", "name": "Example Checkers"},
                {"@type": "Claim", "@id": "#c", "author": {"@type": "Person", "name": "Ann Poe"}},
                found(author={"@id": "#us"}, itemReviewed={"@id": "#c"}),
            ]
        },
        {"publisher": "Example Checkers", "claimants": ["Ann Poe"]},
    ),
    Sample(
        "a feed",
        {
            "@type": "DataFeed",
            "dataFeedElement": [{"@type": "DataFeedItem", "item": [found(), None]}],
        },
        {"position": "dataFeedElement[0].item[0]"},
        {"null_item"},
    ),
    Sample(
        "an ItemList",
        {
            "@type": "ItemList",
            "itemListElement": [{"@type": "ListItem", "position": 1, "item": found()}],
        },
        {"position": "itemListElement[0].item"},
    ),
    Sample(
        "inside the article",
        {"@type": "NewsArticle", "headline": "x", "review": found()},
        {"position": "review"},
    ),
    Sample(
        "inside the claim",
        {**item(), "review": found(itemReviewed=None)},
        {"claimants": ["Ann Poe"], "position": "review"},
    ),
    Sample("one a line", WHOLE + "\n\n", {"claim": CLAIM}),
    Sample(
        "the search answer of Google",
        GOOGLE,
        {"claimants": ["Ann Poe"], "publisher_url": "https://checkers.example"},
        {"address_repaired"},
    ),
    Sample(
        "the pages of Google",
        MARKUP_PAGE,
        {
            "claimants": ["Ann Poe"],
            "first": "https://news.example/rain",
            "appearances": ["https://other.example/wet"],
        },
    ),
]

TYPES = [
    Sample("no type", found(**{"@type": None}), {"claim": CLAIM}, {"type_missing"}),
    Sample("another type", found(**{"@type": "Review"}), {"claim": CLAIM}, {"type_other"}),
    Sample("several types", found(**{"@type": ["Review", "ClaimReview"]}), {}, {"types_several"}),
    Sample(
        "the type as an address over http",
        found(**{"@context": "http://schema.org/", "@type": "http://schema.org/ClaimReview"}),
    ),
    Sample("small letters", found(**{"@type": "claimreview"})),
    Sample(
        "prefixed names",
        {f"schema:{key}" if key[0] != "@" else key: value for key, value in found().items()},
        {"claim": CLAIM},
        {"key_spelling"},
    ),
    Sample(
        "a property in small letters",
        {**found(claimReviewed=None), "claimreviewed": CLAIM},
        {"claim": CLAIM},
    ),
    Sample(
        "a key given twice",
        WHOLE[:-1] + f', "claimReviewed": {json.dumps("Snow fell.")}}}',
        {"claim": "Snow fell."},
        {"key_twice"},
    ),
    Sample(
        "a key given twice, empty the second time",
        WHOLE[:-1] + ', "claimReviewed": ""}',
        {"claim": CLAIM},
        {"key_twice"},
    ),
]
