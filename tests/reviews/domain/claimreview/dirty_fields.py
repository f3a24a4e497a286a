"""Dirt inside a ClaimReview: texts, people, addresses, languages."""

import json

from tests.reviews.domain.claimreview.sample import CLAIM, WHOLE, Sample, page
from tests.reviews.domain.claimreview.writing import found, item

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
