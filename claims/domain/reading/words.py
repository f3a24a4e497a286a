"""Word lists, written as people write them."""


def listed(text: str) -> tuple[str, ...]:
    """Will return the words of a text, in order.

    >>> listed("rain snow")
    ('rain', 'snow')
    """
    return tuple(text.split())


def words(text: str) -> frozenset[str]:
    """Will return the set of the words of a text.

    >>> sorted(words("snow rain snow"))
    ['rain', 'snow']
    """
    return frozenset(text.split())
