"""The keys by which programs sign in."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from accounts.domain.vocabulary import Scope
from accounts.errors import NotAllowed
from accounts.models import ApiToken, Event, RoleGrant, User
from accounts.services.tokens import PREFIX, issue_token, revoke_token, token_of
from tests.accounts.tokens import issued
from tests.factories.accounts import ApiTokenFactory, EventFactory, UserFactory

pytestmark = pytest.mark.django_db


def again(token: ApiToken) -> ApiToken:
    return ApiToken.objects.get(pk=token.pk)


def asked(**other: Any) -> tuple[ApiToken, str]:
    user, now = UserFactory(roles=["contributor"]), timezone.now()
    given = {
        "name": "loader",
        "scopes": [Scope.READ],
        "expires_at": now + timedelta(days=1),
        "by": user,
        "now": now,
    }
    return issue_token(user, **{**given, **other})


def test_a_key_leads_to_its_token_and_only_its_hash_is_kept() -> None:
    token, key = asked(scopes=[Scope.WRITE, Scope.READ, Scope.READ], name=" loader ")
    assert key.startswith(PREFIX)
    assert len(key) > 40
    assert token_of(key, now=timezone.now()) == token
    stored = ApiToken.objects.values().get(pk=token.pk)
    assert (stored["name"], stored["scopes"]) == ("loader", ["read", "write"])
    assert key not in str(stored)
    assert all(key not in f"{event.before}{event.after}" for event in Event.objects.all())
    assert key not in str(list(token.history.values()))


def test_neither_history_nor_log_keep_the_hash_or_tell_one_that_they_kept() -> None:
    token, key = asked()
    revoke_token(token, by=None, now=timezone.now())
    kept = str(list(token.history.values()))
    logged = [(event.before, event.after) for event in Event.objects.all()]
    assert ApiToken.digest(key) not in f"{kept}{logged}"
    assert "key_sha256" not in f"{kept}{logged}"
    older = EventFactory(after={"name": "loader", "key_sha256": ApiToken.digest(key)})
    client = Client()
    client.force_login(UserFactory(roles=["auditor"]))
    told = client.get(f"/api/v1/events/{older.pk}/").json()
    assert told["after"] == {"name": "loader"}


def test_two_keys_are_never_alike() -> None:
    user = UserFactory()
    assert len({issued(user, name=str(number))[1] for number in range(20)}) == 20


@pytest.mark.parametrize("key", ["", "ss_", "ss_x", "x" * 5000, "\x00", "ss_é"])
def test_a_key_that_nobody_issued_leads_to_nothing(key: str) -> None:
    issued()
    assert token_of(key, now=timezone.now()) is None


def test_it_ends_when_it_expires() -> None:
    token, key = issued()
    assert token_of(key, now=token.expires_at - timedelta(seconds=1)) == token
    assert token_of(key, now=token.expires_at) is None


def test_it_ends_at_once_when_it_is_revoked_and_stays_so() -> None:
    token, key = issued()
    now = timezone.now()
    revoke_token(token, by=token.user, now=now)
    assert token_of(key, now=now) is None
    revoke_token(token, by=token.user, now=now + timedelta(days=1))
    assert again(token).revoked_at == now
    actions = list(Event.objects.about(token).order_by("pk").values_list("action", flat=True))
    assert actions == ["apitoken.added", "apitoken.changed"]


def test_it_ends_when_the_account_is_closed() -> None:
    token, key = issued()
    token.user.is_active = False
    token.user.save()
    assert token_of(key, now=timezone.now()) is None


def test_its_use_is_noted_once_a_minute_and_nowhere_else() -> None:
    token, key = issued()
    histories, events, now = token.history.count(), Event.objects.count(), timezone.now()
    token_of(key, now=now)
    assert again(token).last_used_at == now
    token_of(key, now=now + timedelta(seconds=59))
    assert again(token).last_used_at == now
    token_of(key, now=now + timedelta(seconds=61))
    assert again(token).last_used_at == now + timedelta(seconds=61)
    assert (token.history.count(), Event.objects.count()) == (histories, events)


@pytest.mark.parametrize(
    ("scopes", "reads", "writes"),
    [([Scope.READ], True, False), ([Scope.WRITE], True, True), (list(Scope), True, True)],
)
def test_what_writes_may_read(scopes: list[Scope], reads: bool, writes: bool) -> None:
    token, _ = asked(scopes=scopes)
    assert (token.may(Scope.READ), token.may(Scope.WRITE)) == (reads, writes)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "x" * 101}, "name"),
        ({"scopes": []}, "scopes"),
        ({"expires_at": timezone.now() - timedelta(days=1)}, "expires_at"),
        ({"expires_at": timezone.now() + timedelta(days=367)}, "expires_at"),
    ],
)
def test_what_does_not_fit_is_named(given: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationError) as caught:
        asked(**given)
    assert set(caught.value.error_dict) == {field}
    assert not ApiToken.objects.exists()


def test_a_name_is_used_once_by_each_person() -> None:
    user = UserFactory()
    issued(user)
    issued()
    with pytest.raises(ValidationError, match="already have a token of this name"):
        issued(user)


def test_nobody_makes_a_token_for_somebody_else() -> None:
    with pytest.raises(NotAllowed, match="by its owner alone"):
        asked(by=UserFactory(is_superuser=True))


def test_who_holds_no_role_makes_none() -> None:
    user = UserFactory()
    with pytest.raises(NotAllowed):
        issue_token(
            user,
            name="loader",
            scopes=[Scope.READ],
            expires_at=timezone.now() + timedelta(days=1),
            by=user,
            now=timezone.now(),
        )


def test_a_token_is_ended_by_its_owner_or_an_admin() -> None:
    for roles in (["editor"], ["auditor"]):
        with pytest.raises(NotAllowed, match="by its owner or an admin"):
            revoke_token(ApiTokenFactory(), by=UserFactory(roles=roles), now=timezone.now())
    token = ApiTokenFactory()
    assert revoke_token(token, by=UserFactory(roles=["admin"]), now=timezone.now()).revoked_at


def test_whoever_lost_every_role_still_ends_a_token_of_his_own() -> None:
    token, _ = asked()
    RoleGrant.objects.all().delete()
    now = timezone.now()
    assert revoke_token(token, by=User.objects.get(pk=token.user_id), now=now).revoked_at == now
