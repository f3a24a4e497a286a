"""The workbench without scripts: words become claims with chains, the number changes, all is undone."""

from html import unescape
from typing import Any

import pytest

from claims.models import Appearance, Attribution, Claim, Origin, Suggestion
from sources.models import Article, Source
from tests.factories.accounts import UserFactory
from tests.factories.claims import ClaimFactory
from tests.factories.sources import SourceFactory, SourceNameFactory
from tests.web.desk.bench import (
    CARGO,
    PIER,
    bench,
    curator,
    new_source,
    opened,
    record,
    step_form,
    url,
    waiting,
)
from tests.web.desk.browsing import at

pytestmark = pytest.mark.django_db


def text(answer: Any) -> str:
    return " ".join(unescape(answer.content.decode()).split())


def test_words_become_a_new_claim_with_its_chain_and_a_second_article_changes_the_number() -> None:
    first, second, browser = bench(), bench(), curator()
    page = record(browser, first, **new_source("Harbour Office"), statement="Cargo rose by 12 %.")
    claim = Claim.objects.get()
    assert (claim.statement, claim.label, claim.amount) == (
        "Cargo rose by 12 %.",
        "single_origin",
        12,
    )
    assert "A new claim" in text(page)
    assert "stands on one thing" in text(page)
    form = opened(browser, second)
    assert (
        str(claim.pk) in [value for name, value in form.items() if name == "claim"] or form["claim"]
    )
    page = record(browser, second, claim=str(claim.pk), **new_source("Rail Union", "group"))
    claim.refresh_from_db()
    assert (claim.label, claim.supports_confirmed) == ("corroborated", 2)
    assert "The answer has changed" in text(page)
    assert "Before" in text(page)
    assert "stands on two things" in text(page)
    rows = Appearance.objects.of([claim.pk])
    assert {row.exact for row in rows} == {CARGO}


def test_the_form_is_filled_with_what_the_reader_makes_of_the_words() -> None:
    form = opened(curator(), bench())
    assert form["statement"] == f"{CARGO}."
    assert (form["amount"], form["unit"], form["kind"]) == ("12", "%", "numerical")
    assert form["date"] == "2018-03-01 to 2018-03-31"
    assert form["hop-0-find"] == "Harbour Office"
    assert form["claim"] == "new"


def test_words_that_stand_in_two_places_are_chosen_between() -> None:
    version, browser = bench(), curator()
    page = browser.get(url(version), {"words": "The  pier is old."})
    assert "These words stand in 2 places" in text(page)
    start = version.text.rindex("The pier is old.")
    form = step_form(browser.get(url(version), {"start": start, "end": start + 16}), "record")
    browser.post(url(version), form)
    assert Appearance.objects.get().start == start


def test_words_are_found_however_quotation_marks_and_spaces_are_typed() -> None:
    version = bench("The mayor said: “No\u00a0pier – ever.” It rained.")
    form = opened(curator(), version, '"No pier - ever."')
    assert version.text[int(form["start"]) : int(form["end"])] == "“No\u00a0pier – ever.”"


def test_words_that_are_not_there_are_named_and_stay_typed() -> None:
    page = curator().get(url(bench()), {"words": "a whale was seen"})
    assert page.status_code == 400
    assert "“a whale was seen” does not stand in this text" in text(page)
    assert ">a whale was seen</textarea>" in page.content.decode()


def test_offsets_count_characters_and_not_what_a_browser_counts() -> None:
    version = bench()
    start = version.text.index("The pier")
    form = step_form(curator().get(url(version), {"start": start, "end": start + 8}), "record")
    assert form["statement"].startswith("The pier")


@pytest.mark.parametrize(
    "asked",
    [
        {"start": "5", "end": "2"},
        {"start": "0", "end": "99999"},
        {"start": "x", "end": "3"},
        {"start": "64", "end": "66"},
        {"words": "  "},
        {"words": "\0"},
        {"suggestion": "999999"},
        {"suggestion": "x"},
        {"appearance": "999999"},
    ],
)
def test_what_is_not_in_the_text_is_told(asked: dict[str, str]) -> None:
    page = curator().get(url(bench()), asked)
    assert page.status_code in (400, 404)
    assert 'role="alert"' in page.content.decode()


