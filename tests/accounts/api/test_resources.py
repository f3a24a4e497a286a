"""What every resource of the API keeps to."""

import json
import re
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from claims.models import Appearance, Origin
from reviews.api.steps import STEPS as REVIEW_STEPS
from reviews.api.steps import path_of
from reviews.domain.vocabulary import MatchState
from reviews.models import ExternalReview, Methodology
from tests.factories.claims import (
    AttributionFactory,
    ClaimFactory,
    ClaimRelationFactory,
    CorroborationFactory,
    IndependenceJudgementFactory,
    OriginFactory,
    PollFactory,
    TopicFactory,
)
from tests.factories.reviews import (
    ExternalReviewFactory,
    MethodologyFactory,
    RatingScaleFactory,
)
from tests.factories.sources import (
    ArticleFactory,
    ArticleLinkFactory,
    ArticleUrlFactory,
    CreditFactory,
    MergeFactory,
    SourceFactory,
    SourceIdentifierFactory,
    SourceNameFactory,
    SourceTieFactory,
)
from tests.flat import assert_flat
from tests.reviews.writing import published

pytestmark = pytest.mark.django_db


def methodology() -> Methodology:
    return MethodologyFactory(version=Methodology.objects.count() + 1)


def others_review() -> ExternalReview:
    return ExternalReviewFactory(claim=ClaimFactory(), match=MatchState.CONFIRMED.value)


def appearance() -> Appearance:
    """One with a hop to an origin and one to another appearance, which is listed too."""
    hop = AttributionFactory()
    AttributionFactory(
        from_appearance=hop.from_appearance, to_appearance=AttributionFactory().from_appearance
    )
    return hop.from_appearance


def polled() -> Origin:
    return PollFactory().origin


