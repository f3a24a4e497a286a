"""Letters that people get for their work: written in the step they tell of, sent by a job.

A letter is written at most once for each person and thing. Sent it is at least once: a worker that
dies between handing it over and noting so hands it over again.
"""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from accounts.domain.vocabulary import NoticeKind
from accounts.models import MutedNotice, Notice, User
from accounts.permissions import may
from accounts.services.jobs import defer_job
from accounts.services.letters import address_of, send, text_of
from accounts.services.steps import log_event, verb

TASK = "accounts.send_notices"

FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
"""After a failure it is tried again after 1, 2, 4, … minutes, at most this long."""

TRIES = 20
"""Some three days; after that nobody needs the letter any more."""

LABELS = {
    NoticeKind.ASSIGNED: "A review is assigned to me",
    NoticeKind.SIGNATURE_WANTED: "A review waits for a signature",
    NoticeKind.OVERDUE: "A review of mine is overdue (once a day)",
    NoticeKind.CORRECTION_REQUESTED: "A reader asks for a correction",
    NoticeKind.CORROBORATION_CHANGED: "The sourcing of a claim changed that I reviewed",
    NoticeKind.WEBHOOK_OFF: "A webhook was switched off because it failed",
}
"""What each kind is called where it is switched."""


def notify(
    users: Iterable[User],
    kind: NoticeKind,
    *,
    key: str,
    needs: str,
    subject: str,
    body: str,
    path: str,
    by: User | None,
) -> int:
    """Will write a letter to each of these people, to be sent when the transaction at hand ends.

    Not to who did it, who may not see it (`needs` is the action asked for), who has no address, who
    does not want it, or who was told of `key` before. Returns how many there are.
    """
    wanted = [user for user in users if user != by and user.email and may(user, needs)]
    muted = set(
        MutedNotice.objects.filter(user__in=wanted, kind=kind).values_list("user_id", flat=True)
    )
    told = set(Notice.objects.filter(user__in=wanted, key=key).values_list("user_id", flat=True))
    rows = [
        Notice(
            user=user,
            kind=kind.value,
            key=key,
            needs=needs,
            subject=" ".join(subject.split())[:300],
            body=body,
            path=path,
        )
        for user in wanted
        if user.pk not in muted | told
    ]
    if rows:
        Notice.objects.bulk_create(rows, ignore_conflicts=True)
        defer_job(TASK, by=by)
    return len(rows)


def send_waiting(*, now: datetime) -> int:
    """Will send every letter that waits, each in a transaction of its own; returns how many went.

    One that cannot be sent is tried again later.
    """
    waiting = list(Notice.objects.waiting(now).values_list("pk", flat=True))
    return sum(_send(pk, now) for pk in waiting)


def choose(user: User, wanted: Collection[NoticeKind], *, by: User) -> None:
    """Will send somebody letters of these kinds from now on, and of no other."""
    muted = set(NoticeKind) - set(wanted)
    with verb("user.choose_notices", by=by):
        User.objects.select_for_update().get(pk=user.pk)
        before = muted_kinds(user)
        MutedNotice.objects.filter(user=user).exclude(kind__in=muted).delete()
        new = [MutedNotice(user=user, kind=kind.value) for kind in muted - before]
        MutedNotice.objects.bulk_create(new)
        if before != muted:
            told = {"muted": sorted(muted)}
            log_event(
                "user.notices_chosen", user, by=by, before={"muted": sorted(before)}, after=told
            )


def muted_kinds(user: User) -> set[NoticeKind]:
    """The kinds that somebody does not want."""
    return {NoticeKind(kind) for kind in user.muted_notices.values_list("kind", flat=True)}


def _send(pk: int, now: datetime) -> bool:
    """Sends one letter, if it is still to be sent and nobody else has it in hand."""
    with transaction.atomic():
        rows = Notice.objects.select_for_update(of=("self",), skip_locked=True)
        notice = rows.waiting(now).select_related("user").filter(pk=pk).first()
        if notice is None:
            return False
        if not _is_wanted(notice):
            notice.dropped_at = now
            notice.save(update_fields=["dropped_at"])
            return False
        try:
            _hand_over(notice)
        except (OSError, ValueError):  # ValueError: an address that no letter can be written to
            _put_off(notice, now)
            return False
        notice.sent_at = now
        notice.save(update_fields=["sent_at"])
        return True


def _is_wanted(notice: Notice) -> bool:
    """Whether somebody may still see it, and still wants it."""
    user = notice.user
    return (
        bool(user.email)
        and may(user, notice.needs)
        and NoticeKind(notice.kind) not in muted_kinds(user)
    )


def _hand_over(notice: Notice) -> None:
    link = settings.SITE_URL.rstrip("/") + notice.path
    off = address_of("account") + "#letters"
    body = text_of("notice.txt", user=notice.user, body=notice.body, link=link, settings=off)
    send(notice.user.email, f"{settings.SITE_NAME}: {notice.subject}", body)


def _put_off(notice: Notice, now: datetime) -> None:
    """Lets a letter be tried again later, or drops it after many tries."""
    notice.tries += 1
    if notice.tries >= TRIES:
        notice.dropped_at = now
    notice.due_at = now + min(FIRST_WAIT * 2 ** (notice.tries - 1), LONGEST_WAIT)
    notice.save(update_fields=["tries", "due_at", "dropped_at"])