def test_a_suggestion_is_accepted_with_its_chain_in_one_step_and_undone() -> None:
    version, browser = bench(), curator()
    best = waiting(version)[0]
    form = step_form(browser.get(url(version), {"suggestion": best.pk}), "record")
    browser.post(url(version), form)
    best.refresh_from_db()
    assert best.status == "accepted"
    row = best.appearance
    assert Attribution.objects.leaving([row.pk]).count() == 1
    page = browser.get(url(version))
    assert f"You recorded “{row.claim}”" in text(page)
    browser.post(url(version), step_form(page, "undo"))
    best.refresh_from_db()
    assert best.status == "pending"
    assert not Appearance.objects.exists()
    assert not Origin.objects.exists()
    assert Claim.objects.get().status == "withdrawn"
    assert browser.post(url(version), {"action": "undo"}).status_code == 409


def test_a_suggestion_is_rejected_with_a_reason_and_taken_back() -> None:
    version, browser = bench(), curator()
    best = waiting(version)[0]
    sent = {"action": "reject", "suggestion": best.pk, "reason": "No news"}
    page = browser.post(url(version), sent, follow=True)
    best.refresh_from_db()
    assert best.status == "rejected"
    assert f'data-id="{best.pk}"' not in page.content.decode()
    browser.post(url(version), {"action": "reopen", "suggestion": best.pk})
    best.refresh_from_db()
    assert best.status == "pending"
    browser.post(url(version), sent)
    browser.post(url(version), step_form(browser.get(url(version)), "undo"))
    best.refresh_from_db()
    assert best.status == "pending"


def test_a_suggestion_that_somebody_decided_on_says_who() -> None:
    version, browser = bench(), curator()
    best = waiting(version)[0]
    form = step_form(browser.get(url(version), {"suggestion": best.pk}), "record")
    other = UserFactory(roles=["editor"], username="otto")
    at(other).post(url(version), {"action": "reject", "suggestion": best.pk})
    page = browser.get(url(version), {"suggestion": best.pk})
    assert page.status_code == 409
    assert "otto rejected this suggestion" in text(page)
    refused = browser.post(url(version), form | {"statement": "Typed with care"})
    assert refused.status_code == 409
    assert "otto has rejected this suggestion already." in text(refused)
    assert "Typed with care" in text(refused)
    again = step_form(refused, "record")
    assert again["suggestion"] == ""
    browser.post(url(version), again)
    assert Appearance.objects.get().claim.statement == "Typed with care"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"statement": " "}, "Statement</a>: This field cannot be blank."),
        ({"statement": "s" * 501}, "Statement</a>: Ensure this value has at most 500 characters"),
        ({"amount": "a dozen"}, "“a dozen” is no number. Write it in digits"),
        ({"amount": "120", "statistic": "share"}, "A share lies between 0 and 100."),
        ({"stance": "perhaps"}, "Stance</a>: “perhaps” is none of the choices."),
        ({"kind": "poem"}, "Kind</a>"),
        ({"claim": "999999"}, "This claim is not tracked any more"),
        (
            {"hop-0-end": "origin:999999"},
            "Where the text has it from</a>: What was chosen is not there any more.",
        ),
        ({"hop-0-source_kind": ""}, "Whoever made it</a>: Say what “Harbour Office” is"),
        ({"hop-0-end": ""}, "Nothing was recorded."),
        ({"start": "1", "end": "0"}, "These places are not in the text."),
        ({"note": "a\0b"}, "Nothing was recorded."),
    ],
)
def test_what_is_refused_is_named_and_nothing_typed_is_lost(
    typed: dict[str, str], told: str
) -> None:
    version, browser = bench(), curator()
    if typed == {"hop-0-end": ""}:
        typed = {"hop-0-end": "", "hop-0-find": "", "hop-0-title": "Something"}
        typed |= {"hop-0-origin_kind": "unheard_of", "hop-0-end": "new"}
    page = browser.post(
        url(version),
        opened(browser, version)
        | new_source("Harbour Office")
        | {"reason": "Typed with care"}
        | typed,
    )
    assert page.status_code == 400
    assert told in text(page)
    assert "Typed with care" in text(page)
    assert not Appearance.objects.exists()
    assert not Claim.objects.exists()
    assert not Source.objects.having(name="Harbour Office").exists()


