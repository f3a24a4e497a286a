"""Reviews as Hypothesis makes them: everything that may be published, and much that is strange."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

from hypothesis import strategies as st

from reviews.domain.claimreview.reading.nodes import PLACEHOLDERS
from reviews.domain.claimreview.shapes import (
    AppearanceLink,
    Citation,
    Claimant,
    ClaimantKind,
    CorrectionNote,
    Organisation,
    RatingGiven,
)
from reviews.domain.claimreview.texts import plain_text
from sources.domain.dates import When
from tests.reviews.domain.claimreview.writing import SCALE, review

ALPHABET = st.characters(exclude_categories=["Cs"]) | st.sampled_from("<>&;#/\"'\u2028 \n\\,")
TEXTS = (
    st.text(ALPHABET, min_size=1, max_size=60)
    .map(plain_text)
    .filter(
        lambda text: any(char.isalpha() for char in text) and text.casefold() not in PLACEHOLDERS
    )
)
HOSTS = st.sampled_from(["news.example", "www.other.example", "bücher.example", "a-b.example:8080"])
URLS = st.builds(
    "https://{}/{}".format,
    HOSTS,
    st.text("abcé/?=&,%;.~-_0", max_size=20).map(lambda t: t.replace("&amp;", "")),
)
DAYS = st.dates(date(1980, 1, 1), date(2024, 4, 1))
ZONES = st.sampled_from(
    [UTC, timezone(timedelta(hours=-5)), timezone(timedelta(hours=5, minutes=30))]
)
INSTANTS = st.builds(datetime.combine, DAYS, st.times(), ZONES)
SPANS = st.tuples(DAYS, st.integers(0, 500)).map(
    lambda pair: When(pair[0], min(pair[0] + timedelta(days=pair[1]), date(2024, 4, 1)))
)
MOMENTS = DAYS | INSTANTS | SPANS | st.just("")
LINKS = st.builds(AppearanceLink, URLS, st.just("") | DAYS | INSTANTS, st.just("") | TEXTS)
CLAIMANTS = st.builds(
    Claimant, TEXTS, st.sampled_from(ClaimantKind), st.just("") | TEXTS, st.just("") | URLS
)
RATINGS = st.sampled_from(SCALE.labels).flatmap(
    lambda pair: st.builds(
        RatingGiven,
        st.just(pair[0]),
        st.just(None if pair[1] is None else Decimal(pair[1])),
        st.just(None if pair[1] is None else Decimal(5)),
        st.just(None if pair[1] is None else Decimal(1)),
        st.just("") | TEXTS,
        TEXTS,
    )
)
REVIEWS = st.builds(
    review,
    url=URLS,
    organisation=st.builds(Organisation, TEXTS, URLS),
    claim_reviewed=TEXTS,
    headline=st.just("") | TEXTS,
    rating=RATINGS,
    date_published=INSTANTS | DAYS,
    date_modified=INSTANTS | DAYS,
    language=st.sampled_from(["en", "de-AT", "zh-Hant-TW", "sr-Latn"]),
    claimants=st.lists(CLAIMANTS, max_size=3).map(tuple),
    claim_date=MOMENTS,
    first_appearance=st.none() | LINKS,
    appearances=st.lists(LINKS, max_size=4).map(tuple),
    corrections=st.lists(
        st.builds(CorrectionNote, TEXTS, MOMENTS, st.just("") | TEXTS), max_size=3
    ).map(tuple),
    citations=st.lists(
        st.builds(Citation, URLS, st.just("") | TEXTS, st.just("") | URLS), max_size=3
    ).map(tuple),
    license=st.just("") | URLS,
)

WORDS = st.sampled_from(
    [
        "@type",
        "@id",
        "@graph",
        "@value",
        "@context",
        "ClaimReview",
        "claimReviewed",
        "url",
        "name",
        "itemReviewed",
        "reviewRating",
        "ratingValue",
        "bestRating",
        "worstRating",
        "alternateName",
        "author",
        "appearance",
        "firstAppearance",
        "datePublished",
        "inLanguage",
        "correction",
        "citation",
        "item",
        "dataFeedElement",
        "dateDeleted",
        "claims",
        "claimReview",
        "text",
        "publisher",
        "claimReviewMarkups",
        "Claim",
        "#us",
        "https://a.example/1",
        "https://a.example/1,https://b.example",
        "3/5",
        "75%",
        "-1",
        "2024-05-01",
        "03/04/2024",
        "1715380200",
        "en_US",
        "&amp;amp;lt;b>",
        "null",
        "schema:url",
        "http://schema.org/ClaimReview",
        "sameAs",
        "license",
        "ratingExplanation",
    ]
)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | WORDS | st.text(max_size=20)
JSON = st.recursive(
    SCALARS,
    lambda inside: (
        st.lists(inside, max_size=4)
        | st.dictionaries(WORDS | st.text(max_size=5), inside, max_size=8)
    ),
    max_leaves=30,
)
"""Any value that JSON has, made of the words that the reader looks for."""
LIKE_REVIEWS = st.fixed_dictionaries(
    {"@type": st.just("ClaimReview")},
    optional=dict.fromkeys(
        (
            "url",
            "claimReviewed",
            "itemReviewed",
            "reviewRating",
            "author",
            "datePublished",
            "dateModified",
            "inLanguage",
            "correction",
            "citation",
            "license",
            "headline",
        ),
        JSON,
    ),
)
FULL = st.builds(
    lambda dirt: {
        "@type": "ClaimReview",
        **dirt,
        "url": dirt.get("url") or "https://a.example/1",
        "claimReviewed": dirt.get("claimReviewed") or "Rain fell.",
        "reviewRating": dirt.get("reviewRating") or "False",
    },
    LIKE_REVIEWS,
)
"""Objects that are read more often than quarantined."""
