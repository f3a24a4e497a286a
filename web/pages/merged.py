"""How a page learns that a merged record led to it."""

from collections.abc import Callable

from django.db.models import Model, QuerySet
from django.http import HttpRequest

from accounts.domain.numbers import number


def merged_from(request: HttpRequest, gone: "Callable[[], QuerySet[Model]]") -> str:
    """The number of the record that led here; nothing where the address only pretends so.

    `gone` gives the records that were merged into the one shown; it is called only where the address
    names one.
    """
    text = request.GET.get("merged", "")
    pk = number(text)
    return text if pk is not None and pk in gone().values_list("pk", flat=True) else ""
