"""The page of one claim: other days, how the number grew, and what was said when."""

from datetime import UTC, date, datetime
from html import unescape

import pytest
from django.core.cache import cache
from django.test import Client

from claims.domain.vocabulary import ClaimStatus
from claims.models import Appearance, Claim
from sources.domain.dates import When
from sources.domain.vocabulary import ArticleStatus
from sources.services.records import save
from tests.claims import writing
from tests.claims.fresh import recompute_one
from tests.factories.accounts import UserFactory
from tests.factories.claims import (
    AppearanceFactory,
    AttributionFactory,
    ClaimFactory,
    CorroborationFactory,
)
from tests.factories.sources import ArticleFactory, VersionFactory
from tests.flat import assert_flat

pytestmark = pytest.mark.django_db


def page_of(client: Client, claim: Claim, status: int = 200, **asked: str) -> str:
    answer = client.get(claim.get_absolute_url(), asked)
    assert answer.status_code == status
    return unescape(answer.content.decode())


def section(page: str, heading: str) -> str:
    start = page.index(f">{heading}</h2>")
    return page[start : page.index("</section>", start)]


def cited_on(claim: Claim, *day: int) -> Appearance:
    when = date(*day)
    version = VersionFactory(article=ArticleFactory(published_from=when, published_to=when))
    return AttributionFactory(
        from_appearance__claim=claim, from_appearance__version=version
    ).from_appearance


def two_stories() -> tuple[Claim, Appearance, Appearance]:
    claim = ClaimFactory()
    first, second = cited_on(claim, 2016, 3, 3), cited_on(claim, 2018, 4, 5)
    recompute_one(claim.pk)
    return claim, first, second


def test_a_day_shows_the_answer_of_that_day_everywhere(client: Client) -> None:
    claim, first, second = two_stories()
    page = page_of(client, claim, as_of="2017-01-01")
    assert "As of 1 January 2017:" in page
    assert "stands on one thing" in page[: page.index("What it rests on")]
    rests = section(page, "What it rests on")
    assert first.attributions.get().to_origin.title in rests
    assert second.attributions.get().to_origin.title not in rests
    left_out = section(page, "Left out of the count")
    assert second.article.title in left_out
    assert "The article was not out by then." in left_out
    assert f"/api/v1/claims/{claim.pk}/corroboration/?as_of=2017-01-01" in page
    assert f"/claims/{claim.pk}/?as_of=2017-01-01" in section(page, "Cite and download")
    assert "Back to today" in page


def test_today_says_nothing_of_days(client: Client) -> None:
    claim, *_ = two_stories()
    page = page_of(client, claim, as_of="")
    assert "As of " not in page
    assert "stands on two things" in page


def test_what_is_no_day_is_named_and_the_claim_still_shown(client: Client) -> None:
    claim, *_ = two_stories()
    page = page_of(client, claim, 400, as_of="<soon>")
    assert "“<soon>” is not a day such as 2019-01-23." in page
    assert "stands on two things" in page


def test_a_day_to_come_is_refused(client: Client) -> None:
    assert "yet to come" in page_of(client, ClaimFactory(), 400, as_of="9998-01-01")


def test_the_day_is_kept_on_the_way_to_the_survivor(client: Client) -> None:
    claim, *_ = two_stories()
    merged = ClaimFactory(status=ClaimStatus.MERGED, merged_into=claim)
    answer = client.get(merged.get_absolute_url(), {"as_of": "2017-01-01"})
    assert answer["Location"] == f"/claims/{claim.pk}/?merged={merged.pk}&as_of=2017-01-01"


def test_a_passage_of_the_version_of_that_day_is_shown(client: Client) -> None:
    claim = ClaimFactory()
    old = cited_on(claim, 2016, 3, 3)
    later = VersionFactory(
        article=old.article, sequence=2, captured_at=datetime(2017, 6, 1, tzinfo=UTC)
    )
    new = AppearanceFactory(claim=claim, version=later, continues=old)
    recompute_one(claim.pk)
    for day, shown, hidden in (("2017-01-01", old, new), ("2018-01-01", new, old)):
        page = page_of(client, claim, as_of=day)
        assert f'id="appearance-{shown.pk}"' in page
        assert f'id="appearance-{hidden.pk}"' not in page


