"""Dirty documents, written after what is found in the wild, and how each must be read.

All names, sites and claims are made up.
"""

import json
from dataclasses import dataclass, field
from typing import Any

from tests.reviews.domain.claimreview.writing import found, item, rated


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

TEXTS = [
    Sample(
        "entities",
        found(claimReviewed="Rain &amp; snow &#8211; wet"),
        {"claim": "Rain & snow – wet"},
        {"markup_removed"},
    ),
    Sample(
        "entities escaped twice",
        found(claimReviewed="Rain &amp;amp; snow"),
        {"claim": "Rain & snow"},
        {"markup_removed"},
    ),
    Sample(
        "tags",
        found(claimReviewed="<p>Rain<br/>fell.</p>"),
        {"claim": "Rain fell."},
        {"markup_removed"},
    ),
    Sample(
        "brackets that are no tags",
        found(claimReviewed="3 < 5 and AT&T > 1"),
        {"claim": "3 < 5 and AT&T > 1"},
    ),
    Sample(
        "a list of texts",
        found(claimReviewed=["", CLAIM, "Snow fell."]),
        {"claim": CLAIM},
        {"list_for_one"},
    ),
    Sample(
        "a text with its language",
        found(claimReviewed={"@value": CLAIM, "@language": "en"}),
        {"claim": CLAIM},
    ),
    Sample(
        "the claim only in itemReviewed",
        found(claimReviewed=None, itemReviewed=item(name=CLAIM)),
        {"claim": CLAIM},
        {"claim_from_item"},
    ),
    Sample(
        "the claim is the word null",
        found(claimReviewed="null", itemReviewed=item(text=CLAIM)),
        {"claim": CLAIM},
        {"claim_from_item", "placeholder"},
    ),
    Sample(
        "itemReviewed is a text",
        found(itemReviewed="The mayor spoke of rain"),
        {"claimants": []},
        {"text_for_object"},
    ),
    Sample(
        "itemReviewed is missing", found(itemReviewed=None), {"claimants": []}, {"item_missing"}
    ),
    Sample(
        "itemReviewed is a list",
        found(itemReviewed=[{"@type": "CreativeWork", "url": "https://other.example/wet"}, item()]),
        {
            "claimants": ["Ann Poe"],
            "appearances": ["https://news.example/rain", "https://other.example/wet"],
        },
        {"list_for_one", "appearance_from_item"},
    ),
    Sample(
        "itemReviewed is the work",
        found(
            itemReviewed={
                "@type": "CreativeWork",
                "author": {"@type": "Organization", "name": "Rain Board"},
                "datePublished": "2024-05-04",
                "sameAs": "https://news.example/rain",
            }
        ),
        {
            "claimants": ["Rain Board"],
            "claim_made": "2024-05-04",
            "appearances": ["https://news.example/rain"],
        },
        {"item_is_work", "appearance_from_item"},
    ),
    Sample(
        "the claimant is a text",
        found(itemReviewed=item(author="Ann Poe")),
        {"claimants": ["Ann Poe"]},
        {"text_for_object"},
    ),
    Sample(
        "the claimants are a list",
        found(itemReviewed=item(author=[{"name": "Ann Poe"}, {"name": "Rain Board"}, None])),
        {"claimants": ["Ann Poe", "Rain Board"]},
    ),
    Sample(
        "the claimant has several names",
        found(itemReviewed=item(author={"@type": "Person", "name": ["Ann Poe", "Bo Roe"]})),
        {"claimants": ["Ann Poe", "Bo Roe"]},
    ),
    Sample(
        "the author is a list of one",
        found(author=[{"@type": "Organization", "name": "Example Checkers"}]),
        {"publisher": "Example Checkers"},
        {"list_for_one"},
    ),
    Sample(
        "the author is a text",
        found(author="Example Checkers"),
        {"publisher": "Example Checkers"},
        {"text_for_object"},
    ),
    Sample(
        "the author is a person",
        found(author={"@type": "Person", "name": "Bo Roe"}, publisher={"name": "Example Checkers"}),
        {"publisher": "Example Checkers"},
        {"publisher_not_author"},
    ),
    Sample(
        "no author", found(author=None), {"publisher": "checkers.example"}, {"publisher_from_url"}
    ),
    Sample(
        "half a pair of surrogates and a NUL",
        WHOLE.replace("Rain", "Rain\\ud83d\\u0000"),
        {"claim": CLAIM},
    ),
]

