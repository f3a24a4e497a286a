"""Publishers as somebody names them on the command line."""

from django.core.management.base import CommandError

from sources.domain.identifiers import normalise_identifier
from sources.domain.vocabulary import IdentifierScheme
from sources.models import Source


def publisher_named(named: str) -> Source | None:
    """The source somebody named by number, by domain or by its exact name.

    Raises: CommandError when none or several are meant.
    """
    if not named:
        return None
    if named.isascii() and named.isdigit():
        found = list(Source.objects.active().filter(pk=int(named)))
    else:
        domain = normalise_identifier(IdentifierScheme.DOMAIN, named)
        found = list(Source.objects.known_as(named, domain))
    if len(found) != 1:
        raise CommandError(f"--publisher: {len(found) or 'no'} sources are known as “{named}”.")
    return found[0]