def test_how_the_number_grew_is_drawn_and_told(client: Client) -> None:
    claim, first, _ = two_stories()
    told = section(page_of(client, claim), "How the number grew")
    assert told.count('class="growth-confirmed"') == 2
    assert "style=" not in told
    assert '<a href="?as_of=2016-03-03">' in told
    assert f"“{first.article.title}”" in told
    assert "<title>3 March 2016: stands on one thing</title>" in told


def test_a_number_that_never_changed_is_told_without_a_drawing(client: Client) -> None:
    claim = ClaimFactory()
    cited_on(claim, 2016, 3, 3)
    recompute_one(claim.pk)
    told = section(page_of(client, claim), "How the number grew")
    assert "<svg" not in told
    assert "3 March 2016" in told


def retracted() -> Claim:
    claim = writing.claim()
    writing.cites(claim)
    article = writing.cites(claim).article
    article.status = ArticleStatus.RETRACTED.value
    article.status_changed = When.on(date(2018, 5, 1))
    article.status_changed_reason = "rang them"
    save(article, by=UserFactory(username="harriet"), reason="the editor told us")
    return claim


def test_the_history_tells_what_changed_and_what_did_it(client: Client) -> None:
    claim = retracted()
    article = Appearance.objects.of([claim.pk]).latest("pk").article
    told = section(page_of(client, claim), "History of the current result")
    latest = told[: told.index("</tr>", told.index("(now)"))]
    assert "Left out now: " in latest
    assert f"Article “{article.title}” was retracted</a>" in latest
    assert f'href="/articles/{article.pk}/"' in latest
    assert "The first result." in told


def test_who_did_it_and_why_is_told_to_colleagues_alone(client: Client) -> None:
    claim = retracted()
    public = page_of(client, claim)
    assert "harriet" not in public
    assert "the editor told us" not in public
    client.force_login(UserFactory())
    told = section(page_of(client, claim), "History of the current result")
    assert "by harriet (“the editor told us”)" in told


def test_results_of_one_day_are_told_apart_and_old_ones_without_a_cause_say_so(
    client: Client,
) -> None:
    claim = ClaimFactory()
    first, second = (datetime(2018, 12, 5, hour, 30, tzinfo=UTC) for hour in (9, 10))
    CorroborationFactory(
        claim=claim, label="untraced", computed_at=first, superseded_at=second, supports_confirmed=0
    )
    CorroborationFactory(claim=claim, computed_at=second)
    told = section(page_of(client, claim), "History of the current result")
    assert told.index("10:30:00 UTC") < told.index("09:30:00 UTC")
    assert told.count("Which write caused it was not noted.") == 1


def test_a_single_result_has_no_history(client: Client) -> None:
    assert "History of the current result" not in page_of(client, CorroborationFactory().claim)


def test_it_is_flat_with_history_and_growth(client: Client) -> None:
    claim, *_ = two_stories()
    first = datetime(2016, 12, 1, tzinfo=UTC)

    def more() -> None:
        CorroborationFactory(claim=claim, computed_at=first, superseded_at=first)
        cited_on(claim, 2017, 3, 3)
        recompute_one(claim.pk)

    def read() -> None:
        cache.clear()  # a timeline that a process remembers costs nothing
        assert client.get(claim.get_absolute_url(), {"as_of": "2017-04-01"}).status_code == 200

    assert_flat(more, read)


@pytest.mark.parametrize("day", [date.min, date.max])
def test_a_day_at_the_edge_of_time_breaks_no_page(client: Client, day: date) -> None:
    claim = ClaimFactory()
    cited_on(claim, day.year, day.month, day.day)
    cited_on(claim, 2018, 4, 5)
    recompute_one(claim.pk)
    page_of(client, claim)
    page_of(client, claim, as_of="2017-01-01")