LISTS = {
    "/api/v1/claims/": ClaimFactory,
    "/api/v1/sources/": SourceFactory,
    "/api/v1/source-names/": SourceNameFactory,
    "/api/v1/source-identifiers/": SourceIdentifierFactory,
    "/api/v1/source-ties/": SourceTieFactory,
    "/api/v1/articles/": ArticleFactory,
    "/api/v1/article-urls/": ArticleUrlFactory,
    "/api/v1/article-links/": ArticleLinkFactory,
    "/api/v1/credits/": CreditFactory,
    "/api/v1/merges/": MergeFactory,
    "/api/v1/topics/": TopicFactory,
    "/api/v1/claim-relations/": ClaimRelationFactory,
    "/api/v1/origins/": polled,
    "/api/v1/appearances/": appearance,
    "/api/v1/attributions/": AttributionFactory,
    "/api/v1/judgements/": IndependenceJudgementFactory,
    "/api/v1/reviews/": published,
    "/api/v1/rating-scales/": RatingScaleFactory,
    "/api/v1/methodologies/": methodology,
    "/api/v1/external-reviews/": others_review,
}
DETAILS = {
    "/api/v1/claims/{}/": ClaimFactory,
    "/api/v1/claims/{}/corroboration/": lambda: CorroborationFactory().claim,
    "/api/v1/claims/{}/corroboration/graph/": ClaimFactory,
    "/api/v1/claims/{}/corroboration/prospects/": lambda: CorroborationFactory().claim,
    "/api/v1/claims/{}/corroboration/timeline/": ClaimFactory,
    "/api/v1/claims/{}/dossier/": ClaimFactory,
    "/api/v1/sources/{}/": SourceFactory,
    "/api/v1/source-names/{}/": SourceNameFactory,
    "/api/v1/source-identifiers/{}/": SourceIdentifierFactory,
    "/api/v1/source-ties/{}/": SourceTieFactory,
    "/api/v1/articles/{}/": ArticleFactory,
    "/api/v1/article-urls/{}/": ArticleUrlFactory,
    "/api/v1/article-links/{}/": ArticleLinkFactory,
    "/api/v1/credits/{}/": CreditFactory,
    "/api/v1/merges/{}/": MergeFactory,
    "/api/v1/topics/{}/": TopicFactory,
    "/api/v1/claim-relations/{}/": ClaimRelationFactory,
    "/api/v1/origins/{}/": OriginFactory,
    "/api/v1/appearances/{}/": appearance,
    "/api/v1/attributions/{}/": AttributionFactory,
    "/api/v1/judgements/{}/": IndependenceJudgementFactory,
    "/api/v1/reviews/{}/": published,
    "/api/v1/rating-scales/{}/": RatingScaleFactory,
    "/api/v1/external-reviews/{}/": others_review,
}
LISTS_OF_A_RECORD = [
    "/api/v1/articles/<int:pk>/versions/",
    "/api/v1/claims/<int:pk>/corroboration/history/",
    "/api/v1/reviews/<int:pk>/versions/",
    "/api/v1/reviews/<int:pk>/corrections/",
    "/api/v1/correction-requests/",
]
OF_THEIR_OWN_KIND = [
    "/api/v1/lookup/",
    "/api/v1/sources/bulk/",
    "/api/v1/sources/<int:pk>/merge-preview/",
    "/api/v1/articles/<int:pk>/merge-preview/",
    "/api/v1/claims/<int:pk>/merge-preview/",
    "/api/v1/merges/<int:pk>/undo-preview/",
    "/api/v1/claims/bulk/",
    "/api/v1/match/",
    "/api/v1/match/confirm/",
    "/api/v1/match/refuse/",
    "/api/v1/match-pairs/",
    "/api/v1/appearances/bulk/",
    "/api/v1/events/",
    "/api/v1/possible-duplicates/",
    "/api/v1/possible-duplicates/<int:pk>/",
    "/api/v1/suggestions/",
    "/api/v1/suggestions/rates/",
    "/api/v1/suggestions/<int:pk>/",
    "/api/v1/reviews/<int:pk>/versions/<int:sequence>/",
    "/api/v1/reviews/<int:pk>/claimreview/",
    "/api/v1/correction-requests/<str:ticket>/",
    "/api/v1/external-reviews/import/",
    "/api/v1/search/",
    "/api/v1/quarantine/",
    "/api/v1/imports/",
    "/api/v1/imports/<int:pk>/",
    "/api/v1/imports/<int:pk>/faults/",
    "/api/v1/imports/<int:pk>/report/",
    "/api/v1/changes/",
    "/api/v1/webhooks/",
    "/api/v1/webhooks/<int:pk>/",
    "/api/v1/webhook-deliveries/",
    "/api/v1/webhook-deliveries/<int:pk>/",
    "/api/v1/exports/",
    "/api/v1/exports/ndjson/",
    "/api/v1/exports/csv/",
    "/api/v1/exports/jsonld/",
    "/api/v1/evidence-files/",
    "/api/v1/evidence-files/<int:pk>/",
]
"""Tested with their application."""

SIGNED_IN = ["/api/v1/events/{}/", "/api/v1/events/{}/consequences/"]
STEPS = [
    "/api/v1/sources/{}/merge/",
    "/api/v1/articles/{}/merge/",
    "/api/v1/claims/{}/merge/",
    "/api/v1/merges/{}/undo/",
    "/api/v1/source-names/{}/prefer/",
    "/api/v1/possible-duplicates/{}/reject/",
    "/api/v1/suggestions/read/",
    "/api/v1/suggestions/{}/accept/",
    "/api/v1/suggestions/{}/reject/",
    "/api/v1/suggestions/{}/reopen/",
    "/api/v1/claims/{}/withdraw/",
    "/api/v1/claims/{}/reopen/",
    "/api/v1/appearances/{}/accept/",
    "/api/v1/appearances/{}/reject/",
    "/api/v1/judgements/{}/withdraw/",
    "/api/v1/correction-requests/{}/answer/",
    "/api/v1/external-reviews/{}/confirm-match/",
    "/api/v1/external-reviews/{}/refuse-match/",
    "/api/v1/webhooks/{}/switch-on/",
    "/api/v1/webhooks/{}/switch-off/",
    "/api/v1/webhooks/{}/rotate/",
    "/api/v1/webhook-deliveries/{}/replay/",
    "/api/v1/quarantine/{}/dismiss/",
    "/api/v1/quarantine/{}/reopen/",
    *(f"/api/v1/reviews/{{}}/{path_of(action)}/" for action in REVIEW_STEPS),
]
OTHERS = ["/api/v1/", "/api/v1/schema/", "/api/v1/docs/"]


