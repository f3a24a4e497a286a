"""Loads the example reviews, once, by taking every step of them as people take it.

Nobody writes rows here: a review that could not have come about by the rules cannot be loaded.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from accounts.services.people import create_user, grant_role
from accounts.services.public_log import collected
from accounts.services.records import save_record
from accounts.services.steps import verb
from reviews.models import Review
from seeds.domain.records import Seeds
from seeds.domain.review_records import Account
from seeds.domain.review_records import Review as WrittenReview
from seeds.loader import Loader, seeds_actor
from seeds.models import Seeded
from seeds.review_rows import Work
from sources.domain.vocabulary import SourceKind
from sources.models import Source
from sources.services.records import save
from sources.services.sources import create_source

DESK = "demonstration desk"
ABOUT_DESK = (
    "Publishes the example reviews that come with the product, so that a new installation shows what "
    "reviews look like. Rename it, and it is the organisation that your own reviews are published by."
)


def whose_name() -> str:
    """The organisation in whose name the example reviews would be published, unless it is our desk.

    Empty where they may be loaded without asking: nobody has said who publishes here.
    """
    ours = Source.objects.ours().first()
    if ours is not None:
        is_desk = Seeded.objects.filter(kind="organisation", object_id=ours.pk).exists()
        return "" if is_desk else ours.name
    return settings.ORGANISATION if settings.ORGANISATION != settings.SITE_NAME else ""


def load_reviews(seeds: Seeds, *, now: datetime) -> int:
    """Will take every step of the example reviews that were not loaded before; returns how many.

    Each step has its own moment. On a machine whose clock is behind the last of them all are moved
    back by the same number of days, so that nothing is published in the future.

    Raises: Refused or ValidationError when a step is refused; nothing is loaded then.
    """
    loader = Loader(seeds_actor())
    new = [one for one in seeds.reviews if ("review", one.key) not in loader.known]
    if not new:
        return 0
    back = _days_back(seeds, now)
    with transaction.atomic(), collected():
        _need_desk(loader.by)
        people = {one.username: _awake(one, by=loader.by) for one in seeds.accounts}
        work = Work(loader, people)
        for review in new:
            record = _walk(work, review, back)
            Seeded.objects.create(kind="review", key=review.key, object_id=record.pk)
        for person in people.values():
            _set_active(person, to=False, by=loader.by)
    return len(new)


def _days_back(seeds: Seeds, now: datetime) -> timedelta:
    last = max(step.when for review in seeds.reviews for step in review.steps)
    return timedelta(days=max(0, (last - now) // timedelta(days=1) + 1))


def _walk(work: Work, review: WrittenReview, back: timedelta) -> Review:
    """Takes the steps of one review in their order."""
    first, *others = review.steps
    record = work.open(review.claim, first, first.when - back)
    for step in others:
        record = work.take(record, step, step.when - back)
    return record


def _need_desk(by: User) -> None:
    """Makes the organisation that publishes the examples, where none is marked as our own."""
    if Source.objects.ours().exists():
        return
    with verb("seeds.load", by=by, reason="example reviews"):
        desk = create_source(
            name=settings.ORGANISATION
            if settings.ORGANISATION != settings.SITE_NAME
            else f"{settings.SITE_NAME} {DESK}",
            kind=SourceKind.PUBLISHER,
            by=by,
            description=ABOUT_DESK,
            homepage=settings.SITE_URL,
        )
        desk.is_ours = True
        save(desk, by=by, reason="publishes the example reviews")
    Seeded.objects.create(kind="organisation", key="desk", object_id=desk.pk)


def _awake(account: Account, *, by: User) -> User:
    """The person of an account, able to act until the loading ends; nobody knows a password.

    Raises: ValidationError where somebody else goes by that name.
    """
    known = Seeded.objects.filter(kind="account", key=account.username).first()
    person = User.objects.filter(username=account.username).first()
    if known is None and person is not None:
        raise ValidationError(f"Somebody here is called {account.username} already.")
    if person is None:
        with verb("seeds.load", by=by, reason="example reviews"):
            person = create_user(username=account.username, password=None, by=by)
            person.first_name, person.last_name = account.first_name, account.last_name
            save_record(person, by=by)
            grant_role(person, account.role, by=by, reason="example reviews")
        Seeded.objects.update_or_create(
            kind="account", key=account.username, defaults={"object_id": person.pk}
        )
    _set_active(person, to=True, by=by)
    return person


def _set_active(person: User, *, to: bool, by: User) -> None:
    if person.is_active != to:
        person.is_active = to
        save_record(person, by=by, reason="example reviews")
