"""A row of every kind of record that the admin holds, by the name of its model."""

from typing import Any

from factory.django import DjangoModelFactory

from accounts.models import Invitation, MutedNotice, Notice
from tests.factories import accounts, claims, reviews, sources

ON_PAGES = (Invitation, MutedNotice, Notice)
"""What is not in the admin: `/account/people/` shows invitations, and letters are nobody's to read."""

FACTORIES: dict[str, type[DjangoModelFactory[Any]]] = {
    factory._meta.model._meta.label_lower: factory
    for module in (accounts, sources, claims, reviews)
    for factory in vars(module).values()
    if isinstance(factory, type)
    and issubclass(factory, DjangoModelFactory)
    and factory is not DjangoModelFactory
    and factory._meta.model not in ON_PAGES
}
