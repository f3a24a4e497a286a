"""How a page learns that a merged record led to it."""

from django.db.models import Model, QuerySet
from django.http import HttpRequest

LONGEST_NUMBER = 18


def merged_from(request: HttpRequest, gone: "QuerySet[Model]") -> str:
    """The number of the record that led here; nothing where the address only pretends so.

    `gone` are the records that were merged into the one shown; they are asked for only where the
    address names one.
    """
    number = request.GET.get("merged", "")
    is_number = number.isascii() and number.isdecimal() and len(number) <= LONGEST_NUMBER
    return number if is_number and int(number) in gone.values_list("pk", flat=True) else ""
