"""The page of a claim is kept beyond what others write, and never beyond what it tells."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client

from accounts.domain.vocabulary import Role
from accounts.models import User
from claims.domain.vocabulary import ClaimStatus, RelationKind, Stance, Verdict
from claims.models import ClaimRelation, Origin, Topic
from reviews.domain.vocabulary import MatchState
from reviews.models import ExternalReview
from sources.domain.dates import When
from sources.domain.vocabulary import ArticleStatus, Judgement, TextRights
from sources.models import Article, Source
from sources.services.records import save
from tests.claims.fresh import recompute_one
from tests.factories.accounts import UserFactory
from tests.factories.claims import (
    AppearanceFactory,
    AttributionFactory,
    ClaimFactory,
    ClaimRelationFactory,
    ClaimSubjectFactory,
    ClaimTopicFactory,
    IndependenceJudgementFactory,
    StaleMarkFactory,
)
from tests.factories.reviews import ExternalReviewFactory, ReviewFactory
from tests.factories.sources import ArticleLinkFactory
from tests.flat import asked
from tests.reviews.writing import published
from tests.web.pages.reviewing import retracted
from tests.web.pages.test_kept import asked_of, write
from web.pages import claim as claims
from web.pages import kept, shared_claim
from web.pages.kept import forget_all

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    forget_all()
    yield
    forget_all()


@dataclass
class World:
    """A claim with everything that its page tells."""

    claim: Any
    told: Any
    copied: Any
    hop: Any
    relay: Any
    lending: Any
    context: Any
    link: Any
    review: Any


def world() -> World:
    one, same, context = ClaimFactory(), ClaimFactory(), ClaimFactory()
    ClaimRelationFactory(
        from_claim=one,
        to_claim=same,
        kind=RelationKind.EQUIVALENT,
        judgement=Judgement.CONFIRMED,
    )
    ClaimRelationFactory(from_claim=one, to_claim=context, reason="One follows from the other")
    ClaimSubjectFactory(claim=one)
    ClaimTopicFactory(claim=one)
    hop = AttributionFactory(from_appearance__claim=one)
    told = hop.from_appearance
    copied = AppearanceFactory(claim=one)
    link = ArticleLinkFactory(
        from_article=copied.article, to_article=told.article, judgement=Judgement.CONFIRMED
    )
    relay = AttributionFactory(
        from_appearance=AppearanceFactory(claim=one), to_appearance=AppearanceFactory(claim=one)
    )
    AppearanceFactory(claim=one, stance=Stance.REFUTES)
    lending = AppearanceFactory(claim=same)
    ExternalReviewFactory(claim=one, match=MatchState.CONFIRMED)
    review = published(claim=one)
    gone = AppearanceFactory(claim=one).article
    for claim in (one, same):
        recompute_one(claim.pk)
    gone.status = ArticleStatus.RETRACTED.value
    gone.status_changed = When.on(date(2018, 5, 1))
    gone.status_changed_reason = "rang them"
    save(gone, by=UserFactory(username="harriet"), reason="the editor told us")
    return World(one, told, copied, hop, relay, lending, context, link, review)


def changed(rows: Any, **values: object) -> None:
    assert rows.update(**values) == 1


def of(record: Any) -> Any:
    return type(record).objects.filter(pk=record.pk)


Write = Callable[[World], object]

WRITES: dict[str, Write] = {
    "the claim": lambda w: changed(of(w.claim), statement="A harbour froze over."),
    "its place": lambda w: changed(of(w.claim), place="Otaru harbour"),
    "a topic": lambda w: changed(Topic.objects, name="Ice"),
    "a subject": lambda w: changed(w.claim.subjects.all(), name="The ice office"),
    "the title of an article": lambda w: changed(of(w.told.article), title="Ice!"),
    "the title of a copy": lambda w: changed(of(w.copied.article), title="Ice again!"),
    "a publisher": lambda w: changed(of(w.told.article.publisher), name="The Ice Daily"),
    "what became of an article": lambda w: changed(
        of(w.told.article), status=ArticleStatus.RETRACTED
    ),
    "a note": lambda w: changed(of(w.told), note="Said in passing"),
    "words that show a hop": lambda w: changed(of(w.hop), named_as="the ice master"),
    "an origin": lambda w: changed(of(w.hop.to_origin), title="What the ice master said"),
    "who stands behind it": lambda w: changed(of(w.hop.to_origin.holder), name="Rei Sato"),
    "an article further on": lambda w: changed(
        of(w.relay.to_appearance.article), title="First of all"
    ),
    "a hop": lambda w: changed(of(w.relay), judgement=Judgement.REJECTED),
    "a link": lambda w: changed(of(w.link), judgement=Judgement.SUGGESTED),
    "a relation": lambda w: changed(
        ClaimRelation.objects.filter(to_claim=w.context), reason="It is the other way round"
    ),
    "another claim": lambda w: changed(of(w.context), statement="Another harbour froze over."),
    "its verdict": lambda w: changed(
        of(w.context), verdict="Made up", verdict_class="false", verdict_url="/reviews/1/x/"
    ),
    "what lends to it": lambda w: changed(of(w.lending), note="Said by the way"),
    "that it is counted anew": lambda w: StaleMarkFactory(claim=w.claim),
    "that another is": lambda w: StaleMarkFactory(claim=w.context),
    "a result": lambda w: recomputed(w),
    "a review by others": lambda w: changed(ExternalReview.objects, title="Theirs, mended"),
    "our review": lambda w: retracted(w.review),
    "a licence": lambda w: changed(of(w.told.article), may_show=TextRights.NOTHING),
    "an appearance more": lambda w: AppearanceFactory(claim=w.claim),
    "an appearance less": lambda w: changed(of(w.lending), status="rejected"),
    "the claim is withdrawn": lambda w: changed(of(w.claim), status="withdrawn"),
}


SEEN_BY_COLLEAGUES: dict[str, Write] = {
    "who did it": lambda w: changed(User.objects.filter(username="harriet"), first_name="Rei"),
}
SEEN_BY: dict[str, dict[str, Write]] = {
    "a contributor": SEEN_BY_COLLEAGUES,
    "an editor, who judges": {
        "a judgement": lambda w: judged(w),
        **SEEN_BY_COLLEAGUES,
    },
}
"""What they are shown besides, which is looked at before the rest is written."""


def judged(w: World) -> None:
    """Holds apart whoever stands behind two of its groups."""
    pair = w.hop.to_origin.holder, w.relay.to_appearance.article.publisher
    one, other = sorted(pair, key=lambda source: source.pk)
    nothing = {"origin_a": None, "origin_b": None}
    IndependenceJudgementFactory(
        **nothing, source_a=one, source_b=other, verdict=Verdict.DIFFERENT.value
    )


def recomputed(w: World) -> None:
    AttributionFactory(from_appearance__claim=w.claim)
    assert recompute_one(w.claim.pk)


def colleague(role: Role | None) -> Client:
    browser = Client()
    browser.force_login(UserFactory(roles=[role] if role else []))
    return browser


def looked_at(browser: Client, address: str, *, as_of: str = "", **headers: str) -> bytes:
    """The page as of a day, as whoever asks by these headers sees it."""
    asked_for = {"as_of": as_of} if as_of else {}
    return without_tokens(browser.get(address, asked_for, **headers).content)


def without_tokens(page: bytes) -> bytes:
    """A page without the token of its form, which is another one each time."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", page)


