"""The page of one claim."""

from html import unescape

import pytest
from django.test import Client

from claims.domain.vocabulary import AppearanceStatus, ClaimStatus, Force, RelationKind, Stance
from claims.models import Claim, Corroboration
from claims.services.appearances import record_appearance
from claims.services.claims import relate
from claims.services.explaining import APPEARANCES_AT_MOST
from sources.domain.vocabulary import Judgement, TextRights
from tests.claims.fresh import recompute_one
from tests.claims.writing import cites, claim, edit
from tests.factories.claims import (
    AppearanceFactory,
    AttributionFactory,
    ClaimFactory,
    ClaimRelationFactory,
    ClaimSubjectFactory,
    ClaimTopicFactory,
    CorroborationFactory,
    OriginFactory,
)
from tests.factories.sources import (
    ArticleFactory,
    ArticleLinkFactory,
    SourceFactory,
    VersionFactory,
)
from tests.flat import assert_flat
from tests.reviews.writing import published, rating
from tests.violations import unsaved
from web.reading.sourcing import MOST_REASONS

pytestmark = pytest.mark.django_db


def page_of(client: Client, claim: Claim) -> str:
    answer = client.get(claim.get_absolute_url())
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_answer_stands_first(client: Client) -> None:
    claim = CorroborationFactory(label="single_origin").claim
    page = page_of(client, claim)
    answer = page.index("it rests on one statement.</p>")
    assert page.index(claim.statement) < answer < page.index("One origin</span>")
    assert "A label describes sourcing, never truth." in page[answer:]


def test_what_the_rules_compute_is_what_the_page_says(client: Client) -> None:
    claim = ClaimFactory()
    hops = [AttributionFactory(from_appearance__claim=claim) for _ in range(2)]
    ArticleLinkFactory(
        from_article=AppearanceFactory(claim=claim).article,
        to_article=hops[0].from_appearance.article,
    )
    assert recompute_one(claim.pk)
    page = page_of(client, claim)
    assert claim.corroborations.get().result["answer"] in unescape(page)
    for hop in hops:
        group = page[page.index("What it rests on") : page.index("Who says so")]
        assert hop.to_origin.title in group


def test_a_claim_nobody_computed_says_so(client: Client) -> None:
    page = page_of(client, ClaimFactory())
    assert "Nobody has computed" in page
    assert "No appearance of this claim is recorded yet" in page


def test_a_chain_leads_hop_by_hop_to_its_origin(client: Client) -> None:
    claim = ClaimFactory()
    outer, inner = AppearanceFactory(claim=claim), AppearanceFactory(claim=claim)
    AttributionFactory(from_appearance=outer, to_appearance=inner, cue="as X wrote", inferred=True)
    end = AttributionFactory(from_appearance=inner, named_as="the harbour master")
    page = page_of(client, claim)
    chain = page[page.index(f'id="appearance-{outer.pk}"') :]
    steps = ["the ferry sank at noon", "as X wrote", "inferred", end.to_origin.title]
    places = [chain.index(step) for step in steps]
    assert places == sorted(places)
    assert "the harbour master" in chain


def test_a_loop_ends_and_is_named(client: Client) -> None:
    claim = ClaimFactory()
    one, other = AppearanceFactory(claim=claim), AppearanceFactory(claim=claim)
    AttributionFactory(from_appearance=one, to_appearance=other)
    AttributionFactory(from_appearance=other, to_appearance=one)
    assert "comes round to an article already in this chain" in page_of(client, claim)


def test_a_chain_through_another_claim_is_followed(client: Client) -> None:
    claim = ClaimFactory()
    outer, elsewhere = AppearanceFactory(claim=claim), AppearanceFactory()
    AttributionFactory(from_appearance=outer, to_appearance=elsewhere)
    end = AttributionFactory(from_appearance=elsewhere)
    assert end.to_origin.title in page_of(client, claim)


def test_a_rejected_hop_and_a_rejected_appearance_are_not_shown(client: Client) -> None:
    claim = ClaimFactory()
    shown = AppearanceFactory(claim=claim)
    hidden = AppearanceFactory(claim=claim, status=AppearanceStatus.REJECTED)
    hop = AttributionFactory(from_appearance=shown, judgement=Judgement.REJECTED)
    page = page_of(client, claim)
    assert hidden.article.title not in page
    assert hop.to_origin.title not in page


