"""The inbox: what waits for whom, how much of it, and where it leads."""

from datetime import UTC, datetime
from html import unescape
from typing import Any

import pytest
from django.urls import resolve
from django.utils import timezone

from accounts.models import User
from accounts.models.statements import Statement
from reviews.services import work
from tests.factories.accounts import UserFactory
from tests.factories.claims import (
    AppearanceFactory,
    AttributionFactory,
    ClaimFactory,
    ClaimRelationFactory,
    SuggestionFactory,
)
from tests.factories.reviews import (
    CorrectionRequestFactory,
    ExternalReviewFactory,
    QuarantinedItemFactory,
    ReviewFactory,
)
from tests.factories.sources import (
    ArticleFactory,
    ArticleLinkFactory,
    PossibleDuplicateFactory,
    VersionFactory,
)
from tests.flat import asked, assert_flat
from tests.reviews.writing import editor, proposed, published, submitted
from tests.web.desk.browsing import at
from web.desk.counting import Count, _asking, counts, menu
from web.desk.waiting import KINDS

pytestmark = pytest.mark.django_db

THEN = datetime(2001, 1, 1, tzinfo=UTC)
CURATING = {
    *("triage", "passages", "speakers", "identify", "copies", "sources", "claims"),
    *("relations", "matches", "quarantine"),
}


def copy() -> None:
    ArticleLinkFactory(method="fingerprint", judgement="suggested", score="0.800")


def curated() -> None:
    """One more of everything that waits for curators."""
    version = VersionFactory()
    SuggestionFactory(version=version)
    SuggestionFactory(version=version, rule="another_rule")
    AppearanceFactory(status="changed", change="The words are others.")
    AttributionFactory(
        from_appearance=AppearanceFactory(status="accepted"),
        named_as="the latter",
        judgement="suggested",
    )
    ArticleFactory(publisher=None, publisher_reason="To identify: nobody says.")
    copy()
    PossibleDuplicateFactory()
    ClaimRelationFactory(kind="equivalent", judgement="suggested")
    ClaimRelationFactory(kind="excludes", judgement="suggested")
    ExternalReviewFactory(claim=ClaimFactory(), match="suggested")
    QuarantinedItemFactory()


def sections(user: User) -> dict[str, Any]:
    return {one.name: one for one in at(user).get("/desk/").context["sections"]}


def text(answer: Any) -> str:
    return " ".join(unescape(answer.content.decode()).split())


def test_a_curator_sees_what_curators_do_and_each_line_leads_on() -> None:
    curated()
    found = sections(UserFactory(roles=["curator"], is_staff=True))
    assert set(found) == CURATING
    assert {name: one.count.number for name, one in found.items()} == dict.fromkeys(CURATING, 1)
    assert "2 suggestions" in found["triage"].lines[0].about
    assert "“the latter”" in found["speakers"].lines[0].text
    assert found["relations"].lines[0].about.startswith("perhaps excludes “")
    browser = at(UserFactory(roles=["curator"], is_staff=True))
    for one in found.values():
        for line in one.lines:
            assert browser.get(line.url.partition("#")[0]).status_code == 200, line
        assert browser.get(one.whole, follow=True).status_code == 200, one.name


def test_reviewers_and_editors_see_their_reviews() -> None:
    late, shown = submitted(), published()
    work.set_due(late, THEN.date(), by=editor(), now=THEN)
    CorrectionRequestFactory(review=shown, text="The day is wrong.")
    found = sections(editor())
    assert {"sign", "overdue", "requests"} <= set(found)
    assert found["overdue"].lines[0].is_urgent
    assert found["requests"].lines[0].text == "The day is wrong."
    assert "retraction proposed" not in found["sign"].lines[0].about
    seen = sections(UserFactory(roles=["reviewer"]))
    assert set(seen) == {"overdue", "requests"}


def test_a_retraction_that_waits_for_a_signature_says_so() -> None:
    proposed()
    (line,) = sections(editor())["sign"].lines
    assert line.about.startswith("retraction proposed · ")


