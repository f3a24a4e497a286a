"""Which claims a text may state."""

import os
from decimal import Decimal

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from claims.domain.matching.candidates import Why
from claims.domain.matching.queries import LONGEST
from claims.domain.vocabulary import ClaimStatus
from claims.models import Claim, ClaimTerm, MatchingState, TermFrequency
from claims.services.matching import TextTooLong, match, match_each, version
from claims.services.matching.keeping import rebuild, refresh
from claims.services.matching.statements import BOUNDS
from sources.domain.vocabulary import SourceKind
from tests.factories.claims import ClaimFactory, ClaimSubjectFactory
from tests.flat import asked

pytestmark = pytest.mark.django_db

FERRY = "A ferry sank off Otaru with 40 people on board"
TEXTS = int(os.environ.get("MATCHING_TEXTS", "40"))


def with_figure(statement: str, amount: str) -> Claim:
    return ClaimFactory(
        statement=statement, amount=Decimal(amount), comparator="eq", statistic="count"
    )


def found(text: str) -> list[int]:
    return [one.claim for one in match(text)]


def terms() -> set[tuple[str, int]]:
    return set(ClaimTerm.objects.values_list("lexeme", "claim_id"))


def test_the_likest_claim_comes_first_and_says_why() -> None:
    far = ClaimFactory(statement="A ferry was built in Otaru for 40 people")
    near = ClaimFactory(statement=FERRY)
    ClaimFactory(statement="Bread has become dearer in Kushiro")
    candidates = match(FERRY)
    assert [one.claim for one in candidates] == [near.pk, far.pk]
    assert candidates[0].likeness == pytest.approx(1)
    assert candidates[0].is_likely
    assert candidates[0].score > candidates[1].score
    assert {one.code for one in candidates[0].reasons} == {Why.SHARED_WORDS, Why.SAME_FIGURE}
    assert match("Nothing of the kind") == []


def test_another_figure_is_a_warning_and_the_same_one_ranks_higher() -> None:
    other = with_figure("A ferry sank off Otaru with 41 people on board", "41")
    same = with_figure("A ferry sank off Otaru with 40 people on it", "40")
    first, second = match("Otaru: ferry sinks with forty people")
    assert (first.claim, first.differs) == (same.pk, False)
    assert (second.claim, second.differs) == (other.pk, True)
    said = [reason.sentence for reason in second.reasons if reason.is_warning]
    assert said == ["Another figure: the text says 40, the claim 41."]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("74% of people agree", "74 percent of Danes agree"),
        ("It cost 1.5bn", "The bridge cost 1,500,000,000 kroner"),
        ("1,500 jobs", "The yard shed 1500 jobs"),
        ("#BreadPrices doubled", "Bread prices were doubled"),
        ("covid19 masts", "Masts spread covid-19"),
        ("US bases", "U.S. bases stay"),
        ("cafe prices", "Café prices rose"),
        ("日本の人口が減った", "日本の人口は減少した"),
        ("Говорили о россиянах", "Россияне против"),
    ],
)
def test_what_is_written_otherwise_is_found(text: str, statement: str) -> None:
    ClaimFactory(statement="Something else entirely was claimed")
    language = "ru" if "Р" in statement else "ja" if "日" in statement else "en"
    claim = ClaimFactory(statement=statement, language=language)
    assert found(text)[:1] == [claim.pk]


def test_who_is_named_is_told() -> None:
    subject = ClaimSubjectFactory(
        claim__statement="Bread is dearer, says Ana Kovac",
        source__name="Ana Kovac",
        source__kind=SourceKind.PERSON.value,
    )
    (one,) = match("Kovac: bread will be dearer")
    assert one.claim == subject.claim_id
    assert Why.SAME_SUBJECT in {reason.code for reason in one.reasons}


def test_the_terms_follow_the_claim_whoever_writes_it() -> None:
    claim = ClaimFactory(statement=FERRY)
    assert found("ferry Otaru") == [claim.pk]
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE claims_claim SET statement = 'A tram left Otaru' WHERE id = %s", [claim.pk]
        )
    assert (found("ferry"), found("tram")) == ([], [claim.pk])
    Claim.objects.filter(pk=claim.pk).update(status=ClaimStatus.WITHDRAWN.value)
    assert terms() == set()
    Claim.objects.filter(pk=claim.pk).update(status=ClaimStatus.OPEN.value)
    assert found("tram") == [claim.pk]
    Claim.objects.bulk_create([Claim(statement="A tram burned", kind="event")])
    assert len(found("tram")) == 2
    claim.delete()
    assert len(found("tram")) == 1