def test_what_is_only_suggested_is_marked(client: Client) -> None:
    claim = ClaimFactory()
    AppearanceFactory(claim=claim, status=AppearanceStatus.SUGGESTED)
    assert "suggested, does not count yet" in page_of(client, claim)


def test_words_that_may_not_be_shown_are_not_shown(client: Client) -> None:
    article = ArticleFactory(may_show=TextRights.NOTHING)
    found = AppearanceFactory(version=VersionFactory(article=article))
    page = page_of(client, found.claim)
    assert found.exact not in page
    assert f"characters {found.start} to {found.end}" in page


def test_no_more_than_the_anchored_words_are_shown(client: Client) -> None:
    found = AppearanceFactory()
    page = page_of(client, found.claim)
    assert found.exact in page
    assert "the harbour master said" not in page


def test_a_copy_is_folded_under_its_original(client: Client) -> None:
    claim = ClaimFactory()
    original, copy = AppearanceFactory(claim=claim), AppearanceFactory(claim=claim)
    ArticleLinkFactory(
        from_article=copy.article, to_article=original.article, judgement=Judgement.CONFIRMED
    )
    page = page_of(client, claim)
    assert "1 copy of this article" in page
    assert copy.article.title in page
    assert f'id="appearance-{copy.pk}"' not in page


def test_a_copy_of_a_copy_is_folded_under_the_first_original(client: Client) -> None:
    claim = ClaimFactory()
    first, second, third = (AppearanceFactory(claim=claim) for _ in range(3))
    for copy, original in ((third, second), (second, first)):
        ArticleLinkFactory(
            from_article=copy.article, to_article=original.article, judgement=Judgement.CONFIRMED
        )
    page = page_of(client, claim)
    assert "2 copies of this article" in page
    assert third.article.title in page


def test_copies_of_one_another_are_not_lost(client: Client) -> None:
    claim = ClaimFactory()
    one, other = AppearanceFactory(claim=claim), AppearanceFactory(claim=claim)
    for copy, original in ((one, other), (other, one)):
        ArticleLinkFactory(
            from_article=copy.article, to_article=original.article, judgement=Judgement.CONFIRMED
        )
    page = page_of(client, claim)
    assert one.article.title in page
    assert other.article.title in page


def test_who_disputes_it_stands_apart(client: Client) -> None:
    claim = ClaimFactory()
    AppearanceFactory(claim=claim)
    against = AppearanceFactory(claim=claim, stance=Stance.REFUTES)
    page = page_of(client, claim)
    assert page.index("Who disputes it") < page.index(against.article.title)


def test_appearances_of_a_claim_that_says_the_same_are_shown(client: Client) -> None:
    claim, same = ClaimFactory(), ClaimFactory()
    found = AppearanceFactory(claim=same)
    ClaimRelationFactory(
        from_claim=claim,
        to_claim=same,
        kind=RelationKind.EQUIVALENT,
        judgement=Judgement.CONFIRMED,
    )
    page = page_of(client, claim)
    assert found.article.title in page
    assert "Says the same" in page


def test_a_figure_is_said_as_reported(client: Client) -> None:
    claim = ClaimFactory()
    AppearanceFactory(
        claim=claim, amount=95, comparator="approx", statistic="share", force="rhetorical"
    )
    page = page_of(client, claim)
    assert "about 95 percent" in page
    assert "rhetorical" in page


def test_it_says_how_to_cite_and_where_programs_read(client: Client) -> None:
    claim = ClaimFactory()
    page = page_of(client, claim)
    assert f"http://testserver/claims/{claim.pk}/" in page
    assert f'href="/api/v1/claims/{claim.pk}/corroboration/"' in page


def test_a_merged_claim_leads_to_its_survivor_which_says_so(client: Client) -> None:
    survivor = ClaimFactory()
    merged = ClaimFactory(status=ClaimStatus.MERGED, merged_into=survivor)
    answer = client.get(merged.get_absolute_url(), follow=True)
    assert answer.redirect_chain[0][1] == 302, "a merge can be undone"
    assert f"Claim {merged.pk} was merged into this one" in answer.content.decode()


@pytest.mark.parametrize("number", ["7", "x", "9" * 30, "", "²"])
def test_an_address_cannot_pretend_a_merge(client: Client, number: str) -> None:
    answer = client.get(ClaimFactory().get_absolute_url(), {"merged": number})
    assert answer.status_code == 200
    assert "was merged into this one" not in answer.content.decode()