READERS: dict[str, Callable[[], Client]] = {
    "nobody in particular": Client,
    "a contributor": partial(colleague, Role.CONTRIBUTOR),
    "an editor, who judges": partial(colleague, Role.EDITOR),
}


@pytest.mark.parametrize("who", READERS)
def test_whatever_it_tells_is_told_at_once(who: str) -> None:
    w, browser = world(), READERS[who]()
    address = w.claim.get_absolute_url()

    def looked() -> bytes:
        return without_tokens(browser.get(address).content)

    unseen = []
    for name, writing in (SEEN_BY.get(who, {}) | WRITES).items():
        before = looked()
        assert looked() == before
        writing(w)
        if looked() == before:
            unseen.append(name)
    assert not unseen


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.EDITOR])
def test_colleagues_who_may_see_as_much_share_what_is_made_once(
    role: Role, monkeypatch: pytest.MonkeyPatch
) -> None:
    w, one, other = world(), colleague(role), colleague(role)
    address = w.claim.get_absolute_url()
    made = one.get(address).content
    (part,) = kept._kept.values()
    assert part.noted.is_whole

    def refuse(*_: object, **__: object) -> None:
        pytest.fail("It is made again.")

    monkeypatch.setattr(shared_claim, "read_claim", refuse)
    write()
    ClaimFactory()
    assert without_tokens(one.get(address).content) == without_tokens(made)
    assert without_tokens(other.get(address).content) == without_tokens(made)


