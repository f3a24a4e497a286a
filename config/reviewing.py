"""What a setting about reviews may be."""

from django.core.exceptions import ImproperlyConfigured

MOST_SIGNATURES = 3


def signatures(asked: int) -> int:
    """Will return how many signatures a publication needs.

    Raises: ImproperlyConfigured unless it is one, two or three.

    >>> signatures(2)
    2
    """
    if not 1 <= asked <= MOST_SIGNATURES:
        raise ImproperlyConfigured(
            f"REVIEW_SIGNATURES is a number from 1 to {MOST_SIGNATURES}, not {asked}: nothing is "
            "published on the word of its authors alone."
        )
    return asked
