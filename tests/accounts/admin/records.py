"""A row of every kind of record that the admin holds, by the name of its model."""

from typing import Any

from factory.django import DjangoModelFactory

from tests.factories import accounts, claims, reviews, sources

FACTORIES: dict[str, type[DjangoModelFactory[Any]]] = {
    factory._meta.model._meta.label_lower: factory
    for module in (accounts, sources, claims, reviews)
    for factory in vars(module).values()
    if isinstance(factory, type)
    and issubclass(factory, DjangoModelFactory)
    and factory is not DjangoModelFactory
}
