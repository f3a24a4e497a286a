"""Identifiers of sources in public registers: one form for each, so that equal ones are equal."""

from sources.domain.hosts import site_host
from sources.domain.vocabulary import IdentifierScheme

FORMS = {
    IdentifierScheme.WIKIDATA: r"^Q[1-9][0-9]*$",
    IdentifierScheme.ISSN: r"^[0-9]{4}-[0-9]{3}[0-9X]$",
    IdentifierScheme.ISNI: r"^[0-9]{15}[0-9X]$",
    IdentifierScheme.ORCID: r"^([0-9]{4}-){3}[0-9]{3}[0-9X]$",
    IdentifierScheme.LEI: r"^[A-Z0-9]{18}[0-9]{2}$",
    IdentifierScheme.DOMAIN: r"^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}$",
    IdentifierScheme.IFCN: r"^[^ ]+$",
}
"""What an identifier of each register looks like, as PostgreSQL and Python both read it."""


def normalise_identifier(scheme: str, value: str) -> str:
    """Will return the form in which an identifier is kept; what does not fit comes back as it is.

    A domain is the host of a site: no scheme, no path, no `www.` or `m.`, lower-case, in ASCII.

    >>> normalise_identifier("domain", " https://www.Levada.ru/en/")
    'levada.ru'
    >>> normalise_identifier("wikidata", "q42")
    'Q42'
    """
    value = value.strip()
    if scheme != IdentifierScheme.DOMAIN:
        return value if scheme == IdentifierScheme.IFCN else value.upper().replace(" ", "")
    host = value.partition("://")[2] or value
    return site_host(host.split("/")[0].split("@")[-1].split(":")[0])
