"""Every query that a list takes, made of the parameters that its view names."""

from collections.abc import Iterator
from typing import Any

from django.urls import resolve
from rest_framework import serializers

from accounts.api.fieldsets import Names
from tests.access.asking import path_of
from tests.access.world import MISSING

WORDS = ("ferry", "a")

OF_PAGES = {
    "/": [{"q": "{secret}"}],
    "/claims/": [
        {"q": "{secret}"},
        {"q": "ferry"},
        *({"sort": one} for one in ("newest", "support", "oldest")),
    ],
    "/reviews/": [{"rated": "true"}, {"rated": "false"}],
    "/claims/<int:pk>/": [{"as_of": "2018-12-01"}, {"as_of": "2030-01-01"}],
    "/claims/<int:pk>/drawing.svg": [{"as_of": "2018-12-01"}],
    "/v1alpha1/claims:search": [
        # What others published is found here by its words, matched with a claim of ours or not.
        {"query": "ferry"},
        {"query": "ferry", "pageSize": "1"},
        {"reviewPublisherSiteFilter": "testserver"},
    ],
}
"""What pages take; they name it nowhere."""


def queries_of(route: str, ids: list[int], secret: str) -> Iterator[dict[str, Any]]:
    """Every query that is worth asking at an address, one parameter at a time."""
    for query in OF_PAGES.get(route, []):
        yield {name: value.format(secret=secret) for name, value in query.items()}
    view = getattr(resolve(path_of(route, MISSING).partition("?")[0]).func, "cls", None)
    takes = getattr(view, "takes", None)
    if takes is None:
        return
    for name, field in takes().fields.items():
        yield from ({name: value} for value in values_of(name, field, view, ids, secret))


def values_of(name: str, field: Any, view: Any, ids: list[int], secret: str) -> list[Any]:
    """The values of one parameter that are worth asking for."""
    if name == "page_size":
        return [3]
    if name == "search":
        return [secret, *WORDS]
    optional = ",".join(getattr(view, "optional", ()))
    if name == "include" or (name == "fields" and optional):
        return [optional]
    if isinstance(field, Names | serializers.ListField):
        return []
    if isinstance(field, serializers.ChoiceField):
        return list(field.choices)
    if isinstance(field, serializers.IntegerField):
        return ids
    if isinstance(field, serializers.DateField):
        return ["2018-11-22", "2030-01-02"]
    return []
