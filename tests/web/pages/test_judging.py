"""Where an editor says whether two things are one, and takes it back."""

import re
from html import unescape

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from accounts.models import Event
from claims.domain.vocabulary import Verdict
from claims.models import Claim, IndependenceJudgement, Origin
from claims.services import previews
from claims.services.judgements import judge_independence, withdraw_judgement
from tests.claims.fresh import interval
from tests.claims.writing import cites, claim, first_hand
from tests.factories.accounts import UserFactory
from tests.factories.claims import OriginFactory
from tests.factories.sources import SourceFactory, SourceTieFactory, VersionFactory
from tests.flat import assert_flat

pytestmark = pytest.mark.django_db


def two() -> tuple[Claim, Origin, Origin]:
    """A claim that rests on two statements."""
    one, origins = claim(), (OriginFactory(), OriginFactory())
    for origin in origins:
        cites(one, origin)
    return one, *origins


def address(of: Claim, *pair: object, verdict: str = "") -> str:
    field = "origin" if isinstance(pair[0], Origin) else "source"
    asked = "&".join(f"{field}={thing.pk}" for thing in pair)
    return f"/claims/{of.pk}/judge/?{asked}" + (f"&verdict={verdict}" if verdict else "")


def editor(client: Client) -> None:
    client.force_login(UserFactory(roles=["editor"], first_name="Ana", last_name="Ito"))


def text(answer: object) -> str:
    return " ".join(unescape(answer.content.decode()).split())


def test_who_is_not_signed_in_is_led_to_the_login(client: Client) -> None:
    url = address(*two())
    for answer in (client.get(url), client.post(url, {"verdict": "same", "reason": "x"})):
        assert answer.status_code == 302
        assert answer["Location"].startswith("/account/login/?next=/claims/")
    assert not IndependenceJudgement.objects.exists()


@pytest.mark.parametrize("role", ["contributor", "curator", "reviewer", "auditor"])
def test_who_may_not_judge_is_told_so(client: Client, role: str) -> None:
    url = address(*two())
    client.force_login(UserFactory(roles=[role]))
    for answer in (client.get(url), client.post(url, {"verdict": "same", "reason": "x"})):
        assert answer.status_code == 403
        assert "your roles do not allow it" in text(answer)
    assert not IndependenceJudgement.objects.exists()


def test_both_are_shown_with_what_would_change_and_nothing_is_kept(client: Client) -> None:
    one, a, b = two()
    SourceTieFactory(from_source=a.holder, to_source=b.holder, kind="affiliated_with")
    editor(client)
    page = text(client.get(address(one, a, b, verdict="same")))
    for told in (a.title, b.title, "affiliated with", "What this would change", one.statement):
        assert told in page
    assert "stands on two things" in page
    assert "becomes" in page
    assert "stands on one thing" in page
    assert not IndependenceJudgement.objects.exists()
    assert interval(one) == [2, 2]


def test_without_a_verdict_both_ways_are_offered(client: Client) -> None:
    one, a, b = two()
    editor(client)
    page = client.get(address(one, a, b)).content.decode()
    assert "verdict=same" in page
    assert "verdict=different" in page
    assert "What this would change" not in page


def test_a_word_is_kept_and_tells_what_it_changed(client: Client) -> None:
    one, a, b = two()
    editor(client)
    kept = client.post(address(one, a, b), {"verdict": "same", "reason": "One room"}, follow=True)
    page = text(kept)
    assert kept.redirect_chain[0][1] == 302
    assert "count as one" in page
    assert "Judged by Ana Ito" in page
    assert "Claims changed by this" in page
    assert page.index("stands on two things") < page.index("stands on one thing")
    assert interval(one) == [1, 1]
    claim_page = text(client.get(one.get_absolute_url()))
    assert "judged them to be the same: “One room”" in claim_page
    assert "Withdraw the judgement of" in claim_page


