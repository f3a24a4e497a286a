"""Passages with all that nobody recorded yet: made in one step, taken back in one."""

import pytest

from accounts.errors import StaleRecord
from claims.models import Appearance, Attribution, Claim, Origin
from claims.services.claims import change_claim
from claims.services.recording import (
    ChangedSince,
    extend_chain,
    record_passage,
    shorten_chain,
    take_back,
)
from claims.services.records import save
from claims.services.refusals import HopRefused, NewClaimRefused, NewOriginRefused
from claims.services.told import HopTold, OriginTold, RelayTold, SourceTold
from sources.domain.vocabulary import SourceKind
from sources.models import Article, Source
from tests.factories.accounts import UserFactory
from tests.factories.claims import QUOTE, ClaimFactory
from tests.factories.sources import SourceFactory, VersionFactory

pytestmark = pytest.mark.django_db


def passage(claim: Claim | None = None) -> Appearance:
    version = VersionFactory()
    start = version.text.index(QUOTE)
    return Appearance(
        claim=claim or Claim(statement="A ferry sank off Otaru.", kind="event"),
        article=version.article,
        version=version,
        exact=QUOTE,
        start=start,
        end=start + len(QUOTE),
        status="accepted",
        basis="attributed",
    )


def hop(name: str = "Hana Sato", relay: RelayTold | None = None) -> HopTold:
    holder = SourceTold(name, SourceKind.PERSON)
    new = OriginTold(Origin(kind="statement"), holder=holder)
    return HopTold(Attribution(kind="relays_statement"), new, relay)


def test_everything_is_made_and_goes_again_but_for_the_claim_and_the_sources() -> None:
    by, row = UserFactory(roles=["curator"]), passage()
    relay = RelayTold(SourceTold("Nordlicht", SourceKind.PUBLISHER))
    made = record_passage(row, by=by, chain=[hop(relay=relay)])
    assert set(made) == {"claims", "hops", "origins", "relays"}
    stub = Article.objects.stubs().get()
    assert (stub.genre, stub.publisher.name, stub.publisher_reason) == (
        "reportage",
        "Nordlicht",
        "",
    )
    assert Attribution.objects.get(from_appearance=row).kind == "cites_report"
    assert Attribution.objects.get(told_in=row).kind == "relays_statement"
    row.claim.refresh_from_db()
    assert row.claim.supports_confirmed == 1
    take_back(row, made, by=by)
    for model in (Appearance, Attribution, Origin):
        assert not model.objects.exists()
    assert not Article.objects.stubs().exists()
    assert Claim.objects.get().status == "withdrawn"
    assert Source.objects.having(name="Hana Sato").exists()


def test_a_chain_may_stop_with_who_passes_on() -> None:
    row = passage()
    told = HopTold(Attribution(kind="cites_report"), relay=RelayTold(SourceFactory(kind="person")))
    record_passage(row, by=UserFactory(), chain=[told])
    only = Attribution.objects.get()
    assert (only.to_origin, only.to_appearance.article.held) == (None, "cited_only")


def test_what_somebody_changed_since_is_not_simply_taken_back() -> None:
    by, row = UserFactory(roles=["curator"]), passage()
    made = record_passage(row, by=by)
    row.note = "Seen"
    save(row, by=by)
    row.refresh_from_db()
    with pytest.raises(ChangedSince, match="was changed since"):
        take_back(row, made, by=by)
    assert Appearance.objects.exists()


def test_a_claim_that_others_use_stays_open() -> None:
    by, row = UserFactory(roles=["curator"]), passage()
    made = record_passage(row, by=by)
    other = passage(row.claim)
    record_passage(other, by=by)
    take_back(row, made, by=by)
    row.claim.refresh_from_db()
    assert row.claim.status == "open"


@pytest.mark.parametrize(
    ("chain", "refused"),
    [
        ([hop(name="")], NewOriginRefused),
        (
            [HopTold(Attribution(kind="x"), relay=RelayTold(SourceTold("", SourceKind.PERSON)))],
            HopRefused,
        ),
    ],
)
def test_where_one_part_is_refused_nothing_is_left(
    chain: list[HopTold], refused: type[Exception]
) -> None:
    with pytest.raises(refused):
        record_passage(passage(), by=UserFactory(), chain=chain)
    assert not Claim.objects.exists()
    assert not Appearance.objects.exists()
    assert not Source.objects.having(kind="person").exists()


def test_a_new_claim_that_does_not_fit_is_named() -> None:
    row = passage(Claim(statement="", kind="event"))
    with pytest.raises(NewClaimRefused) as refusal:
        record_passage(row, by=UserFactory())
    assert set(refusal.value.message_dict) == {"statement"}


def test_a_chain_is_extended_and_shortened_and_the_claim_is_counted() -> None:
    by, claim = UserFactory(roles=["curator"]), ClaimFactory()
    row = passage(claim)
    record_passage(row, by=by)
    change_claim(claim, by=by)
    made = extend_chain(row, [hop(relay=RelayTold(SourceFactory(kind="person")))], by=by)
    claim.refresh_from_db()
    assert claim.supports_confirmed == 1
    shorten_chain(row, made, by=by)
    claim.refresh_from_db()
    assert (claim.supports_confirmed, claim.supports_possible) == (0, 1)
    assert list(Appearance.objects.all()) == [row]
    assert not Attribution.objects.exists()


def test_what_others_added_to_a_chain_is_not_taken_back_with_it() -> None:
    by, row = UserFactory(roles=["curator"]), passage()
    made = record_passage(row, by=by, chain=[hop(relay=RelayTold(SourceFactory(kind="person")))])
    relay = Appearance.objects.get(pk=made["relays"][0])
    more = extend_chain(row, [hop("Kenji Mori")], by=UserFactory(roles=["curator"]))
    with pytest.raises(ChangedSince, match="chain was changed since"):
        take_back(row, made, by=by)
    shorten_chain(row, more, by=by)
    more = extend_chain(relay, [hop("Kenji Mori")], by=by)
    with pytest.raises(ChangedSince):
        take_back(row, made, by=by)
    shorten_chain(relay, more, by=by)
    relay.note = "Found in the archive"
    save(relay, by=by)
    with pytest.raises(ChangedSince):
        take_back(row, made, by=by)
    assert Attribution.objects.count() == 2


def test_what_is_changed_while_it_is_taken_back_stays() -> None:
    by, row = UserFactory(roles=["curator"]), passage()
    made = record_passage(row, by=by)
    seen = Appearance.objects.get(pk=row.pk)
    row.note = "Seen"
    save(row, by=by)
    with pytest.raises(StaleRecord):
        take_back(seen, made, by=by)
    assert Appearance.objects.exists()