RATINGS = [
    Sample(
        "worst above best",
        found(reviewRating=rated(ratingValue=1, bestRating=1, worstRating=5)),
        {"value": "5", "best": "5", "worst": "1"},
        {"scale_swapped"},
    ),
    Sample(
        "minus one everywhere",
        found(reviewRating=rated(ratingValue=-1, bestRating=-1, worstRating=-1)),
        {"value": None},
        {"rating_minus_one"},
    ),
    Sample(
        "minus one as text",
        found(reviewRating=rated(ratingValue="-1")),
        {"value": None, "label": "False"},
        {"rating_minus_one", "number_as_text"},
    ),
    Sample(
        "outside its scale",
        found(reviewRating=rated(ratingValue=9)),
        {"value": None},
        {"rating_out_of_range"},
    ),
    Sample(
        "worst and best alike",
        found(reviewRating=rated(worstRating=5, ratingValue=5)),
        {"value": None},
        {"scale_flat"},
    ),
    Sample(
        "numbers as text with a comma",
        found(reviewRating=rated(ratingValue="2,5", bestRating="5", worstRating="1")),
        {"value": "2.5", "best": "5"},
        {"number_as_text"},
    ),
    Sample(
        "a fraction",
        found(reviewRating=rated(ratingValue="2/10", bestRating=None, worstRating=None)),
        {"value": "2", "best": "10", "worst": "1"},
        {"number_as_text", "rating_fraction", "scale_assumed"},
    ),
    Sample(
        "so many out of so many",
        found(reviewRating=rated(ratingValue="4 out of 5", bestRating=None)),
        {"value": "4", "best": "5"},
        {"number_as_text", "rating_fraction"},
    ),
    Sample(
        "a percentage",
        found(reviewRating=rated(ratingValue="75 %", bestRating=None, worstRating=None)),
        {"value": "75", "best": "100", "worst": "0"},
        {"number_as_text", "rating_fraction"},
    ),
    Sample(
        "no ends",
        found(reviewRating=rated(bestRating=None, worstRating=None)),
        {"best": "5", "worst": "1"},
        {"scale_assumed"},
    ),
    Sample(
        "ends without a value",
        found(reviewRating=rated(ratingValue=None)),
        {"value": None, "best": None},
        {"rating_in_part"},
    ),
    Sample(
        "the value is a word",
        found(reviewRating={"ratingValue": "Mostly false"}),
        {"label": "Mostly false", "value": None},
        {"rating_words_from_name"},
    ),
    Sample(
        "the rating is a text",
        found(reviewRating="False"),
        {"label": "False", "value": None},
        {"rating_as_text"},
    ),
    Sample(
        "the rating is a list of one",
        found(reviewRating=[rated()]),
        {"value": "1"},
        {"list_for_one"},
    ),
    Sample(
        "the word is false without quotes",
        found(reviewRating=rated(alternateName=False)),
        {"label": "False"},
    ),
    Sample(
        "only numbers",
        found(reviewRating=rated(alternateName=None)),
        {"label": "", "value": "1"},
        {"rating_words_missing"},
    ),
    Sample(
        "not a number",
        WHOLE.replace('"ratingValue": 1', '"ratingValue": NaN'),
        {"value": None},
        {"rating_in_part"},
    ),
    Sample(
        "a number beyond all bounds",
        WHOLE.replace('"ratingValue": 1', '"ratingValue": 1' + "0" * 5000),
        {"value": None},
        {"number_unreadable"},
    ),
]