@pytest.mark.parametrize("reason", ["", "   ", "a\x00b"])
def test_a_word_without_a_reason_keeps_what_was_typed(client: Client, reason: str) -> None:
    one, a, b = two()
    editor(client)
    answer = client.post(address(one, a, b), {"verdict": "different", "reason": reason})
    assert answer.status_code == 400
    assert 'role="alert"' in answer.content.decode()
    assert 'value="different"' in answer.content.decode()
    assert not IndependenceJudgement.objects.exists()


def test_a_word_says_whether_they_are_one(client: Client) -> None:
    one, a, b = two()
    editor(client)
    answer = client.post(address(one, a, b), {"verdict": "perhaps", "reason": "One room"})
    assert answer.status_code == 400
    assert "Say first whether they are one" in text(answer)


def test_newsrooms_are_judged_as_sources(client: Client) -> None:
    one = claim()
    rows = [first_hand(one), first_hand(one)]
    papers = [row.article.publisher for row in rows]
    editor(client)
    page = client.get(f"/claims/{one.pk}/judge/").content.decode()
    assert 'name="source"' in page
    assert 'name="origin"' not in page
    answer = text(client.get(address(one, *papers, verdict="same")))
    assert "Published, with claims that are tracked here" in answer
    assert rows[0].article.title in answer
    client.post(address(one, *papers), {"verdict": "same", "reason": "One desk"})
    assert interval(one) == [1, 1]
    again = client.get(one.get_absolute_url()).content.decode()
    low, high = sorted(paper.pk for paper in papers)
    assert f"source={low}&amp;source={high}&amp;verdict=different" in again


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("", 200),
        ("origin={a}", 200),
        ("choose=yes", 400),
        ("origin={a}&origin={a}", 400),
        ("origin={a}&source={s}", 400),
        ("origin={a}&origin=0", 404),
        ("source={s}&source=0", 404),
        ("origin=x&origin=%00", 200),
        ("origin=" + "9" * 40, 200),
    ],
)
def test_an_address_that_names_no_pair_lets_choose(client: Client, asked: str, status: int) -> None:
    one, a, _ = two()
    editor(client)
    url = f"/claims/{one.pk}/judge/?{asked.format(a=a.pk, s=a.holder.pk)}"
    assert client.get(url).status_code == status


def test_the_one_that_was_chosen_is_ticked(client: Client) -> None:
    one, a, _ = two()
    editor(client)
    page = client.get(f"/claims/{one.pk}/judge/?origin={a.pk}").content.decode()
    assert f'value="{a.pk}" checked' in page


def test_a_claim_that_rests_on_nothing_says_so(client: Client) -> None:
    editor(client)
    assert "rests on nothing yet of which two could be judged" in text(
        client.get(f"/claims/{claim().pk}/judge/")
    )


def test_a_judgement_is_read_by_everybody_and_withdrawn_by_editors(client: Client) -> None:
    one, a, b = two()
    made = judge_independence(a, b, Verdict.SAME, reason="One room", by=UserFactory())
    url = f"{made.get_absolute_url()}?claim={one.pk}"
    assert '<form method="post"' not in client.get(url).content.decode()
    assert client.post(url, {"reason": "No"})["Location"].startswith("/account/login/")
    client.force_login(UserFactory(roles=["curator"]))
    assert '<form method="post"' not in client.get(url).content.decode()
    assert client.post(url, {"reason": "No"}).status_code == 403
    editor(client)
    assert "What withdrawing it would change" in text(client.get(url))
    assert client.post(url, {"reason": " "}).status_code == 400
    made.refresh_from_db()
    assert made.withdrawn_at is None
    page = text(client.post(url, {"reason": "Two rooms"}, follow=True))
    assert "Withdrawn on" in page
    assert "by Ana Ito:</strong> “Two rooms”" in page
    changed = page[page.index("Claims changed by this") :]
    told = [event.at for event in Event.objects.following(made).order_by("pk")]
    assert re.findall(r'<time [^>]*datetime="([^"]+)"', changed) == [
        at.isoformat(timespec="microseconds") for at in told
    ]
    order = ["things</span>", "thing</span>", "thing</span>", "things</span>"]
    assert re.findall(r"stands on \w+ (things?</span>)", changed) == order
    assert interval(one) == [2, 2]
    again = client.post(url, {"reason": "Two rooms"})
    assert again.status_code == 400
    assert "was withdrawn before" in text(again)