def test_what_is_decided_waits_no_more() -> None:
    SuggestionFactory(status="rejected", decided_by=UserFactory())
    ClaimRelationFactory(kind="updates", judgement="confirmed")
    here = AppearanceFactory(status="accepted")
    AttributionFactory(from_appearance=here, judgement="confirmed", named_as="he")
    AttributionFactory(from_appearance=here, judgement="rejected", named_as="he")
    there = AppearanceFactory(claim=here.claim, status="rejected")
    AttributionFactory(from_appearance=there, judgement="suggested", named_as="he")
    assert not sections(UserFactory(roles=["curator"]))
    AttributionFactory(from_appearance=here, judgement="unsure", named_as="he")
    assert set(sections(UserFactory(roles=["curator"]))) == {"speakers"}


def test_an_empty_inbox_says_what_to_do_next() -> None:
    page = text(at(UserFactory(roles=["curator"])).get("/desk/"))
    assert "Nothing waits for you" in page
    assert 'href="/desk/add/"' in page
    for role in ("contributor", "auditor"):
        page = text(at(UserFactory(roles=[role])).get("/desk/"))
        assert "Nothing is asked of you here" in page
        assert "/desk/add/" not in page


def test_counts_are_capped_and_asked_for_at_once() -> None:
    user = UserFactory(roles=["curator"])
    PossibleDuplicateFactory.create_batch(101)
    assert str(counts(user)["sources"]) == "99+"
    with asked() as statements:
        found = counts(user)
    assert len(statements) == 1
    assert found["sources"] == Count(100)
    assert str(menu(user)["duplicates"]) == "99+"
    page = at(user).get("/desk/")
    assert "All 99+" in text(page)
    assert len(page.context["sections"][0].lines) == 5


def test_what_one_person_is_asked_is_remembered_for_nobody_else() -> None:
    one, other = (UserFactory(roles=["editor"]) for _ in range(2))
    ReviewFactory(assigned_to=one)
    assert [counts(who)["mine"] for who in (one, other, one)] == [Count(1), Count(0), Count(1)]
    ReviewFactory(assigned_to=other)
    assert counts(other)["mine"] == Count(1)
    one.role_grants.all().delete()
    assert counts(User.objects.get(pk=one.pk)) == {}


def test_what_is_asked_does_not_change_with_time() -> None:
    boss, other = (UserFactory(is_superuser=True) for _ in range(2))
    today = timezone.localdate()

    def compiled(who: User) -> Statement:
        return _asking.__wrapped__(who, True, who.roles, today)

    assert compiled(boss) == compiled(boss)
    assert compiled(boss) != compiled(other)


@pytest.mark.parametrize("show", ["", *(name for name, one in KINDS.items() if one.whole is None)])
def test_the_inbox_is_flat(show: str) -> None:
    browser = at(editor())
    assert_flat(curated, lambda: browser.get(f"/desk/?show={show}"))


def test_a_kind_is_read_to_its_end() -> None:
    ArticleFactory.create_batch(52, publisher=None, publisher_reason="To identify: nobody says.")
    browser = at(UserFactory(roles=["curator"]))
    first = browser.get("/desk/?show=identify")
    rest = browser.get(f"/desk/?{first.context['next']}")
    assert (len(first.context["lines"]), len(rest.context["lines"])) == (50, 2)
    assert browser.get("/desk/?show=identify&cursor=nonsense").status_code == 200
    assert browser.get("/desk/?show=nonsense").status_code == 200


def test_what_somebody_may_not_do_is_not_listed_for_them() -> None:
    copy()
    page = at(UserFactory(roles=["reviewer"])).get("/desk/?show=triage")
    assert "sections" in page.context
    assert not page.context["sections"]


def test_what_has_a_list_of_its_own_is_led_there() -> None:
    browser = at(editor())
    for name, kind in KINDS.items():
        if kind.whole is not None:
            answer = browser.get(f"/desk/?show={name}")
            assert answer.status_code == 302
            assert resolve(answer["Location"].partition("?")[0])


def test_the_menu_of_every_page_of_the_desk_tells_how_much_waits() -> None:
    curated()
    page = text(at(UserFactory(roles=["curator"])).get("/desk/reviews/"))
    assert 'Copies</a> <span class="count number" title="waiting">1</span>' in page
    assert 'Duplicates</a> <span class="count number" title="waiting">2</span>' in page


def test_who_is_not_signed_in_or_holds_no_role_sees_nothing(client: Any) -> None:
    assert "/login/" in client.get("/desk/")["Location"]
    client.force_login(UserFactory())
    assert client.get("/desk/").status_code == 403
    assert client.post("/desk/").status_code == 405
