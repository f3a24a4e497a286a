"""The housekeeping that every installation needs, and the letters that it sends."""

from datetime import timedelta

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.utils import timezone

from accounts.jobs import task
from accounts.models import Invitation, User, Webhook
from accounts.runs import TakenOver
from accounts.services import addresses, feed, invitations, jobs, letters, log_keeping, notices
from accounts.services.bulk import handing_in
from accounts.services.bulk.importing import TASK
from accounts.services.jobs import defer_job
from accounts.services.webhooks import deriving, replaying, sending


@task("accounts.prune", every="17 3 * * *")
def prune(*, by: User | None) -> None:
    """Will delete what has expired: old jobs, sessions, kept answers, changes nobody reads any more."""
    jobs.prune()
    feed.forget_changes(now=timezone.now())
    replaying.forget_messages(now=timezone.now())


@task("accounts.keep_checkpoint", every="37 3 * * *")
def keep_checkpoint(*, by: User | None) -> None:
    """Will keep the checkpoint of the public log, unless that very one is kept already."""
    log_keeping.keep_checkpoint(settings.LOG_KEPT)


@task(letters.RESET)
def send_new_password(*, by: User | None, user: int) -> None:
    """Will send the letter by which somebody sets a new password; to nobody, nothing."""
    letters.send_new_password(User.objects.filter(pk=user).first())


@task(letters.SECURITY)
def send_security(*, by: User | None, user: int, said: str, former: str = "") -> None:
    """Will tell somebody of a change of how they sign in."""
    found = User.objects.filter(pk=user).first()
    if found is not None:
        letters.send_security(found, said, former=former)


@task(addresses.TASK)
def send_confirmation(*, by: User | None, user: int, address: str) -> None:
    """Will send the letter by which somebody confirms a new e-mail address."""
    found = User.objects.filter(pk=user).first()
    if found is not None:
        addresses.send_confirmation(found, address)


@task(invitations.TASK)
def send_invitation(*, by: User | None, invitation: int) -> None:
    """Will send the letter to somebody invited."""
    rows = Invitation.objects.select_related("invited_by")
    found = rows.filter(pk=invitation).first()
    if found is not None:
        invitations.send_invitation(found, now=timezone.now())


@task(notices.TASK, once=True)
def send_notices(*, by: User | None) -> None:
    """Will send the letters that wait."""
    notices.send_waiting(now=timezone.now())


@task("accounts.send_late_notices", every="*/5 * * * *")
def send_late_notices(*, by: User | None) -> None:
    """Will try letters again that could not be sent."""
    notices.send_waiting(now=timezone.now())


@task(TASK)
def import_records(*, by: User | None, run: int) -> None:
    """Will import a file that was handed in, or go on with it."""
    try:
        handing_in.import_stored(run, by=by)
    except (OperationalError, InterfaceError, OSError, TakenOver):
        raise  # it passes: the job is tried again, and goes on where it was
    except Exception as error:
        handing_in.give_up(run, f"{type(error).__name__}: {error}"[:500], by=by)
        raise


@task("accounts.tell_webhooks", every="* * * * *")
def tell_webhooks(*, by: User | None) -> None:
    """Will make the messages of what changed, and ask for the jobs that send what is due."""
    for webhook in Webhook.objects.on().values_list("pk", flat=True):
        while deriving.derive(webhook, now=timezone.now()):
            pass
    due = Webhook.objects.on().free(timezone.now()).with_due(timezone.now())
    for webhook in due.values_list("pk", flat=True):
        defer_job(replaying.SEND, by=None, webhook=webhook)


@task(replaying.SEND)
def send_webhook(*, by: User | None, webhook: int) -> None:
    """Will send to a webhook what is due, and come back for what is due before the next minute."""
    wait = sending.send_due(webhook, clock=timezone.now)
    if wait is not None and wait < timedelta(minutes=1):
        defer_job(replaying.SEND, by=None, delay=wait + timedelta(seconds=1), webhook=webhook)