def test_a_word_that_stands_on_the_pair_is_told_above_the_form(client: Client) -> None:
    one, a, b = two()
    editor(client)
    url = address(one, b, a, verdict="same")
    assert "judged these" not in text(client.get(url))
    by = UserFactory(first_name="Ana", last_name="Ito")
    judge_independence(a, OriginFactory(), Verdict.SAME, reason="Another pair", by=by)
    judge_independence(a, b, Verdict.DIFFERENT, reason="Two days", by=by)
    made = judge_independence(a, b, Verdict.SAME, reason="One room", by=by)
    page = text(client.get(url))
    assert "Ana Ito judged these the same on " in page
    assert f'“<a href="{made.get_absolute_url()}?claim={one.pk}">One room</a>”' in page
    assert page.index("judged these") < page.index("<form method")
    withdraw_judgement(made, reason="Two rooms", by=by, now=timezone.now())
    page = text(client.get(url))
    assert "judged these different on " in page
    assert "One room" not in page


def test_no_such_judgement_is_not_found(client: Client) -> None:
    assert client.get("/judgements/0/").status_code == 404


def test_who_may_not_judge_is_offered_nothing(client: Client) -> None:
    one, a, b = two()
    judge_independence(a, b, Verdict.SAME, reason="One room", by=UserFactory())
    for role in (None, "curator"):
        if role:
            client.force_login(UserFactory(roles=[role]))
        assert "/judge/" not in client.get(one.get_absolute_url()).content.decode()


def test_what_an_editor_holds_apart_is_told_at_both_groups(client: Client) -> None:
    holder = SourceFactory()
    one, origins = claim(), [OriginFactory(holder=holder) for _ in range(2)]
    for origin in origins:
        cites(one, origin)
    judge_independence(*origins, Verdict.DIFFERENT, reason="Years apart", by=UserFactory())
    page = text(client.get(one.get_absolute_url()))
    assert page.count("judged them to be different: “Years apart”") == 2


def test_an_article_of_unknown_publisher_offers_nothing(client: Client) -> None:
    one = claim()
    version = VersionFactory(article__publisher=None, article__publisher_reason="not printed")
    first_hand(one, version=version)
    editor(client)
    assert client.get(one.get_absolute_url()).status_code == 200


def test_the_pages_are_flat(client: Client) -> None:
    one, a, b = two()
    editor(client)

    def more() -> None:
        cites(one, a)
        cites(one, OriginFactory(holder=a.holder))

    assert_flat(more, lambda: client.get(f"/claims/{one.pk}/judge/"))
    assert_flat(more, lambda: (cache.clear(), client.get(one.get_absolute_url())))
    assert_flat(more, lambda: client.get(address(one, a, b)))


def test_of_very_many_changes_the_page_lists_the_latest_and_leads_to_all(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(previews, "MOST_CHANGED", 1)
    _, *pair = two()
    other = claim()
    for origin in pair:
        cites(other, origin)
    made = judge_independence(*pair, Verdict.SAME, reason="One room", by=UserFactory())
    (event,) = Event.objects.about(made)
    where = f"/changes/{event.pk}/"
    read = text(client.get(made.get_absolute_url()))
    assert "These are the latest 1 of 2." in read
    assert where not in read
    editor(client)
    page = text(client.get(made.get_absolute_url()))
    assert f'<a href="{where}">All of them</a>' in page
    assert client.get(where).status_code == 200