def test_a_withdrawn_claim_says_so(client: Client) -> None:
    assert "This claim was withdrawn" in page_of(client, ClaimFactory(status=ClaimStatus.WITHDRAWN))


@pytest.mark.parametrize("number", ["0", "999999", "99999999999999999999999999"])
def test_no_such_claim_offers_a_way_back(client: Client, number: str) -> None:
    answer = client.get(f"/claims/{number}/")
    assert answer.status_code == 404
    assert 'href="/claims/"' in answer.content.decode()


def test_what_was_typed_into_a_statement_is_only_text(client: Client) -> None:
    assert "<b>" not in page_of(client, ClaimFactory(statement="<b>Bold</b> & loud"))


def test_it_is_flat(client: Client) -> None:
    claim = ClaimFactory()

    def more() -> None:
        outer, inner = AppearanceFactory(claim=claim), AppearanceFactory(claim=claim)
        AttributionFactory(from_appearance=outer, to_appearance=inner)
        AttributionFactory(from_appearance=inner)
        ClaimSubjectFactory(claim=claim)
        ClaimTopicFactory(claim=claim)
        ClaimRelationFactory(from_claim=claim)

    assert_flat(more, lambda: client.get(claim.get_absolute_url()))


def test_it_says_what_would_change_the_answer(client: Client) -> None:
    hop = AttributionFactory(inferred=True)
    claim = hop.from_appearance.claim
    AttributionFactory(from_appearance__claim=claim)
    recompute_one(claim.pk)
    page = unescape(page_of(client, claim))
    changes = page[page.index("What would change this") :]
    assert f"has this from {hop.to_origin.title}, the number rises from one to two" in changes
    Claim.objects.filter(pk=claim.pk).update(status=ClaimStatus.WITHDRAWN)
    assert "What would change this" not in page_of(client, claim)


def test_large_claims_are_not_read_for_what_would_change_them(client: Client) -> None:
    claim = CorroborationFactory().claim
    assert "What would change this" in page_of(client, claim)
    Claim.objects.filter(pk=claim.pk).update(appearance_count=APPEARANCES_AT_MOST + 1)
    assert "What would change this" not in page_of(client, claim)


def test_what_a_result_does_not_list_as_left_out_is_asked_for(client: Client) -> None:
    shown = AppearanceFactory(force=Force.HYPOTHETICAL)
    recompute_one(shown.claim_id)
    stored = shown.claim.corroborations.get()
    stored.result["left_out"] = []
    Corroboration.objects.filter(pk=stored.pk).update(result=stored.result)
    page = page_of(client, shown.claim)
    assert f'id="appearance-{shown.pk}"' in page[page.index("Left out of the count") :]


def test_reasons_stand_under_their_topics_and_many_are_folded(client: Client) -> None:
    row = CorroborationFactory()
    codes = ["loop", *["retracted"] * (MOST_REASONS + 1)]
    reasons = [{"code": code, "message": f"Reason {n}."} for n, code in enumerate(codes)]
    Corroboration.objects.filter(pk=row.pk).update(result=row.result | {"reasons": reasons})
    page = page_of(client, row.claim)
    circles, left_out = page.index("<h4>Circles</h4>"), page.index("<h4>What was left out</h4>")
    assert circles < page.index("Reason 0.") < left_out < page.index("Reason 1.")
    assert f"<summary>{MOST_REASONS + 1} reasons</summary>" in page[left_out:]
    assert "<details>" not in page[circles:left_out]


def around() -> tuple[Claim, dict[str, Claim]]:
    """A claim with one that says the opposite, one that says the same of that, and context."""
    middle = claim()
    others = {kind: claim() for kind in ("opposite", "further", "broader", "withdrawn", "excluded")}
    relate(middle, RelationKind.NEGATES, others["opposite"], by=None, reason="One says not.")
    relate(others["opposite"], RelationKind.EQUIVALENT, others["further"], by=None)
    relate(middle, RelationKind.BROADER, others["broader"], by=None)
    relate(middle, RelationKind.EQUIVALENT, others["withdrawn"], by=None)
    suggested = Judgement.SUGGESTED
    relate(middle, RelationKind.EXCLUDES, others["excluded"], by=None, judgement=suggested)
    others["withdrawn"].refresh_from_db()
    edit(others["withdrawn"], status=ClaimStatus.WITHDRAWN.value)
    return middle, others