def problem(response) -> dict:
    assert response["Content-Type"] == "application/problem+json"
    return json.loads(response.content)


def routes(resolver: URLResolver, prefix: str = "/") -> list[str]:
    found = []
    for item in resolver.url_patterns:
        at = f"{prefix}{item.pattern}"
        found += [at] if isinstance(item, URLPattern) else routes(item, at)
    return found


def test_every_route_of_the_api_is_tested_here() -> None:
    known = {
        *LISTS,
        *LISTS_OF_A_RECORD,
        *OF_THEIR_OWN_KIND,
        *OTHERS,
        *(one.format("<int:pk>") for one in (*DETAILS, *SIGNED_IN, *STEPS)),
    }
    assert {route for route in routes(get_resolver()) if route.startswith("/api/")} == known


@pytest.mark.parametrize("url", LISTS)
def test_a_list_answers_page_by_page(client: Client, url: str) -> None:
    made = [LISTS[url]() for _ in range(3)]
    first = client.get(url, {"page_size": 2}).json()
    assert set(first) == {"results", "next", "previous"}
    ids = [row["id"] for row in first["results"]]
    second = client.get(first["next"]).json()
    ids += [row["id"] for row in second["results"]]
    assert {row.pk for row in made} <= set(ids) | set(following(client, second["next"]))
    assert client.get(second["previous"]).json()["results"] == first["results"]
    assert first["previous"] is None


def following(client: Client, url: str | None) -> list[int]:
    ids = []
    while url:
        page = client.get(url).json()
        ids += [row["id"] for row in page["results"]]
        url = page["next"]
    return ids


@pytest.mark.parametrize("url", LISTS)
def test_a_list_is_flat(client: Client, url: str) -> None:
    assert_flat(LISTS[url], lambda: client.get(url, {"page_size": 100}))


@pytest.mark.parametrize("detail", DETAILS)
def test_a_record_is_answered_to_anybody(client: Client, detail: str) -> None:
    record = DETAILS[detail]()
    response = client.get(detail.format(record.pk))
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"


HOSTILE = [
    ("page_size=0", "page_size", "min_value"),
    ("page_size=101", "page_size", "max_value"),
    ("page_size=abc", "page_size", "invalid"),
    ("page_size=1e3", "page_size", "invalid"),
    ("page_size=", "page_size", "invalid"),
    (f"page_size={'9' * 5000}", "page_size", "max_string_length"),
    ("page_size=%00", "page_size", "invalid"),
    ("page_size=5&page_size=6", "page_size", "repeated"),
    ("search=%00", "search", "null_characters_not_allowed"),
    ("search=%ff", "search", "not_utf8"),
    ("search=%ed%a0%80", "search", "not_utf8"),
    (f"search={'x' * 201}", "search", "max_length"),
    ("cursor=made-up", "cursor", "invalid_cursor"),
    ("cursor=%00", "cursor", "null_characters_not_allowed"),
    (f"cursor={quote('WzAsWzEsMV1d:sig')}", "cursor", "invalid_cursor"),
    ("colour=red", "colour", "unknown"),
    ("format=api", "format", "unknown"),
    ("PAGE_SIZE=5", "PAGE_SIZE", "unknown"),
    ("=x", "", "unknown"),
]


