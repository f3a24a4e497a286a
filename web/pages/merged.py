"""How a page learns that a merged record led to it."""

from django.db.models import Model, QuerySet
from django.http import HttpRequest

from accounts.domain.numbers import number


def merged_from(request: HttpRequest, gone: "QuerySet[Model]") -> str:
    """The number of the record that led here; nothing where the address only pretends so.

    `gone` are the records that were merged into the one shown; they are asked for only where the
    address names one.
    """
    text = request.GET.get("merged", "")
    pk = number(text)
    return text if pk is not None and pk in gone.values_list("pk", flat=True) else ""
