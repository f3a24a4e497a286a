"""A report that several articles cite is recorded once."""

import pytest

from accounts.models import User
from claims.models import Appearance, Attribution, Claim, Origin
from claims.services.recording import record_passage, take_back
from claims.services.refusals import HopRefused
from claims.services.relaying import known_relays
from claims.services.told import HopTold, RelayTold
from sources.models import Article, Source
from tests.claims.services.test_recording import hop, passage
from tests.factories.accounts import UserFactory
from tests.factories.claims import ClaimFactory, OriginFactory
from tests.factories.sources import ArticleFactory, SourceFactory

pytestmark = pytest.mark.django_db


def cited(claim: Claim, agency: Source, by: User) -> tuple[Appearance, Appearance]:
    """A passage that cites an agency, and the agency's report."""
    row = passage(claim)
    told = HopTold(Attribution(kind="cites_report"), relay=RelayTold(agency))
    record_passage(row, by=by, chain=[told])
    return row, Attribution.objects.get(from_appearance=row).to_appearance


def test_what_a_source_says_of_a_claim_already_is_known() -> None:
    by, claim, agency = (
        UserFactory(roles=["curator"]),
        ClaimFactory(),
        SourceFactory(kind="news_agency"),
    )
    other = SourceFactory(kind="person")
    row, report = cited(claim, agency, by)
    _, statement = cited(claim, other, by)
    elsewhere = ArticleFactory()
    known = known_relays(claim.pk, [agency], stance="supports", besides=elsewhere)
    assert [(one.appearance, one.source) for one in known] == [(report, agency.pk)]
    assert (known[0].cited_in, known[0].is_report) == (row.article.title, True)
    both = known_relays(claim.pk, [agency, other], stance="supports", besides=elsewhere)
    assert [one.appearance for one in both] == [report, statement]
    assert not both[1].is_report
    for odd in (
        {"claim": ClaimFactory().pk},
        {"stance": "refutes"},
        {"besides": report.article},
        {"speakers": [SourceFactory()]},
    ):
        asked = {"claim": claim.pk, "speakers": [agency], "stance": "supports"}
        assert known_relays(**{**asked, "besides": elsewhere, **odd}) == []


def test_a_report_that_is_cited_again_makes_no_second_article_and_stays_when_taken_back() -> None:
    by, claim = UserFactory(roles=["curator"]), ClaimFactory()
    _, report = cited(claim, SourceFactory(kind="news_agency"), by)
    again = passage(claim)
    new = hop(relay=None).new
    made = record_passage(
        again, by=by, chain=[HopTold(Attribution(kind="cites_report"), new, report)]
    )
    assert Article.objects.stubs().count() == 1
    assert "relays" not in made
    assert Attribution.objects.get(from_appearance=again).to_appearance == report
    assert Attribution.objects.get(told_in=again).from_appearance == report
    claim.refresh_from_db()
    assert claim.label == "single_origin"
    take_back(again, made, by=by)
    assert not Origin.objects.exists()
    assert Attribution.objects.get().to_appearance == report


def test_an_origin_to_which_the_report_leads_already_is_not_tied_twice() -> None:
    by, claim, origin = UserFactory(roles=["curator"]), ClaimFactory(), OriginFactory()
    _, report = cited(claim, SourceFactory(kind="news_agency"), by)
    for _ in range(2):
        told = Attribution(kind="cites_report", to_origin=origin)
        record_passage(passage(claim), by=by, chain=[HopTold(told, relay=report)])
    assert Attribution.objects.leaving([report.pk]).count() == 1


def test_a_report_of_another_claim_is_refused() -> None:
    by = UserFactory(roles=["curator"])
    _, report = cited(ClaimFactory(), SourceFactory(kind="news_agency"), by)
    told = HopTold(Attribution(kind="cites_report"), relay=report)
    with pytest.raises(HopRefused, match="another claim"):
        record_passage(passage(ClaimFactory()), by=by, chain=[told])