@pytest.mark.parametrize("url", LISTS)
@pytest.mark.parametrize(("query", "parameter", "code"), HOSTILE)
def test_a_bad_parameter_is_named(
    client: Client, url: str, query: str, parameter: str, code: str
) -> None:
    response = client.get(f"{url}?{query}")
    assert response.status_code == 400
    told = problem(response)
    assert told["code"] == "invalid_parameters"
    assert (told["errors"][0]["parameter"], told["errors"][0]["code"]) == (parameter, code)


def test_every_fault_is_named_at_once(client: Client) -> None:
    told = problem(client.get("/api/v1/claims/?a=1&page_size=0&cursor=%00"))
    assert [error["parameter"] for error in told["errors"]] == ["a", "page_size", "cursor"]


@pytest.mark.parametrize("detail", DETAILS)
@pytest.mark.parametrize("pk", ["0", "9" * 18, "9" * 19, "9" * 30, "9" * 5000])
def test_what_is_not_there_is_not_found(client: Client, detail: str, pk: str) -> None:
    response = client.get(detail.format(pk))
    assert response.status_code == 404
    assert problem(response)["code"] == "not_found"


@pytest.mark.parametrize("pk", ["abc", "-1", "1.5", "%00", "%ff", "٣", "../../etc"])
def test_what_is_no_id_is_not_found(client: Client, pk: str) -> None:
    response = client.get(f"/api/v1/claims/{pk}/")
    assert response.status_code == 404
    assert problem(response)["code"] == "not_found"


@pytest.mark.parametrize("detail", DETAILS)
def test_a_record_takes_no_parameters(client: Client, detail: str) -> None:
    response = client.get(detail.format(DETAILS[detail]().pk), {"cursor": "x"})
    assert problem(response)["errors"][0]["parameter"] == "cursor"


WRITTEN = {
    ("post", "/api/v1/sources/"),
    ("post", "/api/v1/source-names/"),
    ("post", "/api/v1/source-identifiers/"),
    ("post", "/api/v1/source-ties/"),
    ("post", "/api/v1/articles/"),
    ("post", "/api/v1/article-urls/"),
    ("post", "/api/v1/article-links/"),
    ("post", "/api/v1/credits/"),
    ("post", "/api/v1/claims/"),
    ("post", "/api/v1/topics/"),
    ("post", "/api/v1/claim-relations/"),
    ("post", "/api/v1/origins/"),
    ("post", "/api/v1/appearances/"),
    ("post", "/api/v1/attributions/"),
    ("post", "/api/v1/judgements/"),
    ("post", "/api/v1/reviews/"),
}
"""What can be written; whoever has not signed in is refused."""


@pytest.mark.parametrize("url", [*LISTS, "/api/v1/"])
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_else_is_written(client: Client, url: str, method: str) -> None:
    if (method, url) in WRITTEN:
        response = client.post(url, "{nonsense", content_type="application/json")
        assert (response.status_code, problem(response)["code"]) == (401, "not_authenticated")
        return
    response = getattr(client, method)(url, "{nonsense", content_type="application/json")
    assert response.status_code == 405
    assert problem(response)["code"] == "method_not_allowed"
    assert "GET" in response["Allow"]


def test_nothing_but_json_is_served(client: Client) -> None:
    response = client.get("/api/v1/claims/", headers={"accept": "text/csv"})
    assert response.status_code == 406
    assert problem(response)["code"] == "not_acceptable"


ALONE = re.compile(r"/api/v1/[a-z-]+/")
"""The address of a collection, or of what describes the API."""


def test_the_root_names_every_resource(client: Client) -> None:
    told = client.get("/api/v1/").json()
    named = {url.removeprefix("http://testserver"): name for name, url in told.items()}
    assert {at: at.split("/")[3].replace("-", "_") for at in named} == named
    assert set(named) == {at for at in routes(get_resolver()) if ALONE.fullmatch(at)}
    for url in told.values():
        assert client.get(url).status_code in (200, 400, 401, 405), url


def test_a_missing_slash_is_added(client: Client) -> None:
    assert client.get("/api/v1/claims")["Location"] == "/api/v1/claims/"