def test_a_colleague_is_led_on_from_a_claim_that_was_merged_each_time() -> None:
    browser, merged, survivor = colleague(Role.CURATOR), ClaimFactory(), ClaimFactory()
    address = merged.get_absolute_url()
    assert browser.get(address).status_code == 200
    changed(of(merged), status=ClaimStatus.MERGED, merged_into=survivor)
    for _ in range(2):
        assert browser.get(address)["Location"].startswith(survivor.get_absolute_url())
    changed(of(merged), status=ClaimStatus.OPEN, merged_into=None)
    assert browser.get(address).status_code == 200


def test_only_whoever_may_follow_a_recount_is_led_there() -> None:
    claim = ClaimFactory()
    recompute_one(claim.pk)
    StaleMarkFactory(claim=claim)
    come = {
        True: partial(colleague, Role.CONTRIBUTOR),
        False: partial(colleague, None),
    }
    for order in ((True, False), (False, True)):
        forget_all()
        pages = [come[may]().get(claim.get_absolute_url()).content for may in order]
        assert [b"How far it is" in page for page in pages] == list(order)


def test_a_review_at_work_is_told_at_once_and_to_reviewers_alone() -> None:
    claim = ClaimFactory()
    recompute_one(claim.pk)
    address = claim.get_absolute_url()
    reviewer, reader = colleague(Role.REVIEWER), Client()
    assert b"Review this claim" in reviewer.get(address).content
    review = ReviewFactory(claim=claim)
    link = f'href="/desk/reviews/{review.pk}/"'
    assert link in reviewer.get(address).content.decode()
    assert link not in reader.get(address).content.decode()
    assert link not in colleague(None).get(address).content.decode()
    changed(of(review), state="in_review")
    assert "in review" in reviewer.get(address).content.decode()


def test_each_day_and_each_host_has_a_part_of_its_own() -> None:
    w, browser = world(), colleague(Role.EDITOR)
    address = w.claim.get_absolute_url()
    looks: list[dict[str, Any]] = [
        {},
        {"as_of": "2018-01-01"},
        {"as_of": "2017-01-01"},
        {"as_of": "never"},
        {"HTTP_HOST": "localhost"},
    ]
    alone = []
    for look in looks:
        forget_all()
        alone.append(looked_at(browser, address, **look))
    assert len(set(alone)) == len(looks)
    forget_all()
    assert [looked_at(browser, address, **look) for look in looks] == alone
    assert [looked_at(browser, address, **look) for look in reversed(looks)] == alone[::-1]


def test_nobody_gets_what_was_made_for_whoever_sees_more() -> None:
    w = world()
    address = w.claim.get_absolute_url()
    # Whoever comes later is shown the same as whoever came first.
    for order in (READERS, dict(reversed(READERS.items()))):
        forget_all()
        pages = {who: without_tokens(come().get(address).content) for who, come in order.items()}
        alone = {}
        for who, come in order.items():
            forget_all()
            alone[who] = without_tokens(come().get(address).content)
        assert pages == alone
    assert b"Judge</summary>" in pages["an editor, who judges"]
    assert b"Judge</summary>" not in pages["a contributor"]
    assert b"harriet" in pages["a contributor"]
    assert b"harriet" not in pages["nobody in particular"]


def test_what_others_write_costs_no_page(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    w = world()
    address = w.claim.get_absolute_url()
    client.get(address)
    forget_all()
    with asked() as statements:
        made = client.get(address).content
    (page,) = kept._kept.values()
    # Whatever any cursor ran is noted, but for the question for the snapshot. What the result rests on
    # was read the first time: the result stands for it.
    assert page.noted.is_whole
    assert len(statements) == len(page.noted.answers) + 1

    def refuse(*_: object, **__: object) -> HttpResponse:
        pytest.fail("The page is made again.")

    monkeypatch.setattr(claims, "render", refuse)
    write()
    ClaimFactory()
    assert client.get(address).content == made
    # Others may write between two looks: the snapshot is that of all databases of the server.
    assert min(asked_of(client, address) for _ in range(5)) == 1
    assert client.get(address).content == made


def test_what_is_asked_past_the_notes_is_never_taken_for_the_same(rf: Any) -> None:
    made: list[int] = []

    @kept.kept_while_unchanged
    def view(request: HttpRequest) -> HttpResponse:
        made.append(Source.objects.count() + Article.objects.count() + Origin.objects.count())
        return HttpResponse(str(made))

    for _ in range(2):
        view(rf.get("/"))
        write()
    assert len(made) == 2
