"""What is done about claims apart from requests."""

from contextlib import suppress
from datetime import timedelta

from django.utils import timezone

from accounts.jobs import task
from accounts.models import User
from accounts.services.jobs import defer_job
from claims.models import Claim
from claims.services import draining, duplicates, marking, relating
from claims.services.matching import keeping, vectors
from claims.services.suggestions import read_version
from claims.services.suggestions.reading import TASK as READ
from sources.models import ArticleVersion
from sources.services import words
from sources.services.extraction import NotReadable

BATCHES = 200
"""Batches of one job. What is left then is another job, behind whatever waits meanwhile."""


AGAIN = timedelta(seconds=5)
"""After so long it is tried again to take claims that somebody else held."""


@task(marking.TASK, once=True)
def recompute_stale(*, by: User | None) -> None:
    """Will count anew the claims whose answer is stale.

    Those that somebody else holds meanwhile are left for another job, a little later.
    """
    for number, _ in enumerate(draining.drain(), start=1):
        if number == BATCHES:
            defer_job(marking.TASK, by=by)
            return
    if draining.waiting():
        defer_job(marking.TASK, by=by, delay=AGAIN)


@task("claims.look_for_stale", every="23 * * * *")
def look_for_stale(*, by: User | None) -> None:
    """Will mark what another policy counted, and see to it that whatever is marked is counted."""
    marking.mark_outdated()
    if draining.waiting():
        defer_job(marking.TASK, by=by)


@task("claims.suggest_relations")
def suggest_relations(*, by: User | None, claim: int) -> None:
    """Will suggest what a claim that is new or was changed may be tied to."""
    found = Claim.objects.filter(pk=claim).first()
    if found is not None:
        relating.suggest_relations(found, by=None)
        duplicates.suggest_duplicates(found, by=None)


@task("claims.suggest_all_relations", every="23 4 * * *")
def suggest_all_relations(*, by: User | None) -> None:
    """Will look through all numerical claims for relations that nobody has suggested yet."""
    for _ in relating.suggest_all(by=by):
        pass


@task("claims.remember_new_words", every="*/10 * * * *")
def remember_new_words(*, by: User | None) -> None:
    """Will remember the words of the newest statements, for those who slip in a search."""
    words.remember_words(Claim, "statement", newest=words.NEWEST)


@task("claims.remember_words", every="13 3 * * *")
def remember_words(*, by: User | None) -> None:
    """Will remember the words of all statements, of those too that were changed."""
    words.remember_words(Claim, "statement")


@task("claims.refresh_matching", every="11 * * * *")
def refresh_matching(*, by: User | None) -> None:
    """Will count how common each term is, or make all terms anew where the rules are new."""
    if keeping.is_outdated():
        for _ in keeping.rebuild(now=timezone.now()):
            pass
    else:
        keeping.refresh(now=timezone.now())


@task("claims.embed", every="*/5 * * * *")
def embed(*, by: User | None) -> None:
    """Will make the vectors of new and changed claims, where meanings are compared."""
    for _ in vectors.embed_waiting():
        pass


@task(READ)
def read_article_version(*, by: User | None, version: int) -> None:
    """Will keep what reading a text suggests; one that is gone or withheld by now is passed over."""
    found = ArticleVersion.objects.filter(pk=version).first()
    if found is not None:
        with suppress(NotReadable):
            read_version(found, by=by)