def test_what_is_withdrawn_or_merged_changes_no_score() -> None:
    survivor = ClaimFactory(statement=FERRY)
    before = match(FERRY)
    ClaimFactory(statement=FERRY, status=ClaimStatus.MERGED.value, merged_into=survivor)
    ClaimFactory(statement=FERRY, status=ClaimStatus.WITHDRAWN.value)
    assert match(FERRY) == before


def test_counting_and_rebuilding_leave_what_is_found() -> None:
    ClaimFactory.create_batch(3, statement=FERRY)
    before, candidates = terms(), found(FERRY)
    state = refresh(now=timezone.now())
    assert (state.claims, TermFrequency.objects.get(pk="ferri").claims) == (3, 3)
    ClaimTerm.objects.filter(lexeme="ferri").delete()
    ClaimTerm.objects.bulk_create([ClaimTerm(lexeme="ghost", claim_id=10**9, weight=1)])
    assert [done for done, _ in rebuild(now=timezone.now())] == [3]
    assert (terms(), found(FERRY)) == (before, candidates)
    assert MatchingState.objects.get().analysis == 1
    assert version() == "bm25-1"


def test_what_was_counted_ahead_is_used_where_there_is_much() -> None:
    claim = ClaimFactory(statement=FERRY)
    new = ClaimFactory(statement="A zeppelin landed")
    MatchingState.objects.update(claims=2_000)
    TermFrequency.objects.bulk_create(
        [TermFrequency(lexeme="otaru", claims=1), TermFrequency(lexeme="peopl", claims=300)]
    )
    assert found("Otaru") == [claim.pk]
    assert found("people") == [], "what is in more than a tenth of all claims is not looked up"
    assert found("zeppelin") == [new.pk], "what is newer than the count is counted as it stands"


def test_terms_that_are_not_followed_weigh_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    near = ClaimFactory(statement=FERRY)
    ClaimFactory(statement="A ferry sank with people on board")
    ClaimFactory(statement="Off Otaru a tram sank")
    before = match(FERRY)
    assert (len(before), before[0].claim) == (3, near.pk)
    monkeypatch.setitem(BOUNDS, "budget", 1)
    assert match(FERRY) == before[:1], "only “40” leads to claims, and all terms weigh them"


def test_a_long_text_is_looked_up_sentence_by_sentence() -> None:
    claim = ClaimFactory(statement=FERRY)
    text = (
        "It was windy on the whole coast that day. " * 40 + f"\n{FERRY}.\nNobody was hurt at all."
    )
    (one,) = match(text)
    assert one.claim == claim.pk
    assert text[one.passage.start : one.passage.end] == one.passage.text == f"{FERRY}."


def test_many_texts_take_as_many_queries_as_one() -> None:
    claims = [ClaimFactory(statement=f"Ferry {name} sank") for name in ("Asa", "Hikari", "Umi")]
    texts = [*(one.statement for one in claims), "Nothing", ""]
    with asked() as statements:
        candidates = match_each(texts)
    assert [[one.claim for one in near] for near in candidates] == [
        *([one.pk] for one in claims), [], [],
    ]  # fmt: skip
    with asked() as fewer:
        match_each(texts[:1])
    assert len(statements) == len(fewer)
    assert match_each([]) == []
    assert match_each(["Ferry"], limit=0) == [[]]


def test_a_book_is_refused() -> None:
    with pytest.raises(TextTooLong, match="60,000"):
        match("x" * (LONGEST + 1))


HOSTILE = st.one_of(
    st.text(max_size=300),
    st.text(alphabet="<>&;#@/.:%'\"\\\0\u202e\u0301 aА日1", max_size=300),
    st.text(alphabet="0123456789.,% ", max_size=200),
)


@settings(
    max_examples=TEXTS, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(text=HOSTILE)
@example(text="")
@example(text="\0")
@example(text="\ud800")
@example(text="'; --")
@example(text="%s %(x)s")
@example(text="9" * 5_000)
@example(text="x" * 50_000)
@example(text="<p>" * 10_000)
@example(text="def f(x): return x ** 2  # &#0;&#xd800;&amp;")
@example(text="1.2.3.4 1e999 ½ ٣ Ⅷ 10 000,5 billion trillion")
@example(text="日" * 3_000)
def test_any_text_has_an_answer(text: str) -> None:
    if not Claim.objects.exists():
        ClaimFactory(statement=FERRY)
    for one in match(text):
        assert text[one.passage.start : one.passage.end] == one.passage.text


def test_a_claim_that_is_deleted_meanwhile_is_left_out() -> None:
    gone, there = ClaimFactory(statement=FERRY), ClaimFactory(statement="A ferry sank off Otaru")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE claims_claimterm SET claim_id = 0 WHERE claim_id = %s", [gone.pk])
    assert found(FERRY) == [there.pk]
    assert [[one.claim for one in each] for each in match_each([FERRY, "Otaru"], limit=2)] == [
        [there.pk],
        [there.pk],
    ]
