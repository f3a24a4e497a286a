"""For each rule of `accounts`, a record that breaks it and nothing else."""

from datetime import UTC, datetime

from accounts.domain.entries import Act, entry_text
from accounts.domain.merkle import leaf_hash
from accounts.domain.vocabulary import LogKind
from accounts.models import FeedFloor, IdempotencyKey, LogHead, LogLeaf, LogNode, LogSalt, User
from tests.accounts.log import fill
from tests.factories.accounts import (
    ApiTokenFactory,
    EventFactory,
    InvitationFactory,
    MutedNoticeFactory,
    NoticeFactory,
    RoleGrantFactory,
    UserFactory,
    WebhookDeliveryFactory,
    WebhookFactory,
)
from tests.factories.following import ChangeFactory
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


def entry(**values: object) -> LogLeaf:
    """The entry that would come next."""
    text = str(values.pop("text", "")) or entry_text(
        Act(LogKind.SIGNED, ("user", 1), NOW), number=0, logged=NOW, personal="0" * 64
    )
    number = LogHead.objects.get().size
    hashed = leaf_hash(text.encode()).hex()
    return LogLeaf(**{"number": number, "text": text, "hash": hashed, **values})


def entry_again() -> LogLeaf:
    """A number once more, while the head has not moved on and it would be the next one."""
    first = entry()
    first.save()
    return again(first)


def head_that_jumps() -> LogHead:
    head = LogHead.objects.get()
    head.size += 1
    return head


def node_again() -> LogNode:
    fill(UserFactory(), 2)
    return again(LogNode.objects.get())


def salt(**values: object) -> LogSalt:
    fill(UserFactory(), 1)
    found = LogSalt.objects.get()
    for name, value in values.items():
        setattr(found, name, value)
    return found


VIOLATIONS: dict[str, Violation] = {
    **words(RoleGrantFactory, "role"),
    "rolegrant_once": lambda: again(RoleGrantFactory()),
    "user_email_unique": lambda: User(
        username="other", password="x", email=UserFactory(email="ada@example.org").email.upper()
    ),
    "user_name_unique": lambda: User(
        username=UserFactory(username="ada").username.upper(), password="x", email=""
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
    "loghead_only_one": lambda: LogHead(id=2),
    "loghead_follows_leaves": head_that_jumps,
    "logleaf_number_once": entry_again,
    "logleaf_without_gap": lambda: entry(number=7),
    "logleaf_kind_known": lambda: entry(text='{"kind":"nonsense"}'),
    "logleaf_hash_of_text": lambda: entry(hash="0" * 64),
    "lognode_above_leaves": lambda: LogNode(level=0, index=0, hash="0" * 64),
    "lognode_once": node_again,
    "logsalt_erased_whole": lambda: salt(erased_at=NOW),
    "logsalt_only_erased": lambda: salt(text="Somebody else."),
    "event_action_named": lambda: unsaved(EventFactory, action=""),
    "apitoken_key_is_hashed": lambda: unsaved(ApiTokenFactory, key_sha256="the key itself"),
    "apitoken_has_scope": lambda: unsaved(ApiTokenFactory, scopes=[]),
    "apitoken_expires_later": lambda: unsaved(
        ApiTokenFactory, expires_at=datetime(2000, 1, 1, tzinfo=UTC)
    ),
    "apitoken_name_once": lambda: again(ApiTokenFactory(), key_sha256="f" * 64),
    **words(ChangeFactory, "kind", "what", "told"),
    "feedfloor_only_one": lambda: FeedFloor(id=2),
    **words(WebhookFactory, "state"),
    "webhook_named": lambda: unsaved(WebhookFactory, name=""),
    "webhook_name_once": lambda: again(WebhookFactory()),
    "webhook_kinds_known": lambda: unsaved(WebhookFactory, kinds=["nonsense"]),
    "webhook_former_until_known": lambda: unsaved(WebhookFactory, former_secret="sealed"),
    **words(WebhookDeliveryFactory, "kind", "what", "state"),
    "webhookdelivery_once": lambda: again(WebhookDeliveryFactory(), message="msg_another"),
    "webhookdelivery_ended_when_over": lambda: unsaved(WebhookDeliveryFactory, ended_at=NOW),
    **words(ImportRunFactory, "state", "format"),
    "importpart_once": lambda: again(ImportPartFactory()),
    "importedkey_once": lambda: again(ImportedKeyFactory(), object_id=10**6),
    "importedkey_one_of_record": lambda: again(ImportedKeyFactory(), key="another"),
    "idempotencykey_once": idempotency_key_again,
    "idempotencykey_answer_whole": lambda: idempotency_key(status=200),
}