ADDRESSES = [
    Sample(
        "two addresses joined",
        found(url="https://checkers.example/rain, https://checkers.example/rain2"),
        {"url": "https://checkers.example/rain"},
        {"address_joined"},
    ),
    Sample(
        "appearances joined by commas",
        found(
            itemReviewed=item(
                appearance={"url": "https://news.example/rain,https://other.example/a,b"}
            )
        ),
        {"appearances": ["https://news.example/rain", "https://other.example/a,b"]},
        {"address_joined"},
    ),
    Sample(
        "appearances as texts",
        found(itemReviewed=item(appearance=["https://news.example/rain", "a speech"])),
        {"appearances": ["https://news.example/rain"]},
        {"text_for_object", "address_unreadable"},
    ),
    Sample(
        "an appearance as an object",
        found(itemReviewed=item(appearance={"@id": "https://news.example/rain"})),
        {"appearances": ["https://news.example/rain"]},
    ),
    Sample(
        "an address without its scheme",
        found(url="www.checkers.example/rain"),
        {"url": "https://www.checkers.example/rain", "site": "checkers.example"},
        {"address_repaired"},
    ),
    Sample(
        "a relative address",
        found(url="/rain"),
        {"url": "https://checkers.example/rain"},
        {"address_repaired"},
        "https://checkers.example/feed.json",
    ),
    Sample(
        "an escaped ampersand and a space",
        found(url="https://checkers.example/?a=1&amp;b=x y"),
        {"url": "https://checkers.example/?a=1&b=x%20y"},
        {"address_repaired"},
    ),
    Sample(
        "a parameter that looks like an entity",
        found(url="https://checkers.example/?a=1&lt=3"),
        {"url": "https://checkers.example/?a=1&lt=3"},
    ),
    Sample(
        "no address, but that of the page",
        page(json.dumps(found(url=None))),
        {"url": "https://checkers.example/p"},
        {"url_from_page"},
        "https://checkers.example/p",
    ),
    Sample(
        "the address under another name",
        found(url=None, mainEntityOfPage={"@id": "https://checkers.example/rain"}),
        {"url": "https://checkers.example/rain"},
        {"url_from_id"},
    ),
]

DATES = [
    Sample(
        "a time with its zone",
        found(datePublished="2024-05-10T23:30:00+02:00"),
        {"published": "2024-05-10T23:30:00+02:00"},
    ),
    Sample(
        "a time in UTC with fractions",
        found(datePublished="2024-05-10T23:30:00.123Z"),
        {"published": "2024-05-10T23:30:00+00:00"},
    ),
    Sample(
        "a time without a zone",
        found(datePublished="2024-05-10 23:30:00"),
        {"published": "2024-05-10"},
        {"time_without_zone"},
    ),
    Sample(
        "a zone in words",
        found(datePublished="2024-05-10 23:30 UTC"),
        {"published": "2024-05-10T23:30:00+00:00"},
        {"date_repaired"},
    ),
    Sample(
        "a date of mail",
        found(datePublished="Fri, 10 May 2024 23:30:00 +0200"),
        {"published": "2024-05-10T23:30:00+02:00"},
        {"date_repaired"},
    ),
    Sample(
        "in English",
        found(datePublished="May 10, 2024"),
        {"published": "2024-05-10"},
        {"date_repaired"},
    ),
    Sample(
        "with dots",
        found(datePublished="10.05.2024"),
        {"published": "2024-05-10"},
        {"date_repaired"},
    ),
    Sample(
        "in German",
        found(datePublished="10. Mai 2024", inLanguage="de"),
        {"published": "2024-05-10"},
        {"date_repaired"},
    ),
    Sample(
        "in seconds",
        found(datePublished=1715380200),
        {"published": "2024-05-10T22:30:00+00:00"},
        {"date_from_epoch"},
    ),
    Sample(
        "in milliseconds, as text",
        found(datePublished="1715380200000"),
        {"published": "2024-05-10T22:30:00+00:00"},
        {"date_from_epoch"},
    ),
    Sample(
        "without separators",
        found(datePublished="20240510"),
        {"published": "2024-05-10"},
        {"date_repaired"},
    ),
    Sample("a month", found(itemReviewed=item(datePublished="2024-05")), {"claim_made": "2024-05"}),
    Sample(
        "two readings",
        found(itemReviewed=item(datePublished="03/04/2024")),
        {"claim_made": "2024"},
        {"date_ambiguous"},
    ),
    Sample(
        "a range",
        found(itemReviewed=item(datePublished="2024-05-01/2024-05-04")),
        {"claim_made": "2024-05"},
        {"date_ambiguous"},
    ),
    Sample(
        "in the future", found(datePublished="2094-05-10"), {"published": ""}, {"date_not_believed"}
    ),
    Sample(
        "no day at all", found(datePublished="0000-00-00"), {"published": ""}, {"date_unreadable"}
    ),
    Sample("words", found(datePublished="last week"), {"published": ""}, {"date_unreadable"}),
]

