"""How a page learns that a merged record led to it."""

from django.http import HttpRequest

LONGEST_NUMBER = 19


def merged_from(request: HttpRequest) -> str:
    """The number of the record that led here, if a redirect of ours says so, else nothing."""
    number = request.GET.get("merged", "")
    plain = number.isascii() and number.isdecimal() and len(number) <= LONGEST_NUMBER
    return number if plain else ""