def test_a_claim_that_was_changed_meanwhile_is_shown_before_anything_is_tied_to_it() -> None:
    from claims.services.claims import change_claim

    version, browser = bench(), curator()
    claim = ClaimFactory(statement=f"{CARGO}.")
    form = opened(browser, version) | {"claim": str(claim.pk)}
    form |= {f"claim-seen-{claim.pk}": str(claim.row_version)}
    claim.refresh_from_db()
    claim.statement = "Cargo fell by 12 percent in March 2018."
    change_claim(claim, by=UserFactory(username="otto"))
    refused = browser.post(url(version), form)
    assert refused.status_code == 409
    assert "otto changed this claim" in text(refused)
    assert "“Cargo fell by 12 percent in March 2018.”" in text(refused)
    assert not Appearance.objects.exists()
    again = step_form(refused, "record")
    assert again["claim"] == str(claim.pk)
    browser.post(url(version), again)
    assert Appearance.objects.get().claim == claim


def test_a_newer_text_is_told_and_the_same_words_are_found_in_it() -> None:
    from sources.services.articles import add_version

    version, browser = bench(), curator()
    form = opened(browser, version)
    newer = add_version(version.article, text=f"Updated. {version.text}", by=UserFactory())
    refused = browser.post(url(version), form | {"statement": "Typed with care"})
    assert refused.status_code == 409
    assert "Meanwhile version 2 of the text has arrived" in text(refused)
    again = step_form(refused, "record")
    assert (again["version"], again["statement"]) == (str(newer.pk), "Typed with care")
    browser.post(url(version), again)
    assert Appearance.objects.get().exact == CARGO


def test_one_form_that_is_sent_twice_records_once() -> None:
    version, browser = bench(), curator()
    form = opened(browser, version)
    browser.post(url(version), form)
    page = browser.post(url(version), form, follow=True)
    assert page.status_code == 200
    assert Claim.objects.count() == Appearance.objects.count() == 1


def test_a_relay_becomes_a_stub_between_the_text_and_the_origin_and_goes_when_it_is_undone() -> (
    None
):
    version, browser = bench(), curator()
    form = opened(browser, version, PIER) | new_source("The governor", "person")
    form |= {"hop-0-relay_find": "Kenji Mori", "hop-0-relay": "new", "hop-0-relay_kind": "person"}
    browser.post(url(version), form)
    claim = Claim.objects.get()
    assert (claim.label, claim.supports_confirmed) == ("single_origin", 1)
    stub = Article.objects.get(held="cited_only")
    assert (stub.genre, stub.credits.get().source.name) == ("statement", "Kenji Mori")
    outer = Attribution.objects.get(to_appearance__article=stub)
    onward = Attribution.objects.get(from_appearance__article=stub)
    assert onward.told_in == outer.from_appearance
    assert onward.to_origin.holder.name == "The governor"
    browser.post(url(version), step_form(browser.get(url(version)), "undo"))
    assert not Appearance.objects.exists()
    assert not Article.objects.stubs().exists()
    assert not Origin.objects.exists()


def test_a_known_source_is_offered_and_taken() -> None:
    office = SourceFactory(name="Harbour Office")
    SourceNameFactory(source=office, text="Harbour Office")
    version, browser = bench(), curator()
    form = opened(browser, version)
    assert form["hop-0-end"] == f"source:{office.pk}"
    browser.post(url(version), form)
    origin = Origin.objects.get()
    assert origin.holder == office
    again = browser.get(url(bench()), {"words": CARGO})
    assert f'value="origin:{origin.pk}"' in again.content.decode()