REST = [
    Sample(
        "a language with an underscore",
        found(inLanguage="en_us"),
        {"language": "en-US"},
        {"language_repaired"},
    ),
    Sample(
        "a language by name",
        found(inLanguage={"@type": "Language", "name": "German"}),
        {"language": "de"},
        {"language_repaired"},
    ),
    Sample(
        "languages in a list", found(inLanguage=["de", "en"]), {"language": "de"}, {"list_for_one"}
    ),
    Sample("no language", found(inLanguage="{lang}"), {"language": ""}, {"language_unreadable"}),
    Sample(
        "a correction as text",
        found(correction="The day was wrong."),
        {"corrections": ["The day was wrong."]},
    ),
    Sample(
        "a first appearance as text",
        found(itemReviewed=item(firstAppearance="https://first.example/")),
        {"first": "https://first.example/"},
        {"text_for_object"},
    ),
]

SAMPLES = [*WRAPPINGS, *TYPES, *TEXTS, *RATINGS, *ADDRESSES, *DATES, *REST]

DEEP = "[" * 100_000 + "]" * 100_000

QUARANTINED = [
    ("nothing", "", ["empty"]),
    ("spaces", " \n ", ["empty"]),
    ("an empty list", [], ["no_review"]),
    ("an image", b"\x89PNG\r\n\x1a\n1234", ["binary"]),
    ("an archive", b"\x1f\x8b1234", ["binary"]),
    ("bytes of no encoding", b'{"a": "\xff\xfe\xfa"}', ["wrong_encoding"]),
    ("a sentence", "The dog ate it.", ["broken_json"]),
    ("a number", 7, ["not_json"]),
    ("a page without blocks", "<html><p>ClaimReview</p></html>", ["no_jsonld"]),
    (
        "a page with a broken block",
        page('{"@type": "ClaimReview", "url": "https://a'),
        ["broken_json"],
    ),
    ("quotes inside a text", WHOLE.replace("Rain", '"Rain"'), ["broken_json"]),
    ("cut off", WHOLE[:200], ["broken_json"]),
    ("no end of lists", DEEP, ["too_deep"]),
    ("another type of thing", {"@type": "Recipe", "name": "Soup"}, ["no_review"]),
    ("no claim", found(claimReviewed=None, itemReviewed=None), ["no_claim"]),
    ("no rating", found(reviewRating=None), ["no_rating"]),
    (
        "an image for a rating",
        found(reviewRating={"image": "https://a.example/x.png"}),
        ["no_rating"],
    ),
    ("no address", found(url=None), ["no_url"]),
    ("no address of the web", found(url="ftp://checkers.example/rain"), ["bad_url"]),
    ("a password in the address", found(url="https://a:b@checkers.example/"), ["bad_url"]),
    ("nothing at all", {"@type": "ClaimReview"}, ["no_claim", "no_rating", "no_url"]),
    (
        "a tombstone of nothing",
        {"@type": "DataFeedItem", "dateDeleted": "2024-05-01"},
        ["tombstone_without_url"],
    ),
]
