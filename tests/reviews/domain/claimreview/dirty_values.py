"""Dirt in the ratings and the dates of a ClaimReview."""

from tests.reviews.domain.claimreview.sample import WHOLE, Sample
from tests.reviews.domain.claimreview.writing import found, item, rated

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