def test_a_hop_is_added_to_a_recorded_passage_and_taken_away_again() -> None:
    version, browser = bench(), curator()
    record(browser, version, **{"hop-0-find": "", "hop-0-end": "none", "hop-0-relay": "none"})
    row = Appearance.objects.get()
    assert row.claim.label == "untraced"
    form = step_form(browser.get(url(version), {"appearance": row.pk}), "extend")
    empty = browser.post(url(version), form)
    assert empty.status_code == 400
    page = browser.post(url(version), form | new_source("Harbour Office"), follow=True)
    assert "The answer has changed" in text(page)
    row.claim.refresh_from_db()
    assert row.claim.label == "single_origin"
    browser.post(url(version), step_form(browser.get(url(version)), "undo"))
    row.claim.refresh_from_db()
    assert row.claim.label == "untraced"
    assert not Origin.objects.exists()


def test_another_hop_and_names_are_looked_up_without_saving() -> None:
    version, browser = bench(), curator()
    form = opened(browser, version) | {"statement": "Typed with care"}
    more = step_form(browser.post(url(version), form | {"more": "yes"}), "record")
    assert (more["hops"], more["statement"]) == ("2", "Typed with care")
    office = SourceFactory(name="Rail Union")
    SourceNameFactory(source=office, text="Rail Union")
    typed = more | {"hop-1-find": "Rail Union", "hop-1-end": "", "look": "yes"}
    looked = step_form(browser.post(url(version), typed), "record")
    assert looked["hop-1-end"] == f"source:{office.pk}"
    assert not Appearance.objects.exists()
    browser.post(url(version), looked | new_source("Harbour Office"))
    assert Attribution.objects.count() == 2


def test_a_merged_article_leads_to_its_survivor() -> None:
    version, other = bench(), bench("Another text stands here.")
    Article.objects.having(pk=version.article_id).update(merged_into=other.article)
    answer = curator().get(url(version))
    assert (answer.status_code, answer["Location"]) == (302, url(other))


def test_a_suggestion_of_another_article_is_none_of_this_one() -> None:
    version, other = bench(), bench("The mill burned down in May 2018, the mayor said.")
    sent = {"action": "reject", "suggestion": waiting(other)[0].pk}
    assert curator().post(url(version), sent).status_code == 400
    assert not Suggestion.objects.decided().exists()


def test_words_at_which_a_suggestion_waits_open_that_suggestion() -> None:
    version, browser = bench(), curator()
    best = waiting(version)[0]
    asked = {"start": str(best.start), "end": str(best.end - 1)}
    form = step_form(browser.get(url(version), asked), "record")
    assert form["suggestion"] == str(best.pk)


def test_words_that_name_nobody_are_not_recorded_as_somebody() -> None:
    version, browser = bench(), curator()
    typed = opened(browser, version) | new_source("Its leader") | {"hop-0-end": ""}
    refused = browser.post(url(version), typed)
    assert refused.status_code == 400
    assert "“Its leader” names nobody yet" in text(refused)
    assert "hop-0-end" not in step_form(refused, "record")


def test_a_claim_that_says_the_very_same_is_chosen_already() -> None:
    browser, first, second = curator(), bench(), bench()
    record(browser, first)
    claim = Claim.objects.get()
    form = opened(browser, second)
    browser.post(url(second), form)
    assert form["claim"] == str(claim.pk)
    assert Claim.objects.get() == claim


def test_what_somebody_else_decided_meanwhile_is_not_undone() -> None:
    version, browser = bench(), curator()
    best = waiting(version)[0]
    browser.post(url(version), {"action": "reject", "suggestion": best.pk})
    undo = step_form(browser.get(url(version)), "undo")
    other = at(UserFactory(roles=["curator"], username="otto"))
    other.post(url(version), {"action": "reopen", "suggestion": best.pk})
    form = step_form(other.get(url(version), {"suggestion": best.pk}), "record")
    other.post(url(version), form)
    assert browser.post(url(version), undo).status_code == 409
    best.refresh_from_db()
    assert (best.status, best.decided_by.username) == ("accepted", "otto")
    assert Appearance.objects.count() == 1
