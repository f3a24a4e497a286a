"""For each rule of `accounts`, a record that breaks it and nothing else."""

from datetime import UTC, datetime

from accounts.models import IdempotencyKey, User
from tests.factories.accounts import (
    ApiTokenFactory,
    EventFactory,
    InvitationFactory,
    MutedNoticeFactory,
    NoticeFactory,
    RoleGrantFactory,
    UserFactory,
)
from tests.factories.importing import ImportedKeyFactory, ImportPartFactory, ImportRunFactory
from tests.violations import Violation, again, unsaved, words

NOW = datetime(2026, 5, 1, tzinfo=UTC)


def idempotency_key(**values: object) -> IdempotencyKey:
    token = values.pop("token", None) or ApiTokenFactory()
    return IdempotencyKey(token=token, key="one", request_sha256="0" * 64, **values)


def idempotency_key_again() -> IdempotencyKey:
    first = idempotency_key()
    first.save()
    return again(first)


VIOLATIONS: dict[str, Violation] = {
    **words(RoleGrantFactory, "role"),
    "rolegrant_once": lambda: again(RoleGrantFactory()),
    "user_email_unique": lambda: User(
        username="other", password="x", email=UserFactory(email="ada@example.org").email.upper()
    ),
    **words(NoticeFactory, "kind"),
    "notice_once": lambda: again(NoticeFactory()),
    "notice_ends_once": lambda: unsaved(NoticeFactory, sent_at=NOW, dropped_at=NOW),
    **words(MutedNoticeFactory, "kind"),
    "mutednotice_once": lambda: again(MutedNoticeFactory()),
    "invitation_email_given": lambda: unsaved(InvitationFactory, email=""),
    "invitation_roles_known": lambda: unsaved(InvitationFactory, roles=["king"]),
    "invitation_expires_later": lambda: unsaved(
        InvitationFactory, expires_at=datetime(2000, 1, 1, tzinfo=UTC)
    ),
    "invitation_accepted_by_somebody": lambda: unsaved(InvitationFactory, accepted_at=NOW),
    "invitation_ends_once": lambda: unsaved(
        InvitationFactory, accepted_at=NOW, accepted_by=UserFactory(), revoked_at=NOW
    ),
    "invitation_open_once": lambda: again(InvitationFactory()),
    "event_action_named": lambda: unsaved(EventFactory, action=""),
    "apitoken_key_is_hashed": lambda: unsaved(ApiTokenFactory, key_sha256="the key itself"),
    "apitoken_has_scope": lambda: unsaved(ApiTokenFactory, scopes=[]),
    "apitoken_expires_later": lambda: unsaved(
        ApiTokenFactory, expires_at=datetime(2000, 1, 1, tzinfo=UTC)
    ),
    "apitoken_name_once": lambda: again(ApiTokenFactory(), key_sha256="f" * 64),
    **words(ImportRunFactory, "state", "format"),
    "importpart_once": lambda: again(ImportPartFactory()),
    "importedkey_once": lambda: again(ImportedKeyFactory(), object_id=10**6),
    "importedkey_one_of_record": lambda: again(ImportedKeyFactory(), key="another"),
    "idempotencykey_once": idempotency_key_again,
    "idempotencykey_answer_whole": lambda: idempotency_key(status=200),
}