def test_related_claims_are_parted_into_those_that_count_and_context(client: Client) -> None:
    middle, others = around()
    page = unescape(page_of(client, middle))
    counts, context = page.split("Does not count here")
    for kind in ("opposite", "further", "excluded"):
        assert others[kind].statement in counts
    for kind in ("broader", "withdrawn"):
        assert others[kind].statement in context
    for told in (
        "Says the opposite, by way of another claim",
        "What supports it counts against this claim, and what disputes it counts for this claim.",
        "suggested, not yet confirmed",
        "in the higher number only",
        "One says not.",
    ):
        assert told in counts
    assert "withdrawn: lends nothing" in context
    assert "Narrower" in context


def test_a_garbled_passage_is_told_with_what_it_is_taken_to_mean(client: Client) -> None:
    row = AppearanceFactory(reading="The visit, not a treatment.", reading_certainty="likely")
    plain = AppearanceFactory(claim=row.claim)
    page = page_of(client, row.claim)
    assert "<strong>Read as:</strong> The visit, not a treatment. (likely)</p>" in page
    assert page.count("Read as:") == 1
    assert f'id="appearance-{plain.pk}"' in page


def test_a_passage_of_another_claim_says_through_which_it_counts(client: Client) -> None:
    middle, others = around()
    row = cites(others["further"])
    denial = cites(others["opposite"], stance=Stance.REFUTES.value)
    mention = cites(others["opposite"], stance=Stance.DISCUSSES.value)
    idle = cites(others["excluded"], stance=Stance.REFUTES.value)
    page = unescape(page_of(client, middle))
    for_it, against_it = page.split("<h2>Who disputes it</h2>")
    assert denial.article.title in for_it
    assert row.article.title in against_it
    assert f"claim {others['further'].pk}</a> (says the opposite)" in against_it
    assert f'id="appearance-{mention.pk}"' not in page
    assert f'id="appearance-{idle.pk}"' not in page
    assert "Who only discusses it" not in page


def test_a_quote_claim_and_its_content_lead_to_each_other(client: Client) -> None:
    said = OriginFactory()
    content, quote = claim(), claim(kind="quote", attests=said)
    cites(content, said)
    there = page_of(client, quote)
    assert "What was said" in there
    assert content.statement in there
    here = page_of(client, content)
    assert "Was it said at all?" in here
    assert quote.statement in here
    assert "is contradicted" not in here
    cites(quote, stance=Stance.REFUTES.value)
    told = unescape(page_of(client, content))
    assert f"“{said.title}” does not count for sure here" in told
    assert f'<a href="{quote.get_absolute_url()}">claim {quote.pk}</a>' in told


def test_what_cites_a_review_of_our_own_is_marked(client: Client) -> None:
    one = claim()
    ours = ArticleFactory(publisher=SourceFactory(is_ours=True), genre="fact_check")
    review = cites(one, version=VersionFactory(article=ours))
    hop = unsaved(AttributionFactory, from_appearance=None, to_appearance=review, to_origin=None)
    record_appearance(unsaved(AppearanceFactory, claim=one), by=None, chain=[hop])
    page = page_of(client, one)
    assert "it cites a review of our own, itself or through others" in page.lower()
    assert "it is a review of our own" in page.lower()


def test_a_review_that_disputes_it_is_not_contradicted_by_the_answer(client: Client) -> None:
    claim = AppearanceFactory(basis="unattributed").claim
    review = published(claim=claim, rating=rating("Mostly false"))
    recompute_one(review.claim_id)
    page = page_of(client, review.claim)
    assert "Our review" in page
    assert "disputes it." not in page[: page.index("What it rests on")]


def test_an_undisputed_claim_says_so(client: Client) -> None:
    appearance = AppearanceFactory(basis="unattributed")
    recompute_one(appearance.claim_id)
    assert "No article tracked here disputes it." in page_of(client, appearance.claim)


def test_who_cites_it_gets_no_quotation_marks_within_quotation_marks(client: Client) -> None:
    claim = ClaimFactory(statement="The mayor said “no” in 2018.")
    assert "“The mayor said ‘no’ in 2018.”" in page_of(client, claim)
